package dev.wsss.stages.net;

import dev.wsss.stages.script.Script;
import java.util.List;

/** The learning-rate groups that a network's parameters are divided into. */
public enum LearningGroups {
    /** The backbone and the new layers, as IRNet has them. */
    BY_ORIGIN {
        @Override
        void pretrained(Script script) {
            script.group(BACKBONE);
        }

        @Override
        void fresh(Script script) {
            script.group(HEAD);
        }

        @Override
        public List<String> names() {
            return List.of(BACKBONE, HEAD);
        }
    },

    /** Weights and biases of both apart, as AffinityNet and SEAM have them: rates 1, 2, 10, 20, biases without decay. */
    BY_ORIGIN_AND_KIND {
        @Override
        void pretrained(Script script) {
            script.groups(BACKBONE, BACKBONE_BIASES);
        }

        @Override
        void fresh(Script script) {
            script.groups(HEAD, HEAD_BIASES);
        }

        @Override
        public List<String> names() {
            return List.of(BACKBONE, BACKBONE_BIASES, HEAD, HEAD_BIASES);
        }
    };

    /** Parameters of the backbone, or all but the biases of it. */
    public static final String BACKBONE = "backbone";
    /** Biases of the backbone, where they are apart. */
    public static final String BACKBONE_BIASES = "backbone-biases";
    /** Parameters of new layers, or all but their biases. */
    public static final String HEAD = "head";
    /** Biases of new layers, where they are apart. */
    public static final String HEAD_BIASES = "head-biases";

    /** Lets a script declare parameters of the backbone from here on. */
    abstract void pretrained(Script script);

    /** Lets a script declare parameters of new layers from here on. */
    abstract void fresh(Script script);

    /** Returns all groups; one may have no parameter in a network. */
    public abstract List<String> names();
}
