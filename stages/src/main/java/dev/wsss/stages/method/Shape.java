package dev.wsss.stages.method;

/**
 * What the shapes of a method's parameters depend on.
 *
 * @param width multiplier of the backbone's channels
 * @param classes without the background
 */
public record Shape(double width, int classes) {}
