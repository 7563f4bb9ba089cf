package dev.wsss.stages.method;

import dev.wsss.pipeline.parameters.Backbone;
import dev.wsss.stages.net.backbone.EfficientNetLite0;
import dev.wsss.stages.net.backbone.ResNet38;
import dev.wsss.stages.net.backbone.ResNet50;
import dev.wsss.stages.weights.EfficientNetNames;
import dev.wsss.stages.weights.ResNet38Names;
import dev.wsss.stages.weights.ResNet50Names;
import dev.wsss.stages.weights.StateDict;
import java.util.Arrays;
import java.util.Optional;

/** The backbones that a manifest can name. */
public final class Architectures {
    private static final Architecture RESNET50 = new Architecture(
            ResNet50Names.IMPORTER,
            2048,
            Backbone.RESNET50.stride(),
            (width, statistics, dropoutFactor) -> new ResNet50(width, statistics));
    private static final Architecture RESNET38 =
            new Architecture(ResNet38Names.IMPORTER, 4096, Backbone.RESNET38.stride(), ResNet38::new);
    private static final Architecture EFFICIENTNET_LITE0 = new Architecture(
            EfficientNetNames.IMPORTER,
            1280,
            Backbone.EFFICIENTNET_LITE0.stride(),
            (width, statistics, dropoutFactor) -> new EfficientNetLite0(width, statistics));

    private Architectures() {}

    /** Returns the backbone of a name. */
    public static Architecture of(Backbone backbone) {
        return switch (backbone) {
            case RESNET50 -> RESNET50;
            case RESNET38 -> RESNET38;
            case EFFICIENTNET_LITE0 -> EFFICIENTNET_LITE0;
        };
    }

    /** Returns the name of the backbone that weights have whole. */
    public static Optional<Backbone> recognised(StateDict weights) {
        return Arrays.stream(Backbone.values())
                .filter(backbone -> of(backbone).importer().backbone().stream().allMatch(weights::has))
                .findFirst();
    }
}
