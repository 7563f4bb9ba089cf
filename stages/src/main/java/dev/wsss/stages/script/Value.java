package dev.wsss.stages.script;

/**
 * A tensor of a network: what one operation gives and others take.
 *
 * @param node the operation, by its number in the network
 * @param channels size of its second dimension, for the operations whose parameters depend on it
 */
public record Value(int node, int channels) {}
