"""How fast the picture tools are, on one thread and a picture of half a megapixel where nothing else is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.rows import Row, median, seconds

if TYPE_CHECKING:
    from creastudio_pictures.engine.images import Rgb

NEEDS = ("creastudio_pictures.engine.upscale",)

HEIGHT, WIDTH = 512, 1024


def run() -> list[Row]:
    """Run the engines of the tools, without decoding and encoding."""
    import torch

    torch.set_num_threads(1)
    megapixels = HEIGHT * WIDTH / 1e6
    return [
        Row(
            "enlarging, input",
            0.25 * megapixels / _upscale(),
            "MPix/s",
            note="bundled network, quarter of the picture",
        ),
        Row("taking away noise", megapixels / _denoise(), "MPix/s", note="both passes, three channels"),
        Row("filling in a hole of 100 px", _inpaint(), "s", 10, "<=", "picture of 512 px"),
        Row("cutting out", _cutout(), "s"),
        Row("a seamless tile", _seamless(), "s"),
        Row("more of a texture, 512 px", _texture(), "s", note="pieces of 48 px, from 256 px"),
    ]


def _scene(height: int = HEIGHT, width: int = WIDTH) -> Rgb:
    from tests.support.scenes import scene

    return scene(height, width)


def _upscale() -> float:
    from creastudio_pictures.engine.compact import Compact
    from creastudio_pictures.engine.tiles import by_tiles

    network = Compact().eval().requires_grad_(False)
    pixels = _scene(HEIGHT // 2, WIDTH // 2)
    return median(seconds(lambda: by_tiles(pixels, network, network.scale, reach=network.reach), repeat=3))


def _denoise() -> float:
    import numpy as np
    import torch

    from creastudio_pictures.engine import noise
    from creastudio_pictures.engine.collaborative import denoised

    pixels = _scene() + np.random.default_rng(0).normal(0, 0.1, (HEIGHT, WIDTH, 3)).astype(np.float32)
    channels = torch.from_numpy(noise.opponent(pixels))
    return median(seconds(lambda: denoised(channels, torch.full((3,), 0.1)), repeat=3))


def _inpaint() -> float:
    import numpy as np

    from creastudio_pictures.engine.filling import completed

    pixels = _scene(512, 512)
    hole = np.zeros((512, 512), dtype=bool)
    hole[200:300, 220:320] = True
    return median(seconds(lambda: completed(pixels, hole, ~hole, np.random.default_rng(0)), repeat=3))


def _cutout() -> float:
    from creastudio_pictures.engine import cutout
    from creastudio_pictures.engine.images import Picture
    from creastudio_pictures.tools.cutout import CutoutParams

    pixels = _scene()
    pixels[150:400, 300:700] = (0.9, 0.2, 0.3)

    def cut() -> None:
        found, box = cutout._thing(Picture(pixels), None, CutoutParams())
        cutout._edge(pixels[box], found, 3.0)

    return median(seconds(cut, repeat=3))


def _seamless() -> float:
    from creastudio_pictures.engine.seamless import joined

    pixels = _scene()

    def join() -> None:
        across = joined(pixels, 0.2, 0.7)
        joined(across.transpose(1, 0, 2), 0.2, 0.7, closed=True)

    return median(seconds(join, repeat=3))


def _texture() -> float:
    import numpy as np

    from creastudio_pictures.engine.quilting import Layout, quilted

    pixels = _scene(256, 256)
    layout = Layout(512, 512, 48, 12, wraps=True)
    return median(seconds(lambda: quilted(pixels, layout, np.random.default_rng(0)), repeat=3))
