package dev.wsss.pipeline.ids;

import static dev.wsss.pipeline.ids.Stage.Trait.OF_METHOD;
import static dev.wsss.pipeline.ids.Stage.Trait.SHARED;
import static dev.wsss.pipeline.ids.Stage.Trait.SOURCES;
import static dev.wsss.pipeline.ids.Stage.Trait.TRAINS;
import static dev.wsss.pipeline.ids.Stage.Trait.USES_NETWORK;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A kind of work whose result is an artifact: a row of what is true of it. The same stage may stand in a pipeline twice. */
public enum Stage implements Task {
    /** Packs pictures, labels and lists. */
    PREPARE(2, reads(ArtifactKind.PICTURES), ArtifactKind.DATASET, SOURCES),
    /** Packs the masks of the scoring list. */
    TRUTH(2, reads(ArtifactKind.MASKS), ArtifactKind.TRUTH, SOURCES),
    /** Trains the classifier. */
    TRAIN_CAM(
            2,
            reads(ArtifactKind.DATASET, ArtifactKind.OBJECTS, ArtifactKind.INITIAL_WEIGHTS, ArtifactKind.CAM_WEIGHTS),
            ArtifactKind.CAM_WEIGHTS,
            OF_METHOD,
            TRAINS),
    /** Computes class activation maps. */
    MAKE_CAM(
            2,
            reads(ArtifactKind.DATASET, ArtifactKind.CAM_WEIGHTS),
            ArtifactKind.CAMS,
            OF_METHOD,
            USES_NETWORK,
            SHARED),
    /** Turns confident pixels into labels. */
    AFFINITY_LABELS(2, reads(ArtifactKind.DATASET, ArtifactKind.CAMS), ArtifactKind.AFFINITY_LABELS, OF_METHOD, SHARED),
    /** Learns from those labels which pixels belong together. */
    TRAIN_AFFINITY(
            3,
            reads(
                    ArtifactKind.DATASET,
                    ArtifactKind.AFFINITY_LABELS,
                    ArtifactKind.INITIAL_WEIGHTS,
                    ArtifactKind.CAM_WEIGHTS),
            ArtifactKind.AFFINITY_WEIGHTS,
            OF_METHOD,
            TRAINS) {
        /**
         * Returns the stage's first name: under another one, the same seed would make other weights than ever before.
         */
        @Override
        public String drawLabel() {
            return "train-irn";
        }
    },
    /** Walks the maps over the affinities to masks. */
    MAKE_SEM_SEG(
            2,
            reads(ArtifactKind.DATASET, ArtifactKind.CAMS, ArtifactKind.AFFINITY_WEIGHTS),
            ArtifactKind.SEM_SEG,
            OF_METHOD,
            USES_NETWORK,
            SHARED),
    /** Cuts clean objects out of masks. */
    MINE_OBJECTS(2, reads(ArtifactKind.DATASET, ArtifactKind.SEM_SEG), ArtifactKind.OBJECTS),
    /** Scores maps. */
    EVAL_CAM(1, reads(ArtifactKind.CAMS, ArtifactKind.TRUTH), ArtifactKind.SCORES, OF_METHOD),
    /** Scores masks. */
    EVAL_SEM_SEG(1, reads(ArtifactKind.SEM_SEG, ArtifactKind.TRUTH), ArtifactKind.SCORES, OF_METHOD);

    /** A property that some stages have. */
    enum Trait {
        /** A part of the method, which both rounds have; the others run once, for both. */
        OF_METHOD,
        /** The training of a network. */
        TRAINS,
        /** The use of a trained network. */
        USES_NETWORK,
        /** Work whose pictures pods can share. */
        SHARED,
        /** A reader of the user's own files. */
        SOURCES
    }

    private final int contractVersion;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<ArtifactKind> canRead;

    private final ArtifactKind writes;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
    private final Set<Trait> traits;

    Stage(int contractVersion, List<ArtifactKind> canRead, ArtifactKind writes, Trait... traits) {
        this.contractVersion = contractVersion;
        this.canRead = canRead;
        this.writes = writes;
        this.traits = Set.of(traits);
    }

    private static List<ArtifactKind> reads(ArtifactKind... kinds) {
        return List.of(kinds);
    }

    /** Returns the stages that both rounds have, in their order. */
    public static List<Stage> inBothRounds() {
        return Arrays.stream(values()).filter(Stage::isOfMethod).toList();
    }

    /** Returns whether it is a part of the method, which both rounds have; the others run once, for both. */
    @Override
    public boolean isOfMethod() {
        return traits.contains(OF_METHOD);
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int contractVersion() {
        return contractVersion;
    }

    @Override
    public List<ArtifactKind> canRead() {
        return canRead;
    }

    @Override
    public ArtifactKind writes() {
        return writes;
    }

    /** Returns the kind, as it reads one artifact of a kind. */
    @Override
    public String inputName(String artifact, ArtifactKind kind) {
        return kind.id();
    }

    @Override
    public boolean runsNetwork() {
        return trains() || traits.contains(USES_NETWORK);
    }

    @Override
    public boolean trains() {
        return traits.contains(TRAINS);
    }

    @Override
    public boolean isShared() {
        return traits.contains(SHARED);
    }

    @Override
    public boolean readsSources() {
        return traits.contains(SOURCES);
    }
}
