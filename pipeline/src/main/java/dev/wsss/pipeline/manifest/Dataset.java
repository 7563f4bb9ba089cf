package dev.wsss.pipeline.manifest;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.wsss.pipeline.manifest.tree.Checks;
import dev.wsss.pipeline.manifest.tree.Limits;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pictures, their labels and the lists that say which are used for what. */
@ValidationRule(
        value = "has(self.location) || has(self.synthetic)",
        message = "is missing: name a folder with pictures, or use dataset.synthetic",
        fieldPath = ".location")
@ValidationRule(
        value = "!has(self.location) || !has(self.synthetic)",
        message = "stands beside dataset.location, but a run has one data set: leave one of them out",
        fieldPath = ".synthetic")
@ValidationRule(
        value = "!has(self.classes) || !('background' in self.classes)",
        message = "has 'background', which every run has by itself as value 0",
        fieldPath = ".classes")
@ValidationRule(
        value =
                "!has(self.classes) || self.classes.all(each, self.classes.indexOf(each) == self.classes.lastIndexOf(each))",
        message = "has an entry twice",
        fieldPath = ".classes")
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
        String trainList,

        @Flag({"--infer_list", "--chainer_eval_set"})
        @JsonPropertyDescription("Name of the list that is scored against masks, or 'none' when there are no masks.")
        @Pattern("\\S")
        String scoreList,

        @JsonPropertyDescription(
                "Names of the classes, without background; their order gives the mask values 1, 2, ...")
        @Size(min = 1, max = 254)
        List<@Pattern("\\S") @Size(max = 128) String> classes,

        @JsonPropertyDescription(
                "File of picture id, tab, comma-separated class names or indices (from 0); absent: labels "
                        + "come from the XML annotations.")
        @Nullable
        String labels,

        @JsonPropertyDescription("Largest picture accepted, in pixels (width times height).") @Min(1) @Max(Limits.WHOLE)
        long maximumPixels,

        @JsonPropertyDescription("Unreadable pictures that are left out and reported before the run fails.") @Min(0)
        int skipBadImages) {
    /** Refuses values that make no sense, all of them at once. */
    public Dataset {
        classes = List.copyOf(classes);
        new Checks()
                .that(
                        location != null || synthetic != null,
                        "location",
                        "is missing: name a folder with pictures, or use dataset.synthetic")
                .that(
                        location == null || synthetic == null,
                        "synthetic",
                        "stands beside dataset.location, but a run has one data set: leave one of them out")
                .that(!trainList.isBlank(), "trainList", "is empty; name a list, or 'all'")
                .that(!scoreList.isBlank(), "scoreList", "is empty; name a list, or 'none'")
                .distinct("classes", classes)
                .that(
                        classes.size() <= 254,
                        "classes",
                        "has " + classes.size() + " names, but a mask holds at most 254")
                .that(classes.stream().noneMatch(String::isBlank), "classes", "has an empty name")
                .that(
                        classes.stream().allMatch(name -> Limits.length(name) <= 128),
                        "classes",
                        "has a name of more than 128 characters")
                .that(
                        !classes.contains("background"),
                        "classes",
                        "has 'background', which every run has by itself as value 0")
                .atLeast(1, "maximumPixels", maximumPixels)
                .atLeast(0, "skipBadImages", skipBadImages)
                .orRefuse();
    }

    /** Whether there is a list to score. */
    public boolean scored() {
        return !scoreList.equals("none");
    }

    Dataset at(@Nullable String location, @Nullable String labels) {
        return new Dataset(location, synthetic, trainList, scoreList, classes, labels, maximumPixels, skipBadImages);
    }
}
