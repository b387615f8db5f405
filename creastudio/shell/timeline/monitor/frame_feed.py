"""The frame under the playhead for whatever shows it: painted once, in the size of the largest that does.

While the sequence plays, frames are painted before their time and held until the playhead reaches them; one that
comes too late is shown only when no newer one is there. Painting never holds up the window or the sound.
"""

from __future__ import annotations

import math
import time as clock
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from creastudio.core.playing import active_tracks, clips_between
from creastudio.core.time import FLICKS_PER_SECOND, frame_length, from_frame, to_frame
from creastudio.core.timeline import Sequence
from creastudio.render.frame import FramePainter
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.media.proxies import proxies_of
from creastudio.shell.missing.media import missing_media_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.timeline.monitor.frame_pace import Pace
from creastudio.shell.timeline.monitor.frame_worker import FrameWorker, Wish
from creastudio.shell.timeline.monitor.video_source import VideoSource

if TYPE_CHECKING:
    from creastudio.shell.timeline.player import Player

TICK = 6
"""Milliseconds between two looks at what is painted, while anything isn't.

While the sequence plays the looks are those at the playhead: each look more takes the interpreter from the painter."""

MAX_AHEAD = 6
"""Frames that are painted before their time at most."""

AHEAD = 3 * FLICKS_PER_SECOND
"""How long before they are seen pictures are decoded, flicks."""

Quality = Literal["auto", "full", "half", "quarter"]

SHARES: dict[Quality, float] = {"full": 1.0, "half": 0.5, "quarter": 0.25}


