"""Where the parts of the window lie: docks at the sides, canvas in the middle, timeline below; kept from day to day."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QWidget

from creastudio.shell.theme import px
from creastudio.shell.window.kinds import Kind, KindLayout, Kinds, as_data, kept_kinds

if TYPE_CHECKING:
    from creastudio.shell.score.panel import ScorePanel
    from creastudio.shell.window.main_window import MainWindow

LOW, HIGH = 200, 330
"""Least height of the timeline at first, px of an unscaled screen: below the canvas, and across the window."""

SHARE = 0.44
"""Share of the window's height that a timeline across the window has at first: half a dozen tracks on a common screen."""

ELSEWHERE = 540
"""Height that a timeline across the window leaves at first where it can, px: the bars of the window, and generators and
results with their buttons."""

SCORE = 0.62
"""Share of the window's height that the score has when it is opened."""

ENOUGH_SCORE = 450
"""Height that a score needs beside a timeline, px: in lower windows it takes the timeline's room until it is hidden."""

SEEN = 0.6
"""Share of the height that a score needs at least to be edited in the window: with large text on a small screen there is less,
and it gets a window of its own."""

SETTLED = 50
"""Milliseconds after which docks that were shown have taken the room they need."""

MIDDLE, ENOUGH = 0.45, 490
"""Share of the width of the screen that the timeline asks for at most, and px that it may always ask for: with large
text it would need more than there is."""

SIDE = 0.36
"""Share of the width of the window that panels at one side have at first at most."""

TIMELINE = "timeline"
"""What the timeline is called among the docks whose heights are kept."""

VERSION = 2
"""Of what is kept; a layout of another version is left alone."""

_Corner, _Area = Qt.Corner, Qt.DockWidgetArea


