# Stands in for maven:3-eclipse-temurin-17: a JDK 17 and Maven on the PATH.
FROM debian:bookworm-slim
COPY certificates /usr/local/share/ca-certificates
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven \
    && rm -rf /var/lib/apt/lists/*
CMD ["mvn"]
