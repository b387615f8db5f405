"""The real timeline with very many clips that show waveforms, notes, pictures and words; run by bench_timeline_view.

``python -m tests.bench.probe_timeline_view CLIPS`` prints one line of JSON: ms by phase.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.open_window import open_window

if TYPE_CHECKING:
    from creastudio.core.assets import Asset
    from creastudio.core.timeline import Sequence
    from creastudio.shell.window.main_window import MainWindow

LENGTH = 4
"""Seconds of each clip."""

KINDS = ("score", "score", "audio", "audio", "image", "image", "text", "text")


def main() -> None:
    """Measure and tell."""
    app, window = open_window()
    fill(window, int(sys.argv[1]), app.processEvents)
    print(json.dumps(measure(window, app.processEvents)))
    sys.stdout.flush()
    # What still runs in the background isn't what is measured.
    os._exit(0)


def fill(window: MainWindow, count: int, turn: Callable[[], object]) -> None:
    """Put one sequence of many clips into the project of a window, and wait until its media are seen."""
    from creastudio.core.edits import add_sequence
    from creastudio.core.edits.place_media import place_media
    from creastudio.shell.canvas.importing import import_files

    session = window.session
    assets: dict[str, Asset] = {}
    import_files(
        session, media(Path(tempfile.mkdtemp())), lambda got: assets.update({item.kind: item for item in got})
    )
    while len(assets) < 3:
        turn()
        time.sleep(0.01)
    session.apply(place_media(session.sequence_id, list(assets.values())))
    sequence = film(count, assets)
    session.apply(add_sequence(sequence))
    session.set_sequence(sequence.id)
    session.select()
    end = time.monotonic() + 3
    while time.monotonic() < end:
        turn()
        time.sleep(0.01)


def media(folder: Path) -> list[Path]:
    """Write a picture, a sound of 30 s and a score of 16 tracks."""
    import numpy as np
    from PIL import Image

    from creastudio.api.score import Note, Score, track_of
    from creastudio.export.midi import midi_of
    from tests.support.media_files import write_sound

    picture, sound, song = folder / "a.png", folder / "b.wav", folder / "c.mid"
    Image.effect_noise((640, 360), 60).convert("RGB").save(picture)
    write_sound(sound, np.random.default_rng(1).uniform(-0.6, 0.6, (48_000 * 30, 2)).astype(np.float32))
    score = Score()
    for number in range(16):
        notes = [Note(240 * step, 200, 40 + (step * 7 + number * 3) % 48) for step in range(400)]
        score = track_of(score, notes, name=str(number), program=number)
    song.write_bytes(midi_of(score))
    return [picture, sound, song]


def film(count: int, assets: dict[str, Asset]) -> Sequence:
    """Return a sequence of `count` clips on tracks of all kinds, with markers and changes of tempo."""
    from creastudio.core.tempo import TempoChange, TempoMap
    from creastudio.core.time import FLICKS_PER_SECOND as SECOND
    from creastudio.core.timeline import Clip, Marker, Sequence, Track

    length = LENGTH * SECOND
    tracks: list[Track] = []
    for number, kind in enumerate(KINDS):
        clips = tuple(
            Clip(
                kind=kind,  # type: ignore[arg-type]
                name=f"{kind} {index}",
                asset=assets[kind].sha256 if kind in assets else "",
                text=f"Line {index}\nand another" if kind == "text" else "",
                start=index * length,
                duration=length,
                offset=0 if kind in ("image", "text") else index % 20 * SECOND,
                source_duration=None if kind in ("image", "text") else 30 * SECOND,
            )
            for index in range(count // len(KINDS))
        )
        tracks.append(Track(name=f"{kind} {number}", kind=clips[0].track_kind, clips=clips))
    tempi = tuple(TempoChange(tick=960 * 32 * number, numerator=90 + number % 60) for number in range(200))
    markers = tuple(Marker(at=number * 9 * SECOND, name=f"Scene {number}") for number in range(500))
    return Sequence(name="Film", tracks=tuple(tracks), tempo=TempoMap(tempi=tempi), markers=markers)


def measure(window: MainWindow, turn: Callable[[], object]) -> dict[str, list[float]]:
    """Return ms by phase."""
    from creastudio.core.time import FLICKS_PER_SECOND as SECOND
    from creastudio.shell.timeline.timescale import TimeScale

    view = window.timeline

    def timed(step: Callable[[int], object], count: int) -> list[float]:
        out: list[float] = []
        for number in range(count):
            start = time.perf_counter()
            step(number)
            view.lanes.repaint()
            view.ruler.repaint()
            turn()
            out.append((time.perf_counter() - start) * 1000)
        return out

    def scrolled(number: int) -> None:
        view.state.set_scale(view.state.scale.scrolled(number * SECOND // 2))

    told: dict[str, list[float]] = {}
    for name, density in (("near", 60.0), ("middle", 12.0), ("far", 1.0), ("farthest", 0.1)):
        view.state.set_scale(TimeScale(density, 0))
        turn()
        told[name] = timed(scrolled, 80)
    told["zoom"] = timed(lambda number: view.state.set_scale(TimeScale(120.0 * 0.94**number, 0)), 80)
    return told


if __name__ == "__main__":
    main()
