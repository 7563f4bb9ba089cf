package dev.wsss.stages.shard;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a tar entry: the escaped image id, a dot, the extension.
 *
 * <p>WebDataset ends a sample's key at the first dot of the file name, splits folders off at slashes and skips names
 * like {@code __this__}: such characters of an id are written as the percent-encoding of their UTF-8 bytes.
 */
final class EntryName {
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)*");

    private EntryName() {}

    static String of(String id, String extension) {
        if (!EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException(
                    "extension: '" + extension + "' (lower-case letters and digits, dots between)");
        }
        return escaped(id) + "." + extension;
    }

    static String escaped(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id: an image without a name");
        }
        StringBuilder name = new StringBuilder();
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean skippedByReaders = i == 0 && id.startsWith("__");
            if (isPlain(bytes[i]) && !skippedByReaders) {
                name.append((char) bytes[i]);
            } else {
                name.append(String.format(Locale.ROOT, "%%%02X", bytes[i]));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(byte character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }
}
