"""What screen readers are told of views that are painted: what is chosen there and where it is; and news as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.canvas.layer_parts import LayerParts, said_of_board, said_of_layer
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.timeline.clip_parts import ClipParts, said_of_clip
from creastudio.shell.timeline.selected import selected_spots

if TYPE_CHECKING:
    from creastudio.shell.canvas.view import CanvasView
    from creastudio.shell.timeline.view import TimelineView

MOST_TOLD = 5
"""Names of chosen things that are said; more are counted."""


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say something that happened in a widget; nothing where none listens."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Spoken(QObject):
    """Keeps the descriptions of canvas and timeline true, and says what changed where the keyboard is."""

    def __init__(self, session: Session, canvas: CanvasView, timeline: TimelineView) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._timeline = session, canvas, timeline
        self._keys = canvas.accessibleDescription()
        self._layers = PartsNews(LayerParts(canvas, session))
        self._clips = PartsNews(ClipParts(timeline, session))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.tell)
        for signal in (
            session.selectionChanged, session.documentChanged, session.activeArtboardChanged,
            session.activeSequenceChanged, timeline.state.scaleChanged,
        ):  # fmt: skip
            signal.connect(self._later)
        self.tell()

    def tell(self) -> None:
        """Tell what is chosen now."""
        # A layer or clip that the keyboard comes to tells its name by itself.
        self._show(self._canvas, f"{told_of_layers(self._session)} {self._keys}", heard=self._layers.tell())
        self._show(self._timeline, told_of_clips(self._session), heard=self._clips.tell())

    def _later(self, *_: object) -> None:
        self._soon.start()

    def _show(self, view: QWidget, text: str, *, heard: bool) -> None:
        if text != view.accessibleDescription():
            view.setAccessibleDescription(text)
            if view.hasFocus() and not heard:
                announce(view, text.removesuffix(self._keys).strip())


def told_of_layers(session: Session) -> str:
    """Return the artboard that is active in words, and which layers are chosen and where."""
    board = session.artboard
    if board is None:
        return tr("No artboard.")
    told = said_of_board(board)
    layers = [layer for _board, layer in session.document.find_layers(session.selected_layers)]
    if not layers:
        count = trn("{count} layer", "{count} layers", len(board.layers))
        return f"{told} {count}. {tr('Nothing is selected.')}"
    said = [said_of_layer(layer) for layer in layers]
    return f"{told} {_chosen(said)}"


def told_of_clips(session: Session) -> str:
    """Return the sequence that is shown in words, and which clips are chosen, from when to when."""
    sequence = session.sequence
    if sequence is None:
        return tr("No sequence.")
    said = [said_of_clip(session, sequence, spot.track, spot.clip) for spot in selected_spots(session)]
    return f"{sequence.name}. {_chosen(said) if said else tr('Nothing is selected.')}"


def _chosen(said: list[str]) -> str:
    more = trn("{count} more", "{count} more", len(said) - MOST_TOLD) if len(said) > MOST_TOLD else ""
    return tr("Selected: {names}.", names="; ".join([*said[:MOST_TOLD], *([more] if more else [])]))
