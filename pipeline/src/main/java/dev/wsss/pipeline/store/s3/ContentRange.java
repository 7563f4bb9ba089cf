package dev.wsss.pipeline.store.s3;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import io.minio.GetObjectResponse;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Range of bytes that a server has sent.
 *
 * @param from the first
 * @param end behind the last
 */
record ContentRange(long from, long end) {
    private static final Pattern HEADER = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/.*");

    /** Reads an answer that has to begin where the request says; servers without ranges begin at the beginning. */
    static ContentRange of(GetObjectResponse answer, String key, RetryingS3Client requests, long from) {
        Matcher header =
                HEADER.matcher(Objects.requireNonNullElse(answer.headers().get("Content-Range"), ""));
        if (header.matches() && Long.parseLong(header.group(1)) == from) {
            return new ContentRange(from, Long.parseLong(header.group(2)) + 1);
        }
        Download.close(answer);
        throw new Failure(
                FailureClass.STORE_DENIED,
                "object '" + key + "' in store " + requests.address()
                        + ": the server answers a range with other bytes; it has to offer GET with ranges");
    }
}
