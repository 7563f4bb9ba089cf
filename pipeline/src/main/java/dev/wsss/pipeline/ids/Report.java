package dev.wsss.pipeline.ids;

import java.util.List;

/** The report: a step of every run that reads what the others made and is rendered each time, as it shows times. */
public enum Report implements Task {
    /** The only one. */
    REPORT;

    @Override
    public String id() {
        return "report";
    }

    @Override
    public int contractVersion() {
        return 1;
    }

    @Override
    public List<ArtifactKind> canRead() {
        return List.of(
                ArtifactKind.DATASET,
                ArtifactKind.TRUTH,
                ArtifactKind.CAM_WEIGHTS,
                ArtifactKind.CAMS,
                ArtifactKind.AFFINITY_LABELS,
                ArtifactKind.AFFINITY_WEIGHTS,
                ArtifactKind.SEM_SEG,
                ArtifactKind.OBJECTS,
                ArtifactKind.SCORES);
    }

    @Override
    public ArtifactKind writes() {
        return ArtifactKind.REPORT;
    }

    /** Returns the artifact's own name, as it reads several of one kind. */
    @Override
    public String inputName(String artifact, ArtifactKind kind) {
        return artifact;
    }

    @Override
    public boolean isCached() {
        return false;
    }
}
