"""The words of a kit: its tone, what must not be said, and lines that may or must be."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from creastudio.api.brand import BrandKit, BrandLine
from creastudio.api.formats import words_in
from creastudio.shell.brand.parts import Line, Lines, Section, fit_rows, replaced
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


class Said(Section):
    """Claims or legal lines, each with its language and formats."""

    def __init__(self, session: Session, part: Literal["claims", "legal"]) -> None:
        super().__init__(session)
        self.part = part
        self.rows: list[SaidRow] = []
        self.list = QVBoxLayout()
        self.list.setSpacing(px(8))
        self.column.addLayout(self.list)
        self.add = button(tr("Add a claim") if part == "claims" else tr("Add a legal line"), "", "plus")
        self.add.clicked.connect(lambda _checked=False: self._begin())
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def lines(self) -> tuple[BrandLine, ...]:
        """The lines as they are in the kit."""
        return self.kit.claims if self.part == "claims" else self.kit.legal

    def fill(self, kit: BrandKit) -> None:
        super().fill(kit)
        fit_rows(self.list, self.rows, len(self.lines), lambda at: SaidRow(self, at))
        for row, line in zip(self.rows, self.lines, strict=True):
            row.fill(line)

    def set(self, at: int, **fields: Any) -> None:
        """Change one line."""
        if at >= len(self.lines):
            # Its row goes now, with what was being typed there.
            return
        self._change(replaced(self.lines, at, self.lines[at].model_copy(update=fields)))

    def remove(self, at: int) -> None:
        """Remove one line."""
        self._change(replaced(self.lines, at, None))

    def _begin(self) -> None:
        self._change((*self.lines, BrandLine(text="")))
        if self.rows:
            self.rows[-1].text.setFocus()

    def _change(self, lines: tuple[Any, ...]) -> None:
        self.change(LABEL, **{self.part: lines})


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
