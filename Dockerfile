# Images of the operator and of the stages, from what Maven has built:
#
#   mvn -pl operator,stages -am package
#   docker build --target operator -t ghcr.io/wsss/operator:0.1.0 .
#   docker build --target stages   -t ghcr.io/wsss/stages:0.1.0 .
#   docker build --target stages   -t ghcr.io/wsss/stages:0.1.0-cuda --build-arg LIBTORCH=pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime .
#
# What changes seldom comes first: another version of our code moves a megabyte of each image (measured: 1.2 of 756 MB, 0.3 of 325 MB).

ARG JRE=eclipse-temurin:25-jre
# The image whose libtorch is used; one without it gets libtorch for processors.
ARG LIBTORCH=eclipse-temurin:25-jre

FROM ${JRE} AS jre

# What the stages' base lacks: libtorch for processors; or, where it has one for CUDA, the engine's library for that and a JRE.
FROM ${LIBTORCH} AS lacking
USER 0
COPY --from=jre /opt/java/openjdk /build/jre
COPY stages/src/main/image/libtorch /build/libtorch
COPY stages/target/lib /build/jars
COPY pipeline/target/wsss-pipeline-*.jar stages/target/wsss-stages-*.jar /build/jars/
RUN /build/libtorch /build/jars /build/jre /build/out

FROM jre AS operator
ARG VERSION=0.1.0-SNAPSHOT
LABEL org.opencontainers.image.title="wsss operator" \
      org.opencontainers.image.description="Executes WSSSRun resources: each step a Job, artifacts through S3." \
      org.opencontainers.image.version="${VERSION}"
COPY operator/target/quarkus-app/lib/boot/ /opt/wsss/lib/boot/
COPY operator/target/quarkus-app/lib/main/ /opt/wsss/lib/main/
COPY pipeline/target/wsss-pipeline-${VERSION}.jar /opt/wsss/lib/main/dev.wsss.wsss-pipeline-${VERSION}.jar
COPY operator/target/quarkus-app/quarkus/ /opt/wsss/quarkus/
COPY operator/target/quarkus-app/app/ /opt/wsss/app/
COPY operator/target/quarkus-app/quarkus-run.jar operator/target/quarkus-app/quarkus-app-dependencies.txt /opt/wsss/
COPY operator/src/main/jvm/operator.flags /opt/wsss/
ENV HOME=/tmp
USER 10001:0
WORKDIR /opt/wsss
EXPOSE 8080
ENTRYPOINT ["java", "@/opt/wsss/operator.flags", "-jar", "/opt/wsss/quarkus-run.jar"]
ARG REVISION=unknown
LABEL org.opencontainers.image.revision="${REVISION}"

FROM ${LIBTORCH} AS stages
ARG VERSION=0.1.0-SNAPSHOT
LABEL org.opencontainers.image.title="wsss stages" \
      org.opencontainers.image.description="The stages of a run and the command line: pictures with image-level labels in, masks out." \
      org.opencontainers.image.version="${VERSION}"
COPY --from=lacking /build/out/ /
# All but the archive of libtorch.
COPY stages/target/lib/[^p]*.jar stages/target/lib/p[^y]*.jar stages/target/lib/pytorch-[^n]*.jar /opt/wsss/lib/
COPY stages/src/main/jvm/pod.flags /opt/wsss/
COPY stages/src/main/image/wsss /opt/wsss/bin/wsss
COPY k8s/samples/ /opt/wsss/k8s/samples/
COPY pipeline/target/wsss-pipeline-${VERSION}.jar stages/target/wsss-stages-${VERSION}.jar /opt/wsss/app/
ENV HOME=/tmp \
    PATH=/opt/wsss/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
USER 10001:0
WORKDIR /tmp
EXPOSE 9404
ENTRYPOINT ["/opt/wsss/bin/wsss"]
CMD ["--help"]
ARG REVISION=unknown
LABEL org.opencontainers.image.revision="${REVISION}"
