# Stands in for the official image of Cassandra, as far as ours and its users count on it: the folders, the user, the
# environment variables of its entry point, cassandra-env's variables, cqlsh -e and nodetool.
ARG BUILD_IMAGE
FROM ${BUILD_IMAGE} AS libraries
ARG VERSION
COPY cassandra/pom.xml /build/
RUN mvn -B -ntp -q -f /build/pom.xml -Dcassandra.version="$VERSION" dependency:copy-dependencies -DoutputDirectory=/build/lib

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless python3-cassandra \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd -r --gid 999 cassandra \
    && useradd -r --gid cassandra --uid 999 --shell /bin/false cassandra
ENV CASSANDRA_HOME=/opt/cassandra CASSANDRA_CONF=/etc/cassandra PATH=/opt/cassandra/bin:$PATH
COPY --from=libraries /build/lib $CASSANDRA_HOME/lib
COPY cassandra/conf $CASSANDRA_CONF
COPY cassandra/cassandra cassandra/nodetool cassandra/cqlsh $CASSANDRA_HOME/bin/
COPY cassandra/docker-entrypoint.sh /usr/local/bin/
RUN mkdir -p "$CASSANDRA_CONF/triggers" /var/lib/cassandra /var/log/cassandra \
    && chown -R cassandra:cassandra "$CASSANDRA_CONF" /var/lib/cassandra /var/log/cassandra \
    && chmod 1777 "$CASSANDRA_CONF" /var/lib/cassandra /var/log/cassandra \
    && ln -s /etc/cassandra "$CASSANDRA_HOME/conf" \
    && ln -s /var/lib/cassandra "$CASSANDRA_HOME/data" \
    && ln -s /var/log/cassandra "$CASSANDRA_HOME/logs"
VOLUME /var/lib/cassandra
EXPOSE 7000 7001 7199 9042
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["cassandra", "-f"]
