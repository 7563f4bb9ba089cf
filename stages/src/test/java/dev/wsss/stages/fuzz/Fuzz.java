package dev.wsss.stages.fuzz;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that runs every reader on many mutations of its files. */
final class Fuzz {
    /** Kinds of files that other programs read too. */
    private static final Set<String> COMPARED = Set.of("png", "jpeg", "npy", "torch");

    private static final int SHOWN = 5;

    private Fuzz() {}

    /** Returns all readers; files of theirs are written into the folder. */
    static List<FuzzedReader> readers(Path folder) throws IOException {
        return Stream.of(
                        PictureFiles.all(),
                        new UserTexts(folder.resolve("texts")).all(),
                        ArtifactFiles.all(),
                        new UserArchives(folder.resolve("archives")).all(),
                        WeightsFiles.all(),
                        new RunDocuments(folder.resolve("documents")).all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Prints a line for each reader and ends with status 1 for any defect: {@code Fuzz COUNT LISTING [READER...]}.
     *
     * <p>COUNT stands for the seeds below it; single seeds may follow after commas: {@code 2000,28203}.
     *
     * <p>LISTING is written: kind, seed, digest of the content or {@code refused}, and the file in Base64, for files
     * that other programs read too; {@code -} for none.
     */
    public static void main(String[] arguments) throws IOException {
        int[] seeds = seeds(arguments[0]);
        List<String> wanted = List.of(arguments).subList(2, arguments.length);
        Path folder = Files.createTempDirectory("fuzz-");
        int defects = 0;
        try (Writer listing =
                arguments[1].equals("-") ? Writer.nullWriter() : Files.newBufferedWriter(Path.of(arguments[1]))) {
            for (FuzzedReader reader : readers(folder)) {
                if (wanted.isEmpty() || wanted.contains(reader.name())) {
                    defects += printed(reader, seeds, COMPARED.contains(reader.name()) ? listing : null);
                }
            }
        } finally {
            remove(folder);
        }
        System.exit(defects == 0 ? 0 : 1);
    }

    private static int[] seeds(String count) {
        int[] numbers =
                Stream.of(count.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return IntStream.concat(
                        IntStream.range(0, numbers[0]), Arrays.stream(numbers).skip(1))
                .toArray();
    }

    private static int printed(FuzzedReader reader, int[] seeds, @Nullable Writer listing) throws IOException {
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (int seed : seeds) {
            Verdict verdict = reader.verdict(seed);
            tally.add(seed, verdict);
            if (listing != null) {
                listing.write(String.join(
                                "\t",
                                reader.name(),
                                Integer.toString(seed),
                                verdict instanceof Verdict.Read read ? read.digest() : "refused",
                                Base64.getEncoder()
                                        .encodeToString(reader.mutations().file(seed)))
                        + "\n");
            }
        }
        System.out.printf(Locale.ROOT, "%-12s %s, %.1f s%n", reader.name(), tally, (System.nanoTime() - start) / 1e9);
        List<String> defects = tally.defects();
        defects.stream().limit(SHOWN).forEach(System.out::println);
        return defects.size();
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.forEach(all::addFirst);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
