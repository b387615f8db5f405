"""A small film of faces that go over into one another, for the sample *First film*."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

import av
import numpy as np
from av.video.frame import VideoFrame
from PIL import Image

SIDE, RATE = 384, 25


def face_film(pictures: Sequence[bytes]) -> bytes:
    """Return an MP4 of pictures in turn, one halfway between each two, each shown for a frame.

    One thread encodes, and what the encoder says of itself is left out, so that the same pictures give the same bytes.
    """
    stills = [_still(data) for data in pictures]
    frames = [stills[0]]
    for before, after in pairwise(stills):
        frames += [(before + after) / 2, after]
    out = io.BytesIO()
    with av.open(out, "w", format="mp4", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width = stream.height = SIDE
        stream.pix_fmt = "yuv420p"
        stream.gop_size = RATE // 2
        stream.codec_context.thread_count = 1
        stream.options = {"crf": "21", "preset": "slow", "flags": "+bitexact"}
        for frame in frames:
            pixels = np.clip(frame + 0.5, 0, 255).astype(np.uint8)
            container.mux(stream.encode(VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return out.getvalue()


def _still(data: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return np.asarray(image.resize((SIDE, SIDE), Image.Resampling.NEAREST), np.float32)
