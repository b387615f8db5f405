"""What a person is looking at in one open project; nothing of it is saved or undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.timeline import Sequence
from creastudio.core.writing import Writing
from creastudio.shell.appeared import clips_there, layer_ids

if TYPE_CHECKING:
    from creastudio.workspace.workspace import Workspace


class ViewState(QObject):
    """Selected layers and clips, active artboard, sequence and writing, playhead, and the candidates in review.

    Attributes
    ----------
    workspace : Workspace
        The open project; only touched on the thread of the window.
    """

    selectionChanged = Signal()
    activeArtboardChanged = Signal(str)
    activeSequenceChanged = Signal(str)
    activeWritingChanged = Signal(str)
    reviewChanged = Signal()
    """The candidates in review are others."""
    activeResultChanged = Signal()
    wordsWanted = Signal()
    """Put the keyboard into the field where the words of the selected clip are written."""
    playheadChanged = Signal(object)
    """Time in flicks; an object, since Qt's int ends at three seconds of them."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._layers: tuple[str, ...] = ()
        self._clips: tuple[str, ...] = ()
        self._artboard_id = ""
        self._sequence_id = ""
        self._writing_id = ""
        self._playhead = 0
        self._review: tuple[str, ...] = ()
        self._active_result = ""

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def selected_layers(self) -> tuple[str, ...]:
        """Ids of the selected layers."""
        return self._layers

    @property
    def selected_clips(self) -> tuple[str, ...]:
        """Ids of the selected clips."""
        return self._clips

    def select(self, layers: Iterable[str] = (), clips: Iterable[str] = ()) -> None:
        """Select exactly these layers and clips."""
        chosen = tuple(dict.fromkeys(layers)), tuple(dict.fromkeys(clips))
        if chosen != (self._layers, self._clips):
            self._layers, self._clips = chosen
            self.selectionChanged.emit()

    @property
    def artboard(self) -> Artboard | None:
        """The active artboard: the one chosen last, else the first."""
        boards = self.document.artboards
        return next(
            (board for board in boards if board.id == self._artboard_id), boards[0] if boards else None
        )

    @property
    def artboard_id(self) -> str:
        """Id of the active artboard; "" when there is none."""
        return self.artboard.id if self.artboard else ""

    def set_artboard(self, artboard_id: str) -> None:
        """Make an artboard the active one."""
        if artboard_id != self.artboard_id:
            self._artboard_id = artboard_id
            self.activeArtboardChanged.emit(self.artboard_id)

    @property
    def sequence(self) -> Sequence | None:
        """The sequence that the timeline shows: the one chosen last, else the first."""
        items = self.document.sequences
        return next((item for item in items if item.id == self._sequence_id), items[0] if items else None)

    @property
    def sequence_id(self) -> str:
        """Id of the active sequence; "" when there is none."""
        return self.sequence.id if self.sequence else ""

    def set_sequence(self, sequence_id: str) -> None:
        """Make a sequence the active one."""
        if sequence_id != self.sequence_id:
            self._sequence_id = sequence_id
            self.activeSequenceChanged.emit(self.sequence_id)

    @property
    def writing(self) -> Writing | None:
        """The writing that is shown: the one chosen last, else the first."""
        items = self.document.writings
        return next((item for item in items if item.id == self._writing_id), items[0] if items else None)

    @property
    def writing_id(self) -> str:
        """Id of the writing that is shown; "" when there is none."""
        return self.writing.id if self.writing else ""

    def set_writing(self, writing_id: str) -> None:
        """Show a writing."""
        if writing_id != self.writing_id:
            self._writing_id = writing_id
            self.activeWritingChanged.emit(self.writing_id)

    @property
    def playhead(self) -> int:
        """Where the playhead is, flicks."""
        return self._playhead

    def set_playhead(self, flicks: int) -> None:
        """Move the playhead."""
        flicks = max(0, flicks)
        if flicks != self._playhead:
            self._playhead = flicks
            self.playheadChanged.emit(flicks)

    @property
    def review(self) -> tuple[str, ...]:
        """Ids of the candidates that are compared now."""
        return self._review

    @property
    def active_result(self) -> str:
        """Id of the candidate that is shown in place; "" when none is."""
        return self._active_result

    def set_review(self, result_ids: Iterable[str], active: str = "") -> None:
        """Compare these results; `active` is shown, else the first."""
        ids = tuple(dict.fromkeys(result_ids))
        active = active if active in ids else (ids[0] if ids else "")
        if ids != self._review:
            self._review = ids
            self.reviewChanged.emit()
        self.set_active_result(active)

    def set_active_result(self, result_id: str) -> None:
        """Show this candidate in place; "" shows none."""
        if result_id != self._active_result:
            self._active_result = result_id
            self.activeResultChanged.emit()

    def forget_missing(self) -> None:
        """Drop from the selection what the project no longer holds."""
        layers = layer_ids(self.document)
        self.select(
            [item for item in self._layers if item in layers], clips_there(self.document, self._clips)
        )
