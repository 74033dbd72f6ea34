# Stands in for eclipse-temurin:17-jre: a JRE in /opt/java/openjdk and on the PATH.
FROM debian:bookworm-slim
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:$PATH
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /opt/java \
    && ln -s /usr/lib/jvm/java-17-openjdk-* "$JAVA_HOME"
