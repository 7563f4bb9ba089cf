package dev.wsss.stages.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Comparisons with the originals' networks and steps, for a machine without Maven: on the processor of {@code
 * -Dwsss.device}, one line each. Ends with 1 where one fails.
 */
public final class ParityFigures {
    private final List<String> failed = new ArrayList<>();

    private ParityFigures() {}

    /** A comparison, as a test writes it. */
    @FunctionalInterface
    private interface Comparison {
        void run() throws Exception;
    }

    /** A comparison of one case. */
    @FunctionalInterface
    private interface CaseComparison {
        void run(String input, JsonNode given) throws Exception;
    }

    /** Compares and prints. */
    public static void main(String[] arguments) {
        System.out.println("processor " + Here.PROCESSOR.target());
        ParityFigures figures = new ParityFigures();
        StepsParityTest steps = new StepsParityTest();
        figures.compare("three steps of the class-map network", steps::threeStepsOfTheClassMapNetworkAreTheOriginals);
        figures.compare("three steps of IRNet", steps::threeStepsOfIrnAreTheOriginals);
        figures.compare("a batch in parts", steps::aBatchInPartsMakesTheSameUpdate);
        figures.compare("bfloat16 training", steps::bfloat16StartsWithTheLossOfFloat32);
        InferenceParityTest inference = new InferenceParityTest();
        figures.each("class maps", InferenceParityTest.camCases(), inference::classMapsAreTheOriginals);
        figures.each(
                "boundaries",
                InferenceParityTest.boundaryCases(),
                inference::boundariesOfAPaddedPictureAreTheOriginals);
        figures.each(
                "class maps in bfloat16",
                InferenceParityTest.camCases(),
                inference::classMapsInBfloat16AreThoseOfFloat32UpToRounding);
        System.out.println(figures.failed.isEmpty() ? "PARITY OK" : "PARITY FAILED: " + figures.failed);
        System.exit(figures.failed.isEmpty() ? 0 : 1);
    }

    private void each(String what, Stream<Arguments> cases, CaseComparison comparison) {
        cases.forEach(given -> {
            String input = String.valueOf(given.get()[0]);
            compare(what + " of " + input, () -> comparison.run(input, (JsonNode) given.get()[1]));
        });
    }

    private void compare(String what, Comparison comparison) {
        try {
            comparison.run();
            System.out.println("OK      " + what);
        } catch (Exception | AssertionError apart) {
            failed.add(what);
            System.out.println("FAILED  " + what + ": " + apart.getMessage());
        }
    }
}
