package dev.wsss.pipeline.tree;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variant of a document, in which some records have further fields. They stand among the record's other fields in the
 * document, and in a record of their own in its component marked {@link Own}.
 */
public interface Variant {
    /** The only variant of documents that have no other. */
    Variant NONE = new Variant() {
        @Override
        public @Nullable Class<? extends Record> own(Class<?> record) {
            return null;
        }

        @Override
        public @Nullable String foreign(Class<?> record, String field) {
            return null;
        }
    };

    /** The component of a record that holds the fields of a variant; its type is {@code Record}, and absent where there are none. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Own {}

    /** Returns the further fields of a record, the value of its component marked {@link Own}. */
    static Record own(Record owner) {
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(Own.class)) {
                try {
                    return (Record)
                            Objects.requireNonNull(component.getAccessor().invoke(owner));
                } catch (ReflectiveOperationException hidden) {
                    throw new IllegalStateException(component + " cannot be read", hidden);
                }
            }
        }
        throw new IllegalArgumentException(owner.getClass() + " has no fields of a variant");
    }

    /** Returns the further fields of a record as a type; refuses a record with others. */
    static <T extends Record> T own(Record owner, Class<T> type) {
        return type.cast(own(owner));
    }

    /** Returns the record of the further fields that a record has in this variant, or null. */
    @Nullable
    Class<? extends Record> own(Class<?> record);

    /** Returns the sentence about a field that a record has in other variants only, or null. */
    @Nullable
    String foreign(Class<?> record, String field);
}
