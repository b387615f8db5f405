"""The words of a kit: its tone, what must not be said, and lines that may or must be."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from creastudio.api.brand import BrandKit, BrandLine
from creastudio.api.formats import words_in
from creastudio.shell.brand.parts import Line, Lines, Rows, Section
from creastudio.shell.comma_words import comma_words
from creastudio.shell.formats.field import FormatsField
from creastudio.shell.i18n import mark, tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label, tool_button

LABEL = mark("Change words of the brand")


class Voice(Section):
    """Tone and forbidden words."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tone = Line(
            tr("Tone"),
            lambda text: self.change(LABEL, tone=comma_words(text)),
            tr("How it speaks: warm, plain, witty"),
        )
        self.forbidden = Lines(
            tr("Forbidden words"), lambda lines: self.change(LABEL, forbidden=lines), tr("One a line")
        )
        for title, part in ((tr("Tone"), self.tone), (tr("Forbidden words"), self.forbidden)):
            self.column.addWidget(label(title, "dim"))
            self.column.addWidget(part)

    def fill(self, kit: BrandKit) -> None:
        super().fill(kit)
        self.tone.fill(", ".join(kit.tone))
        self.forbidden.fill(kit.forbidden)


class Said(Rows):
    """Claims or legal lines, each with its language and formats."""

    def __init__(self, session: Session, part: Literal["claims", "legal"]) -> None:
        super().__init__(session, part, LABEL, gap=8)
        self.add = button(tr("Add a claim") if part == "claims" else tr("Add a legal line"), "", "plus")
        self.add.clicked.connect(lambda _checked=False: self._begin())
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def make_row(self, at: int) -> QWidget:
        return SaidRow(self, at)

    def _begin(self) -> None:
        self.append(BrandLine(text=""))
        if self.rows:
            self.rows[-1].text.setFocus()


class SaidRow(QWidget):
    """One line."""

    def __init__(self, section: Said, at: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        self.text = Line(tr("Text of the line"), lambda text: section.set(at, text=text))
        self.language = Line(
            tr("Language of the line, as en or zh"),
            lambda text: section.set(at, language=text),
            tr("Any language"),
        )
        self.formats = FormatsField(tr("All formats"))
        self.formats.name_for_readers(tr("Formats that it is for"), "")
        self.formats.changed.connect(lambda: section.set(at, formats=words_in(self.formats.value())))
        self.remove = tool_button("trash-2", tr("Remove the line"))
        self.remove.clicked.connect(lambda _checked=False: section.remove(at))
        grid.addWidget(self.text, 0, 0, 1, 2)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.language, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.formats, 1, 1, 1, 2)

    def fill(self, line: BrandLine) -> None:
        """Show a line."""
        self.text.fill(line.text)
        self.language.fill(line.language)
        self.formats.blockSignals(True)
        self.formats.set_value(", ".join(line.formats))
        self.formats.blockSignals(False)
