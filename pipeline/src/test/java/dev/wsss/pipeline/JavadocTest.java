package dev.wsss.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The language of javadoc and comments, of tests too: a type's begins with a noun phrase, a method's with a verb in third
 * person.
 */
class JavadocTest {
    private static final Pattern COMMENT = Pattern.compile(
            "/\\*\\*(.*?)\\*/\\s*((?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*)(?=([^;{=]*))", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record) [A-Z]");
    private static final Pattern METHOD = Pattern.compile(
            "(?:public |protected |private |static |final |default |synchronized |<[^(]*> )*"
                    + "(?:[\\w.<>?,@ \\[\\]]+ )?\\w+\\(.*",
            Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*\\b.*", Pattern.DOTALL);

    /** Words that begin a relative clause, or a sentence about something unnamed. */
    private static final Set<String> CLAUSES = Set.of(
            "What",
            "Whether",
            "Who",
            "How",
            "Where",
            "When",
            "Why",
            "Which",
            "That",
            "Something",
            "Somebody",
            "It",
            "Whatever",
            "Whoever",
            "Nobody",
            "From");

    /** Words that end like verbs in third person and are none. */
    private static final Set<String> NOUNS = Set.of(
            "Its",
            "This",
            "Bytes",
            "Pixels",
            "Rows",
            "Columns",
            "Seconds",
            "Ids",
            "Values",
            "Weights",
            "Masks",
            "Pictures",
            "Classes",
            "Keys",
            "Objects",
            "Pods",
            "Events",
            "Settings",
            "Resources",
            "Results");

    /** Verbs that types began with before they were named by nouns. */
    private static final Set<String> VERBS = Set.of(
            "Returns", "Reads", "Writes", "Turns", "Finds", "Makes", "Keeps", "Puts", "Tells", "Knows", "Carries",
            "Brings", "Takes", "Does", "Is", "Has", "Says", "Looks", "Hears", "Opens", "Removes", "Decides", "Cuts");

    private static final Pattern PRIVATE_ENGLISH =
            Pattern.compile("(?i)\\b(?:somebody|nobody|anybody|everybody|whoever|whomever|told|brought|anew|carried out"
                    + "|carries out|heard|desk)\\b");

    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*//(.*)$");
    private static final Pattern NAME = Pattern.compile("\\bvoid (\\w+)\\(");

    /** Boundaries between the words of a name. */
    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?=[A-Z][a-z])");

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "stages", "operator"})
    void methodsBeginWithVerbsAndTypesWithNouns(String module) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(module)) {
            Matcher comment = COMMENT.matcher(Files.readString(file));
            while (comment.find()) {
                String text = comment.group(1).replaceAll("\\n\\s*\\*", " ").strip();
                String first = text.split("[^A-Za-z]", 2)[0];
                String declared = comment.group(3).strip();
                boolean type = TYPE.matcher(declared.split("\\(", 2)[0]).find();
                boolean method = !type
                        && METHOD.matcher(declared).matches()
                        && !CONSTANT.matcher(declared).matches();
                boolean bad = CLAUSES.contains(first)
                        || (type && VERBS.contains(first))
                        || (method && !first.isEmpty() && (!first.endsWith("s") || NOUNS.contains(first)));
                if (bad || PRIVATE_ENGLISH.matcher(text).find()) {
                    wrong.add(file.getFileName() + ": " + text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline", "stages", "operator"})
    void commentsAndNamesOfTestsHaveNoPersonsInPlaceOfProcesses(String module) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(module)) {
            String source = Files.readString(file);
            Stream.concat(
                            LINE_COMMENT.matcher(source).results().map(comment -> comment.group(1)),
                            NAME.matcher(source).results().map(name -> WORD.matcher(name.group(1))
                                    .replaceAll(" ")))
                    .filter(text -> PRIVATE_ENGLISH.matcher(text).find())
                    .forEach(text -> wrong.add(file.getFileName() + ": " + text));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(Documents.root().resolve(module).resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
