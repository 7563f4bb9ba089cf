package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.weights.SafeTensors;
import dev.wsss.stages.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the branch that only instances need. */
class DisplacementIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void itsMeanIsStoredAndMasksAreTheSameBytesWithAndWithoutIt() throws Exception {
        Path without = folder.resolve("without");
        Path with = folder.resolve("with");
        Path plain = Manifests.tiny(folder, "  contextDecoupling: {}\n", "");
        Answer.to("run", plain, "--store", without).done();
        String manifest = Files.readString(plain);
        Path wanting = Files.writeString(
                folder.resolve("wanting.yaml"),
                manifest.replace("train-affinity: {epochs", "train-affinity: {displacementHead: true, epochs"));
        Answer.to("run", wanting, "--store", with).done();

        assertThat(weights(without).has(IrnNetwork.MEAN_SHIFT)).isFalse();
        float[] mean = weights(with).get(IrnNetwork.MEAN_SHIFT).values();
        assertThat(mean).hasSize(2).doesNotContain(0f);
        assertThat(masks(with)).isNotEmpty().isEqualTo(masks(without));
    }

    private static StateDict weights(Path store) throws IOException {
        return SafeTensors.read(new Stored(store).result("train-affinity").resolve("weights.safetensors"));
    }

    private static Map<String, String> masks(Path store) throws IOException {
        Map<String, String> masks = new TreeMap<>(new Stored(store).digests());
        masks.keySet().removeIf(key -> !key.contains("/masks/"));
        return masks;
    }
}
