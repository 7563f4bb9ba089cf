package dev.wsss.pipeline.source;

import dev.wsss.pipeline.access.StoreAccess;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.store.s3.ProxyServer;
import dev.wsss.pipeline.store.s3.S3Environment;
import dev.wsss.pipeline.store.s3.S3Timing;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** User files in a bucket. */
record Kept(UserFileResolver places, String bucket) {
    static final Map<String, String> DEVKIT = Map.of(
            "JPEGImages/a.jpg", "picture a",
            "JPEGImages/b.jpg", "picture b",
            "Annotations/a.xml", "labels of a",
            "ImageSets/Segmentation/train.txt", "a\nb\n",
            "SegmentationClass/a.png", "mask of a",
            "README", "read me");

    static Kept in(ProxyServer server) throws Exception {
        StoreAccess access = new StoreAccess(
                new S3Environment(
                        server.server().endpoint(), null, () -> server.server().credentials()),
                S3Timing.brisk());
        StoreSpec directory = new StoreSpec("/not/looked/at", null, null, null, null, Addressing.AUTO, null);
        return new Kept(new UserFileResolver(access, directory), server.bucket());
    }

    Kept with(String folder, Map<String, String> files) {
        files.forEach((name, text) -> put(folder + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    void put(String key, byte[] content) {
        places.access().bucket(places.store(), bucket, "", "test").put(key, content);
    }

    String at(String key) {
        return "s3://" + bucket + "/" + key;
    }
}
