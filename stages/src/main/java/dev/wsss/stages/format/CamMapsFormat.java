package dev.wsss.stages.format;

import dev.wsss.stages.image.Planes;
import dev.wsss.stages.method.CamMaps;
import dev.wsss.stages.shard.Sample;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Class maps of one image in the {@code cams} artifact: {@code cam.json}, then {@code 0.npy}, {@code 1.npy} … a scale. */
public final class CamMapsFormat {
    private static final String HEAD = "cam.json";

    private CamMapsFormat() {}

    private record Head(int height, int width, List<Integer> labels, int scales) {}

    /** What is written. */
    public static Sample sample(String id, CamMaps maps) {
        Head head = new Head(
                maps.height(), maps.width(), maps.labels(), maps.scales().size());
        Sample sample = Sample.of(id, HEAD, Json.bytes(head));
        for (int scale = 0; scale < maps.scales().size(); scale++) {
            sample = sample.and(extension(scale), NpyPlanes.bytes(maps.scales().get(scale)));
        }
        return sample;
    }

    /** What was written. */
    public static CamMaps maps(Sample sample) {
        Head head = Json.read(sample.part(HEAD), Head.class, sample.id() + "." + HEAD);
        List<Planes> scales = new ArrayList<>();
        for (int scale = 0; scale < head.scales(); scale++) {
            scales.add(NpyPlanes.planes(sample.part(extension(scale))));
        }
        return new CamMaps(head.height(), head.width(), head.labels(), scales);
    }

    /** Images that have maps. */
    public static Set<String> ids(ShardReader samples) throws IOException {
        return samples.idsWith(HEAD);
    }

    private static String extension(int scale) {
        return scale + ".npy";
    }
}
