# All images of Traffic Analyzer: one stage builds, each further stage is one image (docker build --target NAME).
# The bases are arguments, for mirrors and for other versions; Cassandra's is the embedded node's in pom.xml.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-17
ARG JAVA_IMAGE=eclipse-temurin:17-jre
ARG CASSANDRA_IMAGE=cassandra:5.0.9
ARG PROMETHEUS_IMAGE=prom/prometheus:v3.13.2
ARG GRAFANA_IMAGE=grafana/grafana:12.2.0

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
# The poms alone first: their layer, with all that Maven downloads for them, is used again until a pom changes.
COPY pom.xml ./
COPY traffic-testing/pom.xml traffic-testing/
COPY packet/pom.xml packet/
COPY fuzzing/pom.xml fuzzing/
COPY traffic-service/pom.xml traffic-service/
COPY cassandra-config/pom.xml cassandra-config/
COPY cassandra-config/triggers/pom.xml cassandra-config/triggers/
COPY cassandra-config/node/pom.xml cassandra-config/node/
COPY traffic-store/pom.xml traffic-store/
COPY interceptor/pom.xml interceptor/
COPY cassandra-loader/pom.xml cassandra-loader/
COPY cassandra-loader/bulk/pom.xml cassandra-loader/bulk/
COPY cassandra-exporter-custom/pom.xml cassandra-exporter-custom/
COPY traffic-analysis/pom.xml traffic-analysis/
COPY traffic-cli/pom.xml traffic-cli/
ARG MODULES=interceptor,cassandra-loader,cassandra-exporter-custom,cassandra-config,cassandra-config/triggers
# Tests and style are checked by `mvn verify`, not by each build of an image.
ARG MAVEN_FLAGS="-B -ntp -q -DskipTests -Dspotless.check.skip=true -Djacoco.skip=true"
RUN mvn ${MAVEN_FLAGS} -pl ${MODULES} -am package
COPY . .
RUN mvn ${MAVEN_FLAGS} -pl ${MODULES} -am package \
    && cat cassandra-config/src/main/resources/trafficanalyzer/node/common.yaml \
        cassandra-config/container/container.yaml > cassandra.yaml

# What every service needs: a Java runtime and the health check.
FROM ${JAVA_IMAGE} AS java
COPY docker/health /usr/local/bin/
WORKDIR /

# Generates the passwords, once, and gives the spool to the user that the services run as.
FROM java AS credentials
COPY docker/credentials /usr/local/bin/
COPY --from=build /build/cassandra-config/target/lib /app/lib
COPY --from=build /build/cassandra-config/target/cassandra-config.jar /app/
ENTRYPOINT ["credentials"]

# Interceptor and mock traffic producer. A user other than root gets no capability from cap_add alone, and java with file
# capabilities no longer finds its libraries: so a copy of setpriv has the file capability, and hands it on to java.
FROM java AS interceptor
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpcap0.8 libcap2-bin \
    && rm -rf /var/lib/apt/lists/* \
    && cp /usr/bin/setpriv /usr/local/bin/with-net-raw \
    && setcap cap_net_raw+ep /usr/local/bin/with-net-raw
COPY --from=build /build/interceptor/target/lib /app/lib
COPY --from=build /build/interceptor/target/interceptor.jar /app/
USER 999:999
ENTRYPOINT ["with-net-raw", "--inh-caps=+net_raw", "--ambient-caps=+net_raw", "--", \
    "java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=60", "-jar", "/app/interceptor.jar"]

# The loader, and the setup of roles and schema (trafficanalyzer.store.SetupMain).
FROM java AS cassandra-loader
COPY --from=build /build/cassandra-loader/target/lib /app/lib
COPY --from=build /build/cassandra-loader/target/cassandra-loader.jar /app/
USER 999:999
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=60", "-jar", "/app/cassandra-loader.jar"]

FROM java AS cassandra-exporter-custom
COPY --from=build /build/cassandra-exporter-custom/target/lib /app/lib
COPY --from=build /build/cassandra-exporter-custom/target/cassandra-exporter-custom.jar /app/
USER 999:999
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=60", "-jar", "/app/cassandra-exporter-custom.jar"]

# The official image with our configuration, role manager and trigger; the last two share a jar beside Cassandra's own.
FROM ${CASSANDRA_IMAGE} AS cassandra-node
COPY docker/health docker/cassandra-node /usr/local/bin/
COPY --from=build /build/cassandra.yaml /etc/cassandra/cassandra.yaml
COPY cassandra-config/container/logback.xml /etc/cassandra/logback.xml
COPY --from=build /build/cassandra-config/triggers/target/endpoint-counter-*.jar /opt/cassandra/lib/
# HOME holds the credentials of cqlsh; the configuration that is used is a copy that the entry point may edit.
ENV HOME=/credentials CASSANDRA_CONF=/run/cassandra
RUN mkdir -m 1777 /run/cassandra
USER 999:999
ENTRYPOINT ["cassandra-node"]
CMD ["cassandra", "-f"]

FROM ${PROMETHEUS_IMAGE} AS prometheus
COPY prometheus/prometheus.yml /etc/prometheus/
COPY prometheus/rules /etc/prometheus/rules
COPY prometheus/targets/compose.yml /etc/prometheus/targets/

# The last stage, as Docker's old builder makes each stage before the one that is asked for.
FROM ${GRAFANA_IMAGE} AS grafana
COPY grafana/provisioning /etc/grafana/provisioning
COPY grafana/dashboards /etc/grafana/dashboards
