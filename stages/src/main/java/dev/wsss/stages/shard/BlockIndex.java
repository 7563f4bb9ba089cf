package dev.wsss.stages.shard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.artifact.BlockName;
import dev.wsss.pipeline.artifact.CanonicalJson;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import java.io.BufferedWriter;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The table of contents of one block's tar: {@code block-00003.json}, one line for each image.
 *
 * <p>Each block has its own, so that several executions can share the work and their objects together are the artifact.
 *
 * @param block the block's number
 * @param samples in the order of the tar
 */
record BlockIndex(int block, List<Located> samples) {
    private static final int CONTRACT = 2;

    BlockIndex {
        samples = List.copyOf(samples);
        Set<String> seen = new HashSet<>();
        for (Located sample : samples) {
            if (!seen.add(sample.id()) || sample.block() != block) {
                throw new IllegalArgumentException("the image " + sample.id() + " is there twice or of another block");
            }
        }
    }

    /** Writes the object; the same samples give the same bytes. */
    void write(ShardSink sink) throws IOException {
        String object = new BlockName(block).index();
        try (ShardObject bytes = sink.open(object)) {
            Writer out = new BufferedWriter(new OutputStreamWriter(bytes.stream(), StandardCharsets.UTF_8));
            out.write("{\"contract\":" + CONTRACT + ",\"block\":" + block + ",\"samples\":[");
            String separator = "\n";
            for (Located sample : samples) {
                out.write(separator);
                out.write(line(sample).toString());
                separator = ",\n";
            }
            out.write("\n]}\n");
            out.flush();
            bytes.complete();
        }
    }

    private static ObjectNode line(Located sample) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", sample.id());
        ObjectNode parts = line.putObject("parts");
        sample.parts()
                .forEach((extension, span) ->
                        parts.putArray(extension).add(span.offset()).add(span.size()));
        return line;
    }

    /** Reads the index of a block; a damaged one is a StoreCorrupt that names it. */
    static BlockIndex read(ShardSource source, int block) throws IOException {
        String object = new BlockName(block).index();
        try (InputStream in = source.open(object)) {
            JsonNode index = new JsonMapper().readTree(in);
            if (index.path("contract").asInt() != CONTRACT) {
                throw new IllegalArgumentException(
                        "the contract " + index.path("contract") + " instead of " + CONTRACT);
            }
            if (index.path("block").asInt(-1) != block) {
                throw new IllegalArgumentException("the index of block " + index.path("block"));
            }
            List<Located> samples = new ArrayList<>();
            for (JsonNode line : index.path("samples")) {
                samples.add(located(block, line));
            }
            return new BlockIndex(block, samples);
        } catch (JacksonException | CharConversionException e) {
            throw corrupt(object, "not JSON (" + CanonicalJson.problem(e) + ")", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw corrupt(object, String.valueOf(e.getMessage()), e);
        }
    }

    private static Located located(int block, JsonNode line) {
        if (!line.path("id").isTextual()) {
            throw new IllegalArgumentException("a line without id");
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
        return new Located(line.path("id").textValue(), block, parts);
    }

    static Failure corrupt(String object, String why, Exception cause) {
        return new Failure(FailureClass.STORE_CORRUPT, object + ": " + why, cause);
    }

    static Failure corrupt(String object, String why) {
        return new Failure(FailureClass.STORE_CORRUPT, object + ": " + why);
    }
}
