package dev.wsss.operator.apiserver;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wsss.operator.Documents;
import dev.wsss.operator.ResourceJson;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A running API server with our definitions installed. Nothing else runs: no controllers, no garbage collection, no nodes. */
public final class ApiServer implements AutoCloseable {
    private static final int SLOW_MACHINE_MILLISECONDS = 180_000;

    private final KubeAPIServer server;
    private final Path kubectl;
    private final Config config;
    private final KubernetesClient admin;
    private final AtomicInteger namespaces = new AtomicInteger();

    private ApiServer(KubeAPIServer server, Path kubectl) {
        this.server = server;
        this.kubectl = kubectl;
        this.config = Config.fromKubeconfig(server.getKubeConfigYaml());
        this.admin = client("default");
    }

    /** Starts the server from the programs of this machine. */
    public static ApiServer start() throws IOException {
        Path place = Programs.place(System.getenv(), Path.of(System.getProperty("user.home")));
        return start(Programs.in(place).orElseThrow(() -> new IllegalStateException(missing(place))));
    }

    static String missing(Path place) {
        return "there is no API server: " + place
                + "/k8s/<version>-linux-amd64 must hold kube-apiserver, etcd and kubectl (CLUSTER_HOME names another place)";
    }

    private static ApiServer start(Programs programs) throws IOException {
        Path folder = Documents.root().resolve("operator/target/apiserver");
        programs.layOut(folder);
        KubeAPIServer server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withApiServerVersion(programs.version())
                .withOfflineMode(true)
                // Admission of objects that block their owner's deletion.
                .withApiServerFlag("--enable-admission-plugins", "OwnerReferencesPermissionEnforcement")
                .withStartupTimeout(SLOW_MACHINE_MILLISECONDS)
                .build());
        server.start();
        ApiServer started = new ApiServer(server, programs.folder().resolve("kubectl"));
        started.install(definition(file("wsssruns")));
        started.install(definition(file("wsssprofiles")));
        return started;
    }

    /** Returns the file of a definition that the project ships, by the plural of its kind. */
    public static Path file(String plural) {
        return Documents.root().resolve("k8s/crd/" + plural + ".wsss.dev.yaml");
    }

    /** Returns the definition in a file. */
    public static CustomResourceDefinition definition(Path file) throws IOException {
        return Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
    }

    /** Installs or replaces a definition and waits until its kind is served; its schema follows within a second or so. */
    public void install(CustomResourceDefinition definition) {
        admin.resource(definition).forceConflicts().serverSideApply();
        String group = definition.getSpec().getGroup();
        String version = definition.getSpec().getVersions().getFirst().getName();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(KubernetesClientException.class)
                .until(() -> admin.genericKubernetesResources(
                                        group + "/" + version,
                                        definition.getSpec().getNames().getKind())
                                .inAnyNamespace()
                                .list()
                        != null);
    }

    /** Returns the kubeconfig of an administrator for another process. */
    public String kubeconfig() {
        return server.getKubeConfigYaml();
    }

    /** Returns the program {@code kubectl} of the server's version. */
    public Path kubectl() {
        return kubectl;
    }

    /** Returns a client with all rights. */
    public KubernetesClient admin() {
        return admin;
    }

    /** Returns a client for a new namespace. */
    public KubernetesClient inNewNamespace() {
        String name = "test-" + namespaces.incrementAndGet();
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return client(name);
    }

    /** Returns a client with the identity and the rights of a ServiceAccount; {@code interceptor} sees its requests. */
    public KubernetesClient as(String namespace, String serviceAccount, Interceptor interceptor) {
        Config impersonated = new ConfigBuilder(config)
                .withNamespace(namespace)
                .withImpersonateUsername("system:serviceaccount:" + namespace + ":" + serviceAccount)
                .withImpersonateGroups(
                        "system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated")
                .build();
        return new KubernetesClientBuilder()
                .withConfig(impersonated)
                .withKubernetesSerialization(json())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("test", interceptor))
                .build();
    }

    private KubernetesClient client(String namespace) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config).withNamespace(namespace).build())
                .withKubernetesSerialization(json())
                .build();
    }

    /** Returns the operator's reader and writer of resources, configured as Quarkus does it. */
    public static KubernetesSerialization json() {
        ObjectMapper mapper = new ObjectMapper();
        KubernetesSerialization json = new KubernetesSerialization(mapper, true);
        new ResourceJson().customize(mapper);
        return json;
    }

    @Override
    public void close() {
        admin.close();
        server.stop();
    }
}
