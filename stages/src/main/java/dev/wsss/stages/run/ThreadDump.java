package dev.wsss.stages.run;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Stack traces of all threads of this process, for finding out why nothing moves. */
final class ThreadDump {
    private ThreadDump() {}

    static String text() {
        return Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().threadId()))
                .map(ThreadDump::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Map.Entry<Thread, StackTraceElement[]> each) {
        StringBuilder text = new StringBuilder();
        Thread thread = each.getKey();
        text.append('"')
                .append(thread.getName())
                .append("\" ")
                .append(thread.getState())
                .append('\n');
        for (StackTraceElement frame : each.getValue()) {
            text.append("    at ").append(frame).append('\n');
        }
        return text.toString();
    }
}
