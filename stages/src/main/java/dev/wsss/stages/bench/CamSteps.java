package dev.wsss.stages.bench;

import dev.wsss.pipeline.manifest.ContextDecoupling;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.pipeline.parameters.TrainCam;

/**
 * Optimiser steps of the classifier in a run of two rounds.
 *
 * @param perPlainEpoch of a pass without pasted copies
 * @param both of both rounds together
 */
record CamSteps(int perPlainEpoch, int both) {
    /** Of a run on a synthetic set; refuses a manifest without one, or without a second round. */
    static CamSteps of(RunSpec spec) {
        Synthetic synthetic = spec.dataset().synthetic();
        ContextDecoupling decoupling = spec.contextDecoupling();
        if (synthetic == null || decoupling == null) {
            throw new Failure(
                    FailureClass.INVALID_CONFIG,
                    "bench science: the manifest needs dataset.synthetic and contextDecoupling; k8s/samples/quickstart.yaml has both");
        }
        TrainCam plain = spec.stages().trainCam();
        TrainCam decoupled = decoupling.stages().trainCam();
        int perPlainEpoch = synthetic.pictures() / plain.batchSize();
        int perDecoupledEpoch = synthetic.pictures() / (decoupled.batchSize() / 2);
        return new CamSteps(perPlainEpoch, perPlainEpoch * plain.epochs() + perDecoupledEpoch * decoupled.epochs());
    }

    /** Passes of plain training that take at least as many steps as both rounds. */
    int plainEpochs() {
        return Math.ceilDiv(both, perPlainEpoch);
    }
}
