"""A small film to export: moving pictures, words and clicks whose places are known."""

from __future__ import annotations

import hashlib
import io
import wave
from pathlib import Path

import numpy as np

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Loop, Sequence, Track, Transition
from tests.support.projects import tiny_png

RATE = 48_000
CLICKS = (0.25, 0.75)
"""When something is heard, s."""


def click_track(seconds: float = 1.0, clicks: tuple[float, ...] = CLICKS) -> bytes:
    """Return a WAV, mono, that is silent but for some clicks of 5 ms."""
    samples = np.zeros(round(seconds * RATE), np.int16)
    for at in clicks:
        first = round(at * RATE)
        samples[first : first + 240] = (12_000 * np.sin(np.arange(240) * 2 * np.pi * 2000 / RATE)).astype(
            np.int16
        )
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return out.getvalue()


class FilmScene:
    """A document with a sequence of a second, 64 x 36 px, and its blobs as files.

    Parameters
    ----------
    folder : Path
        Where the blobs are written.
    rate : tuple of int
        Frames a second as a fraction.
    """

    def __init__(self, folder: Path, rate: tuple[int, int] = (25, 1), *, generated: bool = False) -> None:
        self.folder = folder
        picture, sound = tiny_png(), click_track()
        recipe = Recipe(generator="gan.sample", seed=7) if generated else None
        image = Asset(
            sha256=self._put(picture),
            media_type="image/png",
            recipe=recipe,
            metadata={"width": 8, "height": 8},
        )
        audio = Asset(
            sha256=self._put(sound),
            media_type="audio/wav",
            recipe=Recipe(generator="sound.made", seed=8) if generated else None,
            metadata={"duration": 1.0},
        )
        board = Artboard(name="Title", width=64, height=36, background="#b03060")
        moves = Curve(property="x", keys=(Keyframe(at=0, value=-20), Keyframe(at=SECOND, value=20)))
        pictures = (
            Clip(kind="artboard", artboard=board.id, start=0, duration=SECOND // 2),
            Clip(
                kind="image", asset=image.sha256, start=SECOND // 2, duration=SECOND // 2, curves=(moves,),
                transition=Transition(duration=SECOND // 5),
            ),
        )  # fmt: skip
        heard = Clip(kind="audio", asset=audio.sha256, start=0, duration=SECOND, source_duration=SECOND)
        words = Clip(kind="text", text="Hi", start=SECOND // 4, duration=SECOND // 2)
        self.sequence = Sequence(
            name="Film", width=64, height=36, rate_numerator=rate[0], rate_denominator=rate[1],
            loop=Loop(start=SECOND // 5, end=3 * SECOND // 5),
            tracks=(
                Track(name="V1", clips=pictures),
                Track(name="T1", kind="text", clips=(words,)),
                Track(name="A1", kind="audio", clips=(heard,)),
            ),
        )  # fmt: skip
        self.document = Document(
            title="A film", artboards=(board,), sequences=(self.sequence,), assets=(image, audio)
        )

    def read(self, sha256: str) -> bytes:
        """Return a blob; KeyError when there is none."""
        return self.file(sha256).read_bytes()

    def file(self, sha256: str) -> Path:
        """Return where a blob lies; KeyError when there is none."""
        path = self.folder / sha256
        if not path.is_file():
            raise KeyError(sha256)
        return path

    def _put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / sha256).write_bytes(data)
        return sha256
