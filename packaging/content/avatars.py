"""Render the starter set of avatars: DiceBear "Pixel Art" (CC0 1.0) on flat backgrounds, as 64 px PNG files.

    python packaging/content/avatars.py                                     # the shipped set
    python packaging/content/avatars.py --count 3000 --out build/avatars    # the set that the model learned from

Needs node with npm, and resvg-py (``pip install .[content]``). Seeds are counted, so avatar 17 is the same
picture in a set of any size.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "resources" / "samples" / "avatars"
VERSION = "9.4.3"
PACKAGES = (f"@dicebear/core@{VERSION}", f"@dicebear/pixel-art@{VERSION}")
BACKGROUNDS = ("f4efe6", "dbe8f5", "cfe8d5", "f6d9d5", "e3d8f1", "fbe6b8", "3c4a63", "7fa6a3")
ABOUT = {
    "title": "Pixel-art avatars",
    "source": f"npm @dicebear/pixel-art {VERSION}",
    "design": "https://www.figma.com/community/file/1198754108850888330",
    "author": "DiceBear",
    "licence": "CC0-1.0",
    "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
    "style": "pixel-art",
}


def install(folder: Path, packages: tuple[str, ...] = PACKAGES) -> None:
    """Install the pinned npm packages into `folder`, outside the repository."""
    (folder / "package.json").write_text('{"name": "avatars", "private": true, "type": "module"}')
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *packages]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    shutil.copy(HERE / "avatars.mjs", folder)


def drawings(folder: Path, count: int) -> Iterator[dict[str, str]]:
    """Yield the seed, background and SVG text of each avatar."""
    command = ["node", "avatars.mjs", str(count), ",".join(BACKGROUNDS)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8") as node:
        assert node.stdout is not None
        yield from map(json.loads, node.stdout)
    if node.returncode:
        raise SystemExit(f"node ended with {node.returncode}")


def render(svg: str, size: int) -> bytes:
    """Return a `size` px RGB PNG without metadata; few colours, so a palette halves the file."""
    import resvg_py
    from PIL import Image

    with Image.open(
        io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)))
    ) as drawn:
        picture = drawn.convert("RGB")
    colours = picture.getcolors(256)
    if colours is not None:
        picture = picture.quantize(len(colours), dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def build(out: Path, count: int, size: int) -> None:
    """Render `count` avatars and their manifest into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    items: list[dict[str, Any]] = []
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory() as temporary:
        install(Path(temporary))
        for index, drawing in enumerate(drawings(Path(temporary), count)):
            name = f"avatar-{index:05d}.png"
            png = render(drawing["svg"], size)
            digest.update(png)
            (out / name).write_bytes(png)
            items.append({"file": name, "seed": drawing["seed"], "background": f"#{drawing['background']}"})
    manifest = {**ABOUT, "size": size, "count": len(items), "sha256": digest.hexdigest(), "items": items}
    lines = json.dumps(manifest, indent=1).replace('{\n   "file"', '{"file"').replace(",\n   ", ", ")
    (out / "manifest.json").write_text(lines.replace('"\n  }', '"}') + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and render."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--size", type=int, default=64, help="px")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    build(arguments.out, arguments.count, arguments.size)


if __name__ == "__main__":
    main()
