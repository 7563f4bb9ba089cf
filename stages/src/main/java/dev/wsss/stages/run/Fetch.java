package dev.wsss.stages.run;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings something that the user keeps elsewhere to this machine. */
@FunctionalInterface
public interface Fetch {
    /** Nothing is brought: it has to lie on this machine, in a mounted volume for instance. */
    Fetch NOTHING = (location, field) -> {
        if (location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    field + ": " + location + " cannot be fetched by this version; name a folder or file of a volume");
        }
        Path path = Path.of(location);
        if (!path.isAbsolute() || !Files.exists(path)) {
            throw new Failure(
                    FailureClass.INVALID_DATA,
                    field + ": " + location + " is not there; give the absolute path of a volume that is mounted here");
        }
        return path;
    };

    /**
     * Where it lies on this machine.
     *
     * @param location as the user wrote it
     * @param field of the manifest that names it, for messages
     */
    Path local(String location, String field) throws IOException;
}
