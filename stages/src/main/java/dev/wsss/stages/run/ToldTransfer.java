package dev.wsss.stages.run;

import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.stage.CancellationToken;
import java.util.function.Consumer;

/**
 * A transfer before any step, told in a sentence.
 *
 * @param what is brought
 * @param told called with the text
 * @param cancellation ends it
 */
record ToldTransfer(String what, Consumer<String> told, CancellationToken cancellation) implements TransferWatch {
    @Override
    public void begin(String unit, long total) {
        told.accept(what + ": bringing " + total + " " + unit);
    }

    @Override
    public void advance() {}

    @Override
    public void check() {
        cancellation.check();
    }
}
