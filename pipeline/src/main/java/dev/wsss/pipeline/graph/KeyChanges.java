package dev.wsss.pipeline.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.pipeline.outcome.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The difference of two key documents in the words of the manifest. */
final class KeyChanges {
    private final List<String> sentences = new ArrayList<>();

    private KeyChanges() {}

    static List<String> between(JsonNode earlier, JsonNode now) {
        KeyChanges changes = new KeyChanges();
        changes.compare("", earlier, now);
        return List.copyOf(changes.sentences);
    }

    private void compare(String path, JsonNode earlier, JsonNode now) {
        if (earlier.equals(now)) {
            return;
        }
        if (earlier.isObject() && now.isObject()) {
            Set<String> fields = new TreeSet<>();
            earlier.fieldNames().forEachRemaining(fields::add);
            now.fieldNames().forEachRemaining(fields::add);
            fields.forEach(field ->
                    compare(path.isEmpty() ? field : path + "." + field, earlier.path(field), now.path(field)));
        } else {
            sentences.add(sentence(path, earlier, now));
        }
    }

    private static String sentence(String path, JsonNode earlier, JsonNode now) {
        if (path.startsWith("inputs.")) {
            String input = "its input " + path.substring("inputs.".length());
            return earlier.isMissingNode()
                    ? input + " is new"
                    : now.isMissingNode() ? input + " is gone" : input + " is another one than last time";
        }
        if (path.equals("salt")) {
            return "a re-run was requested";
        }
        if (path.equals("contractVersion")) {
            return "this version of wsss computes it differently";
        }
        String name = path.startsWith("parameters.") ? path.substring("parameters.".length()) : path;
        if (earlier.isMissingNode()) {
            return name + " is now " + value(now);
        }
        return now.isMissingNode()
                ? name + " is gone, was " + value(earlier)
                : name + " is now " + value(now) + ", was " + value(earlier);
    }

    private static String value(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        return SafeText.of(text, 60);
    }
}
