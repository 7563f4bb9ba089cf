package dev.wsss.stages.cli;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.source.WeightsCache;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.nio.file.Path;
import java.util.List;

/** Places that the launcher and the environment determine. */
final class Home {
    /** Java's home of a user id without an entry in the list of users. */
    private static final String UNKNOWN = "?";

    private Home() {}

    /** Returns the checkout or installation that the program was started from. */
    static Path installation() {
        return Path.of(System.getProperty("wsss.home", "."));
    }

    /** Returns the manifest of a run without arguments. */
    static Path quickstart() {
        return installation().resolve("k8s/samples/quickstart.yaml");
    }

    /** Returns how stores are opened here. */
    static StoreAccess stores() {
        return new StoreAccess(S3Environment.of(System.getenv()), S3Timing.patient());
    }

    /** Returns the caches of published weights on this machine. */
    static List<WeightsCache> weights() {
        return List.of(WeightsCache.ofUser(System.getenv()));
    }

    /** Returns the default place of artifacts. */
    static Path store() {
        String data = System.getenv("XDG_DATA_HOME");
        if (data != null && !data.isBlank()) {
            return Path.of(data, "wsss");
        }
        return below(System.getProperty("user.home", UNKNOWN));
    }

    /** Refuses the home of a user that has none. */
    static Path below(String home) {
        if (home.isBlank() || home.equals(UNKNOWN)) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "--store: this user id has no home folder, where artifacts are kept by default; name a folder with"
                            + " --store, or set HOME");
        }
        return Path.of(home, ".local", "share", "wsss");
    }
}
