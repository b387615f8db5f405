"""The page "Piano roll": keyboard, bars, notes and velocities, with the scroll bars and the keys of all of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollBar, QWidget

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.score.bar_acts import BarActs
from creastudio.shell.score.bar_ruler import BarRuler
from creastudio.shell.score.grid import Grid
from creastudio.shell.score.grid_parts import GridParts
from creastudio.shell.score.keys_strip import KeysStrip
from creastudio.shell.score.notes_menu import notes_menu
from creastudio.shell.score.roll_acts import RollActs
from creastudio.shell.score.roll_caret import RollCaret
from creastudio.shell.score.roll_keys import ACT_KEYS, name_of
from creastudio.shell.score.roll_sight import RollSight
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.score.roll_words import RollSpoken
from creastudio.shell.score.velocity_lane import VelocityLane
from creastudio.shell.score.word_lanes import ChordLane, LyricLane
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import label

LOW_PAGE = 520
"""Height below which what lies beside the notes makes room for them, px at text scale 1."""

LOWEST_PAGE = 380
"""Height below which it makes still more room, px at text scale 1."""


class RollPage(QWidget):
    """The roll of one score.

    Parameters
    ----------
    playhead : callable
        Returns the tick of the playhead.
    """

    roomLacked = Signal(int)
    """What lies beside the notes makes room for them: 0 not, 1 some, 2 as much as it can."""

    def __init__(
        self,
        state: RollState,
        playhead: Callable[[], int],
        fails: Callable[[UserError], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = state
        self.acts = RollActs(state, playhead, BarActs(state, playhead, fails))
        self.caret = RollCaret(state, self.acts)
        self.grid = Grid(state)
        self.keyboard = KeysStrip(state)
        self.ruler = BarRuler(state)
        self.chords, self.lyrics = ChordLane(state), LyricLane(state)
        self.velocities = VelocityLane(state, self.grid.tiles.index)
        self.across, self.down = QScrollBar(Qt.Orientation.Horizontal), QScrollBar(Qt.Orientation.Vertical)
        self.extra_keys: Callable[[QKeyEvent], bool] = lambda _event: False
        """Asked first: keys of candidates that are looked at."""
        self.extra_releases: Callable[[QKeyEvent], bool] = lambda _event: False
        self.sight = RollSight(state, self.grid)
        self.spoken = RollSpoken(state, self, PartsNews(GridParts(self.grid, self)))
        self._filling = False
        self._candidate: Score | None = None
        self._fails = fails
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Piano roll"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.rows = rows
        corner = QWidget()
        rows.addWidget(corner, 0, 0)
        rows.addWidget(self.ruler, 0, 1)
        rows.addWidget(self.chords, 1, 1)
        rows.addWidget(self.lyrics, 5, 1)
        self.verse = _beside("")
        # Empty, it would hold its line open where no words are shown.
        self.verse.hide()
        rows.addWidget(self.verse, 5, 0)
        rows.addWidget(self.keyboard, 4, 0)
        rows.addWidget(self.grid, 4, 1)
        rows.addWidget(self.down, 4, 2)
        rows.addWidget(self.velocities, 6, 1)
        rows.addWidget(_beside(tr_text("Velocity")), 6, 0)
        rows.addWidget(self.across, 8, 1)
        rows.setRowStretch(4, 1)
        rows.setColumnStretch(1, 1)

    def add_lane(self, lane: QWidget, row: int, beside: QWidget | None = None) -> None:
        """Put a lane over the notes (rows 1 to 3) or below them (5, 7), with something left of it."""
        self.rows.addWidget(lane, row, 1)
        if beside is not None:
            self.rows.addWidget(beside, row, 0)

    def _connect(self) -> None:
        state = self.state
        state.mapChanged.connect(self._show_bars)
        state.source.changed.connect(self._show_bars)
        state.source.opened.connect(self.sight.fit)
        state.trackChanged.connect(self.sight.show_track)
        for signal in (state.source.changed, state.trackChanged, self.lyrics.left_alone):
            signal.connect(self._make_room)
        self.lyrics.verse_changed.connect(self._show_verse)
        for lane in (self.chords, self.lyrics):
            lane.left_alone.connect(self.setFocus)
            lane.troubled.connect(self._fails)
        state.chordWanted.connect(self._write_chord)
        state.wordsWanted.connect(self._write_words)
        self.grid.shifted.connect(self.sight.shifted)
        self.acts.place_asked = self._ask_place
        self.ruler.menuWanted.connect(lambda at, tick: self.acts.bars.menu(at, self.ruler, tick))
        self.grid.menuWanted.connect(lambda at: notes_menu(self.acts, self.state, self).exec(at))
        self.across.valueChanged.connect(lambda value: self._scroll(left=float(value)))
        self.down.valueChanged.connect(lambda value: self._scroll(top=float(value)))

    # -- words and bars

    def show_candidate(self, score: Score | None) -> None:
        """Show the chords and words of a score that is looked at; None shows those of the score itself."""
        self._candidate = score
        for lane in (self.chords, self.lyrics):
            lane.show_candidate(score)
        self._make_room()

    def _write_chord(self, tick: int) -> None:
        place = self.chords.place_of(tick)
        if place is not None:
            self.chords.begin(place)

    def _write_words(self, tick: int) -> None:
        place = self.lyrics.place_of(tick)
        if place is not None:
            self.lyrics.show()
            self.lyrics.begin(place)

    def _show_verse(self, verse: int) -> None:
        """Say beside the words which verse they are, beyond the first."""
        self.verse.setText(tr("Verse {number}", number=verse) if verse > 1 else "")
        self.verse.setVisible(verse > 1)

    def _ask_place(self) -> None:
        score = self.state.score
        if score is not None:
            first, _ = self.acts.bars.bars()
            x = self.state.map.x(score.bar_map.bar(first).start)
            x = min(max(x, 0), self.ruler.width() - 20)
            self.acts.bars.ask(self.ruler.mapToGlobal(QPoint(round(x), self.ruler.height())), self.ruler)

    # -- what is seen

    def show_playhead(self, tick: int | None) -> None:
        """Draw the playhead at a tick; None where it is elsewhere."""
        if tick != self.grid.playhead:
            self.grid.playhead = self.ruler.playhead = tick
            self.grid.update()
            self.ruler.update()

    def _show_bars(self) -> None:
        roll, grid = self.state.map, self.grid
        self._filling = True
        page = max(1, round(grid.width() / roll.density))
        quarter = roll.quarter
        end = max(self.state.source.end + 4 * quarter, round(roll.left) + page)
        self.across.setRange(0, max(0, end - page))
        self.across.setPageStep(page)
        self.across.setSingleStep(quarter)
        self.across.setValue(round(roll.left))
        self.down.setRange(0, max(0, round(roll.height - grid.height())))
        self.down.setPageStep(max(1, grid.height()))
        self.down.setSingleStep(round(roll.row * 3))
        self.down.setValue(round(roll.top))
        self._filling = False

    def _scroll(self, *, left: float | None = None, top: float | None = None) -> None:
        if not self._filling:
            self.state.set_map(self.state.map.scrolled(left, top))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        self._settle()

    def _make_room(self) -> None:
        """Give the notes what height there is: words are shown where there are any."""
        track = self.state.track
        low = self.height() < px(LOW_PAGE)
        self.velocities.set_low(low)
        self.roomLacked.emit(low + (self.height() < px(LOWEST_PAGE)))
        sung = any(
            any(bar.lyrics for bar in score.tracks[track].bars)
            for score in (self.state.score, self._candidate)
            if score is not None and track < len(score.tracks)
        )
        self.lyrics.setVisible(sung or not low or self.lyrics.tick >= 0)

    def _settle(self) -> None:
        self._make_room()
        self.rows.activate()
        self.sight.settle()
        self._show_bars()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Take keys that mean something here before the window does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (name_of(event) in ACT_KEYS or self.caret.knows(name_of(event)))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self.extra_keys(event):
            return
        name = name_of(event)
        if name == "Esc" and (self.grid.hand.cancel() or self.velocities.cancel() or self._step_back()):
            return
        if name in ACT_KEYS and self.acts.run(ACT_KEYS[name]):
            self.spoken.tell_act(ACT_KEYS[name])
            if self.state.chosen:
                # Wherever they are now: an octave is more than a low view shows.
                self.sight.reveal(tuple(self.state.chosen))
            return
        if name == "Return" and event.isAutoRepeat():
            # It is still held from the form that it has closed.
            return
        if self._view_key(name) or self.caret.press(name):
            self.sight.show_place()
            return
        if name in ACT_KEYS:
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if not self.extra_releases(event):
            super().keyReleaseEvent(event)

    def _step_back(self) -> bool:
        state = self.state
        if state.chosen:
            state.choose(())
        elif state.tool != "select":
            state.set_tool("select")
        elif state.bars is not None:
            state.mark_bars(None)
        else:
            return False
        return True

    def _view_key(self, name: str) -> bool:
        sight = self.sight
        keys: dict[str, Callable[[], None]] = {
            "Z": sight.fit_all, "Shift+Z": sight.centre,
            "]": lambda: sight.zoom(1.25), "[": lambda: sight.zoom(0.8),
            "}": lambda: sight.zoom_rows(1.2), "{": lambda: sight.zoom_rows(1 / 1.2),
            "Shift+]": lambda: sight.zoom_rows(1.2), "Shift+[": lambda: sight.zoom_rows(1 / 1.2),
        }  # fmt: skip
        if name not in keys:
            return False
        keys[name]()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self.grid.update()


def _beside(text: str) -> QLabel:
    """Return the name of a lane, left of it."""
    found = label(text, "small")
    found.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return found
