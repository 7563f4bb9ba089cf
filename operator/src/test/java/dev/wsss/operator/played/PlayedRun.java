package dev.wsss.operator.played;

/** A short run with a plain step, a shared one and a report. */
public final class PlayedRun {
    /** Spec of the run. */
    public static final String SPEC = """
            numeric: {threads: 2}
            dataset:
              synthetic: {pictures: 8, scorePictures: 4}
              scoreList: none
            given: {cam-weights: "s3://given/cam", affinity-weights: "s3://given/irn"}
            stages: {make-cam: {shards: 2}}
            store: {bucket: wsss}
            """;

    private PlayedRun() {}
}
