package dev.wsss.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.apiserver.ApiServer;
import dev.wsss.operator.apiserver.NeedsApiServer;
import dev.wsss.operator.played.PlayedRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of an operator that is killed at each of its requests, before it and after it with the answer lost. The run has
 * a plain, an indexed and a cached step. It always ends with the same digests, with the same Jobs as without a kill,
 * and with no Event recorded twice.
 */
@NeedsApiServer
class CrashIT {
    private static final String SEED = "seed";
    private static final int EVENTS_OF_A_LOOK = 2;

    @TempDir
    Path folder;

    private String seed = "";

    @Test
    void whereverItDiesTheSameIsPublishedAndNoJobIsMadeTwice(ApiServer server) throws IOException {
        KubernetesClient client = server.inNewNamespace();
        lived(client, SEED, new Fuse(-1, Fuse.Side.BEFORE));
        KilledRun.Ending undisturbed = lived(client, "undisturbed", new Fuse(-1, Fuse.Side.BEFORE));
        assertThat(undisturbed.digests())
                .allSatisfy((step, end) -> assertThat(end).startsWith("SUCCEEDED"));
        assertThat(undisturbed.events()).hasSize(5).doesNotHaveDuplicates();
        assertThat(undisturbed.requests()).contains("Event");
        List<String> wrong = new ArrayList<>();
        int points = 0;
        for (int at = 0; at < undisturbed.requests().size(); at++) {
            for (Fuse.Side side : Fuse.Side.values()) {
                points++;
                KilledRun.Ending ending =
                        lived(client, "killed-" + at + "-" + side.name().toLowerCase(Locale.ROOT), new Fuse(at, side));
                if (!ending.digests().equals(undisturbed.digests())
                        || ending.jobs().size() != undisturbed.jobs().size()
                        || !recorded(ending, undisturbed)) {
                    wrong.add(side + " " + undisturbed.requests().get(at) + ": " + ending.digests() + ", "
                            + ending.jobs() + ", " + ending.events());
                }
            }
        }
        System.out.println(points + " points of death, of "
                + undisturbed.requests().size() + " requests of a run with "
                + undisturbed.jobs().size() + " Jobs");
        assertThat(wrong).isEmpty();
    }

    /** Returns true where no Event was recorded twice, and none is missing but those of the killed reconciliation. */
    private static boolean recorded(KilledRun.Ending ending, KilledRun.Ending undisturbed) {
        List<String> missing = new ArrayList<>(undisturbed.events());
        return ending.events().stream().allMatch(missing::remove) && missing.size() <= EVENTS_OF_A_LOOK;
    }

    private KilledRun.Ending lived(KubernetesClient client, String name, Fuse fuse) throws IOException {
        if (!name.equals(SEED)) {
            takeOver("cache/prepare", name);
            takeOver(seed + "/attempts/prepare", name);
        }
        WSSSRun run = new WSSSRun();
        run.setMetadata(new ObjectMetaBuilder().withName(name).build());
        run.setSpec(Serialization.unmarshal(PlayedRun.SPEC, JsonNode.class));
        String uid = client.resource(run).create().getMetadata().getUid();
        seed = name.equals(SEED) ? uid : seed;
        KilledRun.Ending ending = new KilledRun(client, folder.resolve(name), fuse).lived(name);
        client.resource(run).delete();
        return ending;
    }

    /** Copies the data set that the first run has published to the store of the others. */
    private void takeOver(String below, String name) throws IOException {
        Path from = folder.resolve(SEED).resolve(below);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = folder.resolve(name)
                        .resolve(below)
                        .resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }
}
