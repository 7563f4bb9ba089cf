package dev.wsss.operator.sweep;

import java.time.Instant;
import java.util.List;

/**
 * A pointer of the cache.
 *
 * @param key of its object
 * @param written when
 * @param parts prefixes and keys of the artifact that it points to; empty where it cannot be read
 */
record Pointer(String key, Instant written, List<String> parts) {
    Pointer {
        parts = List.copyOf(parts);
    }
}
