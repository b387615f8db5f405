"""The colours that a colour field opens: by eye, by code, from the palette, from those used last, from the picture."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from creastudio.core.edits.palette import set_palette
from creastudio.render.shapes import color as color_of
from creastudio.shell.coloring import recent_colors, remember_color
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.color_square import ColorBar, ColorSquare
from creastudio.shell.widgets.labels import label, tool_button
from creastudio.shell.widgets.swatches import Swatches

_CODE = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)


def parsed(text: str, *, alpha: bool) -> str:
    """Return what was typed as ``#rrggbb`` or ``#rrggbbaa``; "" when it is no colour. Short codes and names do."""
    found = _CODE.fullmatch(text.strip())
    if found:
        code = found[1].lower()
        code = "".join(2 * digit for digit in code) if len(code) <= 4 else code
    else:
        named = QColor(text.strip().lower()) if text.strip().isalpha() else QColor()
        if not named.isValid():
            return ""
        code = named.name()[1:]
    return f"#{code[:6]}" if not alpha or code[6:] in ("", "ff") else f"#{code}"


class ColorPopup(QFrame):
    """Shows what is chosen at once; closing keeps the last colour as one step, Escape gives it up.

    Parameters
    ----------
    show : callable
        Takes a colour while it is tried; None ends that.
    take : callable
        Takes the colour that is chosen.
    """

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        value: str,
        show: Callable[[str | None], object],
        take: Callable[[str], object],
        *,
        alpha: bool,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "toast")
        self._session, self._show, self._take, self._alpha = session, show, take, alpha
        self._begun = self.value = value or "#ffffff"
        self._given_up = False
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(10), px(10), px(10))
        column.setSpacing(px(8))
        self.square = ColorSquare(tr("Saturation and brightness"))
        self.hue = ColorBar(tr("Hue"), "hue")
        self.opacity = ColorBar(tr("Opacity"), "alpha")
        for part in (self.square, self.hue, self.opacity):
            column.addWidget(part)
            part.moved.connect(self._looked)
            part.chosen.connect(self._looked)
        self.opacity.setVisible(alpha)
        column.addLayout(self._code_row())
        self.wrong = label(tr("No colour has this code or name."), "error", wrap=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        self.palette_title = label(tr("Palette"), "section")
        self.palette_view = Swatches(tr("Palette"))
        self.recent_title = label(tr("Used last"), "section")
        self.recent = Swatches(tr("Used last"))
        for title, swatches, colors in (
            (self.palette_title, self.palette_view, session.document.palette),
            (self.recent_title, self.recent, recent_colors()),
        ):
            swatches.fill(colors)
            swatches.taken.connect(self._swatch)
            column.addWidget(title)
            column.addWidget(swatches)
            title.setVisible(bool(colors))
            swatches.setVisible(bool(colors))
        self.setFixedWidth(px(8 * 26 + 20))
        self._fill()
        self.code.setFocus()
        self.code.selectAll()

    def _code_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.code = QLineEdit()
        self.code.setAccessibleName(tr("Colour code"))
        self.code.setToolTip(tr("#rrggbb, a short code, or a name such as 'teal'"))
        self.code.textEdited.connect(self._typed)
        self.code.returnPressed.connect(self.close)
        self.pick = self._tool("pipette", tr("Take a colour from the canvas"), self._pick)
        self.keep = self._tool("plus", tr("Add to the palette"), self._keep)
        row.addWidget(self.code, 1)
        row.addWidget(self.pick)
        row.addWidget(self.keep)
        return row

    def _tool(self, icon: str, title: str, act: Callable[[], object]) -> QToolButton:
        found = tool_button(icon, title, token="dim")
        found.clicked.connect(act)
        return found

    def _fill(self, *, code: bool = True) -> None:
        """Show the colour in all parts."""
        shown = color_of(self.value)
        if shown.hsvHueF() >= 0 and shown.hsvSaturationF() > 0:
            # Grey has no hue; it keeps the one that was shown.
            self.square.hue = self.hue.share = shown.hsvHueF()
        self.square.saturation, self.square.value = shown.hsvSaturationF(), shown.valueF()
        self.opacity.shown, self.opacity.share = shown, shown.alphaF()
        if code:
            self.code.setText(self.value)
        for part in (self.square, self.hue, self.opacity):
            part.update()

    def _looked(self) -> None:
        square = self.square
        square.hue = self.hue.share
        found = QColor.fromHsvF(min(square.hue, 0.9999), square.saturation, square.value)
        alpha = round(self.opacity.share * 255) if self._alpha else 255
        self.value = found.name() + (f"{alpha:02x}" if alpha < 255 else "")
        self.opacity.shown = found
        self.code.setText(self.value)
        for part in (self.square, self.opacity):
            part.update()
        self._show(self.value)

    def _typed(self, text: str) -> None:
        value = parsed(text, alpha=self._alpha)
        self.code.setProperty("wrong", not value)
        self.code.style().unpolish(self.code)
        self.code.style().polish(self.code)
        self.wrong.setVisible(not value)
        if value:
            self.value = value
            self._fill(code=False)
            self._show(value)

    def _swatch(self, value: str) -> None:
        self.value = value if self._alpha else value[:7]
        self.close()

    def _keep(self) -> None:
        palette = self._session.document.palette
        if self._session.apply(set_palette([*palette, self.value])):
            self.palette_view.fill(self._session.document.palette)
            self.palette_title.show()
            self.palette_view.show()
            self.adjustSize()
            self._show(self.value)

    def _pick(self) -> None:
        self._given_up = True
        self.close()
        self._session.colorWanted.emit(self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._given_up = True
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._show(None)
        if not self._given_up and self.value != self._begun:
            self._given_up = True
            remember_color(self.value)
            self._take(self.value)
        super().closeEvent(event)
