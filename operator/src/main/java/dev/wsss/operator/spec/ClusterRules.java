package dev.wsss.operator.spec;

import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.manifest.RunSpec;
import dev.wsss.pipeline.tree.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for manifests in a cluster beyond their own: a bucket, and everything it reads at S3. */
final class ClusterRules {
    private ClusterRules() {}

    static List<Problem> problems(RunSpec spec) {
        List<Problem> problems = new ArrayList<>();
        if (spec.store().bucket() == null) {
            problems.add(Problem.of(
                    "/spec/store/bucket", "is missing: pods of a cluster share artifacts through a bucket; name one"));
        }
        at(problems, "/spec/dataset/location", spec.dataset().location());
        at(problems, "/spec/dataset/labels", spec.dataset().labels());
        String weights = spec.initialWeights();
        if (weights == null || PublishedWeights.at(weights).isEmpty()) {
            at(problems, "/spec/initialWeights", weights);
        }
        spec.given().forEach((name, location) -> at(problems, "/spec/given/" + name, location));
        return problems;
    }

    private static void at(List<Problem> problems, String pointer, @Nullable String location) {
        if (location != null && !location.startsWith("s3://")) {
            problems.add(Problem.of(
                    pointer,
                    "is '" + StatusText.of(location)
                            + "', which pods cannot see; copy it to a bucket and write s3://BUCKET/KEY"));
        }
    }
}
