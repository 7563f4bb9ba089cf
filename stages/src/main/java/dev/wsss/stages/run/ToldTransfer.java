package dev.wsss.stages.run;

import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.stage.Interruption;
import java.util.function.Consumer;

/**
 * A transfer before any step, told in a sentence.
 *
 * @param what is brought
 * @param told hears it
 * @param interruption ends it
 */
record ToldTransfer(String what, Consumer<String> told, Interruption interruption) implements TransferWatch {
    @Override
    public void begin(String unit, long total) {
        told.accept(what + ": bringing " + total + " " + unit);
    }

    @Override
    public void advance() {}

    @Override
    public void check() {
        interruption.check();
    }
}
