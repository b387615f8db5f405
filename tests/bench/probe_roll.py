"""The real score editor with a long score: frames of scrolling, zooming and dragging; run by bench_roll.

``python -m tests.bench.probe_roll NOTES`` prints one line of JSON: ms by phase.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from tests.bench.open_window import open_window

if TYPE_CHECKING:
    from creastudio.api.score import Score
    from creastudio.shell.score.editor import ScoreEditor
    from creastudio.shell.window.main_window import MainWindow

TRACKS = 8
FRAMES = 60


def main() -> None:
    """Measure and tell."""
    app, window = open_window()
    print(json.dumps(measure(window, int(sys.argv[1]), app.processEvents)))
    sys.stdout.flush()
    # What still runs in the background isn't what is measured.
    os._exit(0)


def long_score(notes: int) -> Score:
    """Return a score of many sixteenths on eight tracks, always the same."""
    from creastudio.api.score import Note, Score, track_of

    chance, score = Random(1), Score()
    for number in range(TRACKS):
        line = [
            Note(step * 240, 220, 30 + number * 8 + chance.randrange(14), chance.randrange(30, 120))
            for step in range(notes // TRACKS)
        ]
        score = track_of(score, line, name=str(number), program=number)
    return score


def opened(window: MainWindow, notes: int, turn: Callable[[], object]) -> ScoreEditor:
    """Return the editor with a long score, as large as it gets in a window of 1920 x 1080 px."""
    from creastudio.core.score_assets import edited_asset
    from creastudio.shell.score.beginning import place_score
    from creastudio.shell.score.panel import ScorePanel

    session, score = window.session, long_score(notes)
    sha256 = session.workspace.blobs.put(score.dumps())
    session.edit_score(place_score(session, edited_asset(score, sha256, "Long")))
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    panel.editor.checks.use(())
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        turn()
        time.sleep(0.01)
    return panel.editor


def frames(step: Callable[[int], object], turn: Callable[[], object]) -> Iterator[float]:
    """Yield how long each frame takes until everything is painted that changed, ms."""
    for number in range(FRAMES):
        begin = time.perf_counter()
        step(number)
        turn()
        yield 1000 * (time.perf_counter() - begin)


def measure(window: MainWindow, notes: int, turn: Callable[[], object]) -> dict[str, list[float]]:
    """Return the ms of each frame by phase."""
    editor = opened(window, notes, turn)
    state, page, grid = editor.state, editor.roll, editor.roll.grid
    told: dict[str, list[float]] = {}

    def scroll(px: float) -> Callable[[int], object]:
        return lambda _: state.set_map(state.map.scrolled(left=state.map.left + px / state.map.density))

    for name, width in (("near", 60.0), ("far", 8.0)):
        state.set_map(replace(state.map, width=width, left=0.0))
        turn()
        told[name] = list(frames(scroll(40), turn))
    page.sight.fit_all()
    turn()
    told["all, up and down"] = list(
        frames(lambda n: state.set_map(state.map.scrolled(top=state.map.top + (8 if n % 2 else -8))), turn)
    )
    told["zoom"] = list(frames(lambda _: state.set_map(state.map.zoomed(1.06, grid.width() / 2)), turn))
    state.set_map(replace(state.map, width=60.0, left=0.0))
    begin = time.perf_counter()
    state.choose(state.all_of_track())
    page.acts.nudge(240, 1)
    turn()
    told["all notes of a track moved"] = [1000 * (time.perf_counter() - begin)]
    return told


if __name__ == "__main__":
    main()
