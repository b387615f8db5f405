"""One writing: its branches, its page with the alternatives below, and what a model is told beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from creastudio.api.panel import Panel
from creastudio.core.edits import rename_writing, set_context
from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.writing.alternatives import AlternativesPopup
from creastudio.shell.writing.bar import WritingBar
from creastudio.shell.writing.budget import Budget, estimated, told_budget
from creastudio.shell.writing.cards import Cards
from creastudio.shell.writing.checks import Checks
from creastudio.shell.writing.hand import Hand
from creastudio.shell.writing.leaving import LeaveButton
from creastudio.shell.writing.offering import Offering
from creastudio.shell.writing.outline import Outline
from creastudio.shell.writing.page import Page
from creastudio.shell.writing.side import Side
from creastudio.shell.writing.tokens import Token

WIDE = 700
"""From this width on what stands beside the page is beside it, else above and below, px at text scale 1."""

PLACE_REST = 120
"""Milliseconds after which the words are counted anew when the caret moves."""

_CJK = re.compile(r"[぀-ヿ一-鿿가-힣]")


class WritingView(QWidget):
    """The editor of one writing at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hand = Hand(session, self)
        self.panel: Panel | None = None
        self._budget = Budget()
        self._token: tuple[int, Token] | None = None
        self.page, self.cards, self.bar, self.outline = Page(), Cards(), WritingBar(), Outline()
        self.page.setPlaceholderText(
            tr(
                "Write here, or press Ctrl+Enter and choose how it begins. Esc stops, 1 to 9 take an alternative."
            )
        )
        self.page.setAccessibleName(tr("Text"))
        self.side, self.checks = Side(session), Checks(session, self)
        self.popup = AlternativesPopup(self)
        self.leave = LeaveButton(session, self._settled, self.page.selected, self.page.selection, self)
        self.bar.row.addWidget(self.leave)
        self.offering = Offering(self.hand, self.page, self.cards, self.bar)
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
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.setFocusProxy(self.page)
        self.page.installEventFilter(self)
        self._connect()
        self._show()

    def use(self, panel: Panel | None) -> None:
        """Write with the generator of another panel."""
        if panel is not self.panel:
            self.panel = panel
            self._budget = Budget()
            self.side.use(panel)
            self.checks.use(panel)
            self.side.told.offer_forms(self.checks.forms)
            self.leave.use(panel)
            self._show()

    def style_values(self) -> dict[str, Any]:
        """Return the model and the style that a person set."""
        return self.side.style_box.values() if self.side.style_box is not None else {}

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

    def show_alternatives(self) -> None:
        """Offer what could have stood instead of the word at the caret."""
        self.page.commit()
        self.page.hide_ghost()
        found = self.hand.token_at(self.page.place())
        if found is None:
            self._session.notify(
                tr("Nothing is known of other words here."),
                tr("They are kept, while the studio runs, for words that a model has just written."),
            )
            return
        self._token = found
        start, token = found
        stands = self.page.text()[start : start + token.end - token.start]
        self.popup.offer(token, stands, self.page.caret_point(start))

    # -- inside

    def _settled(self) -> Writing | None:
        """Return the writing with all that was typed."""
        self.page.commit()
        self.side.told.commit()
        return self.hand.writing

    def _go_on_with(self, word: str) -> None:
        if self._token is not None and self.panel is not None:
            place, self._token = self._token[0], None
            self.hand.go_on_with(self.panel, self.style_values(), place, word, self.bar.count.value())

    def _show_beside(self, writing: Writing, text: str) -> None:
        self.side.show_writing(writing)
        self.side.show_budget(self._budget if self._budget.told else estimated(writing, text, self._budget))
        if not self.page.composing:
            self.checks.look(writing, text)

    def _take_budget(self) -> None:
        """Show what the generator said that it read."""
        run = self.hand.run
        told = told_budget(run.budget) if run is not None else None
        if told is not None:
            self._budget = told
            self.side.show_budget(told)
            # What is typed next is estimated again.
            self._budget = replace(told, told=False)

    def _show_notes(self, notes: list[dict[str, Any]], summary: str) -> None:
        if not self.page.composing:
            self.page.set_notes(notes)
        self.side.show_notes(notes, summary, has_checker=self.checks.has_checker)

    def _go_to_line(self, line: int, letter: int) -> None:
        lines = self.page.text().split("\n")
        self.page.set_place(sum(len(one) + 1 for one in lines[:line]) + letter)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureCursorVisible()

    def _connect(self) -> None:
        hand, page, bar = self.hand, self.page, self.bar
        page.typed.connect(hand.write)
        self._place_soon = QTimer(self)
        self._place_soon.setSingleShot(True)
        self._place_soon.setInterval(PLACE_REST)
        self._place_soon.timeout.connect(self._show_place)
        page.moved.connect(lambda _place: self._place_soon.start())
        bar.goOn.connect(self.go_on)
        bar.again.connect(self.again)
        bar.stop.connect(self.stop)
        bar.stepped.connect(self.step)
        self.cards.stopped.connect(self.stop)
        self.outline.chosen.connect(self._choose)
        self.outline.pruned.connect(hand.prune)
        hand.changed.connect(self._show)
        hand.ended.connect(self._take_budget)
        bar.alternatives.connect(self.show_alternatives)
        self.popup.chosen.connect(self._go_on_with)
        self.checks.found.connect(self._show_notes)
        self.checks.troubled.connect(lambda told: self._session.notify(tr_said(told)))
        self.side.told.changed.connect(
            lambda fields: self._session.apply(set_context(hand.writing_id, **fields))
        )
        self.side.told.renamed.connect(
            lambda title: self._session.apply(rename_writing(hand.writing_id, title))
        )
        self.side.lineWanted.connect(self._go_to_line)

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
        text = writing.text()
        caret, self.hand.caret = self.hand.caret, None
        self.page.show_text(text, writing.spans(), caret)
        if caret is not None:
            self.page.ensureCursorVisible()
        self.offering.refresh()
        self._show_beside(writing, text)
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

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        pressed = pressed.replace("Enter", "Return").replace("Num+", "")
        if pressed == "Esc":
            return self.stop if self.hand.run is not None else None
        acts: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self.go_on,
            "Ctrl+Shift+Return": self.again,
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
            "Alt+Down": self.show_alternatives,
        }
        return acts.get(pressed)

    # -- room

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
