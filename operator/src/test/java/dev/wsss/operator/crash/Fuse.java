package dev.wsss.operator.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A counter of the requests of one process. It kills the process at one of them: before the request, or after it with
 * the answer lost.
 */
final class Fuse {
    /** Sides of a request. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** The death of the process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed");
        }
    }

    private final int at;
    private final Side side;
    private final List<String> requests = new ArrayList<>();
    private boolean blown;

    /** Creates a fuse that blows at request number {@code at}, counted from 0; never for a negative number. */
    Fuse(int at, Side side) {
        this.at = at;
        this.side = side;
    }

    /** Makes a request, or dies. */
    <T> T through(String name, Supplier<T> request) {
        if (blown) {
            throw new Killed();
        }
        int number = requests.size();
        requests.add(name);
        if (number == at && side == Side.BEFORE) {
            blow();
        }
        T answer = request.get();
        if (number == at) {
            blow();
        }
        return answer;
    }

    private void blow() {
        blown = true;
        throw new Killed();
    }

    boolean isBlown() {
        return blown;
    }

    /** Returns the requests so far, in order. */
    List<String> requests() {
        return requests;
    }
}
