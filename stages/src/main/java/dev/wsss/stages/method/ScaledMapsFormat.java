package dev.wsss.stages.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.format.NpyPlanes;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Class maps of one image in the {@code cams} artifact: {@code cam.json}, then {@code 0.npy}, {@code 1.npy} … a scale. */
public final class ScaledMapsFormat {
    private static final String HEAD = "cam.json";

    private ScaledMapsFormat() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Head(
            int height,
            int width,
            List<Integer> labels,
            int scales,
            @Nullable List<Double> factors) {}

    /** Returns what is written. */
    public static Sample sample(String id, ScaledMaps maps) {
        Head head = new Head(
                maps.height(),
                maps.width(),
                maps.labels(),
                maps.scales().size(),
                maps.factors().isEmpty() ? null : maps.factors());
        Sample sample = Sample.of(id, HEAD, Json.bytes(head));
        for (int scale = 0; scale < maps.scales().size(); scale++) {
            sample = sample.and(extension(scale), NpyPlanes.bytes(maps.scales().get(scale)));
        }
        return sample;
    }

    /** Returns what was written. */
    public static ScaledMaps maps(Sample sample) {
        Head head = Json.read(sample.part(HEAD), Head.class, sample.id() + "." + HEAD);
        List<Planes> scales = new ArrayList<>();
        for (int scale = 0; scale < head.scales(); scale++) {
            scales.add(NpyPlanes.planes(sample.part(extension(scale))));
        }
        return new ScaledMaps(
                head.height(),
                head.width(),
                head.labels(),
                scales,
                head.factors() == null ? List.of() : head.factors());
    }

    /** Returns the images that have maps. */
    public static Set<String> ids(ShardReader samples) throws IOException {
        return samples.idsWith(HEAD);
    }

    private static String extension(int scale) {
        return scale + ".npy";
    }
}
