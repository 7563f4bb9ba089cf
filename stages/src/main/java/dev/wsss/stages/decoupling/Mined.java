package dev.wsss.stages.decoupling;

/** What mining made of one picture: an object, or the reason why there is none. */
public sealed interface Mined permits Cutout, Refusal {}
