package dev.wsss.stages.decoupling;

import dev.wsss.pipeline.parameters.Paste;
import java.util.List;

/** CDA's parameters of pasting as released. */
final class Released {
    static final Paste PASTE = new Paste(
            1,
            Paste.ClassChoice.UNIFORM_ABSENT,
            Paste.Blend.HARD,
            List.of(-90, 90),
            List.of(1.0, 1.0),
            .7,
            Paste.MaskInterpolation.RELEASED);

    private Released() {}
}
