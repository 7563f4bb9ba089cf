package dev.wsss.operator.cluster;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs as the API server has them, whole: of settled ones little is kept here.
 *
 * @param client that reads them
 * @param namespaces to look into; empty: all
 */
public record RunReader(KubernetesClient client, Set<String> namespaces) {
    private static final long PAGE = 500;

    /** Returns a run again; nothing when it is gone, or another one has its name. */
    public Optional<WSSSRun> reread(WSSSRun run) {
        // Listed, as the operator has no right to get one.
        return runs()
                .inNamespace(run.getMetadata().getNamespace())
                .withField("metadata.name", run.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(each ->
                        each.getMetadata().getUid().equals(run.getMetadata().getUid()))
                .findFirst();
    }

    /** Passes each run to a consumer, a page at a time in memory. */
    public void each(Consumer<WSSSRun> receiver) {
        if (namespaces.isEmpty()) {
            pages(page -> runs().inAnyNamespace().list(page), receiver);
        } else {
            namespaces.forEach(
                    namespace -> pages(page -> runs().inNamespace(namespace).list(page), receiver));
        }
    }

    private static void pages(Function<ListOptions, KubernetesResourceList<WSSSRun>> list, Consumer<WSSSRun> receiver) {
        String next = null;
        do {
            KubernetesResourceList<WSSSRun> page = list.apply(
                    new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build());
            List<WSSSRun> runs = page.getItems();
            runs.forEach(receiver);
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
    }

    private MixedOperation<WSSSRun, KubernetesResourceList<WSSSRun>, Resource<WSSSRun>> runs() {
        return client.resources(WSSSRun.class);
    }
}
