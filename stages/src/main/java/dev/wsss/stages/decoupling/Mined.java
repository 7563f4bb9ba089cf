package dev.wsss.stages.decoupling;

/** Result of mining one picture: an object, or the reason why there is none. */
public sealed interface Mined permits Cutout, Refusal {}
