"""What the mouse does to notes: chooses, moves, lengthens, draws, erases and splits them; a drag is one undo step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Chosen, Edited, Pick
from creastudio.shell.i18n import mark
from creastudio.shell.score.note_drag import NoteDrag
from creastudio.shell.score.note_index import NoteIndex
from creastudio.shell.score.roll_state import Preview, RollState

if TYPE_CHECKING:
    from creastudio.shell.score.grid import Grid

EDGE = 6.0
"""Px at the ends of a note that lengthen it."""

NEAR = 4.0
"""Px that the mouse may shake before a press is a drag."""

_Deed = Literal["", "band", "move", "end", "start", "draw", "erase", "pan"]


class GridHand:
    """One press of the mouse at a time."""

    def __init__(self, state: RollState, index: NoteIndex, grid: Grid) -> None:
        self._state, self._index, self._grid = state, index, grid
        self._deed: _Deed = ""
        self._from = QPointF()
        self._moved = False
        self._hit: Pick | None = None
        self._copies = False
        self._before: Chosen = editing.NOTHING
        self._erased: set[Pick] = set()
        self._pan = (0.0, 0.0)
        self._sounded = -1
        self.band: QRectF | None = None

    # -- what lies where

    def hit(self, place: QPointF) -> Pick | None:
        """Return the note at a place, of the track that is written in; the topmost as it is painted."""
        state, roll = self._state, self._state.map
        score = state.score
        if score is None or state.track >= len(score.tracks):
            return None
        tick, pitch = roll.tick(place.x()), roll.pitch(place.y())
        if not 0 <= place.y() + roll.top < roll.height:
            return None
        slack = 2.0 / roll.density
        notes = self._index.notes(score, state.track, tick - slack, tick + slack)
        at = [note for note in notes if note.pitch == pitch]
        inside = [note for note in at if note.start <= tick < note.start + note.duration]
        found = (inside or at)[-1:]
        return (state.track, found[0]) if found else None

    def zone(self, pick: Pick, place: QPointF) -> _Deed:
        """Return what a drag of a note from a place does: moves it, or one of its edges."""
        box = self._grid.box(pick[1])
        edge = min(EDGE, box.width() / 3)
        if place.x() >= box.right() - edge:
            return "end"
        if place.x() <= box.left() + min(edge, EDGE / 2 + 1) and box.width() > 3 * EDGE:
            return "start"
        return "move"

    def notes_in(self, area: QRectF) -> Iterable[Pick]:
        """Yield the notes of the track that is written in that lie in an area."""
        state, roll = self._state, self._state.map
        score = state.score
        if score is None or state.track >= len(score.tracks):
            return
        start, end = roll.tick(area.left()), roll.tick(area.right())
        for note in self._index.notes(score, state.track, start, end):
            if roll.has(note.pitch) and self._grid.box(note).intersects(area):
                yield state.track, note

    def point_at(self, place: QPointF) -> None:
        """Choose what lies at a place, for a menu there, unless it is chosen."""
        hit = self.hit(place)
        if hit is not None and hit not in self._state.chosen:
            self._state.choose([hit])
        if hit is None:
            self._put_caret(place)

    # -- the mouse

    def press(self, event: QMouseEvent) -> None:
        """Begin; what is begun goes on while its button is held, whatever other one is pressed."""
        place = event.position()
        if self._deed and event.buttons() & ~event.button():
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin("pan", place)
            self._pan = self._state.map.left, self._state.map.top
            self._grid.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if event.button() != Qt.MouseButton.LeftButton or self._state.score is None:
            return
        self._hit = self.hit(place)
        self._state.show_caret(shown=False)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        tool = self._state.tool
        if tool == "erase":
            self._begin("erase", place)
            self._erase(QRectF(place.x() - 1, place.y() - 1, 2, 2))
        elif tool == "split" and self._hit is not None:
            self._split(self._hit, place, free=ctrl)
        elif self._hit is not None:
            self._take(
                self._hit,
                place,
                add=shift or ctrl,
                copies=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier),
            )
        elif tool == "draw":
            self._begin_drawing(place)
        else:
            self._begin("band", place)
            self._before = self._state.chosen if shift or ctrl else editing.NOTHING
            self._state.choose(self._before)
            self._put_caret(place)

    def _take(self, hit: Pick, place: QPointF, *, add: bool, copies: bool) -> None:
        state = self._state
        if add:
            state.choose(state.chosen ^ {hit})
            if hit not in state.chosen:
                return
        elif hit not in state.chosen:
            state.choose([hit])
        self._copies = copies
        self._begin("move" if copies else self.zone(hit, place), place)
        self._sound(*hit)

    def _begin(self, deed: _Deed, place: QPointF) -> None:
        self._deed, self._from, self._moved = deed, place, False
        self._erased = set()

    def move(self, event: QMouseEvent) -> None:
        """Go on; without a button, show what a press would do."""
        place = event.position()
        if not self._deed:
            self._hover(place)
            return
        off = place - self._from
        if not self._moved and max(abs(off.x()), abs(off.y())) < NEAR and self._deed != "draw":
            return
        self._moved = True
        if self._deed not in ("pan", "erase"):
            self._scroll_along(place)
        free = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        straight = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._deed == "pan":
            roll = self._state.map
            left, top = self._pan
            self._state.set_map(
                roll.scrolled(left - off.x() / roll.density, top - off.y()).within(self._grid.height())
            )
        elif self._deed == "band":
            self.band = QRectF(self._from, place).normalized()
            self._state.choose(self._before | frozenset(self.notes_in(self.band)))
            self._grid.update()
        elif self._deed == "erase":
            self._erase(QRectF(place.x() - 2, place.y() - 2, 4, 4))
        else:
            self._state.set_preview(self._preview(place, free=free, straight=straight))

    def release(self, event: QMouseEvent) -> None:
        """End, and make one step of it."""
        ends = Qt.MouseButton.MiddleButton if self._deed == "pan" else Qt.MouseButton.LeftButton
        if event.button() != ends:
            return
        deed, self._deed = self._deed, ""
        self.band = None
        place = event.position()
        free = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        straight = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if deed == "erase":
            self._finish_erasing()
        elif deed == "draw":
            self._finish_drawing(place, free=free)
        elif deed in ("move", "end", "start") and self._moved:
            self._finish_drag(deed, place, free=free, straight=straight)
        elif (
            deed == "move" and self._hit is not None and not event.modifiers() and len(self._state.chosen) > 1
        ):
            self._state.choose([self._hit])
        self._state.set_preview(None)
        self._sounded = -1
        self._hover(place)
        self._grid.update()

    @property
    def busy(self) -> bool:
        """Whether the mouse is pressed."""
        return bool(self._deed)

    def cancel(self) -> bool:
        """Give up what is being done; False where nothing is."""
        if not self._deed:
            return False
        self._deed, self.band = "", None
        self._erased = set()
        self._state.set_preview(None)
        self._grid.update()
        return True

    def double(self, event: QMouseEvent) -> None:
        """Draw a note where there is none, and take away one that is there."""
        score, place = self._state.score, event.position()
        if (
            event.button() != Qt.MouseButton.LeftButton
            or score is None
            or self._state.tool in ("erase", "split")
        ):
            return
        hit = self.hit(place)
        self._deed = ""
        if hit is not None:
            self._state.apply(editing.deleted(score, frozenset({hit})), mark("Delete notes"))
        elif self._state.tool == "select":
            self._begin_drawing(place)

    # -- dragging notes

    def _result(self, deed: str, place: QPointF, *, free: bool, straight: bool) -> Edited | None:
        if self._hit is None:
            return None
        drag = NoteDrag(self._state, self._hit, self._from)
        return (
            drag.moved(place, free=free, straight=straight)
            if deed == "move"
            else drag.resized(deed, place, free=free)
        )

    def _preview(self, place: QPointF, *, free: bool, straight: bool) -> Preview | None:
        if self._deed == "draw":
            return Preview(editing.NOTHING, (self._drawn(place, free=free),))
        found = self._result(self._deed, place, free=free, straight=straight)
        if found is None:
            return None
        held = min(found.chosen, default=None, key=lambda pick: pick[1].start)
        if held is not None and self._deed == "move":
            self._sound(*held)
        gone = editing.NOTHING if self._copies else self._state.chosen - found.chosen
        return Preview(gone, tuple(found.chosen))

    def _finish_drag(self, deed: _Deed, place: QPointF, *, free: bool, straight: bool) -> None:
        score = self._state.score
        found = self._result(deed, place, free=free, straight=straight)
        if found is None or score is None:
            return
        if self._copies:
            fresh = found.chosen - self._state.chosen
            copied = Edited(editing.replaced(score, (), fresh), fresh)
            self._state.apply(copied, mark("Copy notes"))
        else:
            self._state.apply(found, mark("Move notes") if deed == "move" else mark("Change length of notes"))

    # -- drawing, erasing, splitting

    def _begin_drawing(self, place: QPointF) -> None:
        score = self._state.score
        if score is None or not score.tracks:
            return
        self._begin("draw", place)
        drawn = self._drawn(place, free=False)
        self._state.set_preview(Preview(editing.NOTHING, (drawn,)))
        self._sound(*drawn)

    def _drawn(self, place: QPointF, *, free: bool) -> Pick:
        state, score = self._state, self._state.score
        assert score is not None
        start = state.snapped(state.map.tick(self._from.x()), free=free, down=True)
        pitch = state.in_scale(start, state.map.pitch(self._from.y()))
        length = state.duration or state.grid
        if self._moved:
            end = state.snapped(state.map.tick(place.x()), free=free)
            length = max(1 if free else state.least, end - start)
        return state.track, editing.spelled(score, Note(start, length, pitch, state.velocity))

    def _finish_drawing(self, place: QPointF, *, free: bool) -> None:
        score = self._state.score
        if score is None:
            return
        track, note = self._drawn(place, free=free)
        if self._moved:
            self._state.duration = note.duration
        self._state.apply(editing.drawn(score, track, note), mark("Draw note"))

    def _erase(self, area: QRectF) -> None:
        self._erased |= set(self.notes_in(area))
        self._state.set_preview(Preview(frozenset(self._erased), ()))

    def _finish_erasing(self) -> None:
        score = self._state.score
        if score is not None and self._erased:
            gone = frozenset(self._erased)
            left = self._state.chosen - gone
            erased = Edited(editing.replaced(score, gone, ()), left)
            self._state.apply(erased, mark("Delete notes"))

    def _split(self, hit: Pick, place: QPointF, *, free: bool) -> None:
        score = self._state.score
        assert score is not None
        chosen = self._state.chosen if hit in self._state.chosen else frozenset({hit})
        tick = self._state.snapped(self._state.map.tick(place.x()), free=free)
        self._state.apply(editing.split(score, chosen, tick), mark("Split notes"))

    # -- small things

    def _scroll_along(self, place: QPointF) -> None:
        """Scroll when the mouse drags beyond an edge; what is dragged stays where it was begun in the music."""
        grid, roll = self._grid, self._state.map
        across = min(0.0, place.x()) + max(0.0, place.x() - grid.width())
        down = min(0.0, place.y()) + max(0.0, place.y() - grid.height())
        if not across and not down:
            return
        moved = roll.scrolled(roll.left + across / 4 / roll.density, roll.top + down / 4).within(
            grid.height()
        )
        self._from -= QPointF((moved.left - roll.left) * roll.density, moved.top - roll.top)
        self._state.set_map(moved)

    def _put_caret(self, place: QPointF) -> None:
        state = self._state
        state.put_caret(state.snapped(state.map.tick(place.x()), down=True), state.map.pitch(place.y()))

    def _sound(self, track: int, note: Note) -> None:
        if note.pitch != self._sounded:
            self._sounded = note.pitch
            self._state.touched.emit(track, note)

    def show_cursor(self) -> None:
        """Show by the cursor what the tool does."""
        cursors = {
            "select": Qt.CursorShape.ArrowCursor, "draw": Qt.CursorShape.CrossCursor,
            "erase": Qt.CursorShape.PointingHandCursor, "split": Qt.CursorShape.IBeamCursor,
        }  # fmt: skip
        self._grid.setCursor(cursors[self._state.tool])

    def _hover(self, place: QPointF) -> None:
        hit = self.hit(place)
        if hit is None or self._state.tool in ("erase", "split"):
            self.show_cursor()
            return
        zone = self.zone(hit, place)
        resizes = zone in ("end", "start")
        self._grid.setCursor(Qt.CursorShape.SizeHorCursor if resizes else Qt.CursorShape.OpenHandCursor)
