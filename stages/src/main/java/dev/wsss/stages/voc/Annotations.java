package dev.wsss.stages.voc;

import dev.wsss.pipeline.outcome.SafeText;
import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Labels from PASCAL VOC's XML: the name of every object that is a class, difficult objects included. Names of parts and of
 * attributes are none of objects.
 */
final class Annotations implements LabelSource {
    /** The name of an object, among the names of open elements; no element's own name has a space. */
    private static final String NAME = "object name";

    /** The parser's message begins with its place, and this before its words. */
    private static final String WORDS = "Message: ";

    private static final int LONGEST_WORDS = 300;

    private final NamedFiles files;
    private final ClassNames classes;
    private final Map<String, Shown> read = new HashMap<>();

    /**
     * The objects of one picture.
     *
     * @param labels class indices, ascending
     * @param others names that are no class
     */
    private record Shown(List<Integer> labels, SortedSet<String> others) {}

    /** Lists the files of {@code folder}; each is read once, when it is needed. */
    Annotations(UserPath folder, ClassNames classes) throws IOException {
        this.files = NamedFiles.of(folder);
        this.classes = classes;
    }

    @Override
    public boolean isLabelled(String id) throws IOException {
        return file(id) != null && !labels(id).isEmpty();
    }

    @Override
    public List<Integer> labels(String id) throws IOException {
        return shown(id).labels();
    }

    @Override
    public List<String> remarks(Collection<String> used) throws IOException {
        SortedMap<String, Integer> others = new TreeMap<>();
        for (String id : used) {
            shown(id).others().forEach(name -> others.merge(name, 1, Integer::sum));
        }
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> counted = others.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(each -> "'" + each.getKey() + "' in " + Invalid.count(each.getValue(), "picture"))
                .toList();
        return List.of("names of objects that are none of dataset.classes: " + Invalid.some(counted));
    }

    private Shown shown(String id) throws IOException {
        Shown known = read.get(id);
        if (known == null) {
            UserPath file = file(id);
            if (file == null) {
                throw Invalid.data(files.folder().name() + "/" + id + ".xml: there is no annotation for the picture "
                        + id + "; add it, take the picture off the list, or give labels in a table (dataset.labels)");
            }
            known = read(file);
            read.put(id, known);
        }
        return known;
    }

    private @Nullable UserPath file(String id) {
        return files.find(id + ".xml")
                .filter(file -> Files.isRegularFile(file.path()))
                .orElse(null);
    }

    private Shown read(UserPath file) throws IOException {
        SortedSet<Integer> labels = new TreeSet<>();
        SortedSet<String> others = new TreeSet<>();
        for (String name : names(file)) {
            int index = classes.index(name);
            if (index >= 0) {
                labels.add(index);
            } else {
                others.add(name);
            }
        }
        return new Shown(List.copyOf(labels), others);
    }

    /** Returns the text of every element {@code name} that is a child of an {@code object}. */
    private static SortedSet<String> names(UserPath file) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        StringBuilder name = new StringBuilder();
        String text = Text.xml(file);
        try {
            XMLStreamReader xml = secureFactory().createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String element = xml.getLocalName();
                        open.push(element.equals("name") && "object".equals(open.peek()) ? NAME : element);
                        if (NAME.equals(open.peek())) {
                            name.setLength(0);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (NAME.equals(open.peek())) {
                            name.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (NAME.equals(open.pop())) {
                            names.add(name.toString().strip());
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw Invalid.data(file + ": is not well-formed XML: " + words(e), e);
        }
        return names;
    }

    /** Returns what the parser says, in one line. */
    private static String words(Exception damaged) {
        String message = String.valueOf(damaged.getMessage());
        int words = message.indexOf(WORDS);
        Location place = damaged instanceof XMLStreamException parser ? parser.getLocation() : null;
        return SafeText.of(words < 0 ? message : message.substring(words + WORDS.length()), LONGEST_WORDS)
                + (place == null
                        ? ""
                        : " (line " + place.getLineNumber() + ", column " + place.getColumnNumber() + ")");
    }

    /** Creates a parser without document types and without references to other files. */
    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
