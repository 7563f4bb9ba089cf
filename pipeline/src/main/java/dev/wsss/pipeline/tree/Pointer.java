package dev.wsss.pipeline.tree;

/** JSON pointers (RFC 6901), built one reference token at a time. */
public final class Pointer {
    private Pointer() {}

    /** Returns the pointer of {@code field} inside the object at {@code parent}. */
    public static String child(String parent, String field) {
        return parent + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Returns the pointer of the object that holds the field at {@code pointer}; the document itself has none and gives
     * "".
     */
    public static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }
}
