package dev.wsss.pipeline.parameters;

import java.util.List;
import java.util.stream.Stream;

/** A network whose features heads read. */
public enum Backbone {
    /** torchvision's ResNet-50 with output stride 16. */
    RESNET50("layer2"),

    /** ResNet-38d, wide and with output stride 8. */
    RESNET38("b2_2");

    /** The name of no part: everything is trained. */
    public static final String NOTHING = "none";

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> parts;

    Backbone(String... parts) {
        this.parts = List.of(parts);
    }

    /** Returns what a field named frozen can say: {@value #NOTHING}, or the last part that is never trained. */
    public List<String> freezable() {
        return Stream.concat(Stream.of(NOTHING), parts.stream()).toList();
    }
}
