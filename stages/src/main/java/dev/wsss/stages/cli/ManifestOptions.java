package dev.wsss.stages.cli;

import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.parameters.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The manifest of a command, and its overrides. */
final class ManifestOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "MANIFEST",
            description = "A WSSSRun document; absent: the quickstart, a small run on generated pictures.")
    private @Nullable Path manifest;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            completionCandidates = MethodNames.class,
            description = "One of ${COMPLETION-CANDIDATES}, instead of the manifest's."
                    + " The quickstart is then called quickstart-METHOD.")
    private @Nullable String method;

    /** The values of the option. */
    static final class MethodNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Method.values()).map(Method::id).iterator();
        }
    }

    RunManifest manifest() throws IOException {
        RunManifest document = RunManifest.read(manifest == null ? Home.quickstart() : manifest);
        if (method == null) {
            return document;
        }
        RunManifest changed = document.withMethod(method);
        return manifest == null ? changed.named(document.name() + "-" + method) : changed;
    }
}
