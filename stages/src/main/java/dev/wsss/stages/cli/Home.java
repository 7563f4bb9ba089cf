package dev.wsss.stages.cli;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.source.WeightsCache;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.nio.file.Path;
import java.util.List;

/** Places that the launcher and the environment decide. */
final class Home {
    private Home() {}

    /** The checkout or installation that the program was started from. */
    static Path installation() {
        return Path.of(System.getProperty("wsss.home", "."));
    }

    /** The manifest of a run without arguments. */
    static Path quickstart() {
        return installation().resolve("k8s/samples/quickstart.yaml");
    }

    /** How stores are opened here. */
    static StoreAccess stores() {
        return new StoreAccess(S3Environment.of(System.getenv()), S3Timing.patient());
    }

    /** The caches of published weights on this machine. */
    static List<WeightsCache> weights() {
        return List.of(WeightsCache.ofUser(System.getenv()));
    }

    /** Where artifacts are kept if nobody says. */
    static Path store() {
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data == null || data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return base.resolve("wsss");
    }
}
