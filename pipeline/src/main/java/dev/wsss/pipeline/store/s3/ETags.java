package dev.wsss.pipeline.store.s3;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Marks of content as servers write them, in quotes or without. */
final class ETags {
    private ETags() {}

    static String bare(@Nullable String etag) {
        return Objects.requireNonNullElse(etag, "").replace("\"", "");
    }

    static String quoted(String etag) {
        return "\"" + etag + "\"";
    }
}
