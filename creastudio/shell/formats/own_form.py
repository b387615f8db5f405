"""What one own format is like: name, group, purpose, size, and what its platform asks; in mm where it is for print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.api.format_table import FormatKind
from creastudio.api.own_formats import LEAST_SIDE, LONGEST_SIDE, OwnFormat, own_format
from creastudio.core.print_units import MM_AN_INCH
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.panels.fields.number import Number
from creastudio.shell.panels.fields.property_fields import new_form, pair
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import label

SCREEN_DPI, PRINT_DPI = 96.0, 300.0

BLEED_MM = 3.0
"""What printers usually ask for."""

KINDS: tuple[FormatKind, ...] = ("screen", "banner", "print")


class OwnFormatForm(QWidget):
    """Tells each change that fits; what doesn't is said below the fields, and isn't told."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._kind: FormatKind = "screen"
        self._filling = False
        self._filled_by = 1.0
        self._filled: list[tuple[float, float]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName(tr("Name"))
        self.name.editingFinished.connect(self._changed)
        self.group = QComboBox()
        self.group.setEditable(True)
        self.group.setAccessibleName(tr("Group"))
        typed = self.group.lineEdit()
        assert typed is not None
        typed.setPlaceholderText(tr("Own formats"))
        typed.setMaxLength(80)
        typed.editingFinished.connect(self._changed)
        calm(self.group)
        narrowable(self.group)
        self.group.activated.connect(lambda _index: self._changed())
        self.kind = ChoiceField(KINDS, [tr("Screen"), tr("Banner"), tr("Print")])
        self.kind.changed.connect(self._kind_changed)
        self.width_field = self._number(tr("Width"))
        self.height_field = self._number(tr("Height"))
        self.resolution = self._number(tr("Resolution"), low=1, high=4800)
        self.resolution.setSuffix(" dpi")
        self.bleed = self._number(tr("Bleed"))
        self.weight = self._number(tr("Heaviest file"), high=1e6)
        self.weight.setSuffix(" KB")
        self.weight.setSpecialValueText(tr("No limit"))
        self.safe = [self._number(name) for name in (tr("Top"), tr("Right"), tr("Bottom"), tr("Left"))]
        self.form = new_form()
        self.form.add(tr("Name"), self.name)
        self.form.add(tr("Group"), self.group)
        self.form.add(tr("For"), self.kind)
        self.form.add(tr("Size"), pair(self.width_field, self.height_field, "×"))
        self.form.add(tr("Resolution"), self.resolution)
        self.form.add(tr("Bleed"), self.bleed)
        self.form.add(tr("Safe zone"), self._safe_grid())
        self.form.add(tr("Heaviest file"), self.weight)
        column.addLayout(self.form)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        column.addWidget(self.error)
        column.addStretch(1)

    def fill(self, item: OwnFormat, groups: Sequence[str]) -> None:
        """Show a format; `groups` are those that it could join."""
        self._filling = True
        self._kind = item.kind
        if not self.name.hasFocus() or self.name.text().strip() != item.name:
            self.name.setText(item.name)
        self.group.clear()
        self.group.addItems(list(groups))
        self.group.setEditText(item.group)
        self.kind.set_value(item.kind)
        self.resolution.fill(item.resolution)
        self._fill_lengths(item)
        self.weight.fill(item.max_bytes / 1000)
        self._filling = False
        self._say("")

    def told(self) -> OwnFormat:
        """Return what is entered; UserError when that can't be made."""
        width, height, bleed, *safe = self._lengths()
        return own_format(
            name=self.name.text(),
            group=self.group.currentText(),
            kind=self._kind,
            width=round(width),
            height=round(height),
            resolution=self.resolution.value(),
            bleed=round(bleed, 1),
            safe=[round(side, 1) for side in safe],
            max_bytes=round(1000 * self.weight.value()),
        )

    def _number(self, title: str, low: float = 0, high: float = LONGEST_SIDE) -> Number:
        return Number(title, lambda _value: self._changed(), low=low, high=high)

    def _safe_grid(self) -> QWidget:
        holder = QWidget()
        holder.setToolTip(
            tr("How much the platform may cover at each edge; words and logo keep clear of it.")
        )
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(6))
        grid.setVerticalSpacing(px(2))
        for column, field in enumerate(self.safe):
            title = label(field.accessibleName(), "small")
            title.setBuddy(field)
            grid.addWidget(title, 0, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(field, 1, column)
        return holder

    def _unit(self) -> float:
        """Return how many px one of what the fields show is."""
        return self.resolution.value() / MM_AN_INCH if self._kind == "print" else 1.0

    def _lengths(self) -> list[float]:
        """Return width, height, bleed and safe zone, px; what nobody changed is what it was, whatever mm are shown."""
        unit = self._unit()
        fields = (self.width_field, self.height_field, self.bleed, *self.safe)
        return [
            kept if unit == self._filled_by and field.value() == shown else field.value() * unit
            for field, (kept, shown) in zip(fields, self._filled, strict=True)
        ]

    def _fill_lengths(self, item: OwnFormat) -> None:
        printed = item.kind == "print"
        unit = self._unit()
        values = (item.width, item.height, item.bleed, *item.safe)
        fields = (self.width_field, self.height_field, self.bleed, *self.safe)
        for at, (field, value) in enumerate(zip(fields, values, strict=True)):
            low = LEAST_SIDE if at < 2 else 0
            field.setDecimals(1 if printed else 0)
            field.setSuffix(tr(" mm") if printed else " px")
            field.setRange(low / unit, LONGEST_SIDE / unit)
            field.fill(value / unit)
        self._filled_by = unit
        self._filled = [(value, field.value()) for field, value in zip(fields, values, strict=True)]
        for shown in (self.resolution, self.bleed):
            self.form.setRowVisible(shown, printed)

    def _kind_changed(self) -> None:
        """Keep the size in px; print begins with what printers ask for."""
        if self._filling:
            return
        try:
            now = self.told()
        except UserError as error:
            self._say(tr_said(error.message))
            return
        kind: FormatKind = next(kind for kind in KINDS if kind == self.kind.value())
        printed = kind == "print"
        resolution = PRINT_DPI if printed else SCREEN_DPI
        bleed = round(BLEED_MM * PRINT_DPI / MM_AN_INCH, 1) if printed else 0.0
        self.edited.emit(now.model_copy(update={"kind": kind, "resolution": resolution, "bleed": bleed}))

    def _changed(self) -> None:
        if self._filling:
            return
        try:
            told = self.told()
        except UserError as error:
            self._say(tr_said(error.message))
            return
        self._say("")
        self.edited.emit(told)

    def say(self, error: UserError) -> None:
        """Say why what was entered isn't kept."""
        self._say(tr_said(error.message))

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
