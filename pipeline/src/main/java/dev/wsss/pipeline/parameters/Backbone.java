package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A network whose features heads read. */
public enum Backbone {
    /** torchvision's ResNet-50 with output stride 16. */
    @JsonProperty("resnet50")
    RESNET50("resnet50", 16, "layer2"),

    /** ResNet-38d, wide and with output stride 8. */
    @JsonProperty("resnet38")
    RESNET38("resnet38", 8, "b2_2"),

    /** EfficientNet-Lite0 with output stride 16: what a CPU trains in minutes. */
    @JsonProperty("efficientnet-lite0")
    EFFICIENTNET_LITE0("efficientnet-lite0", 16, "stage2", "stage3", "stage4");

    /** The name of no part: everything is trained. */
    public static final String NOTHING = "none";

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> parts;

    private final String id;
    private final int stride;

    Backbone(String id, int stride, String... parts) {
        this.id = id;
        this.stride = stride;
        this.parts = List.of(parts);
    }

    /** Returns the name in documents. */
    public String id() {
        return id;
    }

    /** Returns the pixels of a picture along a side of a cell of its final features. */
    public int stride() {
        return stride;
    }

    /** Returns the backbone of this name; nothing where there is none, which readers of documents refuse by themselves. */
    public static Optional<Backbone> named(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    /** Returns what a field named frozen can say: {@value #NOTHING}, or the last part that is never trained. */
    public List<String> freezable() {
        return Stream.concat(Stream.of(NOTHING), parts.stream()).toList();
    }
}
