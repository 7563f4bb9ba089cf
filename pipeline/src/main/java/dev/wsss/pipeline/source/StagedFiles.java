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
 * Brings what users keep to where a stage can read it: what lies on this machine stays there, all else is copied once to the
 * folder for temporary files and removed at the end.
 */
public final class StagedFiles implements AutoCloseable {
    private final UserFiles files;
    private final Map<Wanted, UserPath> here = new HashMap<>();
    private @Nullable Path scratch;

    /** Nothing is brought yet. */
    public StagedFiles(UserFiles files) {
        this.files = files;
    }

    /** The folder of a data set; an archive is unpacked. Of a bucket's folder only what some step reads is copied. */
    public UserPath dataset(String location, TransferWatch watch) throws IOException {
        return brought(new Wish(location, "dataset.location", Form.DATASET), watch);
    }

    /** A file as it is, for example weights. */
    public UserPath file(String location, String field, TransferWatch watch) throws IOException {
        return brought(new Wish(location, field, Form.FILE), watch);
    }

    /** An artifact that was made elsewhere: a file, or a folder with all that is in it; an archive is unpacked. */
    public UserPath artifact(String location, String field, TransferWatch watch) throws IOException {
        return brought(new Wish(location, field, Form.ARTIFACT), watch);
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
    private record Wanted(String location, Form form) {}

    /** A copy as one field asks for it. */
    private record Wish(String location, String field, Form form) {
        boolean unpacked() {
            return form != Form.FILE;
        }

        Wanted wanted() {
            return new Wanted(location, form);
        }

        String what() {
            return field + ": " + location;
        }

        /** Returns what messages call a copy of it. */
        UserPath at(Path copy) {
            return new UserPath(copy, location);
        }

        /** Returns what messages call a folder of what an archive was unpacked to. */
        UserPath unpackedTo(Path place, Path folder) {
            return new UserPath(folder, location + "!/" + place.relativize(folder));
        }
    }

    private synchronized UserPath brought(Wish wish, TransferWatch watch) throws IOException {
        UserPath known = here.get(wish.wanted());
        if (known == null) {
            known = brought(wish, files.find(wish.location, wish.field), watch);
            here.put(wish.wanted(), known);
        }
        return known;
    }

    private UserPath brought(Wish wish, ResolvedInput found, TransferWatch watch) throws IOException {
        return switch (found) {
            case ResolvedInput.Local(Path path) -> local(wish, path, watch);
            case ResolvedInput.Single(S3Store store, StoredVersion version) -> single(wish, store, version, watch);
            case ResolvedInput.Folder(S3Store store) -> folder(wish, store, watch);
            case ResolvedInput.Published(PublishedWeights weights, String sha256, ResolvedInput place) -> {
                UserPath copy = brought(wish, place, watch);
                try (InputStream in = Files.newInputStream(copy.path())) {
                    WeightsCache.check(weights, sha256, in, copy.name());
                }
                yield copy;
            }
        };
    }

    private UserPath local(Wish wish, Path path, TransferWatch watch) throws IOException {
        String name = String.valueOf(path.getFileName());
        if (wish.unpacked() && Files.isRegularFile(path) && !Archive.isOne(name)) {
            Archive.refuseOther(name, wish.what());
        }
        if (!wish.unpacked() || !Archive.isOne(name) || !Files.isRegularFile(path)) {
            return UserPath.of(path);
        }
        Path place = place();
        Transfer transfer = new Transfer(watch, Files.size(path));
        try (InputStream in = transfer.counted(Files.newInputStream(path))) {
            return wish.unpackedTo(place, new Archive(name, wish.what()).unpack(in, place));
        }
    }

    private UserPath single(Wish wish, S3Store store, StoredVersion version, TransferWatch watch) throws IOException {
        if (wish.unpacked() && Archive.isOne(version.key())) {
            Path place = place();
            Transfer transfer = new Transfer(watch, version.size());
            try (InputStream in = transfer.counted(store.open(version))) {
                return wish.unpackedTo(place, new Archive(version.key(), wish.what()).unpack(in, place));
            }
        }
        if (wish.unpacked()) {
            Archive.refuseOther(version.key(), wish.what());
        }
        Path folder = place();
        new FolderCopy(store, folder, wish.what()).copy(List.of(version), watch);
        return wish.at(folder.resolve(version.key()));
    }

    private UserPath folder(Wish wish, S3Store store, TransferWatch watch) throws IOException {
        Predicate<String> wanted =
                wish.form == Form.DATASET ? new DatasetFiles(GivenDigests.isDevkit(store))::isRead : name -> true;
        List<StoredVersion> objects;
        try (Stream<StoredVersion> listed = store.versions("")) {
            objects = listed.filter(each -> wanted.test(each.key())).toList();
        }
        Path folder = place();
        new FolderCopy(store, folder, wish.what()).copy(objects, watch);
        return wish.at(folder);
    }

    /** An empty folder. */
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
