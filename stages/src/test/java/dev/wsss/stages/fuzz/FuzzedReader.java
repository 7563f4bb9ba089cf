package dev.wsss.stages.fuzz;

import com.sun.management.ThreadMXBean;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.outcome.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;

/**
 * A reader of files and its contract.
 *
 * @param name of the kind of file
 * @param mutations of files that it reads
 * @param reading the call
 * @param refusal the rule for refusals
 */
record FuzzedReader(String name, Mutations mutations, Reading reading, Refusal refusal) {
    private static final long ALWAYS_ALLOCATED = 64 << 20;
    private static final long ALLOCATED_FOR_A_BYTE = 64;

    /** Type names, which do not belong in a message for a user. */
    private static final Pattern STACK_TRACE = Pattern.compile("[a-z](?:Exception|Error)\\b|\\b(?:java|dev\\.wsss)\\.");

    /** A call of the reader. */
    interface Reading {
        /** Returns a digest of all that was read; throws an AssertionError where a model would read something else. */
        String digest(byte[] file) throws IOException;
    }

    /** A rule for the exceptions of a reader. */
    interface Refusal {
        /** Returns the sentence of a proper refusal; empty for anything else. */
        String sentence(Throwable thrown);

        /** Returns the rule for refusals of a class whose sentence names the file. */
        static Refusal of(FailureClass failureClass, String name) {
            Pattern names = Pattern.compile(name);
            return thrown -> {
                if (!(thrown instanceof Failure failure) || failure.failureClass() != failureClass) {
                    return "";
                }
                String sentence = Outcome.of(failure).sentence();
                return names.matcher(sentence).find()
                                && !STACK_TRACE.matcher(sentence).find()
                        ? sentence
                        : "";
            };
        }

        /** Returns the rule for an exception of a declared type whose sentence names the file. */
        static Refusal of(Class<? extends Exception> type, String name) {
            return thrown -> {
                String sentence = String.valueOf(thrown.getMessage());
                return thrown.getClass() == type
                                && sentence.contains(name)
                                && !STACK_TRACE.matcher(sentence).find()
                        ? sentence
                        : "";
            };
        }
    }

    /** Reads the file of a seed. */
    Verdict verdict(int seed) {
        byte[] file = mutations.file(seed);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String digest = "";
        Throwable thrown = null;
        try {
            digest = reading.digest(file);
        } catch (Throwable any) {
            thrown = any;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALWAYS_ALLOCATED + ALLOCATED_FOR_A_BYTE * file.length) {
            return new Verdict.Broken(allocated, "allocates " + allocated + " bytes for " + file.length, thrown);
        }
        if (thrown == null) {
            return new Verdict.Read(allocated, digest);
        }
        String sentence = refusal.sentence(thrown);
        return sentence.isEmpty()
                ? new Verdict.Broken(allocated, "is neither read nor refused by name", thrown)
                : new Verdict.Refused(allocated, sentence);
    }
}
