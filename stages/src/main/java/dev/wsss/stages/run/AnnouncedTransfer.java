package dev.wsss.stages.run;

import dev.wsss.pipeline.source.TransferWatch;
import dev.wsss.stages.stage.CancellationToken;
import java.util.function.Consumer;

/**
 * A transfer before any step, announced in a sentence.
 *
 * @param what is downloaded
 * @param messages receives the sentence
 * @param cancellation ends it
 */
record AnnouncedTransfer(String what, Consumer<String> messages, CancellationToken cancellation)
        implements TransferWatch {
    @Override
    public void begin(String unit, long total) {
        messages.accept(what + ": downloading " + total + " " + unit);
    }

    @Override
    public void advance() {}

    @Override
    public void check() {
        cancellation.check();
    }
}
