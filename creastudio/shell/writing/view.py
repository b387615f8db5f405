"""One writing: its branches, its page with the alternatives below, and what a model is told beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from creastudio.api.panel import Panel
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.writing.bar import WritingBar
from creastudio.shell.writing.cards import Cards
from creastudio.shell.writing.hand import Hand
from creastudio.shell.writing.outline import Outline
from creastudio.shell.writing.page import Page

WIDE = 700
"""From this width on what stands beside the page is beside it, else above and below, px at text scale 1."""

_CJK = re.compile(r"[぀-ヿ一-鿿가-힣]")


class WritingView(QWidget):
    """The editor of one writing at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hand = Hand(session, self)
        self.panel: Panel | None = None
        self._style: dict[str, Any] = {}
        self.page, self.cards, self.bar, self.outline = Page(), Cards(), WritingBar(), Outline()
        self.page.setPlaceholderText(
            tr(
                "Write here, or press Ctrl+Enter and choose how it begins. Esc stops, 1 to 9 take an alternative."
            )
        )
        self.page.setAccessibleName(tr("Text"))
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.cards)
        column.addWidget(self.bar)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(self.middle)
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.setFocusProxy(self.page)
        self.page.installEventFilter(self)
        self._connect()
        self._show()

    def style_values(self) -> dict[str, Any]:
        """Return the model and the style that a person set."""
        return dict(self._style)

    def set_style(self, values: Mapping[str, Any]) -> None:
        """Set the model and the style."""
        self._style = dict(values)

    # -- acts

    def go_on(self) -> None:
        """Have a model go on from the caret."""
        self.page.commit()
        if self.panel is None or self.hand.writing is None or self.page.composing:
            return
        if self.hand.running:
            return
        place = self.page.place()
        self.hand.go_on(self.panel, self.style_values(), place, self.bar.count.value())

    def again(self) -> None:
        """Have a model write other alternatives from where the last ones began."""
        self.page.commit()
        if self.panel is None or self.hand.running:
            return
        run, count = self.hand.run, self.bar.count.value()
        if run is not None:
            self.hand.go_on(self.panel, self.style_values(), run.place, count, at=run.at)
            return
        found = self.hand.passage_at(self.page.place())
        if found is not None and found[0].author == "model":
            self.hand.go_on(self.panel, self.style_values(), self.page.place() - found[1], count)
        else:
            self.go_on()

    def stop(self) -> None:
        """Stop a model; when none writes, offer the alternatives no more."""
        if self.hand.running:
            self.hand.stop()
        else:
            self.hand.close_run()
            self.page.setFocus()

    def step(self, direction: int) -> None:
        """Show another alternative of the passage at the caret."""
        self.page.commit()
        place = self.page.place()
        if self.hand.step(direction, place):
            self.page.set_place(min(place, len(self.page.text())))

    # -- inside

    def _connect(self) -> None:
        hand, page, bar = self.hand, self.page, self.bar
        page.typed.connect(hand.write)
        page.moved.connect(lambda _place: self._show_place())
        page.touched.connect(self._touched)
        bar.goOn.connect(self.go_on)
        bar.again.connect(self.again)
        bar.stop.connect(self.stop)
        bar.stepped.connect(self.step)
        self.cards.taken.connect(self._take)
        self.cards.looked.connect(self._look)
        self.cards.stopped.connect(self.stop)
        self.cards.typed.connect(self._typed_on_cards)
        self.outline.chosen.connect(self._choose)
        self.outline.pruned.connect(hand.prune)
        hand.changed.connect(self._show)
        hand.begun.connect(self._begun)
        hand.grew.connect(self._grew)
        hand.ended.connect(self._ended)
        hand.closed.connect(self._closed)

    def _show(self) -> None:
        """Show the writing as it is now."""
        writing = self.hand.writing
        self.page.setReadOnly(writing is None)
        self.outline.show_writing(writing)
        if writing is None:
            self.page.show_text("", ())
            return
        if self.page.composing or self.page.pending:
            # What is being typed comes to the writing first.
            return
        run, text = self.hand.run, writing.text()
        caret, self.hand.caret = self.hand.caret, None
        self.page.show_text(text, writing.spans(), caret)
        if caret is not None:
            self.page.ensureCursorVisible()
        if run is not None and (run.running or run.chosen is None) and run.base == text[: run.place]:
            self._look(self.cards.shown)
        self._show_place()

    def _show_place(self) -> None:
        text, found, writing = self.page.text(), self.hand.passage_at(self.page.place()), self.hand.writing
        number, total = 1, 1
        if found is not None and writing is not None:
            siblings = [item.id for item in writing.siblings(found[0].id)]
            number, total = siblings.index(found[0].id) + 1, len(siblings)
        words = 0 if _CJK.search(text) else len(text.split())
        letters = sum(not letter.isspace() for letter in text)
        self.bar.show_place(number, total, letters, words)

    def _begun(self) -> None:
        run = self.hand.run
        assert run is not None
        self.bar.show_running(running=True)
        if len(run.ways) > 1:
            self.cards.begin(len(run.ways))
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look(0)

    def _grew(self, grown: set[int]) -> None:
        run = self.hand.run
        if run is None:
            return
        shown = run.chosen if run.chosen is not None else self.cards.shown
        for index, card in enumerate(self.cards.cards):
            if index in grown or run.chosen is not None:
                way = run.ways[index]
                card.show_way(
                    way.text,
                    shown=index == shown,
                    taken=index == run.chosen,
                    running=run.running and not way.whole,
                )
        if shown in grown:
            self._look(shown)

    def _look(self, index: int) -> None:
        """Show a way in the page, in grey."""
        run = self.hand.run
        if run is None or index >= len(run.ways):
            return
        text = run.ways[index].text
        ghost = self.page.ghost
        if self.page.marks.ghost is not None and ghost and text.startswith(ghost):
            self.page.grow_ghost(text[len(ghost) :])
        elif self.page.text()[: run.place] == run.base and (text or self.page.marks.ghost is not None):
            self.page.show_ghost(run.place, text)
        for number, card in enumerate(self.cards.cards):
            way = run.ways[number]
            card.show_way(
                way.text,
                shown=number == index,
                taken=run.running and number == run.chosen,
                running=run.running and not way.whole,
            )

    def _ended(self) -> None:
        run = self.hand.run
        self.bar.show_running(running=False)
        if run is not None and run.chosen is None and self.cards.cards:
            self._look(self.cards.shown)

    def _closed(self) -> None:
        had = self.cards.hasFocus()
        self.cards.clear()
        self.page.hide_ghost()
        self.bar.show_running(running=False)
        if had:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, index: int) -> None:
        self.cards.look(index)
        self.hand.take(index)

    def _touched(self) -> None:
        """Go back to the text: what was offered stays in the branches."""
        if not self.hand.running:
            self.hand.close_run()

    def _typed_on_cards(self, event: QKeyEvent) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.keyPressEvent(event)

    def _choose(self, passage_id: str) -> None:
        self.page.commit()
        self.hand.close_run()
        self.hand.choose(passage_id)
        writing = self.hand.writing
        if writing is not None:
            span = next((one for one in writing.spans() if one.passage.id == passage_id), None)
            if span is not None:
                self.page.set_place(span.end)
                self.page.ensureCursorVisible()

    # -- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take the keys that mean something in the page before it or the window does."""
        if watched is self.page and isinstance(event, QKeyEvent):
            act = self._act_of(event)
            if act is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if act is not None and event.type() == QEvent.Type.KeyPress:
                act()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        act = self._act_of(event)
        if act is not None:
            act()
            return
        super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Any:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        pressed = pressed.replace("Enter", "Return").replace("Num+", "")
        if pressed == "Esc":
            return self.stop if self.hand.run is not None else None
        acts = {
            "Ctrl+Return": self.go_on,
            "Ctrl+Shift+Return": self.again,
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
        }
        return acts.get(pressed)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
