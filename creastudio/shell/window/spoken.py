"""What screen readers are told of views that are painted: what is chosen there and where it is; and news as they come."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from creastudio.core.naming import name_of_words
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr, trn
from creastudio.shell.layouts.words import board_title
from creastudio.shell.session import Session
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.timeline.time_text import timecode_text

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

    def __init__(self, session: Session, canvas: QWidget, timeline: QWidget) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._timeline = session, canvas, timeline
        self._keys = canvas.accessibleDescription()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.tell)
        for signal in (
            session.selectionChanged, session.documentChanged, session.activeArtboardChanged,
            session.activeSequenceChanged,
        ):  # fmt: skip
            signal.connect(self._later)
        self.tell()

    def tell(self) -> None:
        """Tell what is chosen now."""
        self._show(self._canvas, f"{told_of_layers(self._session)} {self._keys}")
        self._show(self._timeline, told_of_clips(self._session))

    def _later(self, *_: object) -> None:
        self._soon.start()

    def _show(self, view: QWidget, text: str) -> None:
        if text != view.accessibleDescription():
            view.setAccessibleDescription(text)
            if view.hasFocus():
                announce(view, text.removesuffix(self._keys).strip())


def told_of_layers(session: Session) -> str:
    """Return the artboard that is active in words, and which layers are chosen and where."""
    board = session.artboard
    if board is None:
        return tr("No artboard.")
    told = tr(
        "{name}, {width} × {height} px.", name=board_title(board), width=board.width, height=board.height
    )
    layers = [layer for _board, layer in session.document.find_layers(session.selected_layers)]
    if not layers:
        count = trn("{count} layer", "{count} layers", len(board.layers))
        return f"{told} {count}. {tr('Nothing is selected.')}"
    said = [
        tr("{name} at {x}, {y}", name=layer.name, x=round(layer.transform.x), y=round(layer.transform.y))
        for layer in layers
    ]
    return f"{told} {_chosen(said)}"


def told_of_clips(session: Session) -> str:
    """Return the sequence that is shown in words, and which clips are chosen, from when to when."""
    sequence = session.sequence
    if sequence is None:
        return tr("No sequence.")
    said = [
        tr(
            "{name} on {track}, {start} to {end}", name=_clip(session, spot.clip), track=spot.track.name,
            start=timecode_text(sequence, spot.clip.start), end=timecode_text(sequence, spot.clip.end),
        )
        for spot in selected_spots(session)
    ]  # fmt: skip
    return f"{sequence.name}. {_chosen(said) if said else tr('Nothing is selected.')}"


def _clip(session: Session, clip: Clip) -> str:
    asset = session.find_asset(clip.asset) if clip.asset else None
    return clip.name or name_of_words(clip.text) or (asset.title if asset is not None else "") or tr("Clip")


def _chosen(said: list[str]) -> str:
    more = trn("{count} more", "{count} more", len(said) - MOST_TOLD) if len(said) > MOST_TOLD else ""
    return tr("Selected: {names}.", names="; ".join([*said[:MOST_TOLD], *([more] if more else [])]))
