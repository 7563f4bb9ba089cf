package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wsss.pipeline.manifest.Stages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Something that can be done; the same stage may stand in a pipeline twice. */
public enum Stage {
    /** Packs pictures, labels and lists. */
    PREPARE(2, ArtifactKind.DATASET),
    /** Packs the masks of the scoring list. */
    TRUTH(2, ArtifactKind.TRUTH),
    /** Trains the classifier. */
    TRAIN_CAM(2, ArtifactKind.CAM_WEIGHTS),
    /** Computes class activation maps. */
    MAKE_CAM(2, ArtifactKind.CAMS),
    /** Turns confident pixels into labels. */
    IR_LABEL(2, ArtifactKind.IR_LABELS),
    /** Trains IRNet on those labels. */
    TRAIN_IRN(3, ArtifactKind.IRN_WEIGHTS),
    /** Walks the maps over the boundaries to masks. */
    MAKE_SEM_SEG(2, ArtifactKind.SEM_SEG),
    /** Cuts clean objects out of masks. */
    MINE_OBJECTS(2, ArtifactKind.OBJECTS),
    /** Scores maps. */
    EVAL_CAM(1, ArtifactKind.SCORES),
    /** Scores masks. */
    EVAL_SEM_SEG(1, ArtifactKind.SCORES),
    /** Renders the run. */
    REPORT(1, ArtifactKind.REPORT);

    private final int contractVersion;
    private final ArtifactKind writes;

    Stage(int contractVersion, ArtifactKind writes) {
        this.contractVersion = contractVersion;
        this.writes = writes;
    }

    /** The name in documents, for example {@code make-sem-seg}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stage of this name. */
    @JsonCreator
    public static Stage of(String id) {
        return Arrays.stream(values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("stage: '" + id + "' is no stage"));
    }

    /** The version of what it writes and computes: raised whenever equal inputs give other bytes than before. */
    public int contractVersion() {
        return contractVersion;
    }

    /** What it makes. */
    public ArtifactKind writes() {
        return writes;
    }

    /** What it can read. */
    public List<ArtifactKind> canRead() {
        return switch (this) {
            case PREPARE -> List.of(ArtifactKind.PICTURES);
            case TRUTH -> List.of(ArtifactKind.MASKS);
            case TRAIN_CAM ->
                List.of(
                        ArtifactKind.DATASET,
                        ArtifactKind.OBJECTS,
                        ArtifactKind.INITIAL_WEIGHTS,
                        ArtifactKind.CAM_WEIGHTS);
            case MAKE_CAM -> List.of(ArtifactKind.DATASET, ArtifactKind.CAM_WEIGHTS);
            case IR_LABEL -> List.of(ArtifactKind.DATASET, ArtifactKind.CAMS);
            case TRAIN_IRN ->
                List.of(
                        ArtifactKind.DATASET,
                        ArtifactKind.IR_LABELS,
                        ArtifactKind.INITIAL_WEIGHTS,
                        ArtifactKind.CAM_WEIGHTS);
            case MAKE_SEM_SEG -> List.of(ArtifactKind.DATASET, ArtifactKind.CAMS, ArtifactKind.IRN_WEIGHTS);
            case MINE_OBJECTS -> List.of(ArtifactKind.DATASET, ArtifactKind.SEM_SEG);
            case EVAL_CAM -> List.of(ArtifactKind.CAMS, ArtifactKind.TRUTH);
            case EVAL_SEM_SEG -> List.of(ArtifactKind.SEM_SEG, ArtifactKind.TRUTH);
            case REPORT ->
                List.of(
                        ArtifactKind.DATASET,
                        ArtifactKind.TRUTH,
                        ArtifactKind.CAM_WEIGHTS,
                        ArtifactKind.CAMS,
                        ArtifactKind.IR_LABELS,
                        ArtifactKind.IRN_WEIGHTS,
                        ArtifactKind.SEM_SEG,
                        ArtifactKind.OBJECTS,
                        ArtifactKind.SCORES);
        };
    }

    /** Its parameters in one round. */
    public Record parameters(Stages stages) {
        return switch (this) {
            case PREPARE -> stages.prepare();
            case TRUTH -> stages.truth();
            case TRAIN_CAM -> stages.trainCam();
            case MAKE_CAM -> stages.makeCam();
            case IR_LABEL -> stages.irLabel();
            case TRAIN_IRN -> stages.trainIrn();
            case MAKE_SEM_SEG -> stages.makeSemSeg();
            case MINE_OBJECTS -> stages.mineObjects();
            case EVAL_CAM -> stages.evalCam();
            case EVAL_SEM_SEG -> stages.evalSemSeg();
            case REPORT -> stages.report();
        };
    }

    /** Whether equal keys mean equal results; the report shows times and is rendered anew. */
    public boolean isCached() {
        return this != REPORT;
    }

    /** Whether it runs a network, so that numeric mode, method and network shape decide its result. */
    public boolean runsNetwork() {
        return switch (this) {
            case TRAIN_CAM, MAKE_CAM, TRAIN_IRN, MAKE_SEM_SEG -> true;
            case PREPARE, TRUTH, IR_LABEL, MINE_OBJECTS, EVAL_CAM, EVAL_SEM_SEG, REPORT -> false;
        };
    }

    /** Whether pods can share its pictures, block by block. */
    public boolean isShared() {
        return this == MAKE_CAM || this == IR_LABEL || this == MAKE_SEM_SEG;
    }

    /** Whether it draws from the run's seed. */
    public boolean draws() {
        return this == TRAIN_CAM || this == TRAIN_IRN;
    }

    /** Whether it reads the user's own files, so that the data set's settings are its parameters. */
    public boolean readsSources() {
        return this == PREPARE || this == TRUTH;
    }
}
