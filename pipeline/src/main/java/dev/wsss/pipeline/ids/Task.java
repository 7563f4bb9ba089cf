package dev.wsss.pipeline.ids;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** The work of a step: a {@link Stage}, or the {@link Report} on the whole run. */
public sealed interface Task permits Stage, Report {
    /** Returns the name in documents, for example {@code make-sem-seg}. */
    @JsonValue
    String id();

    /** Returns the name under which it draws from the run's seed. */
    default String drawLabel() {
        return id();
    }

    /** Returns the version of what it writes and computes: raised whenever equal inputs give other bytes than before. */
    int contractVersion();

    /** Returns the kinds that it can read. */
    List<ArtifactKind> canRead();

    /** Returns the kind that it makes. */
    ArtifactKind writes();

    /** Returns the name of an input in keys, which distinguishes the reads. */
    String inputName(String artifact, ArtifactKind kind);

    /** Returns whether equal keys mean equal results. */
    default boolean isCached() {
        return true;
    }

    /** Returns whether it is a part of the method, so that the method decides its result. */
    default boolean isOfMethod() {
        return false;
    }

    /** Returns whether it runs a network, so that numeric mode and network shape decide its result. */
    default boolean runsNetwork() {
        return false;
    }

    /** Returns whether it trains a network, so that it draws from the run's seed. */
    default boolean trains() {
        return false;
    }

    /** Returns whether pods can share its pictures, block by block. */
    default boolean isShared() {
        return false;
    }

    /** Returns whether it reads the user's own files, so that the data set's settings are its parameters. */
    default boolean readsSources() {
        return false;
    }

    /** Returns the task of this name. */
    @JsonCreator
    static Task of(String id) {
        return all().filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("stage: '" + id + "' is no stage"));
    }

    /** Returns every task, the report last. */
    static Stream<Task> all() {
        return Stream.concat(Stream.of(Stage.values()), Stream.of(Report.values()));
    }
}
