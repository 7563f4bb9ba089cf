package dev.wsss.stages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.script.TensorLibrary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Tests of the report of an installation about itself. */
class DoctorCommandTest {
    @Test
    void itSaysWhatThisProcessComputesWith() {
        Answer answer = Answer.to("doctor").done();
        assertThat(answer.out())
                .contains(
                        Runtime.version().toString(),
                        "libtorch    2.7.1 for CPUs",
                        "device      CPU",
                        "store",
                        "MKL_CBWR=AUTO");
    }

    @Test
    void withoutLibtorchItEndsWithTwoAndSaysWhatToSet() {
        Answer answer = doctor(() -> {
            throw new UnsatisfiedLinkError("libcuda.so.1: cannot open shared object file");
        });
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains("cannot be loaded", "libcuda.so.1");
        assertThat(answer.err()).contains("PYTORCH_LIBRARY_PATH");
    }

    @Test
    void aLibraryForAcceleratorsIsNamedWithItsFolder() {
        assertThat(doctor(() -> new TensorLibrary("2.7.1", "/torch/lib", true, null))
                        .out())
                .contains("2.7.1 for CUDA, /torch/lib", "device      GPU", "OMP_NUM_THREADS=3");
    }

    private static Answer doctor(Supplier<TensorLibrary> library) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new DoctorCommand(Map.of("OMP_NUM_THREADS", "3"), library))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute();
        return new Answer(code, out.toString(), err.toString());
    }
}
