package dev.wsss.stages.shard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The table of contents of an artifact's tars: {@code index.json}, one line for each image.
 *
 * @param blockSize images in a block
 * @param samples in the order of the tars
 */
public record ShardIndex(int blockSize, List<Located> samples) {
    /** The object's name. */
    public static final String OBJECT = "index.json";

    private static final int CONTRACT = 1;

    public ShardIndex {
        samples = List.copyOf(samples);
        if (blockSize < 1) {
            throw new IllegalArgumentException("blockSize: " + blockSize);
        }
        Set<String> seen = new HashSet<>();
        int block = 0;
        for (Located sample : samples) {
            if (!seen.add(sample.id()) || sample.block() < block) {
                throw new IllegalArgumentException("the image " + sample.id() + " is there twice or out of order");
            }
            block = sample.block();
        }
    }

    /** The index of blocks that were written one by one, in any order. */
    public static ShardIndex ofBlocks(int blockSize, List<List<Located>> blocks) {
        return new ShardIndex(
                blockSize,
                blocks.stream()
                        .filter(block -> !block.isEmpty())
                        .sorted(Comparator.comparingInt(
                                block -> block.getFirst().block()))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Writes {@code index.json}; the same samples give the same bytes. */
    public void write(ShardSink sink) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(sink.open(OBJECT), StandardCharsets.UTF_8))) {
            out.write("{\"contract\":" + CONTRACT + ",\"blockSize\":" + blockSize + ",\"samples\":[");
            String separator = "\n";
            for (Located sample : samples) {
                out.write(separator);
                out.write(line(sample).toString());
                separator = ",\n";
            }
            out.write("\n]}\n");
        }
    }

    private static ObjectNode line(Located sample) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", sample.id()).put("block", sample.block());
        ObjectNode parts = line.putObject("parts");
        sample.parts()
                .forEach((extension, span) ->
                        parts.putArray(extension).add(span.offset()).add(span.size()));
        return line;
    }

    /** Reads {@code index.json}; a damaged one is a StoreCorrupt that names it. */
    public static ShardIndex read(ShardSource source) throws IOException {
        try (InputStream in = source.open(OBJECT)) {
            JsonNode index = new JsonMapper().readTree(in);
            if (index.path("contract").asInt() != CONTRACT) {
                throw new IllegalArgumentException(
                        "the contract " + index.path("contract") + " instead of " + CONTRACT);
            }
            List<Located> samples = new ArrayList<>();
            for (JsonNode line : index.path("samples")) {
                samples.add(located(line));
            }
            return new ShardIndex(index.path("blockSize").asInt(), samples);
        } catch (JacksonException e) {
            throw corrupt(OBJECT, "not JSON (" + e.getOriginalMessage() + ")", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw corrupt(OBJECT, String.valueOf(e.getMessage()), e);
        }
    }

    private static Located located(JsonNode line) {
        if (!line.path("id").isTextual() || !line.path("block").canConvertToInt()) {
            throw new IllegalArgumentException("a line without id or block");
        }
        SequencedMap<String, Span> parts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> part : line.path("parts").properties()) {
            JsonNode span = part.getValue();
            if (span.size() != 2
                    || !span.get(0).isIntegralNumber()
                    || !span.get(1).isIntegralNumber()) {
                throw new IllegalArgumentException(
                        "no place for the part ." + part.getKey() + " of " + line.path("id"));
            }
            parts.put(
                    part.getKey(),
                    new Span(
                            span.get(0).longValue(), Math.toIntExact(span.get(1).longValue())));
        }
        return new Located(line.path("id").textValue(), line.path("block").intValue(), parts);
    }

    static Failure corrupt(String object, String why, Exception cause) {
        return new Failure(FailureClass.STORE_CORRUPT, object + ": " + why, cause);
    }

    static Failure corrupt(String object, String why) {
        return new Failure(FailureClass.STORE_CORRUPT, object + ": " + why);
    }
}
