package dev.wsss.operator.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The output of a chart.
 *
 * @param documents each the YAML text of one object
 */
public record Rendering(List<String> documents) {
    private static final Pattern BETWEEN = Pattern.compile("^---\\s*$", Pattern.MULTILINE);
    private static final Pattern REMARK = Pattern.compile("^\\s*#.*\\R?", Pattern.MULTILINE);

    static Rendering of(String text) {
        return new Rendering(Arrays.stream(BETWEEN.split(text))
                .map(String::strip)
                .filter(document -> !REMARK.matcher(document).replaceAll("").isBlank())
                .toList());
    }

    /** Returns all objects. */
    public Stream<GenericKubernetesResource> objects() {
        return documents.stream().map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class));
    }

    /** Returns the objects of a kind, typed. */
    public <T extends HasMetadata> List<T> all(Class<T> kind) {
        return documents.stream()
                .filter(text -> Serialization.unmarshal(text, GenericKubernetesResource.class)
                        .getKind()
                        .equals(HasMetadata.getKind(kind)))
                .map(text -> Serialization.unmarshal(text, kind))
                .toList();
    }

    /** Returns the only object of a kind. */
    public <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " objects of kind " + HasMetadata.getKind(kind));
        }
        return found.getFirst();
    }
}
