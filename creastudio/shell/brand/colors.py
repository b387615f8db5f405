"""The palette of a kit: each colour with its role, and which pairs are hard to read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creastudio.api.brand import BrandColor, BrandKit
from creastudio.core.brand_checks import Pair, pairs_of
from creastudio.core.edits.edit import Edit
from creastudio.shell.brand.parts import Choice, Rows
from creastudio.shell.i18n import mark, tr
from creastudio.shell.panels.fields.color_field import ColorField
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label, tool_button

LABEL = mark("Change colours of the brand")


def role_words() -> dict[str, str]:
    """Return what roles are called."""
    return {
        "primary": tr("Primary"),
        "secondary": tr("Secondary"),
        "accent": tr("Accent"),
        "background": tr("Background"),
        "ink": tr("Ink"),
        "other": tr("Other"),
    }


class Colors(Rows):
    """A row a colour; below them the contrast of those that stand on each other."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "colors", LABEL, gap=4)
        self.add = button(tr("Add a colour"), "", "plus")
        self.add.clicked.connect(lambda _checked=False: self.append(BrandColor(color="#808080")))
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.fine = label("", "dim", wrap=True)
        self.low = label("", "warning", wrap=True)
        self.column.addWidget(self.fine)
        self.column.addWidget(self.low)

    def make_row(self, at: int) -> QWidget:
        return ColorRow(self, at)

    def fill(self, kit: BrandKit) -> None:
        super().fill(kit)
        pairs = pairs_of(kit)
        self.fine.setText("\n".join(_said(pair) for pair in pairs if not pair.low))
        self.low.setText("\n".join(_said(pair) for pair in pairs if pair.low))
        for shown in (self.fine, self.low):
            shown.setVisible(bool(shown.text()))

    def one(self, at: int, **fields: Any) -> Edit | None:
        """Return the edit that changes one colour; None when it is gone."""
        items = self.changed(at, **fields)
        return self.edit(LABEL, colors=items) if items is not None else None


class ColorRow(QWidget):
    """One colour."""

    def __init__(self, section: Colors, at: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.color = ColorField(
            section.session, tr("Colour"), lambda value: section.one(at, color=value or "#ffffff")
        )
        # Codes of one width, so that the roles stand in a line.
        self.color.code.setMinimumWidth(px(58))
        self.role = Choice(
            tr("What the colour is for"), role_words(), lambda value: section.set(at, role=value)
        )
        self.remove = tool_button("trash-2", tr("Remove the colour"))
        self.remove.clicked.connect(lambda _checked=False: section.remove(at))
        row.addWidget(self.color)
        row.addWidget(self.role, 1)
        row.addWidget(self.remove)

    def fill(self, item: BrandColor) -> None:
        """Show a colour."""
        self.color.fill(item.color)
        self.color.setToolTip(item.name)
        self.role.fill(item.role)


def _said(pair: Pair) -> str:
    words = role_words()
    values = {
        "front": words[pair.front], "behind": words[pair.behind], "contrast": f"{pair.contrast:.1f}",
        "least": f"{pair.least:g}",
    }  # fmt: skip
    if pair.low:
        return tr(
            "{front} on {behind}: contrast {contrast} is hard to read; {least} or more is well seen.",
            **values,
        )
    return tr("{front} on {behind}: contrast {contrast}.", **values)
