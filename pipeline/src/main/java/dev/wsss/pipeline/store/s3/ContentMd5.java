package dev.wsss.pipeline.store.s3;

import io.minio.Http;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The checksum by which a server detects damage in transit.
 *
 * <p>S3 has newer ones, but not every server supports them, and Amazon's refuses them in parts whose upload was not
 * announced with the same one.
 */
final class ContentMd5 {
    private ContentMd5() {}

    static Http.Headers header(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, 0, length);
            return new Http.Headers(
                    Http.Headers.CONTENT_MD5, Base64.getEncoder().encodeToString(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
