"""The ways that a model offers: as cards below the page, and the one that is looked at in grey within the text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from creastudio.shell.writing.bar import WritingBar
from creastudio.shell.writing.cards import Cards
from creastudio.shell.writing.hand import Hand
from creastudio.shell.writing.page import Page

PACE = 60
"""Milliseconds between two looks of texts that grow: sixteen a second read as a flow."""


class Offering(QObject):
    """Shows a run of a hand on a page and its cards, and does what a person does with it."""

    def __init__(self, hand: Hand, page: Page, cards: Cards, bar: WritingBar) -> None:
        super().__init__(page)
        self._hand, self._page, self._cards, self._bar = hand, page, cards, bar
        self._grown: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PACE)
        self._soon.timeout.connect(self._show_grown)
        hand.begun.connect(self._begun)
        hand.grew.connect(self._grew)
        hand.ended.connect(self._ended)
        hand.closed.connect(self._closed)
        page.touched.connect(self._touched)
        cards.taken.connect(self.take)
        cards.looked.connect(self.look)
        cards.typed.connect(self._typed)

    def look(self, index: int) -> None:
        """Show a way in the page, in grey."""
        run = self._hand.run
        if run is None or index >= len(run.ways):
            return
        self._show_ghost(run.ways[index].text)
        self._show_cards({*range(len(run.ways))}, index)

    def refresh(self) -> None:
        """Show the way that is looked at again, after the text was shown anew."""
        run, text = self._hand.run, self._page.text()
        if run is not None and (run.running or run.chosen is None) and run.base == text[: run.place]:
            self.look(self._cards.shown)

    def take(self, index: int) -> None:
        """Take a way."""
        self._cards.look(index)
        self._hand.take(index)

    def _show_ghost(self, text: str) -> None:
        run = self._hand.run
        assert run is not None
        ghost, shown = self._page.ghost, self._page.marks.ghost is not None
        if shown and ghost and text.startswith(ghost):
            self._page.grow_ghost(text[len(ghost) :])
        elif self._page.text()[: run.place] == run.base and (text or shown):
            self._page.show_ghost(run.place, text)

    def _show_cards(self, which: set[int], shown: int) -> None:
        run = self._hand.run
        assert run is not None
        for index, card in enumerate(self._cards.cards):
            way = run.ways[index]
            if index in which:
                card.show_way(
                    way.text,
                    shown=index == shown,
                    taken=run.running and index == run.chosen,
                    running=run.running and not way.whole,
                )

    def _begun(self) -> None:
        run = self._hand.run
        assert run is not None
        self._bar.show_running(running=True)
        if len(run.ways) > 1:
            self._cards.begin(len(run.ways))
            self._cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grew(self, grown: set[int]) -> None:
        """Note what has grown; lines are laid out anew for it, which costs more than it can be seen to change."""
        self._grown |= grown
        if not self._soon.isActive():
            self._soon.start()

    def _show_grown(self) -> None:
        run, grown = self._hand.run, self._grown
        self._grown = set()
        if run is None:
            return
        shown = run.chosen if run.chosen is not None else self._cards.shown
        grown = {index for index in grown if index < len(run.ways)}
        if shown in grown:
            self._show_ghost(run.ways[shown].text)
        self._show_cards(grown, shown)

    def _ended(self) -> None:
        run = self._hand.run
        self._soon.stop()
        self._grown.clear()
        self._bar.show_running(running=False)
        if run is not None and run.chosen is None and self._cards.cards:
            self.look(self._cards.shown)

    def _closed(self) -> None:
        had = self._cards.hasFocus()
        self._soon.stop()
        self._grown.clear()
        self._cards.clear()
        self._page.hide_ghost()
        self._bar.show_running(running=False)
        if had:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _touched(self) -> None:
        """Go back to the text: what was offered stays in the branches."""
        if not self._hand.running:
            self._hand.close_run()

    def _typed(self, event: QKeyEvent) -> None:
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.keyPressEvent(event)
