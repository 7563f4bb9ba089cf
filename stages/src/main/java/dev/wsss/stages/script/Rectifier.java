package dev.wsss.stages.script;

/** A function that cuts values off. */
enum Rectifier {
    /** max(0, x). */
    RELU("relu", "[]"),
    /** min(max(0, x), 6). */
    RELU6("hardtanh", "[0.0, 6.0]") {
        @Override
        String of(String x) {
            return "torch.hardtanh(" + x + ", 0, 6)";
        }

        @Override
        String inPlace(String x) {
            return "torch.hardtanh_(" + x + ", 0, 6)";
        }
    };

    private final String name;
    private final String scalars;

    Rectifier(String name, String scalars) {
        this.name = name;
        this.scalars = scalars;
    }

    /** Returns the expression for its value. */
    String of(String x) {
        return "torch." + name + "(" + x + ")";
    }

    /** Returns the same, written over x; its gradient reads the result. */
    String inPlace(String x) {
        return "torch." + name + "_(" + x + ")";
    }

    /** Returns the name that oneDNN's merged convolutions have for it. */
    String attribute() {
        return name;
    }

    /** Returns its numbers there. */
    String scalars() {
        return scalars;
    }
}
