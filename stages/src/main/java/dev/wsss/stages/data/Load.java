package dev.wsss.stages.data;

import java.util.concurrent.Callable;

/**
 * A piece of loading that some thread will do.
 *
 * @param id the picture, for messages
 * @param work what is done
 * @param <T> what comes out
 */
public record Load<T>(String id, Callable<T> work) {}
