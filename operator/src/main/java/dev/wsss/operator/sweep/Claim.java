package dev.wsss.operator.sweep;

import java.util.List;

/**
 * Artifacts that one run keeps in its store.
 *
 * @param uid of the run
 * @param everything whether all that it ever wrote stays, since it may still go on from there
 * @param parts prefixes and keys of artifacts that it holds, its own and those of others
 */
public record Claim(String uid, boolean everything, List<String> parts) {
    public Claim {
        parts = List.copyOf(parts);
    }
}
