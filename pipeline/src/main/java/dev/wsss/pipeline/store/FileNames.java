package dev.wsss.pipeline.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys as file names: bytes beyond printable ASCII become {@code %XX}.
 *
 * <p>A JVM under a plain C locale cannot open other names at all, and some file systems change their Unicode form.
 */
final class FileNames {
    private FileNames() {}

    static String ofSegment(String segment) {
        StringBuilder name = new StringBuilder();
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7f && each != '%') {
                name.append((char) each);
            } else {
                name.append(String.format("%%%02X", each));
            }
        }
        return name.toString();
    }

    static String ofKey(String key) {
        return Stream.of(key.split("/", -1)).map(FileNames::ofSegment).collect(Collectors.joining("/"));
    }

    static String key(Path root, Path file) {
        StringBuilder key = new StringBuilder();
        for (Path segment : root.relativize(file)) {
            key.append(key.isEmpty() ? "" : "/").append(segment(segment.toString()));
        }
        return key.toString();
    }

    private static String segment(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == '%' && at + 2 < name.length()) {
                bytes.write(Integer.parseInt(name.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.writeBytes(name.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
