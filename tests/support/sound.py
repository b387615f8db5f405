"""Sounds that tests know sample by sample, and sequences that play them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.media.mixer import Mixer

RATE = 48_000
SAMPLE = FLICKS_PER_SECOND // RATE


class ArrayReader:
    """Reads a sound that lies in memory."""

    def __init__(self, sound: np.ndarray) -> None:
        self.sound = sound
        self.closed = False

    def read(self, start_sample: int, count: int) -> np.ndarray:
        out = np.zeros((count, 2), np.float32)
        left, right = max(0, start_sample), min(len(self.sound), start_sample + count)
        if left < right:
            out[left - start_sample : right - start_sample] = self.sound[left:right]
        return out

    def close(self) -> None:
        self.closed = True


class SoundBench:
    """Assets by name, tracks of clips, and a mixer of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sounds: dict[str, np.ndarray] = {}
        self.assets: list[Asset] = []
        self.readers: list[ArrayReader] = []

    def sound(self, samples: np.ndarray) -> str:
        """Add a sound, (n,) or (n, 2), and return its hash."""
        stereo = samples if samples.ndim == 2 else np.stack([samples, samples], axis=1)
        sha256 = f"{len(self.assets):064x}"
        self.sounds[sha256] = stereo.astype(np.float32)
        self.assets.append(Asset(sha256=sha256, media_type="audio/wav"))
        return sha256

    def score(self, score: Score) -> str:
        """Add a score and return its hash."""
        sha256 = f"{len(self.assets):064x}"
        (self.folder / sha256).write_bytes(score.dumps())
        self.assets.append(Asset(sha256=sha256, media_type="application/x-creastudio-score"))
        return sha256

    def clip(self, sha256: str, start: int, count: int, offset: int = 0, **fields: Any) -> Clip:
        """Return a clip of an asset; all in samples."""
        if sha256 in self.sounds:
            fields.setdefault("source_duration", len(self.sounds[sha256]) * SAMPLE)
        return Clip(
            kind="audio" if sha256 in self.sounds else "score", asset=sha256, start=start * SAMPLE, duration=count * SAMPLE,
            offset=offset * SAMPLE, **fields,
        )  # fmt: skip

    def document(self, *tracks: Track, **fields: Any) -> Document:
        """Return a document with one sequence, "s"."""
        return Document(assets=tuple(self.assets), sequences=(Sequence(id="s", tracks=tracks, **fields),))

    def mixer(self, *tracks: Track, **fields: Any) -> Mixer:
        """Return a mixer of these tracks."""
        return self.mixer_of(self.document(*tracks, **fields))

    def mixer_of(self, document: Document) -> Mixer:
        """Return a mixer of a document."""
        return Mixer(document, "s", lambda sha256: self.folder / sha256, RATE, opened=self._opened)

    def _opened(self, path: Path, rate: int) -> ArrayReader:
        if path.name not in self.sounds:
            raise KeyError(path.name)
        self.readers.append(ArrayReader(self.sounds[path.name]))
        return self.readers[-1]


def audio(*clips: Clip, **fields: Any) -> Track:
    """Return an audio track."""
    return Track(kind="audio", clips=clips, **fields)


def sine(hertz: float, count: int, level: float = 0.25) -> np.ndarray:
    """Return a sine of an amplitude, (count,) float32."""
    return (level * np.sin(2 * np.pi * hertz * np.arange(count) / RATE)).astype(np.float32)
