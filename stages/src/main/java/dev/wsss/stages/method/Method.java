package dev.wsss.stages.method;

/**
 * A published method, made of the parts that stages use. A further one is a package with its parts and a line in {@link
 * Methods}.
 *
 * @param title as people call it
 * @param classes how classes are learnt from the labels of pictures
 * @param mapping how class maps are made of a trained classifier
 * @param labelling how class maps give labels of pixels
 * @param affinities how affinities of pixels are learnt from such labels
 * @param masking how class maps walk along affinities to masks
 */
public record Method(
        String title,
        ClassTraining.Part classes,
        ClassMapping mapping,
        PixelLabels.Part labelling,
        AffinityTraining.Part affinities,
        Masking masking) {}
