"""A sequence that plays in a monitor; run by bench_frames.

``python -m tests.bench.probe_playback WIDTH SECONDS`` prints one line of JSON: frames shown a second, how many of the
sequence's were, the size of the last in px, and how late frames came, in ms.
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from creastudio.core.edits.edit import Edit
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.app import make_application
from creastudio.shell.session import Session
from creastudio.shell.timeline.monitor.frame_feed import feed_of
from creastudio.shell.timeline.monitor.picture import MonitorPicture
from creastudio.shell.timeline.player import Player
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project
from tests.bench.film_scene import RATE, blobs, film


def main() -> None:
    """Play the film and count."""
    width, seconds = int(sys.argv[1]), int(sys.argv[2])
    application = make_application()
    workspace = new_project(Environment.load(in_thread=True))
    document, _ = film(seconds + 2)
    stored = document.model_dump_json()
    for name, data in blobs().items():
        stored = stored.replace(name, workspace.blobs.put(data))
    workspace.apply(Edit("Open", lambda _: type(document).model_validate_json(stored)))
    session = Session(workspace)
    picture = MonitorPicture(session, edge=0)
    picture.resize(width, width * 9 // 16)
    picture.show()
    player, feed = Player(session), feed_of(session)
    feed.follow(player)
    _run(0.3)
    late: list[float] = []

    def look() -> None:
        late.append((session.playhead - feed.shown) / FLICKS_PER_SECOND * 1000)

    feed.changed.connect(look)
    count, start = feed.count, time.perf_counter()
    player.play(1)
    _run(seconds)
    passed, shown = time.perf_counter() - start, feed.count - count
    player.stop()
    late.sort()
    told = {
        "fps": shown / passed,
        "share": shown / (passed * RATE),
        "width": feed.image.width() if feed.image is not None else 0,
        "late": late[int(len(late) * 0.95)] if late else 0.0,
    }
    print(json.dumps(told), flush=True)
    feed.close()
    picture.close()
    workspace.close()
    del application


def _run(seconds: float) -> None:
    """Run Qt's loop as the studio does: it leaves the interpreter to the other threads while it waits."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
