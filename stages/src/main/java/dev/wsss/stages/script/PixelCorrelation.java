package dev.wsss.stages.script;

import dev.wsss.stages.script.Operation.Result;

/**
 * SEAM's pixel correlation: each pixel's scores become the mean of all pixels' scores, weighted by the cosine of their
 * features where that is positive.
 *
 * <p>Scores n come from logits without gradients: c = max(0, cam), c = max(0, c − 1e-5)/(its largest value + 1e-5) by
 * channel, the background is one minus the best class, and of the classes a pixel keeps the best. Features are divided by
 * (their norm + 1e-5); with A = max(0, fᵀf) a pixel j gets Σᵢ nᵢ Aᵢⱼ / (Σᵢ Aᵢⱼ + 1e-5). A row of ones in n gives the
 * divisor, so A itself is never divided.
 */
public enum PixelCorrelation {
    /** All pairs at once, with gradients for the features. */
    DENSE {
        @Override
        String correlated() {
            return """
                    pr = torch.bmm(pn, torch.relu_(torch.bmm(torch.transpose(pf, 1, 2), pf)))
                    """;
        }
    },

    /** {@value #COLUMNS} destinations at a time, for maps whose pairs do not fit in memory; without gradients. */
    BLOCKED {
        @Override
        String correlated() {
            return """
                    pp = torch.size(pf, 2)
                    pt = torch.contiguous(torch.transpose(pf, 1, 2))
                    pw = ops.prim.min(pp, %s)
                    pa = torch.empty([torch.size(pf, 0), pp, pw], dtype=6, layout=None, device=ops.prim.device(pf), pin_memory=None, memory_format=None)
                    pl = annotate(List[Tensor], [])
                    for pi in range(torch.floordiv(torch.add(pp, torch.sub(pw, 1)), pw)):
                      pq = torch.slice(pf, 2, torch.mul(pi, pw), torch.mul(torch.add(pi, 1), pw), 1)
                      pb = torch.relu_(torch.bmm(pt, pq, out=torch.slice(pa, 2, 0, torch.size(pq, 2), 1)))
                      _2 = torch.append(pl, torch.bmm(pn, pb))
                    pr = torch.cat(pl, 2)
                    """.replace("%s", Integer.toString(COLUMNS));
        }
    };

    /** Destinations of a block. */
    static final int COLUMNS = 256;

    private static final String SCORES = """
            pc = torch.relu(torch.detach($1))
            pc = torch.div(torch.relu(torch.sub(pc, 1.0e-05)), torch.add(torch.amax(pc, [2, 3], True), 1.0e-05))
            pg = torch.slice(pc, 1, 1, 1000000, 1)
            pm = torch.amax(pg, [1], True)
            pk = torch.mul(pg, torch.to(torch.ge(pg, pm), 6))
            pn = torch.flatten(torch.cat([torch.rsub(pm, 1), pk, torch.ones_like(pm)], 1), 2)
            pf = torch.flatten($0, 2)
            pf = torch.div(pf, torch.add(torch.linalg_vector_norm(pf, 2, [1], True), 1.0e-05))
            """;

    private static final String RESULT = """
            pz = torch.sub(torch.size(pr, 1), 1)
            pv = torch.div(torch.slice(pr, 1, 0, pz, 1), torch.add(torch.slice(pr, 1, pz, 1000000, 1), 1.0e-05))
            $$ = torch.reshape(pv, [torch.size($1, 0), pz, torch.size($1, 2), torch.size($1, 3)])
            """;

    abstract String correlated();

    /**
     * Returns correlated maps.
     *
     * @param features N × C × h × w, float32
     * @param cam logits, N × (1 + classes) × h × w, float32, the background first
     * @return N × (1 + classes) × h × w, each pixel's values in [0, 1]
     */
    public Value of(Script script, Value features, Value cam) {
        return script.formula(SCORES + correlated() + RESULT, Result.FLOAT, cam.channels(), features, cam);
    }
}
