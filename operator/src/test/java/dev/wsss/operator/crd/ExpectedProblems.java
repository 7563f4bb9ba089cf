package dev.wsss.operator.crd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Expected problems of a golden invalid document: the comments at its head. */
final class ExpectedProblems {
    private static final String EXPECTED = "#! ";

    private ExpectedProblems() {}

    /**
     * Returns the names of the fields with a problem and of the blocks that hold them; none when the document as a
     * whole is wrong.
     */
    static List<String> names(String document) {
        return document.lines()
                .filter(line -> line.startsWith(EXPECTED + "/") && !line.startsWith(EXPECTED + "/apiVersion"))
                .map(line -> line.substring(EXPECTED.length(), line.indexOf(": ")))
                .flatMap(ExpectedProblems::lastTwo)
                .toList();
    }

    private static Stream<String> lastTwo(String pointer) {
        List<String> names = Arrays.stream(pointer.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("spec") && !name.matches("[0-9]+"))
                .toList();
        return names.stream().skip(Math.max(0, names.size() - 2));
    }
}
