# The operator's image: a jlink runtime, its libraries, the program, the classes it starts with; no shell, no package
# manager, no root. docs/image.md tells what is in it and why.
# Both bases can be replaced: --build-arg BUILD_IMAGE=... needs a JDK 25, a shell, curl or wget, and unzip;
# RUNTIME_IMAGE needs glibc, libstdc++, zlib, time zones, CA certificates and /etc/passwd.
ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG RUNTIME_IMAGE=gcr.io/distroless/java-base-debian12:nonroot

FROM ${BUILD_IMAGE} AS runtime
# java.naming and java.xml: logback; jdk.crypto.ec: TLS; jdk.management: metrics; jdk.httpserver: probes
RUN jlink --add-modules java.base,java.logging,java.net.http,java.naming,java.management,java.xml,java.security.jgss,java.instrument,jdk.crypto.ec,jdk.unsupported,jdk.management,jdk.jfr,jdk.zipfs,jdk.net,jdk.httpserver \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive \
      --output /runtime

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -Psbom -pl operator -am package
# What changes seldom and what changes always go into layers of their own. The jars are reproducible; with one date for
# all, so are the layers, and the class cache, which knows its jars by date and size.
RUN mkdir -p /out/libraries /out/program/lib \
 && cp operator/target/peerconn-operator.jar operator/target/peerconn-operator.cdx.json /out/program/ \
 && mv operator/target/lib/peerconn-*.jar /out/program/lib/ \
 && cp operator/target/lib/*.jar /out/libraries/ \
 && find /out -exec touch -d '2026-01-01T00:00:00Z' '{}' +

# The program starts once against stubs, without a cluster, and the JVM keeps what it loaded and linked meanwhile.
FROM ${BUILD_IMAGE} AS class-cache
COPY --from=runtime /runtime /opt/java
COPY --from=build /out/libraries /app/lib
COPY --from=build /out/program /app
RUN /opt/java/bin/java -XX:AOTCacheOutput=/app/peerconn-operator.aot -XX:+UseSerialGC -XX:-UsePerfData \
      -XX:TieredStopAtLevel=1 -jar /app/peerconn-operator.jar rehearse \
 && test -s /app/peerconn-operator.aot \
 && touch -d '2026-01-01T00:00:00Z' /app/peerconn-operator.aot

# The simulated cloud, for those who test against it: --target simulator
FROM ${BUILD_IMAGE} AS build-simulator
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -pl simulator -am package

FROM ${RUNTIME_IMAGE} AS simulator
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="peerconn-simulator" \
      org.opencontainers.image.description="A simulated Baidu AI Cloud peer connection service to test against" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
COPY --from=runtime /runtime /opt/java
COPY --from=build-simulator /src/simulator/target/lib /app/lib
COPY --from=build-simulator /src/simulator/target/peerconn-simulator.jar /app/
USER 65532:65532
EXPOSE 8080 8081 8082
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:-UsePerfData", "-jar", "/app/peerconn-simulator.jar"]
# in a container the loopback would be its own
CMD ["--bind", "0.0.0.0", "--port", "bj=8080,gz=8081", "--control-port", "8082"]

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="peerconn-operator" \
      org.opencontainers.image.description="Kubernetes operator for Baidu AI Cloud VPC peer connections" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
COPY --from=runtime /runtime /opt/java
COPY --from=build /out/libraries /app/lib
COPY --from=build /out/program /app
COPY --from=class-cache /app/peerconn-operator.aot /app/
USER 65532:65532
EXPOSE 8080
# Nothing is written but to /tmp, and the heap follows the container's limit; the second compiler would cost 45 MiB and
# gain nothing here, and what the first one leaves to the C library is given back (docs/performance.md). A class cache that
# does not fit, say after a change of the class path by hand, is passed over: the start takes longer then, and nothing else.
ENTRYPOINT ["/opt/java/bin/java", "-XX:AOTCache=/app/peerconn-operator.aot", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:TrimNativeHeapInterval=60000", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:-ShrinkHeapInSteps", "-jar", "/app/peerconn-operator.jar"]
CMD ["run"]
