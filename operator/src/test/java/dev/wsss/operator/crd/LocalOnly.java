package dev.wsss.operator.crd;

import java.util.LinkedHashMap;
import java.util.Map;

/** Invalid manifests that an API server cannot recognise as such, with reasons. */
final class LocalOnly {
    private static final String DEFAULTS =
            "one of the two values is a default, and defaults are no part of the definition";
    private static final String NULLS = "it drops fields without a value before anything looks at them";
    private static final String KEPT_NULL =
            "to rules it is absent; it is kept, so that the operator refuses it instead of carrying out one round";
    private static final String DOCUMENTS = "kubectl sends it each document by itself";
    private static final String BOOLEANS = "its YAML reader takes the bare word on for true";

    private LocalOnly() {}

    /** Returns the reason by the manifest's file name. */
    static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("backgroundThreshold-above-foreground.yaml", DEFAULTS);
        reasons.put("lowAlpha-above-high.yaml", DEFAULTS);
        reasons.put("minimumShare-above-maximum.yaml", DEFAULTS);
        reasons.put("paste-scale-that-sticks-out.yaml", DEFAULTS);
        reasons.put("train-affinity-radius-wider-than-the-crop-at-stride-8.yaml", DEFAULTS);
        reasons.put("sweep-backwards.yaml", DEFAULTS);
        reasons.put("train-cam-microBatch-not-a-divisor.yaml", DEFAULTS);
        reasons.put("train-cam-microBatch-with-batch-statistics.yaml", DEFAULTS);
        reasons.put("train-affinity-microBatch-not-a-divisor.yaml", DEFAULTS);
        reasons.put("learningRate-no-value.yaml", NULLS);
        reasons.put("contextDecoupling-no-value.yaml", KEPT_NULL);
        reasons.put("yaml-two-documents.yaml", DOCUMENTS);
        reasons.put("mirror-a-word.yaml", BOOLEANS);
        return reasons;
    }
}
