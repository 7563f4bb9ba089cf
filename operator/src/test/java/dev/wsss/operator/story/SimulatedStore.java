package dev.wsss.operator.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wsss.operator.query.AttemptOutput;
import dev.wsss.operator.query.CacheLookup;
import dev.wsss.operator.query.Progressed;
import dev.wsss.operator.query.QueryResult;
import dev.wsss.operator.query.QueryResults;
import dev.wsss.operator.query.Remaining;
import dev.wsss.operator.query.StoreQuery;
import dev.wsss.pipeline.artifact.ArtifactDigest;
import dev.wsss.pipeline.artifact.ArtifactLocation;
import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store with the answers of a story, and with the objects published in it before. */
final class SimulatedStore implements QueryResults {
    private final Map<String, ArtifactLocation> published = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Map<String, Map<String, Double>> figures = new TreeMap<>();
    private final Map<String, Set<Integer>> done = new HashMap<>();
    private final Map<String, String> broken = new HashMap<>();
    private final Map<String, Progressed> progress = new HashMap<>();
    private final Set<String> complete = new HashSet<>();
    private final Set<String> hits = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> justAsked = new HashSet<>();
    private Outcome.@Nullable Failed trouble;
    private int blocks = 1;
    private long objects;

    /** Applies the changes of a beat. */
    void change(JsonNode beat) {
        beat.path("complete").forEach(step -> complete.add(step.asText()));
        beat.path("hits").forEach(step -> hits.add(step.asText()));
        beat.path("gone").forEach(step -> gone.add(step.asText()));
        beat.path("silent").forEach(question -> silent.add(question.asText()));
        justAsked.clear();
        beat.path("justAsked").forEach(question -> justAsked.add(question.asText()));
        beat.path("speaks").forEach(question -> silent.remove(question.asText()));
        beat.path("contents")
                .properties()
                .forEach(each -> contents.put(each.getKey(), each.getValue().asText()));
        beat.path("broken")
                .properties()
                .forEach(each -> broken.put(each.getKey(), each.getValue().asText()));
        beat.path("figures").properties().forEach(each -> {
            Map<String, Double> values = new TreeMap<>();
            each.getValue()
                    .properties()
                    .forEach(
                            value -> values.put(value.getKey(), value.getValue().asDouble()));
            figures.put(each.getKey(), values);
        });
        beat.path("done").properties().forEach(each -> {
            Set<Integer> numbers = new TreeSet<>();
            each.getValue().forEach(number -> numbers.add(number.asInt()));
            done.put(each.getKey(), numbers);
        });
        beat.path("progress").properties().forEach(each -> {
            JsonNode account = each.getValue();
            progress.put(
                    each.getKey(),
                    new Progressed(
                            account.get(0).asText(),
                            account.get(1).asLong(),
                            account.get(2).asLong()));
        });
        objects = beat.path("objects").asLong(objects);
        blocks = beat.path("blocks").asInt(blocks);
        if (beat.has("trouble")) {
            JsonNode said = beat.get("trouble");
            trouble = said.isNull()
                    ? null
                    : new Outcome.Failed(
                            FailureClass.valueOf(said.get("class").asText()),
                            said.get("why").asText());
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the kind of the query gives the type of its answer
    public <A> QueryResult<A> to(StoreQuery<A> question) {
        if (trouble != null) {
            return new QueryResult.Trouble<>(trouble, Instant.parse("2026-01-01T12:00:00Z"));
        }
        if (silent.contains(question.getClass().getSimpleName())) {
            return new QueryResult.Asked<>(Instant.EPOCH);
        }
        if (justAsked.contains(question.getClass().getSimpleName())) {
            return new QueryResult.Asked<>(null);
        }
        return new QueryResult.Known<>((A) answer(question));
    }

    private Object answer(StoreQuery<?> question) {
        return switch (question) {
            case StoreQuery.Usable usable -> true;
            case StoreQuery.Removed removed -> new Remaining(objects);
            case StoreQuery.Source source ->
                digest(contents.getOrDefault(String.valueOf(source.given().given()), "as it was"));
            case StoreQuery.Blocks all -> blocks;
            case StoreQuery.Account account -> progress.getOrDefault(account.step(), Progressed.UNKNOWN);
            case StoreQuery.Find find -> find(find);
            case StoreQuery.StillThere still ->
                gone.contains(still.task().id())
                        ? new CacheLookup.Miss("ignoring the published result: an object is gone")
                        : new CacheLookup.Hit(still.location(), Map.of());
            case StoreQuery.Left left -> left(left);
        };
    }

    private CacheLookup find(StoreQuery.Find find) {
        String key = find.keys().getFirst();
        ArtifactLocation location = published.get(key);
        if (gone.contains(find.step())) {
            return new CacheLookup.Miss("ignoring the published result: an object is gone");
        }
        if (location != null) {
            return new CacheLookup.Hit(location, Map.of());
        }
        if (!hits.remove(find.step())) {
            return new CacheLookup.Miss("nothing was published under this key");
        }
        published.put(key, location(find.step(), key, "elsewhere/"));
        return new CacheLookup.Hit(published.get(key), figures.getOrDefault(find.step(), Map.of()));
    }

    private AttemptOutput left(StoreQuery.Left left) {
        if (!complete.contains(left.step())) {
            return new AttemptOutput.Incomplete(done.getOrDefault(left.step(), Set.of()), broken.get(left.step()));
        }
        ArtifactLocation location =
                location(left.step(), left.key(), "attempts/" + left.step() + "/" + left.last() + "/");
        published.put(left.key(), location);
        complete.remove(left.step());
        return new AttemptOutput.Complete(location, figures.getOrDefault(left.step(), Map.of()));
    }

    private ArtifactLocation location(String step, String key, String prefix) {
        return new ArtifactLocation(
                digest(contents.getOrDefault(step, "output of " + key)), prefix + "manifest.json", List.of(prefix));
    }

    private static ArtifactDigest digest(String content) {
        return new ArtifactDigest(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
