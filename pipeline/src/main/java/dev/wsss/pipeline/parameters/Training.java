package dev.wsss.pipeline.parameters;

import org.jspecify.annotations.Nullable;

/** The parameters of every training; what each means is said where they are declared. */
public sealed interface Training permits TrainCam, TrainAffinity {
    /** Returns the passes over the training list. */
    int epochs();

    /** Returns the pictures of one optimiser step. */
    int batchSize();

    /** Returns the pictures of one pass through the network; absent: all of a step. */
    @Nullable
    Integer microBatch();

    /** Returns the learning rate at step 0. */
    double learningRate();

    /** Returns the momentum of stochastic gradient descent. */
    double momentum();

    /** Returns the weight decay. */
    double weightDecay();

    /** Returns the power of the poly schedule. */
    double polyPower();

    /** Returns the statistics of batch normalisation. */
    TrainCam.BatchNorm batchNorm();

    /** Returns the start of parameters that no weights file gives. */
    TrainCam.Initialisation initialisation();

    /** Returns the seconds between checkpoints. */
    int checkpointSeconds();

    /** Returns whether a smaller pass through the network gives the same training. */
    default boolean canSplit() {
        return batchNorm() == TrainCam.BatchNorm.RUNNING;
    }
}
