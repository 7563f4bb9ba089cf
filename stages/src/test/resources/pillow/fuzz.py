"""Files that are mutated and what other programs read of the mutations; run it in this folder, with Pillow and NumPy installed.

fuzz.py files           draws png/*
fuzz.py record LISTING KIND...
                        writes KIND-mutations.tsv: seed, SHA-256 of Pillow's pixels, or of the content that NumPy or torch reads
                        (the first digits); `refused`; `large` where it is not decoded; `unsure` where Pillow's pixels depend on
                        the processor (see record.py), or where two readings differ
fuzz.py compare LISTING says how many of the files both read, and whose content differs; exit status 1 for any

LISTING is what dev.wsss.stages.fuzz.Fuzz has written: kind, seed, our SHA-256 or `refused`, the file in Base64, with tabs between.
Weights are compared where torch is installed.
"""
import base64
import hashlib
import io
import os
import random
import struct
import subprocess
import sys
import warnings
import zlib

LARGEST = 1_000_000
DIGITS = 16

SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def filtered(row, above, step, kind):
    out = bytearray([kind])
    for i, value in enumerate(row):
        a = row[i - step] if i >= step else 0
        b = above[i]
        c = above[i - step] if i >= step else 0
        p = a + b - c
        nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        out.append((value - (0, a, b, (a + b) // 2, nearest)[kind]) & 255)
    return bytes(out)


def png(width, height, colour, depth, interlaced, level, draws):
    bits = SAMPLES[colour] * depth
    step = max(1, bits // 8)
    areas = PASSES if interlaced else ((0, 0, 1, 1),)
    data = b""
    for x, y, across, down in areas:
        columns, rows = (width - x + across - 1) // across, (height - y + down - 1) // down
        if columns < 1 or rows < 1:
            continue
        above = bytes((columns * bits + 7) // 8)
        for _ in range(rows):
            row = bytes(draws.choice((0, 255, 17, draws.randrange(256))) for _ in above)
            data += filtered(row, above, step, draws.randrange(5))
            above = row
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    if draws.randrange(2):
        file += chunk(b"tEXt", b"Comment\0drawn") + chunk(b"gAMA", struct.pack(">I", 45455))
    if colour == 3:
        file += chunk(b"PLTE", bytes(draws.randrange(256) for _ in range(3 << depth)))
    if draws.randrange(2) and colour in (0, 2, 3):
        file += chunk(b"tRNS", {0: b"\0\1", 2: b"\0\1\0\2\0\3", 3: b"\0\x80"}[colour])
    packed = zlib.compress(data, level)
    parts = [packed] if draws.randrange(2) else [packed[: len(packed) // 2], packed[len(packed) // 2 :]]
    return file + b"".join(chunk(b"IDAT", part) for part in parts) + chunk(b"IEND", b"")


def files():
    os.makedirs("png", exist_ok=True)
    for colour, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (0, 1):
                width, height = ((9, 7), (5, 11))[interlaced]
                draws = random.Random(100 * colour + 10 * interlaced + depth)
                level = (0, 9)[(depth.bit_length() + interlaced) % 2]
                name = f"png/colour{colour}_depth{depth}{'_interlaced' if interlaced else ''}.png"
                with open(name, "wb") as out:
                    out.write(png(width, height, colour, depth, interlaced, level, draws))


def pixels(file):
    from PIL import Image

    image = Image.open(io.BytesIO(file))
    if image.format not in ("JPEG", "MPO", "PNG"):
        return "refused"
    if image.width * image.height > LARGEST:
        return "large"
    rgb = image.convert("RGB")
    return digest(f"{rgb.width}x{rgb.height}\n".encode() + rgb.tobytes())


def array(file):
    import numpy

    read = numpy.load(io.BytesIO(file), allow_pickle=False)
    if read.dtype == bool:
        read = read.view(numpy.uint8)
    shape = "".join(f"{side}," for side in read.shape)
    return digest(f"{read.dtype.name} {shape}\n".encode() + read.tobytes())


def tensors(file):
    import torch

    def numbers(tensor):
        floats = tensor.detach().to(torch.float32).contiguous()
        return torch.where(floats.isnan(), torch.tensor(float("nan")), floats).numpy().tobytes()

    def has_tensors(value):
        return isinstance(value, dict) and any(isinstance(each, torch.Tensor) for each in value.values())

    named = torch.load(io.BytesIO(file), weights_only=True)
    for usual in ("state_dict", "model_state_dict", "model", "net", "weights"):
        if has_tensors(named.get(usual)):
            named = named[usual]
            break
    if not has_tensors(named):
        inner = [each for each in named.values() if has_tensors(each)]
        named = inner[0] if len(inner) == 1 else named
    out = b""
    for name, tensor in named.items():
        if isinstance(name, str) and isinstance(tensor, torch.Tensor):
            shape = "".join(f"{side}," for side in tensor.shape)
            out += f"{name} {shape}\n".encode() + numbers(tensor)
    return digest(out)


READERS = {"png": pixels, "jpeg": pixels, "npy": array, "torch": tensors}


def digest(content):
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def theirs(kind, file):
    try:
        return READERS[kind](file)
    except ImportError:
        raise
    except BaseException:
        return "refused"


def listing(path):
    with open(path) as lines:
        for line in lines:
            kind, seed, ours, file = line.rstrip("\n").split("\t")
            yield kind, int(seed), ours, base64.b64decode(file)


def scalar(kind, files):
    """Their content once more, without the vector code of libjpeg-turbo."""
    text = "".join(f"{kind}\t{seed}\t-\t{base64.b64encode(file).decode()}\n" for seed, file in files)
    found = subprocess.run([sys.executable, __file__, "scalar", "-"], input=text, env={**os.environ, "JSIMD_FORCENONE": "1"},
                           capture_output=True, text=True, check=True).stdout
    return {int(seed): content for seed, content in (line.split("\t") for line in found.splitlines())}


def record(path, wanted):
    kinds = {}
    for kind, seed, _, file in listing(path):
        kinds.setdefault(kind, []).append((seed, file))
    for kind in wanted:
        again = scalar(kind, kinds[kind])
        with open(f"{kind}-mutations.tsv", "w") as out:
            for seed, file in kinds[kind]:
                found = theirs(kind, file)
                out.write(f"{seed}\t{found if again[seed] == found else 'unsure'}\n")


def compare(path):
    both, refused, others = {}, {}, {}
    for kind, seed, ours, file in listing(path):
        if ours == "refused" or kind not in READERS:
            continue
        try:
            found = theirs(kind, file)
        except ImportError as missing:
            print(f"{kind}: not compared ({missing})")
            del READERS[kind]
            continue
        if found in ("refused", "large"):
            refused[kind] = refused.get(kind, 0) + 1
        elif found == ours:
            both[kind] = both.get(kind, 0) + 1
        else:
            others.setdefault(kind, []).append((seed, file, found))
    for kind in READERS:
        odd = others.get(kind, [])
        if odd:
            again = scalar(kind, [(seed, file) for seed, file, _ in odd])
            odd = [each for each in odd if again[each[0]] == each[2]]
        print(f"{kind}: {both.get(kind, 0)} alike, {refused.get(kind, 0)} read by us alone, {len(odd)} with other content "
              + " ".join(str(seed) for seed, _, _ in odd[:20]))
        others[kind] = odd
    return 1 if any(others.values()) else 0


warnings.simplefilter("ignore")
if sys.argv[1] == "files":
    files()
elif sys.argv[1] == "record":
    record(sys.argv[2], sys.argv[3:])
elif sys.argv[1] == "compare":
    sys.exit(compare(sys.argv[2]))
else:  # "scalar": for scalar()
    for line in sys.stdin:
        kind, seed, _, file = line.rstrip("\n").split("\t")
        print(seed, theirs(kind, base64.b64decode(file)), sep="\t")
