package dev.wsss.stages.weights;

import dev.wsss.pipeline.source.UserPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A weights file of any supported kind, recognised by its first bytes, never by its name. */
public final class WeightsFile {
    private static final int BEGINNING = 12;

    /** Such a file stands for a large one where Git LFS did not fetch it. */
    private static final String POINTER = "version https://git-lfs.github.com/spec/";

    private WeightsFile() {}

    /** Reads torch .pth (both layouts), safetensors and MXNet .params; refuses everything else by name. */
    public static Checkpoint read(Path file) throws IOException {
        return open(WeightsSource.of(file));
    }

    /** Reads as {@link #read(Path)} does a file with another name for its user. */
    public static Checkpoint read(UserPath file) throws IOException {
        return open(WeightsSource.of(file));
    }

    /** Reads as {@link #read(Path)} does a file in memory; the name is the one used in messages. */
    public static Checkpoint read(byte[] file, String name) {
        return open(new WeightsSource(name, file));
    }

    private static Checkpoint open(WeightsSource source) {
        if (TorchPickle.isZip(source) || TorchPickle.isPickle(source)) {
            return TorchPickle.open(source);
        }
        if (source.size() >= 8 && source.buffer().getLong(0) == MxNetParams.MAGIC) {
            return MxNetParams.open(source);
        }
        if (source.size() >= 9 && source.buffer().get(8) == '{') {
            return SafeTensors.open(source);
        }
        String text = text(source, POINTER.length());
        if (text.equals(POINTER)) {
            throw source.refusal("it is a pointer of Git LFS, not the file itself, which git lfs pull fetches");
        }
        throw source.refusal(
                source.size() == 0
                        ? "the file is empty"
                        : "no weights file: it begins with '" + beginning(source)
                                + "', and neither torch .pth, safetensors nor MXNet .params do");
    }

    private static String beginning(WeightsSource source) {
        return text(source, BEGINNING).replaceAll("[^ -~]", "·");
    }

    private static String text(WeightsSource source, int length) {
        return StandardCharsets.ISO_8859_1
                .decode(source.slice(0, Math.min(source.size(), length)))
                .toString();
    }
}
