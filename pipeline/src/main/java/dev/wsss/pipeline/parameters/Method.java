package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wsss.pipeline.tree.RecordReader;
import dev.wsss.pipeline.tree.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A published method that makes masks from labels. A constant names the records of the parameters that it alone has. */
public enum Method implements Variant {
    /** IRNet: class boundaries learnt from confident CAM pixels, then a random walk. */
    @JsonProperty("irn")
    IRN(
            "irn",
            Backbone.RESNET50,
            Map.of(
                    AffinityLabels.class, Irn.Labels.class,
                    TrainAffinity.class, Irn.Boundaries.class,
                    MakeSemSeg.class, Irn.Masks.class,
                    EvalSemSeg.class, Irn.Scores.class)),

    /** AffinityNet (PSA): pixel affinities on ResNet-38, then a random walk. */
    @JsonProperty("affinitynet")
    AFFINITYNET(
            "affinitynet",
            Backbone.RESNET38,
            Map.of(
                    TrainCam.class, AffinityNet.Classifier.class,
                    AffinityLabels.class, AffinityNet.Labels.class,
                    TrainAffinity.class, AffinityNet.Affinities.class,
                    MakeSemSeg.class, AffinityNet.Masks.class)),

    /** SEAM: equivariant attention maps on ResNet-38, then AffinityNet's affinities and walk. */
    @JsonProperty("seam")
    SEAM(
            "seam",
            Backbone.RESNET38,
            Map.of(
                    TrainCam.class, Seam.Classifier.class,
                    AffinityLabels.class, AffinityNet.Labels.class,
                    TrainAffinity.class, AffinityNet.Affinities.class,
                    MakeSemSeg.class, AffinityNet.Masks.class));

    private final String id;
    private final Backbone backbone;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot change
    private final Map<Class<? extends Record>, Class<? extends Record>> own;

    Method(String id, Backbone backbone, Map<Class<? extends Record>, Class<? extends Record>> own) {
        this.id = id;
        this.backbone = backbone;
        this.own = own;
    }

    /** Returns the method of documents that name none. */
    public static Method standard() {
        return IRN;
    }

    /** Returns the method of this name, or the standard one: readers of documents refuse other names by themselves. */
    public static Method named(@Nullable String id) {
        return Arrays.stream(values())
                .filter(each -> each.id.equals(id))
                .findFirst()
                .orElse(standard());
    }

    /** Returns the name in documents. */
    public String id() {
        return id;
    }

    /** Returns the backbone of its networks. */
    public Backbone backbone() {
        return backbone;
    }

    /** Returns the parameters of its own that a stage has in this method. */
    public Map<Class<? extends Record>, Class<? extends Record>> own() {
        return own;
    }

    @Override
    public @Nullable Class<? extends Record> own(Class<?> stage) {
        return own.get(stage);
    }

    @Override
    public @Nullable String foreign(Class<?> stage, String field) {
        List<String> others = Arrays.stream(values())
                .filter(each -> each != this && each.has(stage, field))
                .map(Method::id)
                .toList();
        return others.isEmpty() || has(stage, field)
                ? null
                : "is a field of " + String.join(" and ", others) + ", but the method of this run is " + id
                        + ": leave it out, or set spec.method";
    }

    private boolean has(Class<?> stage, String field) {
        Class<? extends Record> fields = own.get(stage);
        return fields != null && RecordReader.fields(fields).containsKey(field);
    }
}
