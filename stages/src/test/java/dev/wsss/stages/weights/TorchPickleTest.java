package dev.wsss.stages.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsss.pipeline.outcome.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchPickleTest {
    private static final String STORAGE = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0" + "0X\3\0\0\0cpuK\2tQ";

    @Test
    void aTensorIsReadFromTheZipOfTorch() throws IOException {
        Checkpoint read = open(zip(
                ZipEntry.STORED,
                "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE
                        + "K\0K\2\u0085K\1\u0085\u0089}tRs."));

        assertThat(read.stateDict().get("w").values()).containsExactly(1.5f, -2f);
    }

    @Test
    void aDictOfPython2IsRead() throws IOException {
        Checkpoint read = open(zip(
                ZipEntry.STORED,
                "\u0080\2ccollections\nOrderedDict\n](](U\1wctorch._utils\n_rebuild_tensor\n(" + STORAGE
                        + "K\0\u008a\1\2\u0085K\1\u0085tRee\u0085R."));

        assertThat(read.stateDict().get("w").values()).containsExactly(1.5f, -2f);
    }

    @Test
    void aPickleThatWouldRunCodeIsRefusedByTheNameOfWhatItCalls() throws IOException {
        byte[] file = zip(ZipEntry.STORED, "\u0080\2cposix\nsystem\nX\4\0\0\0true\u0085R.");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("posix.system")
                .hasMessageContaining("torch.save(model.state_dict()");
    }

    @Test
    void anObjectOfAnUnknownClassIsRefused() throws IOException {
        byte[] file = zip(ZipEntry.STORED, "\u0080\2cargparse\nNamespace\n)\u0081}b.");

        assertThatThrownBy(() -> open(file)).isInstanceOf(Failure.class).hasMessageContaining("argparse.Namespace");
    }

    @Test
    void aViewBeyondItsStorageIsRefusedWithTheTensorsName() throws IOException {
        byte[] file = zip(
                ZipEntry.STORED,
                "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE
                        + "K\1K\2\u0085K\1\u0085\u0089}tRs.");

        assertThatThrownBy(() -> open(file)).isInstanceOf(Failure.class).hasMessageContaining("w: the shape [2]");
    }

    @Test
    void aStorageOfTwoTypesIsRefused() throws IOException {
        String start = "X\1\0\0\0%sctorch._utils\n_rebuild_tensor_v2\n(";
        String end = "K\0K\1\u0085K\1\u0085\u0089}tR";
        byte[] file = zip(
                ZipEntry.STORED,
                "\u0080\2}(" + start.replace("%s", "w") + STORAGE + end + start.replace("%s", "v")
                        + STORAGE.replace("Float", "Int") + end + "u.");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("its storage 0 holds two types of numbers, FLOAT32 and INT32");
    }

    @Test
    void anEntryThatIsMarkedAsAFolderIsRefusedAsTorchReadsNothingOfIt() throws IOException {
        byte[] file = zip(
                ZipEntry.STORED,
                "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE
                        + "K\0K\2\u0085K\1\u0085\u0089}tRs.");
        ByteBuffer zip = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < file.length; at++) {
            if (zip.getInt(at) == 0x02014b50) {
                zip.put(at + 38, (byte) 0x10);
            }
        }

        assertThatThrownBy(() -> open(file)).isInstanceOf(Failure.class).hasMessageContaining("marked as a folder");
    }

    @Test
    void anExpandedTensorThatWouldFillTheMemoryIsRefused() throws IOException {
        byte[] file = zip(
                ZipEntry.STORED,
                "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE
                        + "K\0J\0\0\0\100\u0085K\0\u0085\u0089}tRs.");

        assertThatThrownBy(() -> open(file)).isInstanceOf(Failure.class).hasMessageContaining("views of 1073741824");
    }

    @Test
    void aCompressedEntryIsRefusedWithAdvice() throws IOException {
        byte[] file = zip(ZipEntry.DEFLATED, "\u0080\2}.");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("hostile.pth: its entry archive/data.pkl is compressed")
                .hasMessageContaining("torch.save");
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void aTorchScriptProgramIsCalledOne(int method) throws IOException {
        byte[] file = zip(
                method,
                Map.of(
                        "net/code/net.py",
                        new byte[300],
                        "net/data.pkl",
                        new byte[3],
                        "net/constants.pkl",
                        new byte[3]));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessage("hostile.pth: it is a TorchScript program; save the weights alone:"
                        + " torch.save(model.state_dict(), FILE)");
    }

    @ParameterizedTest
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void anArchiveAroundWeightsIsToBeUnpacked(int method) throws IOException {
        byte[] file = zip(method, Map.of("resnet50.pth", new byte[300]));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessage("hostile.pth: it is a zip archive around resnet50.pth, not a file of torch.save; unpack it"
                        + " and name the weights file in it");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void theOlderLayoutIsReadInEveryProtocolOfPickle(int protocol) {
        ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        String tensor = "}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n("
                + STORAGE.replace("tQ", "NtQ")
                + "K\0K\2\u0085K\1\u0085\u0089}tRs.";
        for (String pickle : List.of(
                "\u008a\12l\u00fc\u009c\106\u00f9\40\152\u00a8\120\31.",
                "M\u00e9\3.",
                "}.",
                tensor,
                "]X\1\0\0\0" + "0a.")) {
            file.put((byte) 0x80).put((byte) protocol);
            if (protocol >= 4) {
                file.put((byte) 0x95).putLong(pickle.length());
            }
            file.put(pickle.getBytes(StandardCharsets.ISO_8859_1));
        }
        file.putLong(2).putFloat(1.5f).putFloat(-2);
        byte[] written = Arrays.copyOf(file.array(), file.position());

        assertThat(open(written).stateDict().get("w").values()).containsExactly(1.5f, -2f);
    }

    @Test
    void aWholeFileOfSomethingElseIsNotCalledDamaged() throws IOException {
        byte[] file = zip(ZipEntry.STORED, "\u0080\2cargparse\nNamespace\n)\u0081}b.");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .message()
                .startsWith("hostile.pth: it mentions the Python object argparse.Namespace")
                .doesNotContain("checksum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch\nComplexFloatStorage",
                "torch\nQInt8Storage",
                "torch._utils\n_rebuild_qtensor",
                "torch._utils\n_rebuild_sparse_tensor",
                "torch._utils\n_rebuild_tensor_v3"
            })
    void aTensorOfAnotherKindIsToBeConverted(String name) throws IOException {
        byte[] file = zip(ZipEntry.STORED, "\u0080\2c" + name + "\n)R.");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("a tensor of a kind", name.replace('\n', '.'), "convert", "float32");
    }

    @Test
    void aPointerOfGitLfsIsCalledOne() {
        byte[] pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 102502400\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> WeightsFile.read(pointer, "resnet50.pth"))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "resnet50.pth: it is a pointer of Git LFS, not the file itself, which git lfs pull fetches");
    }

    @Test
    void aFileOfSomethingElseIsRefusedWithItsFirstCharacters() {
        byte[] page = "<!DOCTYPE html><html>please log in</html>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> WeightsFile.read(page, "resnet50.pth"))
                .isInstanceOf(Failure.class)
                .hasMessage("resnet50.pth: no weights file: it begins with '<!DOCTYPE ht', and neither torch .pth,"
                        + " safetensors nor MXNet .params do");
    }

    private static Checkpoint open(byte[] file) {
        return WeightsFile.read(file, "hostile.pth");
    }

    /**
     * Returns a zip as torch writes it: the pickle (one character a byte) and one storage of the numbers 1.5 and -2.
     */
    private static byte[] zip(int method, String pickle) throws IOException {
        byte[] numbers = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-2)
                .array();
        return zip(
                method,
                Map.of("archive/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1), "archive/data/0", numbers));
    }

    private static byte[] zip(int method, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                header.setMethod(method);
                header.setSize(entry.getValue().length);
                header.setCrc(crc.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
