package dev.wsss.stages.bench;

import dev.wsss.pipeline.ids.Stage;
import dev.wsss.stages.format.History;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.run.RunResults;
import java.io.IOException;

/**
 * Optimiser steps of the classifier in a run of two rounds.
 *
 * @param epochs passes of the first round
 * @param first steps of the first round
 * @param second steps of the second round
 */
record CamSteps(int epochs, int first, int second) {
    /** Reads what a finished run has counted. */
    static CamSteps of(RunResults results) throws IOException {
        return new CamSteps(
                results.settings().spec().stages().trainCam().epochs(),
                history(results, 0).steps(),
                history(results, 1).steps());
    }

    private static History history(RunResults results, int round) throws IOException {
        byte[] bytes = results.open(results.all(Stage.TRAIN_CAM).get(round)).bytes(History.OBJECT);
        return Json.read(bytes, History.class, History.OBJECT);
    }

    /** Passes of plain training that take at least as many steps as both rounds. */
    int plainEpochs() {
        return Math.ceilDiv((first + second) * epochs, first);
    }
}
