package dev.wsss.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.operator.api.StepStatus;
import dev.wsss.operator.api.WSSSRun;
import dev.wsss.operator.cluster.RunCacheTransform;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of finished runs: which need no reconciliation, and which of their fields are kept. */
class FinishedRunsTest {
    private static final String RUN = """
            metadata:
              name: cats
              uid: 1-2-3
              generation: 2
              annotations: {wsss.dev/rerun: report@1, note: mine}
            spec: {dataset: {location: s3://data/voc}, stages: {train-cam: {epochs: 3}}, execution: {profile: small}, retention: {keep: [masks]}}
            status:
              observedGeneration: 2
              state: Succeeded
              rerun: report@1
              explain: Done.
              times: {started: "2026-01-01T00:00:00Z", finished: "2026-01-01T01:00:00Z"}
              conditions: [{type: Succeeded, status: "True"}]
              steps:
              - name: eval-cam
                state: Succeeded
                attempt: 2
                finished: "2026-01-01T00:50:00Z"
                output: {digest: abc, manifest: 1-2-3/attempts/eval-cam/2/manifest.json, parts: [1-2-3/attempts/eval-cam/2/]}
                metrics: {miou: 0.5}
            """;

    @Test
    void aRunThatIsOverAndFollowedIsOne() {
        assertThat(FinishedRuns.is(run(RUN))).isTrue();
        assertThat(FinishedRuns.is(run(RUN.replaceFirst("state: Succeeded", "state: Failed"))))
                .isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
                    generation: 2 | generation: 3 | an edit
                    rerun: report@1, | rerun: report@2, | a re-run
                    uid: 1-2-3 | deletionTimestamp: 2026-01-02T00:00:00Z | a deletion
                    , finished: "2026-01-01T01:00:00Z" | '' | work
                    state: Succeeded | state: Suspended | a suspension
                    keep: [masks] | ttlSecondsAfterFinished: 60 | its end
                    spec: { | spec: {managedBy: example.org/other, | another controller""")
    void whatIsStillToComeUnsettlesIt(String from, String to, String what) {
        String changed = RUN.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        assertThat(changed).isNotEqualTo(RUN);
        assertThat(FinishedRuns.is(run(changed))).as(what).isFalse();
    }

    @Test
    void aRunThatWasNeverReconciledIsNone() {
        assertThat(FinishedRuns.is(run("metadata: {name: cats, generation: 1}\nspec: {}\n")))
                .isFalse();
    }

    @Test
    void whatIsKeptIsStillSettledAndRefersToItsArtifacts() {
        WSSSRun kept = RunCacheTransform.run(run(RUN));
        assertThat(FinishedRuns.is(kept)).isTrue();
        assertThat(kept.getSpec().has("stages")).isFalse();
        assertThat(kept.getSpec().at("/dataset/location").asText()).isEqualTo("s3://data/voc");
        assertThat(kept.getSpec().at("/execution/profile").asText()).isEqualTo("small");
        assertThat(kept.getMetadata().getAnnotations()).containsOnlyKeys(WSSSRun.RERUN);
        assertThat(kept.getStatus().conditions()).isEmpty();
        StepStatus step = kept.getStatus().steps().getFirst();
        assertThat(step.output())
                .isEqualTo(run(RUN).getStatus().steps().getFirst().output());
        assertThat(step.metrics()).containsEntry("miou", 0.5);
        assertThat(step.attempt()).isZero();
    }

    @Test
    void aRunThatGoesOnIsKeptWhole() {
        String going = RUN.replace(", finished: \"2026-01-01T01:00:00Z\"", "");
        WSSSRun kept = RunCacheTransform.run(run(going));
        assertThat(kept.getStatus()).isEqualTo(run(going).getStatus());
        assertThat(kept.getSpec()).isEqualTo(run(going).getSpec());
    }

    private static WSSSRun run(String document) {
        return Serialization.unmarshal(document, WSSSRun.class);
    }
}
