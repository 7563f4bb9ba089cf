package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.Documents;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every object of the chart and of {@code k8s/} against an API server that validates strictly. */
@NeedsApiServer
@NeedsHelm
class ChartIT {
    /** Kinds whose definitions belong to the Prometheus operator. */
    private static final Set<String> FOREIGN = Set.of("ServiceMonitor", "PodMonitor", "PrometheusRule");

    private final ApiServer server;
    private final KubernetesClient client;
    private final Helm helm;

    ChartIT(ApiServer server, KubernetesClient client, Helm helm) {
        this.server = server;
        this.client = client;
        this.helm = helm;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=1",
                "replicas=3,networkPolicy.enabled=true,metrics.serviceMonitor.enabled=true,metrics.podMonitor.enabled=true",
                "metrics.dashboards.enabled=true,metrics.dashboards.annotations.folder=wsss,metrics.prometheusRule.enabled=true",
                "watchNamespaces={NAMESPACE},networkPolicy.enabled=true,imagePullSecrets={a},priorityClassName=",
                "serviceAccount.create=false,rbac.create=false,crds.install=false,javaOptions=-Xlog",
                "logLevel=DEBUG,extraEnv[0].name=HTTPS_PROXY,extraEnv[0].value=http://proxy:3128,extraVolumes[0].name=ca,"
                        + "extraVolumes[0].configMap.name=ca,extraVolumeMounts[0].name=ca,extraVolumeMounts[0].mountPath=/ca",
                "labels.team=vision,annotations.mesh=none,nodeSelector.disk=fast,tolerations[0].operator=Exists"
            })
    void everyRenderingIsTaken(String values) {
        String set = values.replace("NAMESPACE", client.getNamespace());
        assertTaken(helm.render(client.getNamespace(), "--set", set));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base/operator.yaml", "base/namespace.yaml", "trial/minio.yaml", "trial/profile.yaml"})
    void everyManifestIsTaken(String file) throws IOException {
        String text = Files.readString(Documents.root().resolve("k8s").resolve(file));
        assertTaken(Rendering.of(text.replace("wsss-system", client.getNamespace())));
    }

    @Test
    void whatIsMisspelledIsNotTaken() throws IOException {
        String text = Files.readString(Documents.root().resolve("k8s/trial/minio.yaml"));
        assertThat(refusals(Rendering.of(text.replace("readOnlyRootFilesystem", "readOnlyRoot"))))
                .singleElement()
                .asString()
                .contains("readOnlyRoot");
    }

    /** Refuses such a role, which has no annotations of Helm. */
    @Test
    void besideAnInstallationWithoutHelmTheChartIsRefusedByName(@TempDir Path folder) throws IOException {
        Path cluster = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
        ClusterRole there = new ClusterRoleBuilder()
                .withNewMetadata()
                .withName("installed-by-hand")
                .addToLabels("wsss.dev/carries-out-runs-of", "cluster")
                .endMetadata()
                .build();
        server.admin().resource(there).create();
        try {
            assertThat(helm.refusal("--dry-run=server", "--kubeconfig", cluster.toString()))
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("an installation without Helm (ClusterRole \"installed-by-hand\")"));
        } finally {
            server.admin().resource(there).delete();
        }
    }

    private void assertTaken(Rendering rendering) {
        assertThat(rendering.documents()).isNotEmpty();
        assertThat(refusals(rendering)).isEmpty();
    }

    private List<String> refusals(Rendering rendering) {
        List<String> refusals = new ArrayList<>();
        rendering.objects().filter(each -> !FOREIGN.contains(each.getKind())).forEach(each -> {
            try {
                take(each);
            } catch (KubernetesClientException refused) {
                refusals.add(each.getKind() + " " + each.getMetadata().getName() + ": " + refused.getMessage());
            }
        });
        return refusals;
    }

    private void take(GenericKubernetesResource object) {
        KubernetesClient who = object.getMetadata().getNamespace() == null ? client : server.admin();
        who.resource(object)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .forceConflicts()
                .serverSideApply();
    }
}
