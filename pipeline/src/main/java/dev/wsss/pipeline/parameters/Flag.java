package dev.wsss.pipeline.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The command-line flag of IRNet's or CDA's run_sample.py that a field stands for; docs/parity.md lists them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Flag {
    /** Returns the flags, with their dashes. */
    String[] value();
}
