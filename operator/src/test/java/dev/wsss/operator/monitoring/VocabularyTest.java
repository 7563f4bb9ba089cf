package dev.wsss.operator.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of wrong queries, each of which is found. */
class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.ours();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            sum(wsss_run)                                                    | wsss_run is shown by nobody
            sum(wsss_runs{status="Running"})                                | wsss_runs has no label status
            sum(wsss_runs{state="Runing"})                                  | wsss_runs has never a state Runing
            sum(rate(wsss_step_attempts_total{class!="Suceeded"}[5m]))      | has never a class Suceeded
            sum by (phase) (wsss_runs)                                      | nothing in it has the label phase
            sum(wsss_step_attempts_total)                                   | only grows
            sum(rate(wsss_runs[5m]))                                        | is a gauge
            histogram_quantile(0.5, rate(wsss_step_gap_seconds_bucket[5m])) | over le
            max(wsss_stage_los)                                             | wsss_stage_los is shown by nobody
            max(wsss_stage_loss{unit="steps"})                              | wsss_stage_loss has no label unit
            max(wsss_stage_loss{stage="train"})                             | has never a stage train
            """)
    void seriesThatNoProgramExposesAreFound(String query, String problem) {
        assertThat(vocabulary.problems(query)).singleElement().asString().contains(problem);
    }

    @Test
    void whatIsShownIsNot() {
        assertThat(vocabulary.problems(
                        "sum by (pod) (rate(wsss_stage_units_total{unit=\"steps\", stage=~\"train-.*\"}[5m])) > 0"))
                .isEmpty();
    }
}
