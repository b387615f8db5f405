"""The fonts of a kit: a family for headlines and running text of a script, those that stand in for it, and which are missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QWidget

from creastudio.api.brand import BrandFont
from creastudio.render.text_font import DEFAULT_FAMILY
from creastudio.shell.brand.parts import Choice, Line, Rows
from creastudio.shell.comma_words import comma_words
from creastudio.shell.i18n import mark, tr
from creastudio.shell.panels.fields.font_field import FontField
from creastudio.shell.panels.fields.number import Number
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label, tool_button

LABEL = mark("Change fonts of the brand")


class Fonts(Rows):
    """A row a use of a font."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "fonts", LABEL, gap=10)
        self.add = button(tr("Add a font"), "", "plus")
        self.add.clicked.connect(lambda _checked=False: self.append(BrandFont(families=(DEFAULT_FAMILY,))))
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def make_row(self, at: int) -> QWidget:
        return FontRow(self, at)

    def set_first(self, at: int, family: str) -> None:
        """Choose a family; the others go on standing in for it."""
        family = family or DEFAULT_FAMILY
        rest = [name for name in self._families(at)[1:] if name != family]
        self.set(at, families=(family, *rest))

    def set_rest(self, at: int, text: str) -> None:
        """Choose those that stand in for the first."""
        first = self._families(at)[:1] or (DEFAULT_FAMILY,)
        self.set(at, families=(*first, *(name for name in comma_words(text) if name not in first)))

    def _families(self, at: int) -> tuple[str, ...]:
        return self.kit.fonts[at].families if at < len(self.kit.fonts) else ()


class FontRow(QWidget):
    """One use of a font."""

    def __init__(self, section: Fonts, at: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(6))
        roles = {"headline": tr("Headline"), "body": tr("Running text")}
        scripts = {"": tr("Any script"), "latin": tr("Latin"), "han": tr("Chinese")}
        self.role = Choice(tr("What the font is for"), roles, lambda value: section.set(at, role=value))
        self.script = Choice(tr("Script"), scripts, lambda value: section.set(at, script=value))
        self.family = FontField(tr("Font"), lambda family: section.set_first(at, family))
        self.family.setMinimumContentsLength(5)
        self.weight = Number(
            tr("Weight"), lambda value: section.set(at, weight=round(value)), low=100, high=900, step=100
        )
        self.rest = Line(
            tr("Fonts that stand in for it, parted by commas"),
            lambda text: section.set_rest(at, text),
            tr("Fallbacks: Arial, Noto Sans SC"),
        )
        self.missing = label("", "warning", wrap=True)
        self.remove = tool_button("trash-2", tr("Remove the font"))
        self.remove.clicked.connect(lambda _checked=False: section.remove(at))
        grid.addWidget(self.role, 0, 0)
        grid.addWidget(self.script, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.family, 1, 0)
        grid.addWidget(self.weight, 1, 1, 1, 2)
        grid.addWidget(self.rest, 2, 0, 1, 3)
        grid.addWidget(self.missing, 3, 0, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def fill(self, item: BrandFont) -> None:
        """Show a font, and whether it is there."""
        self.role.fill(item.role)
        self.script.fill(item.script)
        self.family.fill(item.families[0] if item.families else "")
        self.weight.fill(item.weight)
        self.rest.fill(", ".join(item.families[1:]))
        gone = [name for name in item.families if not QFontDatabase.hasFamily(name)]
        if gone and len(gone) == len(item.families):
            text = tr(
                "Not on this computer: {names}. Texts are shown in {other}.",
                names=", ".join(gone),
                other=DEFAULT_FAMILY,
            )
        else:
            text = tr("Not on this computer: {names}.", names=", ".join(gone)) if gone else ""
        self.missing.setText(text)
        self.missing.setVisible(bool(text))
