#!/usr/bin/env python3
"""What PyTorch itself takes for IRNet's classifier on EfficientNet-Lite0 (output stride 16), to set beside ours in the same minute.

    V/bin/python twin_efficientnet.py eff-step 16 224 float32|bfloat16 [repeats]    one training step, everything trained but batch norm's statistics
    V/bin/python twin_efficientnet.py eff-cam 375 500 float32|bfloat16 [repeats]    class maps of one picture, scales 1 .5 1.5 2, each with its mirror

Prints one JSON line: median and minimum wall seconds, CPU seconds of the fastest run, threads, peak resident MiB. Random numbers: only the time
means something.
"""
import json, resource, sys, time
import torch
from torch import nn
from torch.nn import functional as F

# expansion, kernel, stride, channels, repeats; stage 6 keeps the size, what follows its first convolution is dilated
STAGES = ((1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 1, 192, 4), (6, 3, 1, 320, 1))


class Conv(nn.Module):
    def __init__(self, cin, cout, kernel, stride=1, dilation=1, groups=1, act=True):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, kernel, stride, 0, dilation, groups, bias=False)
        self.bn, self.act, self.span, self.stride = nn.BatchNorm2d(cout, eps=1e-3), act, (kernel - 1) * dilation + 1, stride

    def forward(self, x):
        h, w = (max((-(-n // self.stride) - 1) * self.stride + self.span - n, 0) for n in x.shape[2:])
        if h or w:
            x = F.pad(x, (w // 2, w - w // 2, h // 2, h - h // 2))
        x = self.bn(self.conv(x))
        return F.relu6(x, inplace=True) if self.act else x


class Block(nn.Module):
    def __init__(self, cin, cout, expansion, kernel, stride, dilation):
        super().__init__()
        wide = cin * expansion
        self.body = nn.Sequential(*([Conv(cin, wide, 1)] if expansion > 1 else []), Conv(wide, wide, kernel, stride, dilation, wide), Conv(wide, cout, 1, act=False))
        self.skip = stride == 1 and cin == cout

    def forward(self, x):
        return self.body(x) + x if self.skip else self.body(x)


class Cam(nn.Module):
    def __init__(self):
        super().__init__()
        blocks, cin = [Conv(3, 32, 3, 2)], 32
        for number, (expansion, kernel, stride, channels, repeats) in enumerate(STAGES, 1):
            for repeat in range(repeats):
                dilation = 2 if number > 6 or (number == 6 and repeat > 0) else 1
                blocks.append(Block(cin, channels, expansion, kernel, stride if repeat == 0 else 1, dilation))
                cin = channels
        self.features = nn.Sequential(*blocks, Conv(320, 1280, 1))
        self.head = nn.Conv2d(1280, 20, 1, bias=False)
        self.eval()  # batch norm on running statistics, also while training


def main():
    kind, a, b, dtype = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    repeats = int(sys.argv[5]) if len(sys.argv) > 5 else 7
    torch.manual_seed(0)
    net = Cam()
    auto = lambda: torch.autocast("cpu", torch.bfloat16, enabled=dtype == "bfloat16")
    if kind == "eff-step":
        x, y = torch.randn(a, 3, b, b), (torch.rand(a, 20) > .9).float()
        groups = [{"params": net.features.parameters(), "lr": .01}, {"params": net.head.parameters(), "lr": .1}]
        sgd = torch.optim.SGD(groups, lr=.01, momentum=.9, weight_decay=1e-4)

        def work():
            with auto():
                z = net.head(net.features(x).mean((2, 3), keepdim=True)).flatten(1)
            loss = F.multilabel_soft_margin_loss(z.float(), y)
            sgd.zero_grad()
            loss.backward()
            sgd.step()
    else:
        pictures = []
        for s in (1., .5, 1.5, 2.):
            p = torch.randn(1, 3, round(a * s), round(b * s))
            pictures.append(torch.cat([p, p.flip(3)]))

        @torch.no_grad()
        def work():
            total = 0
            for p in pictures:
                with auto():
                    m = F.relu(net.head(net.features(p))).float()
                total = total + F.interpolate((m[0] + m[1].flip(2))[None], (a, b), mode="bilinear", align_corners=False)[0]
            return total / (total.amax((1, 2), keepdim=True) + 1e-5)
    runs = []
    for _ in range(repeats + 2):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - wall, time.process_time() - cpu))
    runs = sorted(runs[2:])
    print(json.dumps({"kind": kind, "dtype": dtype, "median_s": round(runs[len(runs) // 2][0], 4), "min_s": round(runs[0][0], 4), "cpu_s": round(runs[0][1], 4),
                      "threads": torch.get_num_threads(), "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


main()
