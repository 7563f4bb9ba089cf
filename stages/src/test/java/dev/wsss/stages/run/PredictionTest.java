package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.stages.image.LabelMap;
import dev.wsss.stages.image.Planes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the request of a prediction, and of its output. */
class PredictionTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 8.1, 100, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anImpossibleScaleIsRefused(double scale) {
        assertThatThrownBy(() -> new PredictionSettings(List.of(1.0, scale), 0.5, null, List.of(), 0))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--scales: is " + scale);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void anImpossibleShareIsRefused(double share) {
        assertThatThrownBy(() -> new PredictionSettings(null, share, null, List.of(), 0))
                .hasMessageStartingWith("--classes-above: is " + share);
        assertThatThrownBy(() -> new PredictionSettings(null, 0.5, share, List.of(), 0))
                .hasMessageStartingWith("--threshold: is " + share);
    }

    @Test
    void aNegativeNumberOfPicturesIsRefused() {
        assertThatThrownBy(() -> new PredictionSettings(null, 0.5, null, List.of(), -1))
                .hasMessageStartingWith("--skip-bad-images: is -1");
    }

    @Test
    void namesMustBeAsManyAsTheClassifierHasClasses() {
        List<String> names = List.of("cat", "dog");
        assertThat(PredictionSettings.name(names, 1, 2)).isEqualTo("dog");
        assertThat(PredictionSettings.name(List.of(), 1, 2)).isEqualTo("class 1");
        assertThatThrownBy(() -> PredictionSettings.name(names, 1, 3))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--classes: has 2 names, but the classifier has 3 classes");
    }

    private PredictionFolder folder(String... names) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name), new byte[1]);
        }
        return PredictionFolder.of(folder, folder.resolve("out"));
    }

    @Test
    void picturesThatShareAnIdKeepTheirSuffix() throws IOException {
        assertThat(folder("a.jpg", "a.png", "b.jpg", "B.jpeg", "c.JPG", "._c.JPG", "notes.txt")
                        .pictures()
                        .values())
                .containsExactlyInAnyOrder("a.jpg", "a.png", "b.jpg", "B.jpeg", "c");
    }

    @Test
    void theClassesOfThePlanesLieBesideThem() throws IOException {
        PredictionFolder pictures = folder("a.jpg");
        pictures.write(
                folder.resolve("a.jpg"),
                new PredictionFolder.Predicted(
                        new Planes(1, 1, 2, new float[2]),
                        List.of(new PredictionFolder.PlaneClass(4, "cow", 0.75)),
                        LabelMap.background(2, 1)));
        try (Stream<Path> written = Files.list(folder.resolve("out"))) {
            assertThat(written.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("a.npy", "a.json", "a.png");
        }
        assertThat(folder.resolve("out/a.json"))
                .content()
                .contains("\"picture\" : \"a.jpg\"", "\"index\" : 4", "\"name\" : \"cow\"", "\"probability\" : 0.75");
    }

    @Test
    void resultsNeverReplacePictures() {
        assertThatThrownBy(() -> PredictionFolder.of(folder, folder.resolve("x/..")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--out: ");
    }
}
