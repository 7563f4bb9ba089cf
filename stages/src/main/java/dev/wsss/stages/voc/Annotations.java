package dev.wsss.stages.voc;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Labels from PASCAL VOC's XML: every name in the file that is a class, difficult objects included; names of parts such
 * as heads are no classes and drop out.
 *
 * @param folder where {@code <id>.xml} lies
 * @param classes names in the order of their indices
 */
record Annotations(UserPath folder, List<String> classes) implements LabelSource {
    @Override
    public boolean knows(String id) {
        return Files.isRegularFile(file(id).path());
    }

    @Override
    public List<Integer> labels(String id) throws IOException {
        UserPath file = file(id);
        if (!Files.isRegularFile(file.path())) {
            throw Invalid.data(file + ": there is no annotation for the picture " + id
                    + "; add it, take the picture off the list, or give labels in a table (dataset.labels)");
        }
        TreeSet<Integer> labels = new TreeSet<>();
        try (InputStream in = Files.newInputStream(file.path())) {
            XMLStreamReader xml = secureFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "name".equals(xml.getLocalName())) {
                    int index = classes.indexOf(xml.getElementText().strip());
                    if (index >= 0) {
                        labels.add(index);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw Invalid.data(file + ": is not well-formed XML: " + e.getMessage(), e);
        }
        return List.copyOf(labels);
    }

    private UserPath file(String id) {
        return folder.resolve(id + ".xml");
    }

    /** No document types and no references to other files. */
    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
