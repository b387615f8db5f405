"""Playing sequences: mixing, starting, and sound and picture together."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from tests.bench.null_sink import null_sink
from tests.bench.projects import probe
from tests.bench.rows import Row, median

NEEDS = (
    "creastudio.media.mixer",
    "creastudio.shell.timeline.playback",
    "creastudio.shell.timeline.monitor.frame_feed",
)

SECONDS = 60


def run() -> list[Row]:
    """Measure a film of three picture tracks, words, sixteen tracks of music and two of sound."""
    with tempfile.TemporaryDirectory(prefix="sound") as folder:
        rows = [*_mixed(Path(folder)), *_started(Path(folder))]
    return [*rows, *_played()]


def _mixed(folder: Path) -> list[Row]:
    from creastudio.core.document import Document
    from creastudio.core.timeline import Sequence
    from creastudio.media.mixer import Mixer
    from tests.bench.sound_scene import sound_blobs, with_sound

    document = with_sound(Document(sequences=(Sequence(id="s"),)), SECONDS)
    for name, data in sound_blobs(SECONDS).items():
        (folder / name).write_bytes(data)
    found: list[float] = []
    for _ in range(3):
        mixer = Mixer(document, "s", lambda sha256: folder / sha256)
        begun = time.perf_counter()
        for start in range(0, SECONDS * 48_000, 2048):
            mixer.render(start, 2048)
        found.append(SECONDS / (time.perf_counter() - begun))
        mixer.close()
    how = (
        "a score of 16 tracks and two of sound, one resampled, curves and crossfades; 48 kHz, blocks of 2048"
    )
    return [Row("mixing", median(found), "x real time", 20, ">=", note=how)]


def _started(folder: Path) -> list[Row]:
    """How long it takes from the key to the first sound that a device could take."""
    from creastudio.core.document import Document
    from creastudio.core.time import FLICKS_PER_SECOND
    from creastudio.core.timeline import Sequence
    from creastudio.shell.timeline.playback.engine import Playback
    from creastudio.shell.timeline.playback.output import SilentOutput
    from creastudio.shell.timeline.playback.ring import Ring
    from tests.bench.sound_scene import with_sound

    document = with_sound(Document(sequences=(Sequence(id="s"),)), SECONDS)
    rings: list[Ring] = []

    def output(ring: Ring, rate: int) -> SilentOutput:
        rings.append(ring)
        return SilentOutput(ring, rate)

    playback = Playback(lambda sha256: folder / sha256, output)
    at = 30 * FLICKS_PER_SECOND
    found: list[float] = []
    for _ in range(6):
        playback.prepare(document, "s", at)
        time.sleep(1.0)
        begun = time.perf_counter()
        playback.start(document, "s", at, 1)
        while not rings[-1].waiting:
            time.sleep(0.0005)
        found.append((time.perf_counter() - begun) * 1000)
        playback.stop()
        at += FLICKS_PER_SECOND
    playback.close()
    return [
        Row("from the key to the first sound, midway", median(found), "ms", 100, note="made ready before")
    ]


def _played() -> list[Row]:
    with null_sink() as env:
        before = {name: os.environ.get(name) for name in env or {}}
        os.environ.update(env or {})
        try:
            told = probe("probe_sound", "640", str(SECONDS))
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
    apart = told["apart"]
    device = told["device"]
    return [
        Row("playhead against what the device consumed", apart["usual"], "ms", 20,
            note=f"99 % of {SECONDS} s, {device}; {apart['most']:.0f} ms at most"),
        Row("how that drifted", abs(apart["last"] - apart["first"]), "ms", 20, note="last tenth against the first"),
        Row("silence where mixing was late", told["silence"], "ms", 0, note="with pictures beside it"),
        Row("frames shown at half of 720p, with sound", told["fps"], "frames/s", 24, ">=", note="of 30"),
        Row("how late 95 % of them were, by the sound", told["late_frames"], "ms", 50, note="one frame is 33 ms"),
    ]  # fmt: skip
