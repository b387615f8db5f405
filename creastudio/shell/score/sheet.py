"""The pages of a score, engraved in the background: what changed is engraved again, the rest stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.notation.engraved import EngravedPage, PageWish, note_of
from creastudio.notation.engraved_same import notes_before, same_bars
from creastudio.render.engraving import MAX_PAGES, Engraver
from creastudio.render.engraving_painter import PagePainter
from creastudio.shell.threads.background import Background

PAUSE = 200
"""Milliseconds without a change after which pages are engraved."""

_IDLE = 60_000
"""Milliseconds without a wish after which the engraver ends."""


@dataclass(frozen=True)
class SheetPage:
    """An engraved page and the score that it shows.

    Attributes
    ----------
    shift : tuple of int
        What is to be added to the numbers of notes by track: notes may have come or gone before this page.
    """

    painter: PagePainter
    score: Score
    shift: tuple[int, ...]

    def note(self, identifier: str) -> tuple[int, int]:
        """Return the track and the number of a note in the score as it is now."""
        track, number = note_of(identifier)
        return track, number + self.shift[track]

    def identifier(self, track: int, number: int) -> str:
        """Return the id on this page of a note of the score as it is now."""
        return f"n{track}-{number - self.shift[track]}"

    @property
    def engraved(self) -> EngravedPage:
        """What is painted."""
        return self.painter.engraved


class Sheet(QObject):
    """All pages of the score as it is, or as it was a moment ago."""

    changed = Signal(int)
    """A page, from 0, is another; those behind it may be gone."""
    busyChanged = Signal(bool)
    failed = Signal(str)
    """Why there are no pages; empty when there are again."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages: list[SheetPage] = []
        self.score: Score | None = None
        self._background = background
        self._engraver = Engraver()
        self._shown: Score | None = None
        self._wish = PageWish()
        self._turn = 0
        self._busy = False
        self.destroyed.connect(self._engraver.close)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._engraver.close)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._rest)

    def show(self, score: Score | None) -> None:
        """Show a score; pages come when it hasn't changed for a moment."""
        if score is self.score:
            return
        self.score = score
        self._turn += 1
        if score is None:
            self._pause.stop()
            self.pages = []
            self._set_busy(False)
            self.changed.emit(0)
        elif self.pages:
            self._pause.start()
        else:
            self._begin()

    def set_size(self, size: float) -> None:
        """Engrave with staves of another size; 1 is usual."""
        if size != self._wish.size:
            self._wish = replace(self._wish, size=size)
            self.pages = []
            self.changed.emit(0)
            if self.score is not None:
                self._turn += 1
                self._begin()

    @property
    def busy(self) -> bool:
        """Whether pages are being engraved, or will be in a moment."""
        return self._busy or self._pause.isActive()

    def _rest(self) -> None:
        if not self.busy:
            self._engraver.close()

    def _begin(self) -> None:
        self._idle.stop()
        self._set_busy(True)
        self._next(0, 0, self._turn)

    def _next(self, number: int, first: int, turn: int) -> None:
        score = self.score
        if score is None or turn != self._turn:
            return
        old = self.pages[number] if number < len(self.pages) else None
        guess = 24
        if number and number <= len(self.pages):
            before = self.pages[number - 1].engraved
            guess = (before.last - before.first) * 3 // 2 + 2
        wish = replace(self._wish, first=first, guess=guess)
        work = _page_work(self._engraver, score, wish, old)
        self._background.run(self, "page", work, lambda made: self._take(number, turn, made))

    def _take(self, number: int, turn: int, made: SheetPage | UserError) -> None:
        if turn != self._turn or self.score is None:
            return
        if isinstance(made, UserError):
            self._set_busy(False)
            self.failed.emit(made.message)
            return
        self.failed.emit("")
        old = self.pages[number] if number < len(self.pages) else None
        if old is None or old.painter is not made.painter or old.shift != made.shift:
            self.pages[number : number + 1] = [made]
            self.changed.emit(number)
        last = made.engraved.last
        if last >= max(1, self.score.bar_count) or number + 1 >= MAX_PAGES:
            del self.pages[number + 1 :]
            self._set_busy(False)
            self.changed.emit(number + 1)
            self._idle.start()
            return
        self._next(number + 1, last, turn)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busyChanged.emit(busy)


def _page_work(
    engraver: Engraver, score: Score, wish: PageWish, old: SheetPage | None
) -> Callable[[], SheetPage | UserError]:
    """Return what finds or engraves a page; any thread may call it."""

    def work() -> SheetPage | UserError:
        if old is not None and old.engraved.first == wish.first:
            engraved = old.engraved
            if same_bars(old.score, score, engraved.first, engraved.last):
                then, now = notes_before(old.score, wish.first), notes_before(score, wish.first)
                shift = tuple(s + b - a for s, a, b in zip(old.shift, then, now, strict=True))
                return SheetPage(old.painter, score, shift)
        try:
            engraved = engraver.page(score, wish)
        except UserError as error:
            return error
        painter = PagePainter(engraved)
        painter.shapes()
        return SheetPage(painter, score, (0,) * len(score.tracks))

    return work
