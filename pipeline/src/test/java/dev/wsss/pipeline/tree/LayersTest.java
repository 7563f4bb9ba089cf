package dev.wsss.pipeline.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class LayersTest {
    private final Layers<String> layers = new Layers<>();

    @Test
    void objectsMergeAndEverythingElseReplaces() throws JsonProcessingException {
        layers.lay("below", "", json("{'a': {'b': 1, 'c': [1, 2]}, 'd': 3}"), "");
        layers.lay("above", "", json("{'a': {'c': [9]}, 'd': {'e': 4}}"), "");
        assertThat(layers.tree()).isEqualTo(json("{'a': {'b': 1, 'c': [9]}, 'd': {'e': 4}}"));
    }

    @Test
    void eachValueRemembersTheDocumentAndThePlaceItCameFrom() throws JsonProcessingException {
        layers.lay("below", "", json("{'a': {'b': 1, 'c': 2}}"), "/spec");
        layers.lay("above", "/a", json("{'c': 3}"), "/spec/elsewhere");
        assertThat(layers.source("/a/b")).isEqualTo(new Layers.Source<>("below", "/spec/a/b"));
        assertThat(layers.source("/a/c")).isEqualTo(new Layers.Source<>("above", "/spec/elsewhere/c"));
        assertThat(layers.source("/a/d")).isNull();
    }

    @Test
    void aDocumentThatWasLaidIsNotChangedByLaterOnes() throws JsonProcessingException {
        JsonNode below = json("{'a': {'b': {'c': 1}}}");
        layers.lay("below", "", below, "");
        layers.lay("above", "", json("{'a': {'b': {'c': 2}}}"), "");
        assertThat(below).isEqualTo(json("{'a': {'b': {'c': 1}}}"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
