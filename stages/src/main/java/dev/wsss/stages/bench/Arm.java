package dev.wsss.stages.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsss.pipeline.manifest.EffectiveSpec;
import dev.wsss.pipeline.manifest.RunManifest;
import java.util.Locale;

/** One way of training; each is the same manifest with the fewest changes. */
public enum Arm {
    /** The first round alone. */
    PLAIN("plain") {
        @Override
        void change(ObjectNode spec, CamSteps steps) {
            spec.remove("contextDecoupling");
        }
    },
    /** Both rounds, as the manifest has them. */
    DECOUPLED("decoupled") {
        @Override
        void change(ObjectNode spec, CamSteps steps) {}
    },
    /** The first round alone with the classifier's steps of both rounds: what more training would have brought. */
    PLAIN_AS_LONG("plain, as many steps") {
        @Override
        void change(ObjectNode spec, CamSteps steps) {
            spec.remove("contextDecoupling");
            spec.withObject("/stages/train-cam").put("epochs", steps.plainEpochs());
        }
    };

    private final String title;

    Arm(String title) {
        this.title = title;
    }

    abstract void change(ObjectNode spec, CamSteps steps);

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The manifest of this arm, with one seed for the data and for the run. */
    public RunManifest manifest(RunManifest base, long seed) {
        CamSteps steps = CamSteps.of(EffectiveSpec.of(base).spec());
        ObjectNode spec = base.spec().deepCopy();
        spec.put("seed", seed);
        spec.withObject("/dataset/synthetic").put("seed", seed);
        change(spec, steps);
        String name = String.format(Locale.ROOT, "%s-%s-%d", base.name(), title.replaceAll("\\W+", "-"), seed);
        return new RunManifest(name, spec, base.source(), base.folder());
    }
}
