"""A film with sixteen tracks of music and two of sound that plays in a monitor; run by bench_playback.

``python -m tests.bench.probe_sound WIDTH SECONDS`` prints one line of JSON: frames shown a second, how far the playhead
was from what the device had consumed and how late frames came (ms), silence that filled in (ms), and what it played on.
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer

from creastudio.core.edits.edit import Edit
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.app import make_application
from creastudio.shell.session import Session
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.shell.timeline.monitor.picture import MonitorPicture
from creastudio.shell.timeline.playback.clock import StreamClock
from creastudio.shell.timeline.player import Player
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from tests.bench.film_scene import blobs, film
from tests.bench.probe_frames import turn_loop
from tests.bench.sound_scene import sound_blobs, with_sound

WARM = 2.0
"""Seconds at the beginning that aren't counted: devices take a while to run."""


def main() -> None:
    """Play the film and measure."""
    width, seconds = int(sys.argv[1]), int(sys.argv[2])
    application = make_application()
    workspace = new_project(Environment.load(in_thread=True))
    stored = with_sound(film(seconds + 4)[0], seconds + 4).model_dump_json()
    for name, data in {**blobs(), **sound_blobs(seconds + 4)}.items():
        stored = stored.replace(name, workspace.blobs.put(data))
    document = type(workspace.document).model_validate_json(stored)
    workspace.apply(Edit("Open", lambda _: document))
    session = Session(workspace)
    picture = MonitorPicture(session, edge=0)
    picture.resize(width, width * 9 // 16)
    picture.show()
    player, feed = Player(session), feed_of(session)
    feed.follow(player)
    reports: list[tuple[float, float]] = []
    _log_reports(reports)
    player.playback.prepare(document, session.sequence_id, 0)
    turn_loop(2)
    shown: list[tuple[float, float]] = []
    places: list[tuple[float, float]] = []

    def look() -> None:
        shown.append((time.monotonic(), (player.position() - feed.shown) / FLICKS_PER_SECOND))

    feed.changed.connect(look)
    timer = QTimer()
    timer.timeout.connect(lambda: places.append((time.monotonic(), player.position() / FLICKS_PER_SECOND)))
    timer.start(16)
    player.play(1)
    begun = time.monotonic()
    turn_loop(WARM)
    first = len(shown)
    turn_loop(seconds)
    passed, late = time.monotonic() - begun - WARM, player.playback.late
    player.stop()
    timer.stop()
    told = {
        "fps": (len(shown) - first) / passed,
        "late_frames": sorted(late * 1000 for _, late in shown[first:])[int((len(shown) - first) * 0.95)],
        "apart": _apart(reports, places, begun + WARM),
        "silence": late / 48,
        "device": session_device(player),
    }
    print(json.dumps(told), flush=True)
    player.playback.close()
    feed.close()
    picture.close()
    workspace.close()
    del application


def session_device(player: Player) -> str:
    """Return what it was played on."""
    from creastudio.shell.timeline.playback.devices import Devices

    devices = player.findChild(Devices)
    return "QAudioSink" if devices is not None and devices.present else "silent clock"


def _log_reports(reports: list[tuple[float, float]]) -> None:
    plain = StreamClock.report

    def report(self: StreamClock, frames: float) -> None:
        reports.append((time.monotonic(), frames / 48_000))
        plain(self, frames)

    StreamClock.report = report  # type: ignore[method-assign]


def _apart(
    reports: list[tuple[float, float]], places: list[tuple[float, float]], since: float
) -> dict[str, float]:
    """Return how far the playhead was from the sound, ms: at the beginning, at the end, 99 % of the time, and at most."""
    import numpy as np

    times, frames = (np.array(side) for side in zip(*reports, strict=True))
    counted = [(when, place) for when, place in places if since < when < times[-1]]
    # Between two reports the device went on evenly.
    off = np.array([place - np.interp(when, times, frames) for when, place in counted]) * 1000
    tenth = max(1, len(off) // 10)
    return {
        "first": float(np.median(off[:tenth])),
        "last": float(np.median(off[-tenth:])),
        "usual": float(np.percentile(np.abs(off), 99)),
        "most": float(np.abs(off).max()),
    }


if __name__ == "__main__":
    main()
