package dev.wsss.operator.sweep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.DocumentKind;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.store.Store;
import dev.wsss.pipeline.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Content of the store of a namespace.
 *
 * @param pointers of the cache
 * @param groups of everything else that we know
 */
record Inventory(List<Pointer> pointers, Collection<ObjectGroup> groups) {
    private static final JsonMapper JSON = new JsonMapper();

    Inventory {
        pointers = List.copyOf(pointers);
        groups = List.copyOf(groups);
    }

    /** Lists it all; memory grows with attempts and pointers, not with objects. */
    static Inventory of(Store store) {
        List<Pointer> pointers = new ArrayList<>();
        Map<String, ObjectGroup> groups = new LinkedHashMap<>();
        try (Stream<StoredObject> objects = store.list("")) {
            objects.forEach(object -> {
                if (object.key().startsWith("cache/")) {
                    pointers.add(new Pointer(object.key(), object.modified(), List.of()));
                } else {
                    ObjectGroup.prefixOf(object.key())
                            .ifPresent(prefix -> groups.compute(
                                    prefix,
                                    (same, group) -> group == null
                                            ? new ObjectGroup(prefix, object.modified(), object.size())
                                            : group.and(object.modified(), object.size())));
                }
            });
        }
        return new Inventory(pointers.stream().map(each -> read(store, each)).toList(), groups.values());
    }

    private static Pointer read(Store store, Pointer pointer) {
        try {
            ArtifactLocation location =
                    JSON.readValue(DocumentKind.POINTER.read(store, pointer.key()), ArtifactLocation.class);
            List<String> parts = new ArrayList<>(location.parts());
            parts.add(location.manifest());
            return new Pointer(pointer.key(), pointer.written(), parts);
        } catch (Failure failure) {
            if (failure.failureClass() != FailureClass.STORE_CORRUPT) {
                throw failure;
            }
            return pointer;
        } catch (JacksonException unknown) {
            // Of another version, perhaps: it holds nothing, but is not removed before its time either.
            return pointer;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("object " + pointer.key(), unreadable);
        }
    }
}
