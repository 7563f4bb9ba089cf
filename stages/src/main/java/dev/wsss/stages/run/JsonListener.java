package dev.wsss.stages.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.stages.stage.StageProgress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One JSON object a line: {@code event} is started, progress, cached, finished or message. For machines. */
public final class JsonListener implements RunListener {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final JsonMapper json = new JsonMapper();
    private final PrintStream out;
    private final Clock clock;

    public JsonListener(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public StageProgress started(StepLine step) {
        out.println(event("started", step));
        return new CountedProgress(clock, INTERVAL, new CountedProgress.Display() {
            @Override
            public void show(Rate rate, Map<String, Double> figures) {
                ObjectNode event = event("progress", step)
                        .put("unit", rate.unit())
                        .put("done", rate.done())
                        .put("total", rate.total());
                figures.forEach(event.putObject("figures")::put);
                out.println(event);
            }

            @Override
            public void say(String sentence) {
                out.println(event("message", step).put("text", sentence));
            }
        });
    }

    @Override
    public void cached(StepLine step) {
        out.println(event("cached", step));
    }

    @Override
    public void finished(StepLine step, Duration took) {
        out.println(event("finished", step).put("seconds", took.toMillis() / 1e3));
    }

    @Override
    public void say(String sentence) {
        out.println(event("message").put("text", sentence));
    }

    private ObjectNode event(String name, StepLine step) {
        return event(name).put("step", step.name()).put("number", step.number()).put("of", step.of());
    }

    private ObjectNode event(String name) {
        return json.createObjectNode().put("time", clock.instant().toString()).put("event", name);
    }
}
