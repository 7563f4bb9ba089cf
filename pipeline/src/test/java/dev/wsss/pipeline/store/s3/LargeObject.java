package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A process that uploads an object of a given size to a bucket, downloads it, and fails where the bytes differ. */
final class LargeObject {
    private static final int BLOCK = 1 << 16;

    private LargeObject() {}

    public static void main(String[] arguments) throws IOException {
        S3Store store = ProxyServer.at(arguments[0]).store(arguments[1], "");
        long blocks = Long.parseLong(arguments[2]) / BLOCK;
        store.put("large", out -> {
            for (long block = 0; block < blocks; block++) {
                out.write(block(block));
            }
        });
        try (InputStream in = store.open("large")) {
            for (long block = 0; block < blocks; block++) {
                if (!Arrays.equals(in.readNBytes(BLOCK), block(block))) {
                    throw new IllegalStateException("block " + block + " has other bytes");
                }
            }
        }
    }

    private static byte[] block(long number) {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) (number * 31));
        return block;
    }
}
