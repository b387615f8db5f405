"""The timeline as a person uses it: places by seconds and tracks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline import add_sequence, remove_sequence
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.timeline.rows import Rows
from creastudio.shell.timeline.view import TimelineView
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import PLAIN, click, drag

FRAME = SECOND // 25


class TimelineRobot:
    """The timeline of a studio, by seconds and tracks."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio, self.session, self.qtbot = studio, studio.session, studio.qtbot
        studio.window.resize(1700, 900)
        self.view: TimelineView = studio.window.timeline
        studio.wait(lambda: self.view.lanes.width() > 500)
        self.view.setFocus()

    def at(self, seconds: float, row: int = 0) -> QPointF:
        """Where a time is in a lane, the topmost being row 0."""
        rows = Rows(self.sequence)
        top, height = rows.place(rows.tracks[row].id) if row < len(rows.tracks) else (rows.height, 20)
        y = top + height / 2
        return QPointF(self.view.state.scale.to_x(round(seconds * SECOND)), y)

    @property
    def sequence(self) -> Sequence | None:
        """The sequence that is shown."""
        return self.session.sequence

    def clips(self, track: int = 0) -> tuple[Clip, ...]:
        """The clips of a track, the lowest being 0."""
        return self.session.document.sequences[0].tracks[track].clips

    def spans(self, track: int = 0) -> list[tuple[float, float]]:
        """Start and end of each clip, s."""
        return [(round(clip.start / SECOND, 3), round(clip.end / SECOND, 3)) for clip in self.clips(track)]

    def fill(self, count: int = 1) -> None:
        """Put stills of 3 s on the first track, one after the other."""
        for result in self.studio.make(count, seed=20):
            self.session.accept(result.id, "timeline", at=0)
        self.session.set_review([])
        self.view.setFocus()

    def set_sequence(self, sequence: Sequence) -> None:
        """Put a sequence in the place of all others."""
        gone = [remove_sequence(item.id) for item in self.session.document.sequences]
        assert self.session.apply(combined("Set", *gone, add_sequence(sequence)))

    def set_words(self) -> None:
        """Put a sequence of three words in the place of all others: 0-2, 2-4 and 6-8 s on T1."""
        words = tuple(
            Clip(kind="text", text=text, start=start * SECOND, duration=2 * SECOND)
            for text, start in (("One", 0), ("Two", 2), ("Three", 6))
        )
        self.set_sequence(Sequence(name="Film", tracks=(Track(name="T1", kind="text", clips=words),)))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key on the timeline."""
        self.view.setFocus()
        self.qtbot.keyClick(self.view, key, modifiers)

    def click(self, seconds: float, row: int = 0, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Click at a time of a lane."""
        click(self.qtbot, self.view.lanes, self.at(seconds, row), modifiers)

    def drag(
        self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier = PLAIN, *, release: bool = True
    ) -> None:
        """Drag in the lanes, px."""
        drag(self.qtbot, self.view.lanes, start, end, modifiers, release=release)
