"""The lanes: clips on their tracks, to be selected, moved, trimmed and dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStatusTipEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from creastudio.core.document import Document
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.timeline import dropping
from creastudio.shell.timeline.clip_files import chosen_clips, drag_out, left_window
from creastudio.shell.timeline.clip_menu import clip_menu, cut_menu, gap_menu
from creastudio.shell.timeline.clip_opening import open_clip
from creastudio.shell.timeline.commands import TimelineCommands
from creastudio.shell.timeline.lane_drop import LaneDrop
from creastudio.shell.timeline.lane_map import LaneMap
from creastudio.shell.timeline.mouse.drag_tip import paint_tip, said
from creastudio.shell.timeline.mouse.drags import MoveDrag
from creastudio.shell.timeline.mouse.hand import Hand
from creastudio.shell.timeline.mouse.hints import cursor, hint
from creastudio.shell.timeline.mouse.hits import hit_at
from creastudio.shell.timeline.mouse.wheel import zoom_or_scroll
from creastudio.shell.timeline.painting.clip_painting import ClipView, paint_clip
from creastudio.shell.timeline.painting.clip_pictures import clip_pictures_of
from creastudio.shell.timeline.painting.lane_painting import paint_lanes
from creastudio.shell.timeline.rows import BELOW, Rows, track_height
from creastudio.shell.timeline.ruler.painting import paint_mark, paint_marks_below, paint_playhead_line
from creastudio.shell.timeline.selected import spots_of, together
from creastudio.shell.timeline.state import TimelineState


class Lanes(QWidget, Parted):
    """Paints the tracks of the active sequence, the topmost first, and takes the mouse."""

    def __init__(self, session: Session, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._state = session, state
        self._review = review_of(session)
        self._pictures = clip_pictures_of(session)
        self._preview = preview_of(session)
        self.hand = Hand(session, state, self)
        self.hand.opens = lambda hit: open_clip(session, hit.place.clip)
        self.hand.reveals = self._scroll_to
        self.commands: TimelineCommands | None = None
        """What menus offer; set by the view."""
        self.run_drag: Callable[[QDrag], object] = lambda drag: drag.exec(Qt.DropAction.CopyAction)
        """Runs a drag of the system until it is dropped."""
        self._hint = ""
        self._playhead_x = 0
        self._dropping = LaneDrop(session, state, self, self._say)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setProperty("takesLayers", True)
        self.setAccessibleName(tr("Tracks and clips"))
        for signal in (
            session.documentChanged, session.selectionChanged,
            session.activeSequenceChanged, session.activeResultChanged, session.settingsChanged,
            state.scaleChanged, self._pictures.arrived, self._review.beforeChanged, self._preview.changed,
        ):  # fmt: skip
            signal.connect(self._update)
        session.playheadChanged.connect(self._playhead_moved)
        state.toolChanged.connect(self._show_what_it_does)
        follow_theme(self, self.update)
        self._update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height())

    def _update(self, *_: object) -> None:
        if self.minimumHeight() != self._height():
            self.setMinimumHeight(self._height())
        self.update()

    def _playhead_moved(self, time: int) -> None:
        """Paint no more anew than where the playhead was and is."""
        if self._review.active is not None:
            # A candidate is seen at the playhead.
            self.update()
        x = round(self._state.scale.to_x(time))
        for at in (self._playhead_x, x):
            self.update(at - px(3), 0, px(6), self.height())
        self._playhead_x = x

    def _height(self) -> int:
        return (Rows(self._session.sequence).height or track_height()) + px(BELOW)

    # -- where things are

    def document(self) -> Document:
        """Return the document with what the drag would do to it."""
        return self._preview.of(self._session.document)

    def sequence(self) -> Sequence | None:
        """Return the active sequence as it is shown."""
        found = self._session.sequence
        return None if found is None else self.document().sequence(found.id)

    def track_at(self, y: float) -> Track | None:
        """Return the track at a height; the topmost track is the last of the sequence."""
        return Rows(self._session.sequence).at(y)

    def box_of(self, sequence: Sequence, track: Track, clip: Clip) -> QRectF:
        """Return where a clip is painted."""
        return LaneMap(sequence, self._state.scale).place(track, clip).box

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), color("field"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            sequence, scale = self.sequence(), self._state.scale
            if sequence is not None:
                hover = self.hand.hover
                hovered = hover.place.clip.id if hover is not None else ""
                chosen = frozenset(self._session.selected_clips)
                span = (float(event.rect().left()), float(event.rect().right() + 1))
                paint_lanes(
                    painter, LaneMap(sequence, scale), self._pictures, span, self.width(), chosen, hovered
                )
                paint_marks_below(painter, sequence, scale, (self.width(), self.height()))
                previewed = self._paint_ghost(painter, sequence)
                if not sequence.duration and not previewed:
                    self._paint_empty(
                        painter,
                        tr("Drop pictures, films, sounds or scores here"),
                        tr(
                            "From the results, the library, the canvas or a folder; Shift+Enter places a result."
                        ),
                    )
            else:
                self._paint_empty(
                    painter, tr("This project has no sequence"), tr("The button at the left makes one.")
                )
            self._playhead_x = round(scale.to_x(self._session.playhead))
            paint_playhead_line(painter, scale.to_x(self._session.playhead), self.height())
            self._paint_hand(painter, sequence)

    def _paint_hand(self, painter: QPainter, sequence: Sequence | None) -> None:
        """Paint what the mouse is at: where it clings or cuts, the frame around clips, and how far something went."""
        hand, scale = self.hand, self._state.scale
        marks = (hand.drag.mark if hand.drag is not None else None, hand.cut, self._dropping.time)
        for time in marks:
            if time is not None:
                paint_mark(painter, scale.to_x(time), self.height())
        if hand.band is not None:
            painter.setPen(QPen(color("accent"), 1))
            painter.setBrush(color("accent", 0.15))
            painter.drawRect(hand.band)
        if hand.drag is None or sequence is None:
            return
        room = QRectF(self.visibleRegion().boundingRect())
        refused = self._preview.refused(self._session.document)
        if refused is not None:
            paint_tip(painter, hand.at, tr_text(refused.message), room, danger=True)
            return
        spots = spots_of(sequence, [hand.drag.clip.id])
        if spots:
            paint_tip(painter, hand.at, said(hand.drag, spots[0].clip, sequence.rate), room)

    def _paint_ghost(self, painter: QPainter, sequence: Sequence) -> bool:
        """Paint the clip that the result in review would become; returns whether there is one."""
        before = self._review.before
        ghost = dropping.ghost_clip(self._session, self._review.active, before=before)
        if ghost is None:
            return False
        track, clip = ghost
        told = tr("Before") if before else tr("Preview")
        box = self.box_of(sequence, track, clip)
        view = ClipView(self._state.scale, sequence.tempo, self.width(), (0.0, float(self.width())))
        paint_clip(painter, box, clip, self._pictures, view, selected=False, ghost=told)
        return True

    def _paint_empty(self, painter: QPainter, text: str, hint: str) -> None:
        """Say in the first rows what could be done here, in as many lines as that needs."""
        room = QRectF(px(24), px(6), self.width() - px(32), max(px(44), self.height() - px(8)))
        if room.width() < px(120):
            return  # a column of single syllables says nothing
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        for words, tone, size in ((text, "dim", 13), (hint, "faint", 11)):
            painter.setPen(color(tone))
            painter.setFont(font(size))
            used = painter.boundingRect(room, flags, words)
            painter.drawText(room, flags, words)
            room.setTop(used.bottom() + px(3))  # below what may have taken several lines

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)
        self._show_what_it_does()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if isinstance(self.hand.drag, MoveDrag) and left_window(self, event):
            self._drag_out()
            return
        self.hand.move(event)
        self._show_what_it_does()

    def _drag_out(self) -> None:
        """Let the system drag the selected clips on, as files."""
        drag = drag_out(self._session, chosen_clips(self._session), self)
        if drag is not None:
            self.hand.cancel()
            self.run_drag(drag)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)
        self._show_what_it_does()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._forget_mouse()
        super().leaveEvent(event)

    def _forget_mouse(self) -> None:
        self.hand.leave()
        self._say("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self._menu_at(QPointF(event.pos())) if not self.hand.busy else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            # The mouse may be elsewhere then, without having left.
            menu.aboutToHide.connect(self._forget_mouse)
            menu.popup(event.globalPos())

    def _menu_at(self, at: QPointF) -> QMenu | None:
        """Return the menu of the clip under the mouse, which is selected, of a cut, or of an empty place."""
        hit, commands = hit_at(self.hand.lanes(), at.x(), at.y()), self.commands
        if commands is None:
            return None
        if hit is None:
            track, time = self.track_at(at.y()), self._state.scale.to_time(at.x())
            return gap_menu(self._session, commands, track, time, self) if track is not None else None
        clip = hit.place.clip
        if hit.zone in ("roll", "transition", "transition_start", "transition_end"):
            return cut_menu(self._session, clip, self)
        if clip.id not in self._session.selected_clips:
            sequence = self._session.sequence
            self._session.select(clips=together(sequence, [clip.id]) if sequence is not None else [clip.id])
        return clip_menu(self._session, commands, clip, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        zoom_or_scroll(self._state, event, zooms=False)

    def cancel(self) -> bool:
        """Give up the drag; returns whether there was one."""
        return self.hand.cancel()

    def _show_what_it_does(self) -> None:
        hand, tool = self.hand, self._state.tool
        refused = hand.drag is not None and self._preview.refused(self._session.document) is not None
        self.setCursor(cursor(tool, hand.hover, held=hand.busy, refused=refused))
        self._say(hint(tool, hand.hover) if self.underMouse() else "")

    def _scroll_to(self, y: float) -> int:
        """Scroll up or down, a little at a time, to what is at a height; return by how much."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return 0
        bar, seen, room = area.verticalScrollBar(), self.visibleRegion().boundingRect(), px(10)
        before = bar.value()
        if y < seen.top() + room:
            bar.setValue(before - px(8))
        elif y > seen.bottom() - room:
            bar.setValue(before + px(8))
        return bar.value() - before

    def _say(self, text: str) -> None:
        """Show a line in the status line of the window."""
        if text != self._hint:
            self._hint = text
            QApplication.sendEvent(self, QStatusTipEvent(text))

    # -- drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dropping.follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self._dropping.follow(event):
            event.ignore()
        self.update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._dropping.leave()
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping.drop(event)
        self.update()
