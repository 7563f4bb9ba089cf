package dev.wsss.pipeline.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.tree.Bounds.Distinct;
import dev.wsss.pipeline.tree.Bounds.Expects;
import dev.wsss.pipeline.tree.Limits;
import dev.wsss.pipeline.tree.Rules;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures, their labels and the lists that say which are used for what. */
public record Dataset(
        @Flag("--voc12_root")
        @JsonPropertyDescription(
                "Folder (or tar, or s3:// address) in the layout of VOCdevkit/VOC2012, or a plain folder of "
                        + "pictures; relative to the manifest's folder.")
        @Nullable
        String location,

        @JsonPropertyDescription("Draw the data set from a seed instead of reading one.") @Nullable
        Synthetic synthetic,

        @Flag("--train_list")
        @JsonPropertyDescription("Name of the list under ImageSets/Segmentation that is trained on, or 'all' for every "
                + "labelled picture.")
        @Pattern("\\S")
        @Expects("must name a list, or be 'all'")
        String trainList,

        @Flag({"--infer_list", "--chainer_eval_set"})
        @JsonPropertyDescription("Name of the list that is scored against masks, or 'none' when there are no masks.")
        @Pattern("\\S")
        @Expects("must name a list, or be 'none'")
        String scoreList,

        @JsonPropertyDescription(
                "Names of the classes, without background; their order gives the mask values 1, 2, ...")
        @Size(min = 1, max = 254)
        @Distinct
        List<@Pattern("\\S") @Expects("a class has a name") @Size(max = 128) String> classes,

        @JsonPropertyDescription(
                "File of picture id, tab, comma-separated class names or indices (from 0); absent: labels "
                        + "come from the XML annotations.")
        @Nullable
        String labels,

        @JsonPropertyDescription(
                "Meaning of the values in masks, given.sem-seg among them. position: places in dataset.classes, from "
                        + "1; voc: PASCAL VOC's numbers; palette: the colours count instead of the values, as those of VOC's "
                        + "palette; auto: values, palettes and labels of all masks decide together.")
        MaskValues maskValues,

        @JsonPropertyDescription(
                "Pictures of the training list that show none of dataset.classes. train: they are trained on, as "
                        + "examples of what is no class; refuse: the run ends with their names.")
        WithoutClass withoutClass,

        @JsonPropertyDescription("Largest picture or mask accepted, in pixels (width times height).")
        @Min(1)
        @Max(Limits.WHOLE)
        long maximumPixels,

        @JsonPropertyDescription("Unreadable pictures that are left out and reported before the run fails.") @Min(0)
        int skipBadImages) {
    /** The list of every labelled picture. */
    public static final String ALL = "all";

    /** The list without a picture. */
    public static final String NONE = "none";

    /** The meaning of the values in mask files. */
    public enum MaskValues {
        /** Masks, palettes and labels decide together. */
        @JsonProperty("auto")
        AUTO,

        /** The place of a class in {@code classes}, counted from 1. */
        @JsonProperty("position")
        POSITION,

        /** PASCAL VOC's numbers; its other classes are background. */
        @JsonProperty("voc")
        VOC,

        /** The number that a pixel's colour has in PASCAL VOC's palette; position or VOC's number, as under auto. */
        @JsonProperty("palette")
        PALETTE
    }

    /** The use of training pictures that show no class. */
    public enum WithoutClass {
        /** Such pictures are trained on. */
        @JsonProperty("train")
        TRAIN,

        /** Such pictures end the run. */
        @JsonProperty("refuse")
        REFUSE
    }

    public Dataset {
        classes = List.copyOf(classes);
    }

    /** Returns the rules that concern several fields. */
    public static Rules<Dataset> rules() {
        return new Rules<Dataset>()
                .that(
                        "location",
                        own -> own.location != null || own.synthetic != null,
                        own -> "is missing: name a folder with pictures, or use dataset.synthetic",
                        "has(self.location) || has(self.synthetic)",
                        "is missing: name a folder with pictures, or use dataset.synthetic")
                .that(
                        "synthetic",
                        own -> own.location == null || own.synthetic == null,
                        own -> "stands beside dataset.location, but a run has one data set: leave one of them out",
                        "!has(self.location) || !has(self.synthetic)",
                        "stands beside dataset.location, but a run has one data set: leave one of them out")
                .that(
                        "classes",
                        own -> !own.classes.contains("background"),
                        own -> "has 'background', which every run has by itself as value 0",
                        "!has(self.classes) || !('background' in self.classes)",
                        "has 'background', which every run has by itself as value 0")
                .that(
                        "classes",
                        own -> own.synthetic == null || own.classes.size() <= Synthetic.CLASSES,
                        own -> "has " + own.classes.size() + " names, but the synthetic data set has at most "
                                + Synthetic.CLASSES + " classes",
                        Rules.present("classes", "synthetic") + "size(self.classes) <= " + Synthetic.CLASSES,
                        "has more classes than the synthetic data set can have: " + Synthetic.CLASSES);
    }

    /** Returns whether there is a list to score. */
    public boolean scored() {
        return !scoreList.equals(NONE);
    }

    /** Returns the same data set with its files at other places. */
    public Dataset at(@Nullable String newLocation, @Nullable String newLabels) {
        return new Dataset(
                newLocation,
                synthetic,
                trainList,
                scoreList,
                classes,
                newLabels,
                maskValues,
                withoutClass,
                maximumPixels,
                skipBadImages);
    }
}
