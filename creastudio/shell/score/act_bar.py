"""The bar below the roll: what generators can do with the score, and what they made of it while it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.panel import Panel, listed
from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import tr, tr_said, tr_text
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.score.act_form import ActForm
from creastudio.shell.score.candidates import Candidates
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label, tool_button
from creastudio.shell.window.spoken import announce

SHOWN = 8
"""Acts that have a button of their own; the others are in a menu."""


def works_of(session: Session, panels: tuple[Panel, ...]) -> list[Generator]:
    """Return the generators that make a score of a score: those that panels name first, in their order."""
    registry = session.environment.registry
    named: list[str] = []
    for panel in panels:
        named += [panel.generator, *listed(panel.bindings.get("acts", ""))]
    found: dict[str, Generator] = {}
    for name in named:
        try:
            work = registry.work(name)
        except UserError:
            continue  # of a plugin that isn't here
        if isinstance(work, Generator):
            found[name] = work
    for work in registry.generators():
        if work.makes == "score" and any(slot.kind == "score" for slot in work.takes):
            found.setdefault(work.id, work)
    return list(found.values())


class ActBar(QWidget):
    """Buttons of generators; while candidates are looked at, what can be done with them."""

    begun = Signal()
    """A generator works on the score: keys are those of candidates."""

    def __init__(
        self, session: Session, state: RollState, candidates: Candidates, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._state, self.candidates = session, state, candidates
        self._kept: dict[str, Mapping[str, Any]] = {}
        self.form: ActForm | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._acts = QWidget()
        self._row = FlowLayout(px(SPACE / 2), self._acts)
        self._review = self._make_review()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.doing = label("", "small")
        self.stop = button(tr("Stop"), "flat", "x", keys="Escape")
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.addWidget(self.doing)
        running.addWidget(self.progress, 1)
        running.addWidget(self.stop)
        self._running.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE / 2), px(SPACE), px(SPACE / 2))
        column.setSpacing(px(SPACE / 2))
        column.addWidget(self._running)
        # No stack: it would be as high as the higher of both.
        column.addWidget(self._acts)
        column.addWidget(self._review)
        for part in (self, self._review):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part in (self.back, self.on, self.accept, self.vary, self.before, self.close_button, self.stop):
            # The keyboard stays on the notes, where the same keys do the same.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(candidates.stop)
        candidates.changed.connect(self._show)
        candidates.progressed.connect(self._show_progress)
        self.reload()
        self._show()

    # -- acts

    def reload(self) -> None:
        """List the generators of the plugins that there are now."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons.clear()
        works = works_of(self._session, self._session.environment.registry.scores())
        for work in works[:SHOWN]:
            self.buttons[work.id] = found = button(tr_text(work.title), "", "sparkles", tr_text(work.summary))
            found.setAccessibleName(tr_text(work.title))
            found.clicked.connect(partial(self.ask, work))
            self._row.addWidget(found)
        if len(works) > SHOWN:
            self._row.addWidget(self._more(works[SHOWN:]))
        if not works:
            self._row.addWidget(label(tr("No plugin here makes music of a score."), "dim"))

    def _more(self, works: list[Generator]) -> QToolButton:
        more = tool_button("ellipsis", tr("More generators"))
        menu = QMenu(more)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for work in works:
            menu.addAction(tr_text(work.title) + "…").triggered.connect(partial(self.ask, work))
        more.setMenu(menu)
        return more

    def ask(self, work: Generator, _checked: bool = False) -> None:
        """Show what a generator can be told, over its button."""
        self.form = ActForm(self._session, self._state, work, self._kept.get(work.id, {}), self)
        self.form.wanted.connect(self.run)
        self.form.destroyed.connect(self._form_gone)
        self.form.open_over(self.buttons.get(work.id, self))

    def run(self, work: Generator, values: Mapping[str, Any], seed: int | None = None) -> None:
        """Have a generator make something of the score."""
        self._kept[work.id] = dict(values)
        if self.candidates.run(work, values, tr_text(work.title), seed) is not None:
            self.begun.emit()

    def _form_gone(self) -> None:
        self.form = None

    # -- candidates

    def _make_review(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE / 2))
        self.back = tool_button("chevron-left", tr("The candidate before (Left)"))
        self.on = tool_button("chevron-right", tr("The next candidate (Right)"))
        self.told = label("", "", wrap=False)
        self.accept = button(tr("Take"), "primary", "check", tr("Take it into the score"), "Return")
        self.vary = button(tr("Vary"), "", "shuffle", tr("Make variations"), "V")
        self.before = button(tr("Before"), "", "eye", tr("Show the score as it is, while it is held"), "B")
        self.close_button = button(
            tr("Close"), "flat", "x", tr("Close; everything stays in the results"), "Escape"
        )
        for part in (self.back, self.told, self.on):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.before, self.vary, self.close_button, self.accept):
            row.addWidget(part)
        found = self.candidates
        self.back.clicked.connect(lambda: found.step(-1))
        self.on.clicked.connect(lambda: found.step(1))
        self.accept.clicked.connect(found.accept)
        self.vary.clicked.connect(found.vary)
        self.close_button.clicked.connect(found.close)
        self.before.pressed.connect(lambda: found.set_before(True))
        self.before.released.connect(lambda: found.set_before(False))
        return holder

    def _show(self) -> None:
        found, count = self.candidates, len(self.candidates.results)
        self._show_rows()
        if count:
            told = f"{found.title}  {found.index + 1} / {count}   {found.told()}"
            if told != self.told.text():
                self.told.setText(told)
                announce(self, told)
            for part in (self.back, self.on):
                part.setEnabled(count > 1)

    def _show_rows(self) -> None:
        """Show what is running in place of what could be asked for: the notes above stay where they are."""
        running, count = self.candidates.running is not None, len(self.candidates.results)
        self._acts.setVisible(not count and not running)
        self._review.setVisible(bool(count))
        self._running.setVisible(running)

    def _show_progress(self, record: JobRecord) -> None:
        self._show_rows()
        self.progress.setValue(round(record.progress * 1000))
        self.doing.setText(f"{self.candidates.title}  {tr_said(record.message)}".strip())
        self.progress.setAccessibleName(self.doing.text())
