package dev.wsss.pipeline.graph;

import dev.wsss.pipeline.Documents;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.parameters.Numeric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs that these tests share: a folder with a manifest each. */
final class Runs {
    static final String FOLDER = "pipeline/src/test/resources/graph/";
    static final NumericMode NUMERIC = new NumericMode(Numeric.Type.FLOAT32, 2, "2.7.1");

    private Runs() {}

    static Stream<String> all() {
        try (Stream<Path> folders = Files.list(Documents.root().resolve(FOLDER))) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static RunSpec spec(String run) {
        try {
            Path file = Documents.root().resolve(FOLDER).resolve(run).resolve("manifest.yaml");
            return EffectiveSpec.of(RunManifest.read(file)).spec();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Pipeline pipeline(String run) {
        return Pipeline.of(spec(run));
    }

    static ArtifactDigest digest(String content) {
        return new ArtifactDigest(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns a digest for each input of a step, as if each artifact contained its name. */
    static Map<Artifact, ArtifactDigest> inputs(Step step) {
        return step.reads().stream().collect(Collectors.toMap(Function.identity(), each -> digest(each.name())));
    }

    static StepKey key(Step step) {
        return StepKey.of(step, inputs(step), 0, NUMERIC);
    }
}
