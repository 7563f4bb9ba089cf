package dev.wsss.operator.desired;

import dev.wsss.pipeline.artifact.Sha256;
import java.nio.charset.StandardCharsets;

/** Names of Jobs: readable, unique and deterministic; room for an index within 63 characters. */
public final class JobName {
    private static final int READABLE = 44;

    private JobName() {}

    /** Returns the name of an attempt's Job. */
    public static String of(String run, String uid, String step, int attempt) {
        String readable = (run + "-" + step).replace('.', '-');
        String brief =
                readable.substring(0, Math.min(READABLE, readable.length())).replaceAll("-+$", "");
        String unique = uid + "/" + step + "/" + attempt;
        return brief + "-" + attempt + "-"
                + Sha256.of(unique.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
