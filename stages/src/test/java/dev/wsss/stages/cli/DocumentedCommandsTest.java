package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Tests of commands, links and figures of README and docs against the program, the repository and the measurements. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND = Pattern.compile("^ {4}(?:.* (?:&&|time) )?(?:\\./)?wsss ((?:\\S+ )*\\S+).*");
    private static final Pattern ROW = Pattern.compile("^\\| `wsss ([^`]+)`((?:, `[^`]+`)*) \\|(.*)");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");
    private static final Pattern FIGURE = Pattern.compile("(?<![\\d.])0?(\\.\\d{2,3})(?!\\d)");

    @Test
    void everyCommandOfABlockIsUnderstood() throws IOException {
        int commands = 0;
        for (Path page : pages()) {
            for (String line : Files.readAllLines(page)) {
                Matcher command = COMMAND.matcher(line);
                if (command.matches() && !command.group(1).startsWith("test") && !line.contains("[")) {
                    String[] words = command.group(1).replaceAll(" #.*", "").split(" ");
                    assertThatCode(() -> program().parseArgs(words))
                            .as("%s: %s", page, line)
                            .doesNotThrowAnyException();
                    commands++;
                }
            }
        }
        assertThat(commands).isGreaterThan(8);
    }

    @Test
    void theTableOfCommandsHasEveryCommandAndNoOtherOptions() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/commands.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                List<String> names = new ArrayList<>(List.of(row.group(1)));
                Stream.of(row.group(2).split(", `")).skip(1).forEach(each -> names.add("weights " + each));
                for (String name : names) {
                    CommandLine command = command(name);
                    listed.add(command.getCommandSpec().qualifiedName());
                    OPTION.matcher(name + (names.size() == 1 ? row.group(3) : ""))
                            .results()
                            .forEach(option -> assertThat(
                                            command.getCommandSpec().optionsMap())
                                    .as(line)
                                    .containsKey(option.group()));
                }
            }
        }
        assertThat(listed).isEqualTo(leaves(program(), new TreeSet<>()));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (link.group(1).startsWith("http")) {
                    continue;
                }
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                assertThat(target).as("%s: %s", page, link.group()).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(target)).as("%s: %s", page, link.group()).contains(link.group(2));
                }
            }
        }
    }

    @Test
    void theReadmeShowsOnlyFiguresThatThePageOfParityHas() throws IOException {
        String parity = Files.readString(ROOT.resolve("docs/parity.md"));
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher figure = FIGURE.matcher(readme.substring(readme.indexOf("## Scores"), readme.indexOf("## Against")));
        int figures = 0;
        while (figure.find()) {
            assertThat(parity).as(figure.group()).contains(figure.group(1));
            figures++;
        }
        assertThat(figures).isGreaterThan(30);
    }

    private static CommandLine program() {
        return Wsss.commandLine(new Shutdown(), System.out);
    }

    private static CommandLine command(String row) {
        CommandLine command = program();
        for (String word : row.split(" ")) {
            Map<String, CommandLine> below = command.getSubcommands();
            if (!below.containsKey(word)) {
                break;
            }
            command = below.get(word);
        }
        return command;
    }

    private static Set<String> leaves(CommandLine command, Set<String> names) {
        if (command.getSubcommands().isEmpty()) {
            names.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(each -> leaves(each, names));
        return names;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> github = Files.list(ROOT.resolve(".github"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), Stream.concat(docs, github))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 _-]", "")
                                .replace(' ', '-'))
                .toList();
    }
}
