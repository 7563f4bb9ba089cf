package dev.wsss.stages.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resources of this process: CPU time of all its threads, and the largest resident size since a mark. */
final class Usage {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private final double cpuBefore;

    private Usage(double cpuBefore) {
        this.cpuBefore = cpuBefore;
    }

    /** Measures from now on. */
    static Usage mark() {
        try {
            // 5 asks the kernel to start the peak again; where that is not allowed the peak is the process's so far.
            Files.writeString(CLEAR, "5");
        } catch (IOException notLinux) {
            return new Usage(cpuSeconds());
        }
        return new Usage(cpuSeconds());
    }

    double cpuSecondsSince() {
        return Math.max(0, cpuSeconds() - cpuBefore);
    }

    /** Returns the resident bytes, or the heap's where the system does not report them. */
    static long peakBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseGet(Usage::heapBytes);
        } catch (IOException notLinux) {
            return heapBytes();
        }
    }

    private static long heapBytes() {
        return Runtime.getRuntime().totalMemory();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }
}
