package dev.wsss.stages.script;

import dev.wsss.stages.script.Operation.Result;

/** Float32 maps of classes in a network being written, the background first: N × (1 + classes) × h × w. */
public final class Maps {
    private final Script script;

    public Maps(Script script) {
        this.script = script;
    }

    /** Returns N × (1 + classes) × 1 × 1 from labels N × classes: the background is always there. */
    public Value presence(Value labels) {
        String text = "torch.unsqueeze(torch.unsqueeze(torch.constant_pad_nd($0, [1, 0], 1), 2), 3)";
        return script.formula(text, Result.FLOAT, 1 + labels.channels(), labels);
    }

    /**
     * Returns max(0, p − m − 1e-5)/(M − m + 1e-5) with the largest and smallest value M and m of each channel of p =
     * max(0, x). Gradients reach the first of several equal extremes.
     */
    public Value normalised(Value x) {
        String text = """
                mp = torch.relu($0)
                mf = torch.flatten(mp, 2)
                mhi, mhi_at = torch.max(mf, 2, True)
                mlo, mlo_at = torch.min(mf, 2, True)
                mlo4 = torch.unsqueeze(mlo, 3)
                md = torch.add(torch.sub(torch.unsqueeze(mhi, 3), mlo4), 1.0e-05)
                $$ = torch.div(torch.relu_(torch.sub(torch.sub(mp, mlo4), 1.0e-05)), md)
                """;
        return script.fresh(text, Result.FLOAT, x.channels(), x);
    }

    /**
     * Returns the classes of a pixel that reach its best class's value keep it, the others are 0, and the background is
     * one minus the best; without gradients.
     */
    public Value bestClass(Value x) {
        String text = """
                bf = torch.slice(torch.detach($0), 1, 1, 1000000, 1)
                bm = torch.amax(bf, [1], True)
                bk = torch.mul(bf, torch.to(torch.ge(bf, bm), 6))
                $$ = torch.cat([torch.rsub(bm, 1), bk], 1)
                """;
        return script.fresh(text, Result.FLOAT, x.channels(), x);
    }

    /**
     * Returns the mean over pictures of max(0, v) over the lowest share of pixels; v is the largest class map of a
     * pixel.
     */
    public Value meanOfLowest(Value x, double share) {
        String text = """
                lz, lz_at = torch.max(torch.slice($0, 1, 1, 1000000, 1), 1, False)
                lf = torch.flatten(lz, 1)
                lk = int(torch.mul(torch.size(lf, 1), %s))
                lv, lv_at = torch.topk(lf, lk, 1, False, False)
                $$ = torch.mean(torch.relu(lv))
                """.replace("%s", Double.toString(share));
        return script.formula(text, Result.FLOAT, 1, x);
    }

    /** Returns the mean over pictures of the largest share of a picture's values. */
    public Value meanOfLargest(Value x, double share) {
        String text = """
                gf = torch.flatten($0, 1)
                gk = int(torch.mul(torch.size(gf, 1), %s))
                gv, gv_at = torch.topk(gf, gk, 1, True, False)
                $$ = torch.mean(gv)
                """.replace("%s", Double.toString(share));
        return script.formula(text, Result.FLOAT, 1, x);
    }
}
