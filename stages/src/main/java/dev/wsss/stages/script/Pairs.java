package dev.wsss.stages.script;

import dev.wsss.stages.script.Operation.Result;
import dev.wsss.stages.walk.PairOffset;
import dev.wsss.stages.walk.PairOffsets;
import dev.wsss.stages.walk.PathPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Pairs of pixels in a network being written; the third dimension of a result is the offset, the last the source. */
public final class Pairs {
    private final Script script;
    private final PairOffsets pairs;

    public Pairs(Script script, PairOffsets pairs) {
        this.script = script;
        this.pairs = pairs;
    }

    /**
     * Returns the largest value on the path of each pair.
     *
     * <p>The place of the maximum is found without gradients, the first in path order where several are equal; a gather
     * reads it, whose backward is the route. TorchScript's own maximum would split ties. There is one gather for each
     * length of path, as in the original: thousands of gradients meet in one pixel, and the order of that sum shows.
     *
     * @param edge N × 1 × h × w
     * @return N × 1 × offsets × sources
     */
    public Value pathMaximum(Value edge) {
        List<PathPoint> points =
                pairs.offsets().stream().flatMap(o -> o.path().stream()).toList();
        String text = window()
                + "lengths = " + lengths() + "\n"
                + "ys = " + ints(points, PathPoint::dy) + "\n"
                + "xs = " + ints(points, PathPoint::dx) + "\n"
                + """
                device = ops.prim.device($0)
                d = torch.select(torch.detach($0), 1, 0)
                flat = torch.reshape($0, [n, torch.mul(h, w)])
                rows = torch.reshape(torch.mul(torch.arange(hh, dtype=3, layout=None, device=device, pin_memory=None), w), [hh, 1])
                base = torch.add(rows, torch.add(torch.arange(ww, dtype=3, layout=None, device=device, pin_memory=None), r))
                maxima = annotate(List[Tensor], [])
                k = 0
                for g in range(torch.len(lengths)):
                  index = torch.empty([n, lengths[g][1], hh, ww], dtype=4, layout=None, device=device, pin_memory=None, memory_format=None)
                  for i in range(lengths[g][1]):
                    y = ys[k]
                    x = torch.add(xs[k], r)
                    best = torch.clone(torch.slice(torch.slice(d, 1, y, torch.add(y, hh), 1), 2, x, torch.add(x, ww), 1))
                    place = torch.full([n, hh, ww], torch.add(torch.mul(y, w), xs[k]), dtype=3, layout=None, device=device, pin_memory=None)
                    k = torch.add(k, 1)
                    for j in range(torch.sub(lengths[g][0], 1)):
                      y1 = ys[k]
                      x1 = torch.add(xs[k], r)
                      c = torch.slice(torch.slice(d, 1, y1, torch.add(y1, hh), 1), 2, x1, torch.add(x1, ww), 1)
                      place = torch.masked_fill_(place, torch.gt(c, best), torch.add(torch.mul(y1, w), xs[k]))
                      best = torch.maximum(best, c)
                      k = torch.add(k, 1)
                    row = torch.copy_(torch.select(index, 1, i), torch.add(place, base))
                  one = torch.gather(flat, 1, torch.reshape(index, [n, -1]))
                  maxima = torch.append(maxima, torch.reshape(one, [n, 1, lengths[g][1], -1]))
                $$ = torch.cat(maxima, 2)
                """;
        return script.formula(text, Result.FLOAT, 1, edge);
    }

