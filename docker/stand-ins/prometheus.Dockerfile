# Stands in for prom/prometheus: the server as its entry point, promtool, configuration in /etc/prometheus, data in
# /prometheus, and the user nobody. Debian's version is an older one than the image's.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends prometheus \
    && rm -rf /var/lib/apt/lists/* /etc/prometheus \
    && mkdir -p /etc/prometheus /prometheus \
    && chown nobody:nogroup /etc/prometheus /prometheus
USER nobody
WORKDIR /prometheus
VOLUME /prometheus
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
