# The operator's image: a jlink runtime, its libraries, the program; no shell, no package manager, no root.
# Both bases can be replaced: --build-arg BUILD_IMAGE=... needs a JDK 25, a shell, curl or wget, and unzip;
# RUNTIME_IMAGE needs glibc, libstdc++, zlib, time zones and /etc/passwd.
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
    ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -pl operator -am package
# what changes seldom and what changes always go into layers of their own
RUN mkdir -p /out/libraries /out/program/lib \
 && cp operator/target/peerconn-operator.jar /out/program/ \
 && mv operator/target/lib/peerconn-*.jar /out/program/lib/ \
 && cp operator/target/lib/*.jar /out/libraries/

# The simulated cloud, for those who test against it: --target simulator
FROM ${BUILD_IMAGE} AS build-simulator
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dmaven.test.skip -Dspotless.check.skip -pl simulator -am package

FROM ${RUNTIME_IMAGE} AS simulator
LABEL org.opencontainers.image.title="peerconn-simulator" \
      org.opencontainers.image.description="A simulated Baidu AI Cloud peer connection service to test against" \
      org.opencontainers.image.licenses="Apache-2.0"
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
LABEL org.opencontainers.image.title="peerconn-operator" \
      org.opencontainers.image.description="Kubernetes operator for Baidu AI Cloud VPC peer connections" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=runtime /runtime /opt/java
COPY --from=build /out/libraries /app/lib
COPY --from=build /out/program /app
USER 65532:65532
EXPOSE 8080
# nothing is written but to /tmp, and the heap follows the container's limit; the second compiler would cost 45 MiB and
# gain nothing here, and what the first one leaves to the C library is given back (docs/performance.md)
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:TrimNativeHeapInterval=60000", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:-ShrinkHeapInSteps", "-jar", "/app/peerconn-operator.jar"]
CMD ["run"]
