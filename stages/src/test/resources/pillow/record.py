"""Records Pillow's pixels of jpeg/* and of their mutations: run it in this folder, with Pillow installed.

jpeg.txt: file, SHA-256 of the pixels as RGB. mutations.txt: a line a seed, the first digits of the SHA-256; `-` where Pillow
refuses the file, `large` where it is not decoded, `?` where Pillow's pixels depend on the processor (libjpeg-turbo's vector code
overflows on values that no encoder writes).
"""
import hashlib
import io
import os
import subprocess
import sys

from PIL import Image

SEEDS = 2000
MASK = (1 << 64) - 1


class Draws:
    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 1) & MASK

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 33) % bound


def mutated(file, draws):
    file = bytearray(file)
    for _ in range(1 + draws.below(3)):
        at, kind = draws.below(len(file)), draws.below(8)
        if kind < 5:
            file[at] = draws.below(256)
        elif kind == 5:
            del file[at]
        elif kind == 6:
            file.insert(at, draws.below(256))
        else:
            file[at] ^= 1 << draws.below(8)
    return bytes(file)


def digest(image):
    return hashlib.sha256(image.convert("RGB").tobytes()).hexdigest()


def line(file):
    try:
        image = Image.open(io.BytesIO(file))
        if image.format not in ("JPEG", "MPO"):
            return "-"
        if image.width * image.height > 4_000_000:
            return "large"
        return digest(image)[:12]
    except Exception:
        return "-"


def mutations(files):
    lines = []
    for seed in range(SEEDS):
        draws = Draws(seed)
        lines.append(line(mutated(files[draws.below(len(files))], draws)))
    return lines


names = sorted(os.listdir("jpeg"))
files = [open(os.path.join("jpeg", name), "rb").read() for name in names]
if "scalar" in sys.argv:
    print("\n".join(mutations(files)))
else:
    with open("jpeg.txt", "w") as out:
        out.writelines(f"{name} {digest(Image.open(io.BytesIO(file)))}\n" for name, file in zip(names, files))
    scalar = subprocess.run([sys.executable, __file__, "scalar"], env={**os.environ, "JSIMD_FORCENONE": "1"},
                            capture_output=True, text=True, check=True).stdout.split()
    with open("mutations.txt", "w") as out:
        out.writelines((a if a == b else "?") + "\n" for a, b in zip(mutations(files), scalar))
