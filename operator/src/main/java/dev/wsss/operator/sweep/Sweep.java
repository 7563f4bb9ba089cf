package dev.wsss.operator.sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removals of one sweep, and its marks for the next.
 *
 * @param expired keys of pointers, removed before anything else
 * @param unused groups, removed after them
 * @param marks for the next sweep
 */
record Sweep(List<String> expired, List<ObjectGroup> unused, SweepMarks marks) {
    /**
     * Decides: a group goes when neither a run nor a pointer has referred to it for the time of grace, and nothing has
     * been written to it for as long.
     *
     * @param claims of every run of the namespace
     */
    static Sweep of(Inventory inventory, Collection<Claim> claims, SweepMarks before, SweepPolicy terms, Instant now) {
        List<String> expired = new ArrayList<>();
        List<Pointer> valid = new ArrayList<>();
        for (Pointer pointer : inventory.pointers()) {
            if (pointer.written().plus(terms.pointers()).isAfter(now)) {
                valid.add(pointer);
            } else {
                expired.add(pointer.key());
            }
        }
        Set<String> used = new HashSet<>();
        Stream.concat(
                        claims.stream().flatMap(claim -> claim.parts().stream()),
                        valid.stream().flatMap(pointer -> pointer.parts().stream()))
                .forEach(part -> ObjectGroup.prefixOf(part).ifPresent(used::add));
        Set<String> untouched = new HashSet<>();
        claims.stream().filter(Claim::everything).map(Claim::uid).forEach(untouched::add);

        List<ObjectGroup> unused = new ArrayList<>();
        Map<String, Instant> marks = new HashMap<>();
        for (ObjectGroup group : inventory.groups()) {
            boolean stays = used.contains(group.prefix())
                    || untouched.contains(group.uid())
                    || group.newest().plus(terms.grace()).isAfter(now);
            if (stays) {
                continue;
            }
            Instant since = before.since(group.prefix(), now);
            if (since.plus(terms.grace()).isAfter(now)) {
                marks.put(group.prefix(), since);
            } else {
                unused.add(group);
            }
        }
        return new Sweep(expired, unused, SweepMarks.of(marks));
    }
}
