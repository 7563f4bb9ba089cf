package dev.wsss.stages.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.parameters.Dataset.MaskValues;
import dev.wsss.stages.image.LabelMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of all masks of a set, the labels of their pictures, and the meaning of the values. */
class MaskSurveyTest {
    private static final List<String> PETS = List.of("cat", "dog");
    private static final int CAT = 8;
    private static final int DOG = 12;
    private static final int SHEEP = 17;

    private final MaskSurvey survey = new MaskSurvey(PETS, MaskValues.AUTO);

    @Test
    void oneMissingLabelDoesNotTurnTheNumberingOfAllMasks() {
        survey.add("a", mask(0, 1, 2), List.of(0));
        survey.add("b", mask(0, 1), List.of(0));
        survey.add("c", mask(0, 2), List.of(1));
        MaskSurvey.Decision decision = survey.decide();
        assertThat(translated(decision, 0, 1, 2)).containsExactly(0, 1, 2);
        assertThat(survey.remarks(decision))
                .satisfiesExactly(
                        taken -> assertThat(taken).contains("by position", "2 of 3 masks"),
                        odd -> assertThat(odd).contains("1 of 3 masks", "a (dog)"));
    }

    @Test
    void evenWhereOnlyTheOddMaskShowsAClass() {
        survey.add("a", mask(0, 2), List.of(0));
        survey.add("b", mask(0), List.of(0));
        assertThat(translated(survey.decide(), 1, 2)).containsExactly(1, 2);
    }

    @Test
    void vocsNumbersAreFoundByTheLabels() {
        survey.add("a", mask(0, CAT, SHEEP), List.of(0));
        survey.add("b", mask(0, DOG, 255), List.of(1));
        MaskSurvey.Decision decision = survey.decide();
        assertThat(translated(decision, CAT, DOG, SHEEP, 255)).containsExactly(1, 2, 0, 255);
        assertThat(survey.remarks(decision))
                .singleElement()
                .asString()
                .contains("PASCAL VOC's numbers", "2 of 2 masks");
    }

    @Test
    void vocsNumbersAreFoundByTheLabelsAlsoWhereAllValuesArePlacesInTheList() {
        List<String> most = VocClasses.NAMES.subList(5, 20);
        MaskSurvey many = new MaskSurvey(most, MaskValues.AUTO);
        many.add("a", mask(0, CAT), List.of(most.indexOf("cat")));
        many.add("b", mask(0, DOG), List.of(most.indexOf("dog")));
        assertThat(translated(many.decide(), CAT, DOG))
                .containsExactly(most.indexOf("cat") + 1, most.indexOf("dog") + 1);
    }

    @Test
    void valuesThatAreNoPlaceInTheListTellWithoutLabels() {
        survey.add("a", mask(0, CAT), null);
        MaskSurvey.Decision decision = survey.decide();
        assertThat(translated(decision, CAT)).containsExactly(1);
        assertThat(decision.sentence()).contains("values that are no position", "a");
    }

    @Test
    void masksOfBothNumberingsAreRefusedWithTheirPictures() {
        survey.add("a", mask(0, 1), List.of(0));
        survey.add("b", mask(0, DOG), List.of(1));
        refused("contradict each other", "those of a are", "those of b by", "dataset.maskValues");
    }

    @Test
    void oneErrorAmongManyMasksIsTakenForOne() {
        for (int picture = 0; picture < 40; picture++) {
            survey.add("p" + picture, mask(0, CAT), List.of(0));
        }
        survey.add("odd", mask(0, 2), List.of(1));
        MaskSurvey.Decision decision = survey.decide();
        assertThat(translated(decision, CAT)).containsExactly(1);
        assertThat(decision.sentence()).contains("40 of 41", "positions would fit those of odd");
    }

    @Test
    void anotherOrderOfTheClassesIsRefusedWithPictures() {
        MaskSurvey shapes = new MaskSurvey(List.of("disc", "ring"), MaskValues.AUTO);
        shapes.add("a", mask(0, 1), List.of(1));
        shapes.add("b", mask(0, 2), List.of(0));
        MaskSurvey.Decision decision = shapes.decide();
        assertThatThrownBy(() -> shapes.remarks(decision))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("a (disc)", "b (ring)", "order of dataset.classes", "dataset.maskValues");
    }

    @Test
    void whatTheManifestSaysCounts() {
        for (MaskValues wanted : List.of(MaskValues.POSITION, MaskValues.VOC)) {
            MaskSurvey masks = new MaskSurvey(PETS, wanted);
            masks.add("a", mask(0, 2), List.of(0));
            MaskSurvey.Decision decision = masks.decide();
            assertThat(translated(decision, 2)).containsExactly(wanted == MaskValues.POSITION ? 2 : 0);
            assertThat(masks.remarks(decision).getFirst()).contains("dataset.maskValues");
        }
    }

    @Test
    void vocsNumbersOfOtherClassesAreRefused() {
        MaskSurvey masks = new MaskSurvey(List.of("cat", "unicorn"), MaskValues.VOC);
        assertThatThrownBy(masks::decide)
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("dataset.maskValues", "unicorn");
    }

    private void refused(String... words) {
        assertThatThrownBy(survey::decide).isInstanceOf(Failure.class).hasMessageContainingAll(words);
    }

    private static List<Integer> translated(MaskSurvey.Decision decision, int... values) {
        byte[] labels = decision.numbering().translate(mask(values), "m.png").labels();
        return IntStream.range(0, labels.length)
                .mapToObj(at -> labels[at] & 0xff)
                .toList();
    }

    private static LabelMap mask(int... values) {
        byte[] labels = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            labels[at] = (byte) values[at];
        }
        return new LabelMap(values.length, 1, labels);
    }
}
