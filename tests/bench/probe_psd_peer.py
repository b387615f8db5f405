"""Every blend mode, painted by us and by psd-tools from the PSD that we write; run by bench_psd_peer.

``python -m tests.bench.probe_psd_peer`` prints one line of JSON: the modes in which they agree least, with the percentage
of px whose channels all lie within 2 of 255, and the seconds that each took over all modes.
"""

from __future__ import annotations

import io
import json
import time
from typing import Any, get_args

import numpy as np
from PIL import Image
from psd_tools import PSDImage

from creastudio.core.canvas import Artboard, BlendMode, ImageLayer, ShapeLayer
from creastudio.core.document import Document
from creastudio.core.fills import GradientFill, GradientStop
from creastudio.core.placement import Transform
from creastudio.export.psd import write_psd
from creastudio.export.raster import as_pillow
from creastudio.export.work import Work
from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from tests.bench.canvas_scene import pictures, scene

SIDE = 512
NEAR = 2


def main() -> None:
    """Compare all modes over one opaque picture, and over a stack of half transparent ones."""
    ensure_gui_app()
    blobs = pictures(2)
    plain = [_compare(blobs, blend, stacked=False) for blend in get_args(BlendMode)]
    stacked = [_compare(blobs, blend, stacked=True) for blend in get_args(BlendMode)]
    told = {
        "plain": min(plain, key=lambda item: item["percent"]),
        "stacked": min(stacked, key=lambda item: item["percent"]),
        "blends": len(plain),
        "size": f"{SIDE} x {SIDE}",
        "ours": sum(item["ours"] for item in stacked),
        "psd_tools": sum(item["psd_tools"] for item in stacked),
    }
    print(json.dumps(told), flush=True)


def _compare(blobs: dict[str, bytes], blend: BlendMode, *, stacked: bool) -> dict[str, Any]:
    document = _document(blobs, blend, stacked=stacked)
    images, board = ImageSource(blobs.__getitem__), document.artboards[0]
    render_artboard(document, board.id, images)  # decoding is not what is compared
    start = time.perf_counter()
    painted = render_artboard(document, board.id, images)
    ours = time.perf_counter() - start
    stored = io.BytesIO()
    write_psd(Work(document, blobs.__getitem__), board, stored)
    stored.seek(0)
    file = PSDImage.open(stored)
    start = time.perf_counter()
    peer = file.composite(force=True)
    theirs = time.perf_counter() - start
    assert peer is not None
    return {
        "blend": blend,
        "percent": 100 * _share(as_pillow(painted), peer),
        "ours": ours,
        "psd_tools": theirs,
    }


def _document(blobs: dict[str, bytes], blend: BlendMode, *, stacked: bool) -> Document:
    """Return a rainbow that blends, over one opaque picture or two half transparent ones, one of them with alpha."""
    base = scene(2, blobs, share=1.0)
    whole = Transform(x=SIDE / 2, y=SIDE / 2, width=SIDE, height=SIDE)
    rainbow = GradientFill(
        end=(1.0, 1.0),
        stops=(
            GradientStop(offset=0, color="#d03010"),
            GradientStop(offset=0.4, color="#20c060"),
            GradientStop(offset=1, color="#2040e0"),
        ),
    )
    with_alpha, opaque = (asset.sha256 for asset in base.assets)
    under = [ImageLayer(asset=opaque, transform=whole)]
    if stacked:
        under = [ImageLayer(asset=asset, transform=whole, opacity=0.9) for asset in (opaque, with_alpha)]
    layers = (*under, ShapeLayer(fill=rainbow, transform=whole, blend=blend, opacity=0.8))
    board = Artboard(name="Blend", width=SIDE, height=SIDE, layers=layers)
    return base.model_copy(update={"artboards": (board,)})


def _share(one: Image.Image, other: Image.Image) -> float:
    """Return the share of px that differ by no more than 2 of 255 in any channel."""
    arrays = [np.asarray(image.convert("RGBA"), np.int16) for image in (one, other)]
    return float((np.abs(arrays[0] - arrays[1]).max(axis=2) <= NEAR).mean())


if __name__ == "__main__":
    main()
