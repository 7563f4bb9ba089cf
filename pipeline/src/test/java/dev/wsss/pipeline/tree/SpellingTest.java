package dev.wsss.pipeline.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private static final List<String> LEGAL = List.of("epochs", "batchSize", "learningRate", "momentum", "train-cam");

    @ParameterizedTest
    @CsvSource({
        "epoch, epochs",
        "eopchs, epochs",
        "batch_size, batchSize",
        "BATCHSIZE, batchSize",
        "learning-rate, learningRate",
        "momentun, momentum",
        "traincam, train-cam"
    })
    void findsTheWordThatWasMeant(String written, String meant) {
        assertThat(Spelling.nearest(written, LEGAL)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "ir-label, affinity-labels",
        "ir-labels, affinity-labels",
        "train-irn, train-affinity",
        "decoupled-train-irn, decoupled-train-affinity",
        "irn-weights, affinity-weights"
    })
    void namesTheWordThatReplacedAFormerOne(String former, String present) {
        List<String> legal =
                List.of("affinity-labels", "train-affinity", "decoupled-train-affinity", "affinity-weights", "cams");
        assertThat(Spelling.nearest(former, legal)).isEqualTo(present);
    }

    @Test
    void keepsQuietWhenNothingIsNear() {
        assertThat(Spelling.nearest("colour", LEGAL)).isNull();
        assertThat(Spelling.nearest("", LEGAL)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void oneEditIsADistanceOfOneInBothDirections(long seed) {
        Random random = new Random(seed);
        String word = random.ints(3 + random.nextInt(9), 'a', 'f')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int place = random.nextInt(word.length());
        String longer = word.substring(0, place) + "x" + word.substring(place);
        assertThat(Spelling.distance(word, longer)).isEqualTo(1);
        assertThat(Spelling.distance(longer, word)).isEqualTo(1);
        assertThat(Spelling.distance(word, word)).isZero();
    }
}
