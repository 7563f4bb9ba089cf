package dev.wsss.stages.net;

import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;

/** The views of a picture whose class maps are added. */
public enum Passes {
    /** The picture alone. */
    PICTURE,
    /** The picture and its mirror image, as published. */
    PICTURE_AND_MIRROR;

    Value views(Script script, Value picture) {
        return this == PICTURE ? picture : script.withMirror(picture);
    }

    Value added(Script script, Value maps) {
        return this == PICTURE ? maps : script.sumOfMirrors(maps);
    }
}
