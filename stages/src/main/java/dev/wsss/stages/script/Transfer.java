package dev.wsss.stages.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.wsss.stages.array.FloatArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Uploads and fetches of tensors that outlive a call; the programs that do it are compiled once. One caller at a time.
 */
final class Transfer implements AutoCloseable {
    private static final String METHOD = """
              def forward(self: __torch__.M, x: List[Tensor]) -> List[Tensor]:
                y = annotate(List[Tensor], [])
                for i in range(torch.len(x)):
                  _0 = torch.append(y, %s)
                return y
            """;

    private final Numeric numeric;
    private final Map<String, TorchProgram> programs = new HashMap<>();

    Transfer(Numeric numeric) {
        this.numeric = numeric;
    }

    /**
     * Returns tensors of these values at the target; they live as long as the memory, the values no longer than they
     * are copied.
     */
    List<NDArray> uploaded(NDManager memory, Stream<FloatArray> values) {
        Target target = numeric.target();
        List<NDArray> here = values.map(each -> Tensors.of(memory, each)).toList();
        if (!target.isElsewhere() || here.isEmpty()) {
            return here;
        }
        List<NDArray> there = new ArrayList<>();
        for (NDArray result : program(target.uploaded("x[i]")).infer(listed(here))) {
            result.attach(memory);
            there.add(result);
        }
        here.forEach(NDArray::close);
        return there;
    }

    /** Returns the values of tensors at the target; waits until they are computed. */
    List<FloatArray> fetched(List<NDArray> there) {
        Target target = numeric.target();
        if (!target.isElsewhere() || there.isEmpty()) {
            return there.stream().map(Tensors::floats).toList();
        }
        List<String> names = there.stream().map(NDArray::getName).toList();
        try {
            List<FloatArray> values = new ArrayList<>();
            for (NDArray here : program(target.fetched("x[i]")).infer(listed(there))) {
                values.add(Tensors.floats(here));
                here.close();
            }
            return values;
        } finally {
            for (int i = 0; i < there.size(); i++) {
                there.get(i).setName(names.get(i));
            }
        }
    }

    private TorchProgram program(String moved) {
        return programs.computeIfAbsent(
                moved, each -> new TorchProgram(String.format(Locale.ROOT, METHOD, each), numeric.threads()));
    }

    @Override
    public void close() {
        programs.values().forEach(TorchProgram::close);
    }

    private static NDList listed(List<NDArray> tensors) {
        NDList list = new NDList();
        tensors.forEach(tensor -> list.add(TorchProgram.named("x[]", tensor)));
        return list;
    }
}
