package dev.wsss.operator.publish;

import dev.wsss.pipeline.artifact.ArtifactManifest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which blocks of the image list an artifact holds, told by the names of its objects. */
final class BlockNumbers {
    private static final Pattern INDEX = Pattern.compile("block-([0-9]{5})\\.json");

    private BlockNumbers() {}

    static Set<Integer> of(ArtifactManifest manifest) {
        Set<Integer> blocks = new TreeSet<>();
        manifest.objects().forEach(object -> {
            Matcher name = INDEX.matcher(object.name());
            if (name.matches()) {
                blocks.add(Integer.valueOf(name.group(1)));
            }
        });
        return blocks;
    }
}
