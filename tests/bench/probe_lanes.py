"""The real timeline with very many clips, scrolled and edited; run by bench_lanes.

``python -m tests.bench.probe_lanes CLIPS`` prints one line of JSON: ms by phase.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.bench.open_window import open_window

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.shell.window.main_window import MainWindow

TRACKS = 8


def main() -> None:
    """Measure and tell."""
    app, window = open_window()
    fill(window, int(sys.argv[1]))
    for _ in range(50):
        app.processEvents()
        time.sleep(0.01)
    print(json.dumps(measure(window, app.processEvents)))
    sys.stdout.flush()
    # What still runs in the background isn't what is measured.
    os._exit(0)


def fill(window: MainWindow, count: int) -> None:
    """Put one sequence of many clips into the project of a window."""
    from creastudio.core.edits import add_sequence, combined, remove_sequence

    session = window.session
    gone = [remove_sequence(item.id) for item in session.document.sequences]
    session.apply(combined("Fill", *gone, add_sequence(film(count))))
    session.select()


def film(count: int) -> Sequence:
    """Return a sequence of `count` written clips of 2 s."""
    from creastudio.core.time import FLICKS_PER_SECOND as SECOND
    from creastudio.core.timeline import Clip, Sequence, Track

    def track(number: int) -> Track:
        clips = tuple(
            Clip(kind="text", text=f"Line {index}", start=2 * index * SECOND, duration=2 * SECOND)
            for index in range(count // TRACKS)
        )
        return Track(name=f"T{number}", kind="text", clips=clips)

    return Sequence(name="Film", tracks=tuple(track(number) for number in range(TRACKS)))


def measure(window: MainWindow, turn: Callable[[], object]) -> dict[str, list[float]]:
    """Return ms by phase."""
    from creastudio.core.edits import trim_clip
    from creastudio.core.time import FLICKS_PER_SECOND as SECOND
    from creastudio.core.time import from_frame
    from creastudio.shell.timeline.timescale import TimeScale

    session, view = window.session, window.timeline
    sequence = session.sequence
    assert sequence is not None

    def timed(step: Callable[[int], object], count: int) -> list[float]:
        out: list[float] = []
        for number in range(count):
            start = time.perf_counter()
            step(number)
            view.lanes.repaint()
            turn()
            out.append((time.perf_counter() - start) * 1000)
        return out

    def scrolled(number: int) -> None:
        view.state.set_scale(view.state.scale.scrolled(number * SECOND // 4))

    def edited(number: int) -> None:
        clip = sequence.tracks[number % TRACKS].clips[200 + number]
        session.apply(trim_clip(clip.id, clip.start, SECOND))

    view.state.set_scale(TimeScale(60.0, 0))
    told = {"scroll": timed(scrolled, 100)}
    view.state.set_scale(TimeScale(2.0, 0))
    told["far"] = timed(
        lambda number: view.state.set_scale(view.state.scale.scrolled(number * 8 * SECOND)), 60
    )
    told["zoom"] = timed(lambda number: view.state.set_scale(TimeScale(30.0 * 0.95**number, 0)), 60)
    view.state.set_scale(TimeScale(60.0, 0))
    turn()
    told["playhead"] = timed(lambda number: session.set_playhead(from_frame(number, sequence.rate)), 60)
    told["edit"] = timed(edited, 30)
    told["drag"] = dragged(window, timed)
    ids = [clip.id for track in sequence.tracks for clip in track.clips]
    told["select"] = timed(lambda number: session.select(clips=ids if number % 2 == 0 else []), 6)
    return told


def dragged(window: MainWindow, timed: Callable[[Callable[[int], object], int], list[float]]) -> list[float]:
    """Return ms for each move of a clip that is dragged."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    lanes = window.timeline.lanes

    def send(kind: QEvent.Type, x: float, button: Qt.MouseButton) -> None:
        at = QPointF(x, 30)
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, at, QPointF(lanes.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(lanes, event)

    send(QEvent.Type.MouseButtonPress, 60, Qt.MouseButton.LeftButton)
    times = timed(lambda number: send(QEvent.Type.MouseMove, 70 + 5 * number, Qt.MouseButton.NoButton), 60)
    lanes.cancel()
    return times


if __name__ == "__main__":
    main()