class FrameFeed(QObject):
    """The picture of the active sequence at the playhead, for one session.

    Attributes
    ----------
    image : QImage or None
        The frame that is shown; None where there is no sequence, or nothing is painted yet.
    count : int
        How many frames were shown.
    """

    changed = Signal()
    """Another picture is there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.videos = VideoSource(session.workspace.blobs.path, proxies_of(session).find)
        self._worker = FrameWorker(lambda: FramePainter(session.images, self.videos))
        self._views: dict[QObject, tuple[int, int]] = {}
        self._ready: list[tuple[Wish, QImage]] = []
        self._wish: Wish | None = None
        self._player: Player | None = None
        self._quality: Quality = session.settings.preview_quality
        self.pace = Pace()
        self.image: QImage | None = None
        self._shown: Wish | None = None
        self._decoding: set[str] = set()
        self.count = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._drain)
        session.playheadChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        session.activeSequenceChanged.connect(self.refresh)
        session.resultsChanged.connect(self.refresh)
        preview_of(session).changed.connect(self.refresh)
        missing_media_of(session).changed.connect(self.refresh)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def quality(self) -> Quality:
        """How large frames are painted, as a share of the size of the sequence."""
        return self._quality

    def set_quality(self, quality: Quality) -> None:
        """Paint frames in another size; remembered for the next time."""
        self._quality = quality
        self._session.update_settings(preview_quality=quality)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether anything is being painted, or isn't looked at yet."""
        return self._worker.busy or not self._worker.finished.empty()

    @property
    def shown(self) -> int:
        """The time of the frame that is shown, flicks; -1 for none."""
        return -1 if self._shown is None else self._shown.time

    @property
    def settled(self) -> bool:
        """Whether the frame under the playhead is the one that is shown."""
        wish, shown = self._wish, self._shown
        there = wish is None or (shown is not None and shown.same(wish) and shown.time == wish.time)
        return there and not self.busy

    def follow(self, player: Player) -> None:
        """Paint ahead while a player plays, and in full when it stops."""
        self._player = player
        player.playingChanged.connect(self.refresh)

    def want(self, view: QObject, width: int, height: int) -> None:
        """Paint for a view that shows the frame on `width` x `height` px of its screen; 0 when it is hidden."""
        size = (max(0, width), max(0, height))
        if self._views.get(view) == size:
            return
        if all(size):
            self._views[view] = size
        else:
            self._views.pop(view, None)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look what is under the playhead now."""
        wish = self._wanted()
        if wish is None:
            self._wish = None
            self._ready.clear()
            self._worker.ask()
            if self._session.sequence is None:
                self._show(None, None)
            return
        before, self._wish = self._wish, wish
        self._decode_ahead(wish)
        if before is None or not wish.same(before):
            self._ready.clear()
        playing = self._player is not None and self._player.playing
        if playing and before is not None and wish.same(before) and self._near(before.time, wish.time):
            self._play_on(before, wish)
        else:
            self._ready.clear()
            self.pace.rest()
            self._worker.ask(wish)
            self._timer.start()

    def close(self) -> None:
        """End the thread and let go of the videos."""
        self._worker.close()
        self.videos.close()

    # -- what is wanted

    def _wanted(self) -> Wish | None:
        session = self._session
        if session.sequence is None or not self._views:
            return None
        document = preview_of(session).of(session.document)
        active = session.sequence.id
        sequence = next((item for item in document.sequences if item.id == active), session.sequence)
        width, height = self._size(sequence)
        return Wish(document, sequence, session.playhead, width, height)

    def _size(self, sequence: Sequence) -> tuple[int, int]:
        """Return the size to paint in: no larger than it is shown, and than the quality allows."""
        playing = self._player is not None and self._player.playing
        auto = self.pace.share if playing else 1.0
        share = auto if self._quality == "auto" else SHARES[self._quality]
        scale = max(
            min(width / sequence.width, height / sequence.height) for width, height in self._views.values()
        )
        scale = min(scale * auto if self._quality == "auto" else scale, share)
        return max(1, round(sequence.width * scale)), max(1, round(sequence.height * scale))

    def _near(self, before: int, now: int) -> bool:
        """Whether the playhead went on, and didn't jump; a loop begins anew with a jump."""
        speed = self._player.speed if self._player is not None else 0
        return 0 < (now - before) * (1 if speed > 0 else -1) < FLICKS_PER_SECOND

    def _play_on(self, before: Wish, wish: Wish) -> None:
        self.pace.tick(wish.time - before.time, clock.monotonic())
        self._drain()
        if self._worker.busy:
            return
        ahead = self._ahead(wish)
        have = {item.time for item, _ in self._ready}
        wanted = [item for item in ahead if item.time not in have]
        if wanted:
            self._worker.ask(*wanted)

    def _ahead(self, wish: Wish) -> list[Wish]:
        """Return the frames to be painted next: so far ahead that they are there in time."""
        sequence = wish.sequence
        step = max(1, round(abs(self.pace.step) / frame_length(sequence.rate)))
        step = step if self.pace.step > 0 else -step
        count = min(MAX_AHEAD, max(1, math.ceil(self.pace.late)))
        now = to_frame(wish.time, sequence.rate)
        times = [self._within(sequence, now + step * (count + more)) for more in range(2)]
        end = sequence.duration
        return [
            Wish(wish.document, sequence, time, wish.width, wish.height) for time in times if 0 <= time < end
        ]

    def _within(self, sequence: Sequence, frame: int) -> int:
        """Return the time of a frame, beyond the end of a loop that in its beginning."""
        time = from_frame(frame, sequence.rate)
        loop = sequence.loop
        if loop is not None and loop.on and self._session.playhead < loop.end <= time:
            time = from_frame(to_frame(loop.start + time - loop.end, sequence.rate), sequence.rate)
        return time

    def _decode_ahead(self, wish: Wish) -> None:
        """Let the pictures of the next seconds be decoded while those of now are shown."""
        images = self._session.images
        for track in active_tracks(wish.sequence, "picture"):
            for clip in clips_between(track, wish.time, wish.time + AHEAD):
                sha256 = clip.asset
                if clip.kind != "image" or not sha256 or clip.start <= wish.time or images.known(sha256):
                    continue
                if sha256 not in self._decoding:
                    self._decoding.add(sha256)
                    background_of(self._session).run(
                        self, sha256, partial(images.image, sha256), partial(self._decoded, sha256)
                    )

    def _decoded(self, sha256: str, _image: object) -> None:
        self._decoding.discard(sha256)

    # -- what is there

    def _drain(self) -> None:
        while not self._worker.finished.empty():
            done = self._worker.finished.get_nowait()
            if done.error is not None:
                raise done.error
            self.pace.painted(done.seconds)
            if done.image is not None and self._wish is not None and done.wish.same(self._wish):
                self._ready.append((done.wish, done.image))
        self._show_due()
        if not self.busy:
            self._timer.stop()

    def _show_due(self) -> None:
        """Show the newest frame whose time has come, and drop those before it."""
        if self._wish is None:
            return
        now, forward = self._wish.time, self.pace.step >= 0
        due = [item for item in self._ready if (item[0].time <= now) == forward or item[0].time == now]
        if not due:
            return
        newest = max(due, key=lambda item: item[0].time if forward else -item[0].time)
        self._ready = [item for item in self._ready if item not in due]
        self._show(newest[1], newest[0])

    def _show(self, image: QImage | None, wish: Wish | None) -> None:
        self.count += image is not None
        self._shown = wish
        if image is not self.image or image is None:
            self.image = image
            self.changed.emit()


def feed_of(session: Session) -> FrameFeed:
    """Return the feed of a session, made when it is first asked for."""
    found = session.findChild(FrameFeed)
    return found if found is not None else FrameFeed(session)
