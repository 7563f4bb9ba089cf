package dev.wsss.stages.train;

import dev.wsss.stages.script.Processor;

/** The device that tests compare and measure: the CPU, or with {@code -Dwsss.device=gpu} the GPU. */
final class Here {
    static final Processor PROCESSOR =
            System.getProperty("wsss.device", "cpu").equals("gpu") ? Processor.gpu() : Processor.cpu();

    private Here() {}
}
