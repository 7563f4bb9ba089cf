package dev.wsss.stages.net;

import dev.wsss.stages.script.Script;
import dev.wsss.stages.script.Value;

/**
 * What heads read of a backbone.
 *
 * @param stem after the max pool, stride 4
 * @param layer1 stride 4
 * @param layer2 stride 8
 * @param layer3 stride 16
 * @param layer4 stride 16
 */
public record Features(Value stem, Value layer1, Value layer2, Value layer3, Value layer4) {
    Features detached(Script script) {
        return new Features(
                script.detach(stem),
                script.detach(layer1),
                script.detach(layer2),
                script.detach(layer3),
                script.detach(layer4));
    }
}
