package dev.wsss.stages.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsss.stages.array.FloatArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of in-place operations: they overwrite their input only where nothing else reads that memory. */
class MemoryTest {
    private static final Numeric FLOAT32 = new Numeric(Precision.FLOAT32, 1);
    private static final FloatArray PICTURE = new FloatArray(new int[] {2, 1, 1, 3}, new float[] {-3, 2, -1, 5, -4, 6});

    /** A window that adds up a pixel and its neighbours left and right. */
    private static final float[] ROW = {0, 0, 0, 1, 1, 1, 0, 0, 0};

    private static final float[] NOTHING = new float[9];

    /** Returns operations whose result lies in the memory of their input, or of a part of it. */
    static Stream<BiFunction<Script, Value, Value>> views() {
        return Stream.of(
                Script::detach,
                Script::float32,
                Script::compute,
                Script::withoutMirror,
                (script, x) -> script.cropTo(x, x, 1),
                (script, x) -> script.cropLike(x, x));
    }

    @ParameterizedTest
    @MethodSource("views")
    void aRectifierLeavesWhatItsInputIsAViewOf(BiFunction<Script, Value, Value> view) {
        Script script = new Script();
        Value doubled = script.conv("double", script.input("picture", 1), 1, Geometry.POINTWISE, Initialiser.HE);
        Value rectified = script.relu(view.apply(script, doubled));
        Value sum = new Arithmetic(script).plus(doubled, new Arithmetic(script).affine(doubled, 0, 0));
        Network network = script.network(outputs("rectified", rectified, "sum", sum));

        assertThat(run(network, Map.of("double.weight", filter(2)), "sum")).containsExactly(-6, 4, -2, 10, -8, 12);
    }

    @Test
    void aRectifierLeavesTheCallersTensor() {
        Script script = new Script();
        Value picture = script.input("picture", 1);
        Network network = script.network(outputs("rectified", script.relu(picture)));

        assertThat(run(network, Map.of(), "rectified")).containsExactly(0, 2, 0, 5, 0, 6);
        assertThat(Programs.of(network, FLOAT32)).doesNotContain("relu_");
    }

    @Test
    void aRectifierOverwritesWhatNothingElseReads() {
        Script script = new Script();
        Value upsampled = script.upsample(script.input("picture", 1), 2);

        assertThat(Programs.of(script.network(outputs("rectified", script.relu(upsampled))), FLOAT32))
                .contains("relu_");
    }

    @Test
    void aConvolutionIsNotAddedOntoWhatItReads() {
        Script script = new Script();
        Geometry geometry = Geometry.same(3, 1);
        Value picture = script.compute(script.input("picture", 1));
        Value x = script.conv("first", picture, 2, geometry, Initialiser.HE);
        Value sum = script.relu(script.add(script.conv("second", x, 2, geometry, Initialiser.HE), x));
        FloatArray first = new FloatArray(new int[] {2, 1, 3, 3}, repeated(ROW, ROW));
        FloatArray second = new FloatArray(new int[] {2, 2, 3, 3}, repeated(ROW, NOTHING, NOTHING, ROW));
        Network network = script.network(outputs("sum", sum));

        assertThat(run(network, Map.of("first.weight", first, "second.weight", second), "sum"))
                .containsExactly(0, 0, 0, 0, 0, 0, 9, 17, 11, 9, 17, 11);
        assertThat(Programs.of(network, FLOAT32)).doesNotContain("_convolution_pointwise_(");
    }

    @Test
    void elevenMapsAreJoinedInTheirOrder() {
        Script script = new Script();
        Value picture = script.input("picture", 1);
        Arithmetic math = new Arithmetic(script);
        Value[] parts = new Value[11];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = math.affine(picture, 0, i);
        }

        float[] joined = run(script.network(outputs("joined", script.concat(parts))), Map.of(), "joined");

        for (int i = 0; i < joined.length; i++) {
            assertThat(joined[i]).as("value " + i).isEqualTo(i / 3 % 11);
        }
    }

    private static float[] repeated(float[]... windows) {
        float[] all = new float[9 * windows.length];
        for (int i = 0; i < windows.length; i++) {
            System.arraycopy(windows[i], 0, all, 9 * i, 9);
        }
        return all;
    }

    private static FloatArray filter(float value) {
        return new FloatArray(new int[] {1, 1, 1, 1}, new float[] {value});
    }

    private static float[] run(Network network, Map<String, FloatArray> state, String output) {
        try (Inference inference = new Inference(network, state, FLOAT32)) {
            return Objects.requireNonNull(inference
                            .run(new Bindings().with("picture", PICTURE))
                            .get(output))
                    .values();
        }
    }

    private static SequencedMap<String, Value> outputs(Object... namesAndValues) {
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        List<Object> list = Arrays.asList(namesAndValues);
        for (int i = 0; i < list.size(); i += 2) {
            outputs.put((String) list.get(i), (Value) list.get(i + 1));
        }
        return outputs;
    }
}
