package dev.wsss.stages.report;

import java.util.List;
import java.util.Locale;

/**
 * An element under construction: its name and attributes.
 *
 * @param name the element's name
 * @param attributes escaped, each with a space before it
 */
record Element(String name, String attributes) {
    static Element of(String name) {
        return new Element(name, "");
    }

    /** Returns an element with a class attribute, as most have. */
    static Element of(String name, String cssClass) {
        return of(name).with("class", cssClass);
    }

    Element with(String attribute, String value) {
        return new Element(
                name, attributes + " " + attribute + "=\"" + Markup.text(value).source() + "\"");
    }

    /** Returns a coordinate, to a hundredth. */
    Element with(String attribute, double value) {
        String number = String.format(Locale.ROOT, "%.2f", value);
        return with(attribute, number.endsWith(".00") ? number.substring(0, number.length() - 3) : number);
    }

    Markup holding(Markup... content) {
        return holding(List.of(content));
    }

    Markup holding(List<Markup> content) {
        return new Markup("<" + name + attributes + ">" + Markup.join(content).source() + "</" + name + ">");
    }

    Markup text(String text) {
        return holding(Markup.text(text));
    }

    /** Returns an element without content. */
    Markup empty() {
        return new Markup("<" + name + attributes + "/>");
    }
}
