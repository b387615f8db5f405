"""What the mouse does on the lanes, from press to release."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.generated import remove_key
from creastudio.core.edits.timeline_split import split_at, split_clip
from creastudio.core.playing import clips_between
from creastudio.core.time import snap_to_frame
from creastudio.core.timeline import Clip, Sequence
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.session import Session
from creastudio.shell.timeline.cuts import set_looks, with_linked_cuts
from creastudio.shell.timeline.lane_map import LaneMap
from creastudio.shell.timeline.line_keys import add_line_key, remove_keys
from creastudio.shell.timeline.mouse.drags import ClipDrag, MoveDrag, Pointer
from creastudio.shell.timeline.mouse.grabbing import drag_of, grip_of
from creastudio.shell.timeline.mouse.hits import Hit, hit_at
from creastudio.shell.timeline.selected import spots_of, together
from creastudio.shell.timeline.state import TimelineState

THRESHOLD = 4.0
"""How far the mouse must go before a press becomes a drag, px."""

SCROLL_ZONE = 28.0
"""How near the edge of the view a drag scrolls, px."""

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hand:
    """Takes the left button of the mouse for the lanes; ``Gestures`` takes what scrolls them.

    Attributes
    ----------
    hover : Hit or None
        What is under the mouse while no button is held.
    drag : ClipDrag or None
        What is dragged now.
    band : QRectF or None
        The frame that is drawn around clips to select them, px.
    cut : int or None
        Where the razor would cut, flicks.
    at : QPointF
        Where the mouse was last, px.
    """

    def __init__(self, session: Session, state: TimelineState, widget: QWidget) -> None:
        self._session, self._state, self._widget = session, state, widget
        self._preview = preview_of(session)
        self.hover: Hit | None = None
        self.drag: ClipDrag | None = None
        self.band: QRectF | None = None
        self.cut: int | None = None
        self.at = QPointF()
        self.opens: Callable[[Hit], object] | None = None
        """What a double click on a clip does."""
        self.reveals: Callable[[float], int] | None = None
        """Scrolls up or down to a height, px; returns by how much."""
        self._press: _Press | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._scrolling = QTimer(widget)
        self._scrolling.setInterval(30)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def busy(self) -> bool:
        """Whether something is dragged, or a frame drawn."""
        return self.drag is not None or self.band is not None

    def lanes(self) -> LaneMap:
        """Return where everything is now, without what a drag does."""
        return LaneMap(self._session.sequence, self._state.scale)

    # -- events

    def press(self, event: QMouseEvent) -> None:
        """Begin."""
        at, keys, sequence = event.position(), event.modifiers(), self._session.sequence
        if sequence is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = press = _Press(at, self._time(at))
        self.at, self._keys = at, keys
        if self._state.tool == "zoom":
            press.click = lambda: self._zoom_click(out=bool(keys & ALT))
        elif self._state.tool == "razor":
            press.click = lambda: self._split(sequence, at, everything=bool(keys & SHIFT))
        else:
            self._press_on(sequence, press, keys)

    def move(self, event: QMouseEvent) -> None:
        """Go on, or look what is under the mouse."""
        self.at, self._keys = event.position(), event.modifiers()
        press = self._press
        if press is None:
            self.look(self.at, self._keys)
            return
        if self._state.tool == "razor":
            return
        away = self.at - press.at
        if not self.busy and abs(away.x()) + abs(away.y()) < THRESHOLD:
            return
        if not self.busy:
            self._begin(press)
        self._follow()
        self._scrolling.start()

    def release(self, event: QMouseEvent) -> None:
        """End: what was dragged becomes an edit, a click does what a click does; another button ends nothing."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        press, self._press = self._press, None
        self._scrolling.stop()
        if press is None:
            return
        drag, self.drag, band, self.band = self.drag, None, self.band, None
        self._preview.show(None)
        if drag is not None:
            edit = drag.edit()
            if edit is not None:
                self._session.apply(edit)
        elif band is not None:
            if self._state.tool == "zoom":
                self._zoom_to(band)
        elif press.click is not None:
            press.click()
        self.look(event.position(), event.modifiers())
        self._widget.update()

    def double_click(self, event: QMouseEvent) -> None:
        """Delete a keyframe, or cross-fade at a cut."""
        if self._state.tool != "select":
            self.press(event)
            return
        hit = hit_at(self.lanes(), event.position().x(), event.position().y())
        if hit is None:
            return
        if hit.zone in ("line_key", "key"):
            self._apply(remove_keys(hit.place.clip, hit.at, on_line=hit.zone == "line_key"))
        elif hit.zone == "made_key":
            self._apply(remove_key(hit.place.clip.id, hit.at))
        elif hit.zone == "roll":
            document = self._session.document
            self._apply(set_looks(document, with_linked_cuts(document, hit.place.clip.id), "crossfade"))
        elif self.opens is not None:
            self.opens(hit)

    def leave(self) -> None:
        """Forget what was under the mouse."""
        self.hover = self.cut = None
        self._widget.update()

    def cancel(self) -> bool:
        """Give up what is dragged; returns whether there was something."""
        had = self.busy
        if had and self._press is not None and self.band is not None:
            self._session.select(clips=self._press.chosen)
        self.drag = self.band = self._press = None
        self._scrolling.stop()
        if had:
            self._preview.show(None)
            self._widget.update()
        return had

    def step_back(self) -> bool:
        """Go back to the select tool, else select nothing; returns whether there was something to do."""
        if self._state.tool != "select":
            self._state.set_tool("select")
            return True
        if not self._session.selected_clips:
            return False
        self._session.select()
        return True

    def look(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """See what is under the mouse."""
        before = (self.hover, self.cut)
        tool = self._state.tool
        self.hover = hit_at(self.lanes(), at.x(), at.y(), tool, ctrl=bool(keys & CTRL))
        self.cut = self._cut_time(at) if tool == "razor" and self.hover is not None else None
        if (self.hover, self.cut) != before:
            self._widget.update()

    # -- press

    def _press_on(self, sequence: Sequence, press: _Press, keys: Qt.KeyboardModifier) -> None:
        at = press.at
        hit = hit_at(self.lanes(), at.x(), at.y(), self._state.tool, ctrl=bool(keys & CTRL))
        press.chosen = self._session.selected_clips
        if hit is None:
            press.adds = bool(keys & (SHIFT | CTRL))
            if not press.adds:
                self._session.select()
                time = snap_to_frame(self._state.scale.to_time(at.x()), sequence.rate)
                press.click = lambda: self._session.set_playhead(time)
            return
        press.hit = self.hover = hit
        clip = hit.place.clip
        if hit.zone == "line" and keys & CTRL:
            press.click = lambda: self._apply(add_line_key(clip, press.time))
            return
        self._choose(sequence, press, clip, keys)

    def _choose(self, sequence: Sequence, press: _Press, clip: Clip, keys: Qt.KeyboardModifier) -> None:
        chosen = self._session.selected_clips
        family = together(sequence, [clip.id])
        inside = clip.id in chosen
        if keys & CTRL:
            rest = [name for name in chosen if name not in family]
            press.click = lambda: self._session.select(clips=rest if inside else [*chosen, *family])
        elif keys & SHIFT:
            self._session.select(clips=[*chosen, *family])
        elif keys & ALT:
            press.click = lambda: self._session.select(clips=[clip.id])
        elif inside:
            # A press on one of several may begin a drag of all; only a click selects this one alone.
            press.click = lambda: self._session.select(clips=family)
        else:
            self._session.select(clips=family)
        press.alone = None if inside else family

    # -- drag

    def _begin(self, press: _Press) -> None:
        sequence = self._session.sequence
        if sequence is None:
            return
        if press.hit is None:
            self.band = QRectF(press.at, press.at)
            return
        if not spots_of(sequence, [press.hit.place.clip.id]):
            # Cut by a key since it was pressed on.
            self._press = None
            return
        if press.alone is not None and press.alone[0] not in self._session.selected_clips:
            self._session.select(clips=press.alone)
        self.drag = drag_of(self._session, self._state, sequence, press.hit, (press.time, press.at.y()))

    def _follow(self) -> None:
        """Bring what is dragged to where the mouse is."""
        press = self._press
        if press is None:
            return
        if self.band is not None:
            start = QPointF(self._state.scale.to_x(press.time), press.at.y())
            self.band = QRectF(start, self.at).normalized()
            if self._state.tool != "zoom":
                self._select_in(self.band, press)
        elif self.drag is not None:
            track = LaneMap(self._session.sequence, self._state.scale).rows.at(self.at.y())
            keys = self._keys
            self.drag.move(
                Pointer(
                    self._time(self.at), self.at.y(), track,
                    free=bool(keys & SHIFT), insert=bool(keys & CTRL), copy=bool(keys & ALT),
                )
            )  # fmt: skip
            self._preview.show(self.drag.edit())
        self._widget.update()

    def _select_in(self, band: QRectF, press: _Press) -> None:
        lanes = self.lanes()
        if lanes.sequence is None:
            return
        start, end = self._state.scale.to_time(band.left()), self._state.scale.to_time(band.right()) + 1
        found: list[str] = []
        for track in lanes.rows.tracks:
            top, height = lanes.rows.place(track.id)
            if top + height > band.top() and top < band.bottom() and not track.locked:
                found += [clip.id for clip in clips_between(track, start, end)]
        family = together(lanes.sequence, found)
        self._session.select(clips=[*(press.chosen if press.adds else ()), *family])

    # -- scrolling and zoom

    def _scroll(self) -> None:
        """Scroll while something is dragged over the edge of the view."""
        # Only what can go to other tracks scrolls to them.
        upwards = self.band is not None or isinstance(self.drag, MoveDrag)
        moved = self.reveals(self.at.y()) if upwards and self.reveals is not None else 0
        if moved:
            self.at += QPointF(0, moved)
            self._follow()
        width, x = self._widget.width(), self.at.x()
        over = x - SCROLL_ZONE if x < SCROLL_ZONE else max(0.0, x - (width - SCROLL_ZONE))
        if not self.busy or not (over or moved):
            self._scrolling.stop()
            return
        scale = self._state.scale
        by = scale.length(min(max(over, -SCROLL_ZONE), SCROLL_ZONE))
        self._state.set_scale(scale.scrolled(scale.left + by), by_hand=True)
        self._follow()

    def _zoom_click(self, *, out: bool) -> None:
        scale = self._state.scale
        factor = 0.5 if out else 2.0
        self._state.set_scale(scale.zoomed(scale.density * factor, self.at.x()), by_hand=True)

    def _zoom_to(self, band: QRectF) -> None:
        scale = self._state.scale
        left = scale.to_time(band.left())
        density = scale.density * self._widget.width() / max(band.width(), 8.0)
        self._state.set_scale(scale.zoomed(density, 0).scrolled(left), by_hand=True)

    # -- razor

    def _cut_time(self, at: QPointF) -> int | None:
        sequence, time = self._session.sequence, self._time(at)
        if sequence is None:
            return None
        free = bool(self._keys & ALT)
        shift, _ = grip_of(self._session, self._state, sequence).snap(time, free=free)
        return max(0, time + shift)

    def _split(self, sequence: Sequence, at: QPointF, *, everything: bool) -> None:
        hit, time = hit_at(self.lanes(), at.x(), at.y(), "razor"), self._cut_time(at)
        if time is None or (hit is None and not everything):
            return
        self._apply(
            split_at(sequence.id, time) if everything or hit is None else split_clip(hit.place.clip.id, time)
        )

    def _apply(self, edit: Edit) -> None:
        self._session.apply(edit)

    def _time(self, at: QPointF) -> int:
        """Return the time under the mouse, also before the start: how far is what counts."""
        scale = self._state.scale
        return scale.left + scale.length(at.x() - scale.to_x(scale.left))


class _Press:
    """A press that may become a click or a drag."""

    def __init__(self, at: QPointF, time: int) -> None:
        self.at, self.time = at, time
        self.hit: Hit | None = None
        self.click: Callable[[], object] | None = None
        self.alone: tuple[str, ...] | None = None
        """What is selected when a drag begins; None leaves the selection."""
        self.chosen: tuple[str, ...] = ()
        """What was selected before."""
        self.adds = False
