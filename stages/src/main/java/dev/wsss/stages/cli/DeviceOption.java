package dev.wsss.stages.cli;

import dev.wsss.stages.script.Processor;
import java.util.Map;
import picocli.CommandLine.Option;

/** Option for the device that computes networks in this process. */
final class DeviceOption {
    /** The engine's own variable: which libtorch is installed. Asking libtorch itself would cost a second each time. */
    private static final String FLAVOR = "PYTORCH_FLAVOR";

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu",
            defaultValue = "auto",
            description = "Device of the networks (default: ${DEFAULT-VALUE}, a GPU where libtorch finds one)."
                    + " Results of a GPU have keys of their own.")
    private Device device = Device.AUTO;

    /** Devices of the option. */
    enum Device {
        AUTO,
        CPU,
        GPU
    }

    /**
     * Returns the requested processor; a failure where it is not there, or where its libraries may be another user's.
     */
    Processor processor(Map<String, String> environment) {
        LibraryCache.checkThisProcess();
        return switch (device) {
            case CPU -> Processor.cpu();
            case GPU -> Processor.gpu();
            case AUTO -> environment.getOrDefault(FLAVOR, "").startsWith("cu") ? Processor.best() : Processor.cpu();
        };
    }
}
