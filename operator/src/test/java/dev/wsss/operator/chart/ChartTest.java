package dev.wsss.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.OperatorConfig;
import dev.wsss.operator.profile.Profile;
import dev.wsss.operator.profile.Profiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the chart's output, and of its refusals. */
@NeedsHelm
class ChartTest {
    private static final String EVERYTHING = "watchNamespaces={a,b},replicas=2,networkPolicy.enabled=true,"
            + "metrics.serviceMonitor.enabled=true,metrics.podMonitor.enabled=true,metrics.prometheusRule.enabled=true,"
            + "metrics.dashboards.enabled=true,store.allowedEndpoints={https://*},"
            + "store.ambientBuckets={own},javaOptions=-Xlog,imagePullSecrets={registry},priorityClassName=high,"
            + "labels.team=vision,annotations.mesh=none,nodeSelector.disk=fast,serviceAccount.annotations.role=wsss";

    @Test
    void helmHasNothingToComplainAbout(Helm helm) {
        assertThat(helm.complaint()).isEmpty();
    }

    @Test
    void everyContainerIsRestricted(Helm helm) {
        Rendering rendering = helm.render("wsss-system", "--set", EVERYTHING);
        List<PodSpec> pods = Stream.concat(
                        rendering.all(Deployment.class).stream()
                                .map(each -> each.getSpec().getTemplate().getSpec()),
                        rendering.all(Pod.class).stream().map(Pod::getSpec))
                .toList();
        assertThat(pods).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            Container container = pod.getContainers().getFirst();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    @Test
    void everySettingOfTheOperatorIsGivenAndNoOther(Helm helm) {
        List<String> given = operator(helm.render("wsss-system", "--set", EVERYTHING)).getEnv().stream()
                .map(EnvVar::getName)
                .filter(name -> name.startsWith("WSSS_"))
                .toList();
        // One replica needs the lease all the same: while it is replaced there are two.
        List<String> known = settings("WSSS", OperatorConfig.class)
                .filter(name -> !name.equals("WSSS_LEASE_ENABLED"))
                .toList();
        assertThat(given).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Stream<String> settings(String prefix, Class<?> group) {
        return Arrays.stream(group.getDeclaredMethods()).flatMap(each -> setting(prefix, each));
    }

    private static Stream<String> setting(String prefix, Method method) {
        String name =
                prefix + "_" + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
        return method.getReturnType().getName().startsWith("dev.wsss")
                ? settings(name, method.getReturnType())
                : Stream.of(name);
    }

    @Test
    void theProfileGoesOverTheOneThatIsBuiltIn(Helm helm) {
        Rendering rendering = helm.render(
                "wsss-system",
                "--set",
                "profile.gpu.count=0,profile.resources.train.memory=3Gi,global.imageRegistry=mirror.example");
        String document = rendering.only(ConfigMap.class).getData().get("profile.yaml");
        Profile profile = Profiles.installed(Serialization.unmarshal(document, JsonNode.class))
                .builtIn();
        assertThat(profile.gpu().count()).isZero();
        assertThat(profile.resources().train().memory()).isEqualTo("3Gi");
        assertThat(profile.image()).isEqualTo("mirror.example/wsss/stages:0.1.0");
    }

    @Test
    void withoutValuesPodsAreTheBuiltInOnesOnCpusAsTheirImageIs(Helm helm) {
        String document =
                helm.render("wsss-system").only(ConfigMap.class).getData().get("profile.yaml");
        JsonNode over = Serialization.unmarshal(document, JsonNode.class);
        JsonNode cpus = Serialization.unmarshal("gpu: {count: 0}", JsonNode.class);
        assertThat(Profiles.installed(over).builtIn())
                .isEqualTo(Profiles.installed(cpus).builtIn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image.tag=2.0.1                                     | ghcr.io/wsss/operator:2.0.1
            global.imageRegistry=mirror.example/a             | mirror.example/a/wsss/operator:0.1.0
            image.registry=                                   | wsss/operator:0.1.0
            image.registry=localhost,image.repository=op      | localhost/op:0.1.0
            """)
    void anImageIsNamedByRegistryRepositoryAndTag(String values, String name, Helm helm) {
        assertThat(operator(helm.render("wsss-system", "--set", values)).getImage())
                .isEqualTo(name);
    }

    @Test
    void aDigestGoesBeforeTheTag(Helm helm) {
        String digest = "sha256:" + "0a".repeat(32);
        assertThat(operator(helm.render("wsss-system", "--set", "image.tag=2.0.1,image.digest=" + digest))
                        .getImage())
                .isEqualTo("ghcr.io/wsss/operator@" + digest);
    }

    @Test
    void anInstallationForNamespacesGrantsNothingInTheRestOfTheCluster(Helm helm) {
        Rendering rendering = helm.render("wsss-system", "--set", "watchNamespaces={a,b}");
        assertThat(rendering.all(ClusterRole.class)).isNotEmpty().allSatisfy(each -> assertThat(
                        each.getMetadata().getLabels().keySet())
                .anyMatch(label -> label.startsWith("rbac.authorization.k8s.io/aggregate-to-")));
        assertThat(rendering.all(Role.class))
                .extracting(each -> each.getMetadata().getNamespace())
                .containsExactlyInAnyOrder("a", "b", "wsss-system");
    }

    @Test
    void onlyAdministratorsEditProfiles(Helm helm) {
        assertThat(helm.render("wsss-system").all(ClusterRole.class))
                .filteredOn(each -> each.getRules().stream().anyMatch(ChartTest::changesProfiles))
                .singleElement()
                .satisfies(each -> assertThat(each.getMetadata().getLabels())
                        .containsKey("rbac.authorization.k8s.io/aggregate-to-admin"));
    }

    private static boolean changesProfiles(PolicyRule rule) {
        return rule.getResources().contains("wsssprofiles")
                && !List.of("get", "list", "watch").containsAll(rule.getVerbs());
    }

    @Test
    void theDefinitionsStayWhenTheReleaseGoes(Helm helm) {
        assertThat(helm.render("wsss-system").all(CustomResourceDefinition.class))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getMetadata().getAnnotations())
                        .containsEntry("helm.sh/resource-policy", "keep"));
        assertThat(helm.render("wsss-system", "--set", "crds.install=false").all(CustomResourceDefinition.class))
                .isEmpty();
    }

    @Test
    void aBudgetHoldsUpNoDrainOfASingleReplica(Helm helm) {
        assertThat(helm.render("wsss-system").all(PodDisruptionBudget.class)).isEmpty();
        assertThat(helm.render("wsss-system", "--set", "replicas=2").all(PodDisruptionBudget.class))
                .hasSize(1);
    }

    @Test
    void aServiceAccountOfOnesOwnIsTakenAsItIs(Helm helm) {
        Rendering rendering =
                helm.render("wsss-system", "--set", "serviceAccount.create=false,serviceAccount.name=mine");
        assertThat(rendering.all(ServiceAccount.class)).isEmpty();
        assertThat(rendering
                        .only(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getServiceAccountName())
                .isEqualTo("mine");
    }

    @Test
    void everyObjectSaysWhatItBelongsTo(Helm helm) {
        assertThat(helm.render("wsss-system", "--set", EVERYTHING).objects())
                .filteredOn(each -> !each.getKind().equals("CustomResourceDefinition"))
                .allSatisfy(each -> assertThat(each.getMetadata().getLabels())
                        .containsEntry("app.kubernetes.io/name", "wsss-operator")
                        .containsEntry("app.kubernetes.io/instance", Helm.RELEASE));
    }

    @Test
    void releasesOfOneNameInTwoNamespacesDoNotMeet(Helm helm) {
        List<String> names = Stream.of("one", "two")
                .flatMap(namespace -> helm.render(namespace, "--set", "watchNamespaces={shared}")
                        .objects())
                .filter(each -> !each.getKind().equals("CustomResourceDefinition"))
                .map(each -> each.getKind() + " " + each.getMetadata().getNamespace() + " " + name(each))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replica=2                            | additional properties 'replica' not allowed
            replicas=-1                          | /replicas
            image.digest=sha256:1                | /image/digest
            profile.gpu.cont=1                   | additional properties 'cont' not allowed
            profile.resources.train.memory=much  | /profile/resources/train/memory
            watchNamespaces={A}                  | /watchNamespaces/0
            watchNamespaces={a,a}                | /watchNamespaces
            image.pullPolicy=Sometimes           | /image/pullPolicy
            sweep.every=P                        | /sweep/every
            sweep.every=PT                       | /sweep/every
            sweep.grace=PT0S                     | /sweep/grace
            """)
    void whatIsWrongIsRefusedWithItsPlace(String values, String place, Helm helm) {
        assertThat(helm.refusal("--set", values))
                .hasValueSatisfying(text -> assertThat(text).contains(place));
    }

    @Test
    void alertsAreThoseOfOneInstallationWithItsThreshold(Helm helm) {
        String rules = helm.render(
                        "vision",
                        "--set",
                        "metrics.prometheusRule.enabled=true,metrics.prometheusRule.stuckAfterSeconds=432000")
                .objects()
                .filter(each -> each.getKind().equals("PrometheusRule"))
                .map(String::valueOf)
                .collect(Collectors.joining());
        assertThat(rules)
                .contains("absent(wsss_runs{namespace=\"vision\"})", "> 432000")
                .doesNotContain("absent(wsss_runs)", "6 * 3600");
    }

    @Test
    void anOperatorThatMayReadNoSecretIsRefused(Helm helm) {
        assertThat(helm.refusal("--set-json", "store.secretNames=[]"))
                .hasValueSatisfying(text -> assertThat(text).contains("/store/secretNames"));
    }

    private static Container operator(Rendering rendering) {
        return rendering
                .only(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }
}
