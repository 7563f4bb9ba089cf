package dev.wsss.stages.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.image.LabelMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DegenerateMasksTest {
    @Test
    void aReportLooksAtSoManyMasksAtMost() {
        List<String> ids =
                IntStream.range(0, 10_582).mapToObj(Integer::toString).toList();

        List<String> chosen = DegenerateMasks.chosen(ids);

        assertThat(chosen).hasSize(256).doesNotHaveDuplicates().startsWith("0").isSubsetOf(ids);
        assertThat(Integer.parseInt(chosen.getLast())).isGreaterThan(10_500);
        assertThat(DegenerateMasks.chosen(ids.subList(0, 256))).isEqualTo(ids.subList(0, 256));
        assertThat(DegenerateMasks.chosen(List.of())).isEmpty();
    }

    @Test
    void masksWithoutObjectOrWithoutBackgroundAreReportedUnlessTheyAreRare() {
        DegenerateMasks masks = new DegenerateMasks();
        for (int i = 0; i < 40; i++) {
            byte[] labels = {(byte) (i < 3 ? 0 : 1), (byte) (i < 38 ? 0 : 1)};
            masks.add(new LabelMap(2, 1, labels));
        }

        assertThat(masks.warnings("masks")).containsExactly("3 of 40 masks are background everywhere");
    }
}