    /** Returns the lengths of consecutive paths, and how many have each. */
    private String lengths() {
        List<int[]> runs = new ArrayList<>();
        for (PairOffset offset : pairs.offsets()) {
            if (runs.isEmpty() || runs.getLast()[0] != offset.path().size()) {
                runs.add(new int[] {offset.path().size(), 0});
            }
            runs.getLast()[1]++;
        }
        return runs.stream().map(Arrays::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /**
     * Returns AffinityNet's losses: a = exp(−mean over channels of |f(source) − f(destination)|), −ln(a + 1e-5) where a
     * pair belongs together and −ln(1 + 1e-5 − a) where it does not, each kind's sum divided by (its count + 1e-5);
     * total = background/4 + foreground/4 + negative/2.
     *
     * <p>The gradient for the features is computed offset by offset beside the loss, as autograd would keep 34
     * differences of feature maps: the total's gradient is that of the product of the features and it.
     *
     * @param features N × C × h × w, float32
     * @param codes of the pairs, N × 1 × offsets × sources
     * @param counts of background, foreground and negative pairs in the whole batch
     * @return total, background, foreground, negative
     */
    public Value featureLosses(Value features, Value codes, Value counts) {
        String text = window()
                + "ys = " + ints(pairs.offsets(), PairOffset::dy) + "\n"
                + "xs = " + ints(pairs.offsets(), PairOffset::dx) + "\n"
                + """
                fd = torch.detach($0)
                fs = torch.contiguous(torch.slice(torch.slice(fd, 2, 0, hh, 1), 3, r, torch.add(r, ww), 1))
                fg = torch.zeros_like(fd)
                ft = torch.zeros_like(fs)
                fi = torch.reciprocal(torch.add($2, 1.0e-05))
                kb = torch.mul(torch.select(fi, 0, 0), 0.25)
                kf = torch.mul(torch.select(fi, 0, 1), 0.25)
                kn = torch.mul(torch.select(fi, 0, 2), 0.5)
                fl = annotate(List[Tensor], [])
                for i in range(torch.len(ys)):
                  y = ys[i]
                  x = torch.add(xs[i], r)
                  df = torch.sub(fs, torch.slice(torch.slice(fd, 2, y, torch.add(y, hh), 1), 3, x, torch.add(x, ww), 1))
                  aa = torch.exp(torch.neg(torch.mean(torch.abs(df), [1], True)))
                  code = torch.reshape(torch.select($1, 2, i), [n, 1, hh, ww])
                  mb = torch.to(torch.eq(code, 1), 6)
                  mf = torch.to(torch.eq(code, 2), 6)
                  mn = torch.to(torch.eq(code, 3), 6)
                  ap = torch.add(aa, 1.0e-05)
                  an = torch.rsub(aa, 1.00001)
                  lp = torch.log(ap)
                  sums = [torch.sum(torch.mul(mb, lp), dtype=7), torch.sum(torch.mul(mf, lp), dtype=7), torch.sum(torch.mul(mn, torch.log(an)), dtype=7)]
                  _3 = torch.append(fl, torch.stack(sums))
                  ws = torch.sub(torch.div(torch.add(torch.mul(mb, kb), torch.mul(mf, kf)), ap), torch.div(torch.mul(mn, kn), an))
                  ws = torch.div(torch.mul(ws, aa), torch.size(fd, 1))
                  df = torch.mul_(torch.sign_(df), ws)
                  ft = torch.add_(ft, df)
                  fv = torch.sub_(torch.slice(torch.slice(fg, 2, y, torch.add(y, hh), 1), 3, x, torch.add(x, ww), 1), df)
                fv = torch.add_(torch.slice(torch.slice(fg, 2, 0, hh, 1), 3, r, torch.add(r, ww), 1), ft)
                sm = torch.to(torch.neg(torch.sum(torch.stack(fl), [0])), 6)
                parts = torch.mul(sm, fi)
                whole = torch.sum(torch.mul(sm, torch.stack([kb, kf, kn])))
                inner = torch.sum(torch.mul($0, fg))
                $$ = torch.cat([torch.reshape(torch.add(whole, torch.sub(inner, torch.detach(inner))), [1]), parts])
                """;
        return script.formula(text, Result.FLOAT, 4, features, codes, counts);
    }

    /** Returns the value at the source of each pair, N × C × 1 × sources. */
    public Value sources(Value map) {
        String text = window() + """
                s = torch.slice(torch.slice($0, 2, 0, hh, 1), 3, r, torch.add(r, ww), 1)
                $$ = torch.reshape(s, [n, torch.size($0, 1), 1, -1])
                """;
        return script.formula(text, Result.FLOAT, map.channels(), map);
    }

    /** Returns the value at the destination of each pair, N × C × offsets × sources. */
    public Value destinations(Value map) {
        String text = window()
                + "ys = " + ints(pairs.offsets(), PairOffset::dy) + "\n"
                + "xs = " + ints(pairs.offsets(), PairOffset::dx) + "\n"
                + """
                parts = annotate(List[Tensor], [])
                for i in range(torch.len(ys)):
                  y = ys[i]
                  x = torch.add(xs[i], r)
                  s = torch.slice(torch.slice($0, 2, y, torch.add(y, hh), 1), 3, x, torch.add(x, ww), 1)
                  parts = torch.append(parts, torch.reshape(s, [n, torch.size($0, 1), 1, -1]))
                $$ = torch.cat(parts, 2)
                """;
        return script.formula(text, Result.FLOAT, map.channels(), map);
    }

    /** Returns rows and columns from source to destination, 1 × 2 × offsets × 1, on the device of another value. */
    public Value offsets(Value other) {
        String numbers = ints(pairs.offsets(), PairOffset::dy) + ", " + ints(pairs.offsets(), PairOffset::dx);
        return script.formula(
                "torch.reshape(torch.tensor([" + numbers + "], dtype=6, device=ops.prim.device($0)), [1, 2, -1, 1])",
                Result.FLOAT,
                2,
                other);
    }

    private String window() {
        int margin = pairs.radius() - 1;
        String text = """
                n = torch.size($0, 0)
                h = torch.size($0, 2)
                w = torch.size($0, 3)
                r = %d
                hh = torch.sub(h, %d)
                ww = torch.sub(w, %d)
                """;
        return String.format(Locale.ROOT, text, margin, margin, 2 * margin);
    }

    private static <T> String ints(List<T> items, ToIntFunction<T> number) {
        return items.stream()
                .map(item -> Integer.toString(number.applyAsInt(item)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
