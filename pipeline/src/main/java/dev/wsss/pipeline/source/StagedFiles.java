package dev.wsss.pipeline.source;

import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.store.s3.S3Store;
import dev.wsss.pipeline.store.s3.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * User files where a stage can read them: those on this machine stay where they are, others are downloaded once to the
 * folder for temporary files and removed at the end.
 */
public final class StagedFiles implements AutoCloseable {
    private final UserFiles files;
    private final Map<CopyKey, UserPath> here = new HashMap<>();
    private @Nullable Path scratch;

    /** Creates an empty set of staged files. */
    public StagedFiles(UserFiles files) {
        this.files = files;
    }

    /**
     * Returns the folder of a data set; an archive is unpacked. Of a bucket's folder only what some step reads is
     * copied.
     */
    public UserPath dataset(String location, TransferWatch watch) throws IOException {
        return staged(new Copy(location, "dataset.location", Form.DATASET), watch);
    }

    /** Returns a file as it is, for example weights. */
    public UserPath file(String location, String field, TransferWatch watch) throws IOException {
        return staged(new Copy(location, field, Form.FILE), watch);
    }

    /**
     * Returns an artifact that was made elsewhere: a file, or a folder with all that is in it; an archive is unpacked.
     */
    public UserPath artifact(String location, String field, TransferWatch watch) throws IOException {
        return staged(new Copy(location, field, Form.ARTIFACT), watch);
    }

    /** The form of a copy. */
    private enum Form {
        /** A folder with the files that some step reads; an archive is unpacked. */
        DATASET,
        /** One file as it is. */
        FILE,
        /** A file or a whole folder; an archive is unpacked. */
        ARTIFACT
    }

    /** A copy that other fields may share. */
    private record CopyKey(String location, Form form) {}

    /** A copy that one field needs. */
    private record Copy(String location, String field, Form form) {
        boolean unpacked() {
            return form != Form.FILE;
        }

        CopyKey key() {
            return new CopyKey(location, form);
        }

        String what() {
            return field + ": " + location;
        }

        /** Returns what messages call a copy of it. */
        UserPath at(Path place) {
            return new UserPath(place, location);
        }

        /** Returns what messages call a folder of what an archive was unpacked to. */
        UserPath unpackedTo(Path place, Path folder) {
            return new UserPath(folder, location + "!/" + place.relativize(folder));
        }
    }

    private synchronized UserPath staged(Copy copy, TransferWatch watch) throws IOException {
        UserPath known = here.get(copy.key());
        if (known == null) {
            known = staged(copy, files.find(copy.location, copy.field), watch);
            here.put(copy.key(), known);
        }
        return known;
    }

    private UserPath staged(Copy copy, ResolvedInput found, TransferWatch watch) throws IOException {
        return switch (found) {
            case ResolvedInput.Local(Path path) -> local(copy, path, watch);
            case ResolvedInput.Single(S3Store store, StoredVersion version) -> single(copy, store, version, watch);
            case ResolvedInput.Folder(S3Store store) -> folder(copy, store, watch);
            case ResolvedInput.Published(PublishedWeights weights, String sha256, ResolvedInput place) -> {
                UserPath file = staged(copy, place, watch);
                try (InputStream in = Files.newInputStream(file.path())) {
                    WeightsCache.check(weights, sha256, in, file.name());
                }
                yield file;
            }
        };
    }

    private UserPath local(Copy copy, Path path, TransferWatch watch) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (copy.unpacked() && Files.isRegularFile(path) && !Archive.isOne(name)) {
            Archive.refuseOther(name, copy.what());
        }
        if (!copy.unpacked() || !Archive.isOne(name) || !Files.isRegularFile(path)) {
            return UserPath.of(path);
        }
        Path place = place();
        Transfer transfer = new Transfer(watch, Files.size(path));
        try (InputStream in = transfer.counted(Files.newInputStream(path))) {
            return copy.unpackedTo(place, new Archive(name, copy.what()).unpack(in, place));
        }
    }

    private UserPath single(Copy copy, S3Store store, StoredVersion version, TransferWatch watch) throws IOException {
        if (copy.unpacked() && Archive.isOne(version.key())) {
            Path place = place();
            Transfer transfer = new Transfer(watch, version.size());
            try (InputStream in = transfer.counted(store.open(version))) {
                return copy.unpackedTo(place, new Archive(version.key(), copy.what()).unpack(in, place));
            }
        }
        if (copy.unpacked()) {
            Archive.refuseOther(version.key(), copy.what());
        }
        Path folder = place();
        new FolderCopy(store, folder, copy.what()).copy(List.of(version), watch);
        return copy.at(folder.resolve(version.key()));
    }

    private UserPath folder(Copy copy, S3Store store, TransferWatch watch) throws IOException {
        Predicate<String> wanted =
                copy.form == Form.DATASET ? new DatasetFiles(GivenDigests.isDevkit(store))::isRead : name -> true;
        List<StoredVersion> objects;
        try (Stream<StoredVersion> listed = store.versions("")) {
            objects = listed.filter(each -> wanted.test(each.key())).toList();
        }
        Path folder = place();
        new FolderCopy(store, folder, copy.what()).copy(objects, watch);
        return copy.at(folder);
    }

    /** Returns an empty folder. */
    private Path place() throws IOException {
        if (scratch == null) {
            scratch = Files.createTempDirectory("wsss-").toRealPath();
        }
        return Files.createTempDirectory(scratch, "");
    }

    @Override
    public synchronized void close() throws IOException {
        here.clear();
        if (scratch != null) {
            try (Stream<Path> all = Files.walk(scratch)) {
                for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
            scratch = null;
        }
    }
}
