package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.AnyOf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The shape of the networks. */
public record Network(
        @JsonPropertyDescription("The network from pictures to features. Absent: the method's published one.") @Nullable
        Backbone backbone,

        @JsonPropertyDescription("Channels as a multiple of the published network's. Published weights fit 1 only.")
        @AnyOf({1, 0.5, 0.25, 0.125, 0.0625})
        double width) {
    /** Returns the backbone that a method runs on. */
    public Backbone backbone(Method method) {
        return Objects.requireNonNullElse(backbone, method.backbone());
    }

    /** Returns the same network for a method; its backbone stands there only where the method was published with another. */
    public Network of(Method method) {
        return new Network(backbone == method.backbone() ? null : backbone, width);
    }
}
