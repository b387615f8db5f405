"""Selecting px: every change of a selection is worked out off the thread of the window, one after another."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.pixel_selection import select_pixels
from creastudio.core.masks import TILE
from creastudio.core.pixel_selection import PixelSelection
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.threads.handing import bare
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.render.coverage import Coverage, SelectMode

Sample = Literal["artboard", "layer"]

Change = Callable[[Document, Artboard, "Coverage"], "Coverage"]
"""Document, artboard and what was selected -> what is selected; called on another thread."""


HALF = 128
"""Coverage from which on a px counts as selected."""


PATIENCE = 300
"""Milliseconds after which it is told that a change is worked on."""


@dataclass(frozen=True)
class SelectOptions:
    """What the selecting tools are set to.

    Attributes
    ----------
    mode : SelectMode
        What becomes of what was selected before; Shift and Alt choose another while they are held.
    feather : float
        How far a new edge fades, px.
    smooth : bool
        Whether px at the edge are covered in part.
    tolerance : int
        How far the colours that the wand takes may lie from the one that was clicked, 0 to 255.
    contiguous : bool
        Whether the wand takes only what hangs together.
    sample : {"artboard", "layer"}
        Whether the wand looks at all that is painted or at the selected layer.
    """

    mode: SelectMode = "replace"
    feather: float = 0.0
    smooth: bool = True
    tolerance: int = 32
    contiguous: bool = True
    sample: Sample = "artboard"


Make = Callable[[Document, Artboard], Any]
"""Document and artboard -> whatever is wanted of them; called on another thread."""


@dataclass(frozen=True)
class _Order:
    artboard_id: str
    make: Make
    done: Callable[[Any], object]


class Selecting(QObject):
    """What is selected px by px in one session, and the options of the tools that select.

    Changes are taken in order; each begins with what the one before it left.

    Attributes
    ----------
    shift : tuple of int
        How far what is selected is dragged just now, artboard px.
    """

    optionsChanged = Signal()
    slowChanged = Signal(bool)
    """True when a change takes so long that it has to be told, False when nothing is worked on any more."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = background_of(session)
        self._waiting: deque[_Order] = deque()
        self._working = False
        self.options = SelectOptions()
        self.shift: tuple[int, int] = (0, 0)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE)
        self._slow.timeout.connect(lambda: self.slowChanged.emit(True))

    def go_on(self) -> bool:
        """Whether a change that is worked out is still wanted; any thread may ask."""
        return self._background.go_on()

    @property
    def busy(self) -> bool:
        """Whether a change isn't worked out yet."""
        return self._working or bool(self._waiting)

    @property
    def selection(self) -> PixelSelection | None:
        """What is selected of the active artboard."""
        board = self._session.artboard
        return board.selection if board is not None else None

    def covers(self, artboard: Artboard, point: QPointF) -> bool:
        """Whether half or more of the px at a point, artboard px, is selected."""
        found = artboard.selection
        if found is None:
            return False
        x, y = math.floor(point.x()) - found.left, math.floor(point.y()) - found.top
        if not (0 <= x < found.width and 0 <= y < found.height):
            return False
        place = (x // TILE, y // TILE)
        tile = next((item for item in found.tiles if (item.column, item.row) == place), None)
        grey = self._session.images.grey(tile.sha256) if tile is not None else None
        return grey is not None and grey.pixelColor(x % TILE, y % TILE).red() >= HALF

    def set_options(self, **fields: Any) -> None:
        """Change options of the tools."""
        options = replace(self.options, **fields)
        if options != self.options:
            self.options = options
            self.optionsChanged.emit()

    def change(self, artboard_id: str, change: Change, label: str = "") -> None:
        """Put a change of what is selected in line; it becomes one undo step when it is worked out."""

        def make(document: Document, artboard: Artboard) -> Edit:
            # With NumPy, which the window starts without.
            from creastudio.render.coverage_tiles import coverage_of, stored

            before = coverage_of(artboard.selection, self._session.images)
            found = stored(change(document, artboard, before), self._session.workspace.blobs.put)
            return select_pixels(artboard.id, found, label if found is not None else "")

        self.run(artboard_id, make, self._session.apply)

    def run(self, artboard_id: str, make: Make, done: Callable[[Any], object]) -> None:
        """Put in line what takes its time and needs to know what is selected by then.

        Parameters
        ----------
        done : callable
            Given what `make` returned, on the thread of the window; not called when it raised a ``UserError``,
            which is shown, or the artboard is gone.
        """
        self._waiting.append(_Order(artboard_id, make, done))
        self._next()

    def _next(self) -> None:
        if self._working or not self._waiting:
            return
        order, document = self._waiting.popleft(), self._session.document
        board = document.find_artboard(order.artboard_id)
        if board is None:
            self._next()
            return
        self._working = True
        self._slow.start()
        self._background.run(
            self, "select", lambda: _tried(order, document, board), lambda found: self._done(order, found)
        )

    def _done(self, order: _Order, found: object) -> None:
        self._working = False
        try:
            if isinstance(found, UserError):
                self._session.noticeAdded.emit(Notice.from_error(found))
            elif isinstance(found, Exception):
                raise found
            elif any(board.id == order.artboard_id for board in self._session.document.artboards):
                order.done(found)
        finally:
            # A fault costs this change alone.
            self._next()
            if not self._working:
                self._slow.stop()
                self.slowChanged.emit(False)


def _tried(order: _Order, document: Document, artboard: Artboard) -> Any:
    try:
        return order.make(document, artboard)
    except MemoryError:
        return UserError(
            tr("There isn't enough memory to select on an artboard of this size."),
            tr("Close other programs, or select on a smaller artboard."),
        )
    except Exception as error:  # noqa: BLE001  raised again on the thread of the window
        return bare(error)


def selecting_of(session: Session) -> Selecting:
    """Return what selects px in a session, made when it is first asked for."""
    found = session.findChild(Selecting)
    return found if found is not None else Selecting(session)