class WindowLayout:
    """Arranges one window. Below the canvas the timeline leaves the side docks their height; wide, it goes across the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.wide = False
        self._chosen = False
        self._unseen = False
        self._kinds: Kinds = {}
        self._height_before = 0
        self.timeline = QDockWidget(window)
        self.timeline.setObjectName("dock.timeline")
        self.timeline.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.timeline.setTitleBarWidget(QWidget(self.timeline))
        self.timeline.setWidget(window.timeline)
        needed, room = window.timeline.minimumSizeHint().width(), window.screen().availableSize().width()
        window.timeline.setMinimumWidth(min(needed, max(ENOUGH, round(room * MIDDLE))))
        window.setCentralWidget(window.canvas)
        self._set_corners()

    @property
    def timeline_shown(self) -> bool:
        """Whether the timeline is in the window."""
        return not self.timeline.isHidden()

    def show_timeline(self, *, shown: bool = True) -> None:
        """Show the timeline, or hide it."""
        self.timeline.setVisible(shown)
        if shown and self._unseen:
            # Qt knows no height of what was hidden when the window came.
            self._unseen = False
            height = self._kept().heights.get(TIMELINE, self._first_height())
            self._window.resizeDocks([self.timeline], [height], Qt.Orientation.Vertical)

    def show_score(self) -> None:
        """Show the score below the timeline, with a good part of the height where it wasn't there."""
        score = self._window.docks.docks["score"]
        if score.isHidden() and not score.isFloating():
            canvas = self._window.canvas
            lowest, with_timeline = self.timeline.minimumSizeHint().height(), self.timeline_shown
            self._height_before = self.timeline.height()
            room = canvas.height() + (self._height_before if self.timeline_shown else 0)
            score.show()
            self._make_high(score, lowest, round(SCORE * self._window.height()))
            self._give_score_room(score, lowest, room)

            # What lies beside the canvas may need more height than the canvas, which is known once all of it is laid out;
            # and a low timeline shows few tracks: then those of scores.
            def settle() -> None:
                self._give_score_room(score, lowest, room)
                self._take_out_of_low(score, with_timeline=with_timeline)

            QTimer.singleShot(SETTLED, self._window.timeline, settle)
            QTimer.singleShot(0, self._window.timeline, self._show_score_clips)

    def _give_score_room(self, score: QDockWidget, lowest: int, room: int) -> None:
        """Hide the timeline where it leaves a score too little."""
        docked = not score.isHidden() and not score.isFloating()
        if docked and self.timeline_shown and score.height() < px(ENOUGH_SCORE):
            self.timeline.hide()
            self._make_high(score, lowest, room)

    def _take_out_of_low(self, score: QDockWidget, *, with_timeline: bool) -> None:
        """Give a score a window of its own where this one is too low for its notes, and the timeline its place again."""
        holder = self._window.docks.holders["score"]
        panel = cast("ScorePanel | None", holder.panel)
        docked = not score.isHidden() and not score.isFloating()
        if panel is not None and docked and score.height() < SEEN * holder.minimumSizeHint().height():
            panel.large.click()
            self.show_timeline(shown=with_timeline)

    def _score_torn_off(self, away: bool) -> None:
        """Hide the timeline where a score comes back into a window that hasn't the height for both."""
        window, score = self._window, self._window.docks.docks["score"]
        squeezed = window.minimumSizeHint().height() >= window.height()
        if squeezed and not away and not score.isHidden() and self.timeline_shown:
            self._height_before = self.timeline.height()
            self.timeline.hide()

    def _score_seen(self, shown: bool) -> None:
        """Give the timeline the height that it had before a score came, when that is hidden: it wouldn't leave it to the canvas."""
        if shown or not self._height_before or not self._window.docks.docks["score"].isHidden():
            return
        height, self._height_before = self._height_before, 0
        timeline, window = self.timeline, self._window
        # When all has taken its place; the timeline may be shown again just after the score was hidden.
        QTimer.singleShot(
            SETTLED, timeline, lambda: window.resizeDocks([timeline], [height], Qt.Orientation.Vertical)
        )

    def _make_high(self, score: QDockWidget, lowest: int, wanted: int) -> None:
        layout = self._window.layout()
        assert layout is not None
        layout.activate()
        self._window.resizeDocks([self.timeline, score], [lowest, wanted], Qt.Orientation.Vertical)
        layout.activate()

    def _show_score_clips(self) -> None:
        sequence = self._window.session.sequence
        if sequence is None:
            return
        clips = {clip.id for track in sequence.tracks for clip in track.clips if clip.kind == "score"}
        panel = self._window.docks.holders["score"].panel
        edited = cast("ScorePanel", panel).editor.source.clip_id if panel is not None else ""
        clips = {edited} & clips or clips
        if clips:
            self._window.timeline.tracks.reveal(sequence, clips)

    def set_wide(self, wide: bool) -> None:
        """Let the timeline go across the window, or lie below the canvas alone."""
        self._chosen = True
        self._widen(wide)

    def follow(self) -> None:
        """Widen the timeline of a project that has become a film, and show all of it, unless a person chose otherwise."""
        if self._chosen or self.wide or not self.is_film():
            return
        self._widen(True)
        self._take_heights()
        self._window.commands.refresh_soon()
        timeline = self._window.timeline
        # Once it is as wide as it will be.
        QTimer.singleShot(0, timeline, timeline.transport.fit)

    def place(self) -> None:
        """Put everything where it was last, else where it is at first; the window must be shown."""
        self._window.docks.place()
        self._arrange()
        self._restore()
        score = self._window.docks.docks["score"]
        score.visibilityChanged.connect(self._score_seen)
        score.topLevelChanged.connect(self._score_torn_off)
        self._window.docks.settle()

    def reset(self) -> None:
        """Put everything where it is at first."""
        self._chosen = False
        self._window.docks.arrange()
        self._arrange()
        self._window.docks.settle()

    def save(self) -> None:
        """Keep where everything is."""
        window = self._window
        now = KindLayout(self.wide if self._chosen else None, self._heights())
        state = {
            "version": VERSION,
            "docks": base64.b64encode(window.saveState().data()).decode(),
            "timeline": self.timeline_shown,
            "kinds": as_data({**self._kinds, self._kind(): now}),
        }
        geometry = base64.b64encode(window.saveGeometry().data()).decode()
        window.session.update_settings(window_state=json.dumps(state), window_geometry=geometry)

    def _arrange(self) -> None:
        window, docks = self._window, self._window.docks.docks
        window.addDockWidget(_Area.BottomDockWidgetArea, self.timeline)
        # Qt would put two docks of this area side by side, and music needs the width.
        window.splitDockWidget(self.timeline, docks["score"], Qt.Orientation.Vertical)
        docks["score"].hide()
        self.timeline.show()
        most = round(SIDE * window.width())
        for name, wanted in (("generators", 328), ("tray", 344)):
            window.resizeDocks([docks[name]], [min(px(wanted), most)], Qt.Orientation.Horizontal)
        self._widen(self.is_film())

    def _restore(self) -> None:
        text = self._window.session.settings.window_state
        try:
            state = json.loads(text) if text else {}
            docks, shown = str(state["docks"]), bool(state["timeline"])
            if state["version"] != VERSION:
                return
            self._kinds = kept_kinds(state)
        except (ValueError, KeyError, TypeError):
            # Written by another version: the first layout is as good.
            return
        self._window.restoreState(QByteArray.fromBase64(docks.encode()))
        self.timeline.setVisible(shown)
        self._unseen = not shown
        wide = self._kept().wide
        self._chosen = wide is not None
        self._widen(self.is_film() if wide is None else wide)
        self._take_heights()
        # A window that fills the screen comes small, and has no room for them yet.
        QTimer.singleShot(SETTLED, self._window.timeline, self._take_heights)

    def _kind(self) -> Kind:
        return "film" if self.is_film() else "still"

    def _kept(self) -> KindLayout:
        return self._kinds.get(self._kind(), KindLayout())

    def _heights(self) -> Mapping[str, int]:
        """Return how high the docks are; of those that aren't seen, or whose room a score has, how high they were, px."""
        docks = {**self._window.docks.docks, TIMELINE: self.timeline}
        before = self._kept().heights
        if not (docks["score"].isHidden() or docks["score"].isFloating()):
            return before
        seen = (
            name
            for name, dock in docks.items()
            if not dock.isFloating() and not dock.visibleRegion().isEmpty()
        )
        return {**before, **{name: docks[name].height() for name in seen}}

    def _take_heights(self) -> None:
        """Give docks the heights that they had when a project of this kind was closed."""
        docks = {**self._window.docks.docks, TIMELINE: self.timeline}
        kept = self._kept().heights
        there = [name for name in kept if name in docks and not docks[name].isHidden()]
        if there:
            self._window.resizeDocks(
                [docks[name] for name in there], [kept[name] for name in there], Qt.Orientation.Vertical
            )

    def is_film(self) -> bool:
        """Whether most of the project happens in time: until a person chooses, such projects have a wide timeline.

        A few pictures in a row, beside artboards that they are for, are no film yet; an ad in several sizes is looked at on
        the canvas, also where some of them move.
        """
        session = self._window.session
        if session.sequence is None or any(board.layout for board in session.document.artboards):
            return False
        kinds = [clip.kind for track in session.sequence.tracks for clip in track.clips]
        drawn = any(board.layers for board in session.document.artboards)
        return len(kinds) > 1 and not (drawn and set(kinds) == {"image"})

    def _widen(self, wide: bool) -> None:
        self.wide = wide
        self._set_corners()
        self._window.resizeDocks([self.timeline], [self._first_height()], Qt.Orientation.Vertical)
        parts = [440, 380]
        if wide:
            # In a film properties are wanted more often than results, of which a row is seen above them.
            parts = [200, 250] if self._first_height() >= px(HIGH) else [240, 160]
        docks = self._window.docks.docks
        self._window.resizeDocks([docks["tray"], docks["layers"]], parts, Qt.Orientation.Vertical)
        # When the docks have taken their places.
        timeline = self._window.timeline
        QTimer.singleShot(0, timeline, lambda: timeline.show_monitor_large(large=wide))

    def _first_height(self) -> int:
        """Return the height of the timeline before a person chooses one, px."""
        if not self.wide:
            return px(LOW)
        whole = self._window.height()
        return max(px(LOW), min(max(px(HIGH), round(SHARE * whole)), whole - px(ELSEWHERE)))

    def _set_corners(self) -> None:
        left, right = _Area.LeftDockWidgetArea, _Area.RightDockWidgetArea
        if self.wide:
            left = right = _Area.BottomDockWidgetArea
        self._window.setCorner(_Corner.BottomLeftCorner, left)
        self._window.setCorner(_Corner.BottomRightCorner, right)
