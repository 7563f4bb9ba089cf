package dev.wsss.stages.run;

import dev.wsss.pipeline.artifact.AttemptRecord;
import dev.wsss.stages.report.Provenance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Origin of a run's results, gathered for its page. */
record RunProvenance(RunResults results) {
    Provenance provenance() throws IOException {
        RunSettings settings = results.settings();
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("seed", Long.toString(settings.spec().seed()));
        facts.put(
                "numeric",
                settings.numeric().type() + ", " + settings.numeric().threads() + " threads, libtorch "
                        + settings.numeric().libtorch());
        computed().ifPresent(words -> facts.put("networks computed in", words));
        facts.put("java", System.getProperty("java.version"));
        facts.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("store", settings.store().describe());
        List<Provenance.Artifact> artifacts = new ArrayList<>();
        results.published()
                .forEach((step, output) -> artifacts.add(new Provenance.Artifact(
                        step.name(),
                        results.attempts(step).stream()
                                .findFirst()
                                .map(AttemptRecord::key)
                                .orElse(""),
                        output.digest().hex())));
        return new Provenance(
                settings.manifest().spec().toPrettyString(),
                EffectiveValues.of(settings.effective()),
                facts,
                artifacts);
    }

    /** Returns the processors of a run; several where executions met different ones. */
    private Optional<String> computed() {
        return results.published().keySet().stream()
                .flatMap(step -> results.attempts(step).stream())
                .flatMap(attempt -> Stream.ofNullable(attempt.networks()))
                .distinct()
                .sorted()
                .reduce((one, other) -> one + "; " + other);
    }
}
