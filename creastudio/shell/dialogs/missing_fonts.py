"""Asks what is to stand for fonts that aren't on this computer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from creastudio.render.text_font import DEFAULT_FAMILY
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.fields.font_field import FontField
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label


class MissingFontsDialog(DialogFrame):
    """A family to choose for each missing one; one that is left alone keeps its name.

    Attributes
    ----------
    shown : tuple of str
        Ids of the texts that the person wanted to see, instead of replacing anything.
    """

    def __init__(
        self, session: Session, missing: Mapping[str, tuple[str, ...]], parent: QWidget | None
    ) -> None:
        super().__init__(parent, tr("Missing fonts"), width=560)
        self._session = session
        self.shown: tuple[str, ...] = ()
        self._chosen: dict[str, str] = {}
        told = tr(
            "These fonts aren't on this computer; their texts are shown in {other}. Choose another font for them, "
            "or install them and open the project again.",
            other=DEFAULT_FAMILY,
        )
        self.body.addWidget(label(told, "dim", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 3)
        self.fields: dict[str, FontField] = {}
        for row, (family, texts) in enumerate(missing.items()):
            grid.addWidget(label(family, wrap=True), row, 0)
            count = button(
                trn("{count} text", "{count} texts", len(texts)),
                "link",
                tip=tr("Show the texts in this font"),
            )
            count.clicked.connect(lambda _checked=False, texts=texts: self._show(texts))
            grid.addWidget(count, row, 1)
            field = FontField(
                tr("Instead of '{name}'", name=family), lambda name, old=family: self._take(old, name)
            )
            field.fill(family)
            self.fields[family] = field
            grid.addWidget(field, row, 2)
        holder = QWidget()
        holder.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setMinimumHeight(px(min(320, 24 + 40 * len(missing))))
        self.body.addWidget(area)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.replace = self.add_button(tr("Replace"), "primary")
        self.replace.clicked.connect(self.accept)
        self.replace.setEnabled(False)

    def chosen(self) -> dict[str, str]:
        """Return what was chosen: missing family -> the one that stands for it, "" for the studio's own."""
        return dict(self._chosen)

    def _take(self, old: str, new: str) -> None:
        self._chosen[old] = new
        self.fields[old].fill(new)
        self.replace.setEnabled(True)

    def _show(self, texts: tuple[str, ...]) -> None:
        self.shown = texts
        self.reject()
