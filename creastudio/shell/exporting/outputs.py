"""The ways in which every artboard is written: a chip each, and the format and options of the one that is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.export.formats import FORMATS
from creastudio.export.plan import Output
from creastudio.shell.i18n import tr
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import button, label, tool_button
from creastudio.shell.widgets.param_form import ParamForm
from creastudio.shell.widgets.scrolling import scrolled

MOST = 8
"""Outputs that one export has at most here."""


class OutputsField(QWidget):
    """A list of outputs, one of them open for changes."""

    changed = Signal()
    opened = Signal()
    """Another output, or another format of it, is open."""

    def __init__(self) -> None:
        super().__init__()
        self._outputs: list[Output] = [Output()]
        self._at = 0
        self._filling = False
        self._forms: dict[str, ParamForm] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1.5 * SPACE))
        column.addWidget(label(tr("OF EACH ARTBOARD"), "section"))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(px(SPACE / 2))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.open)
        self.add = tool_button("plus", tr("Another format or scale"))
        self.add.clicked.connect(self._add)
        self.remove = button(tr("Remove"), "flat", "trash-2", tr("Leave this one out"))
        self.remove.clicked.connect(self._remove)
        head = QHBoxLayout()
        head.setSpacing(px(SPACE / 2))
        head.addLayout(self._chips)
        head.addWidget(self.add)
        head.addStretch(1)
        head.addWidget(self.remove)
        column.addLayout(head)
        self.format = ChoiceField([item.suffix for item in FORMATS], [item.title for item in FORMATS])
        self.format.name_for_readers(tr("Format"), "")
        title = label(tr("Format"), "dim")
        title.setBuddy(self.format)
        of_format = QHBoxLayout()
        of_format.setSpacing(px(SPACE))
        of_format.addWidget(title)
        of_format.addWidget(self.format, 1)
        column.addLayout(of_format)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, px(SPACE), 0)
        area = scrolled(self._page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        self._column.addStretch(1)
        self.format.changed.connect(self._format_changed)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """The outputs as they are now; options may be wrong, see ``valid``."""
        return tuple(self._outputs)

    @property
    def form(self) -> ParamForm:
        """The options of the output that is open."""
        return self._forms[self._outputs[self._at].suffix]

    @property
    def current(self) -> Output:
        """The output that is open."""
        return self._outputs[self._at]

    def set_outputs(self, outputs: tuple[Output, ...]) -> None:
        """Show other outputs."""
        self._outputs = list(outputs)
        self.open(0)

    def open(self, index: int) -> None:
        """Open one of the outputs for changes."""
        self._at = index
        output = self._outputs[index]
        self._filling = True
        self.format.set_value(output.suffix)
        form = self._form_of(output)
        for suffix, other in self._forms.items():
            other.setVisible(suffix == output.suffix)
        form.reset()
        form.set_values(output.options)
        self._filling = False
        self._show_chips()
        self.opened.emit()
        self.changed.emit()

    def _form_of(self, output: Output) -> ParamForm:
        if output.suffix not in self._forms:
            form = ParamForm(output.format.options, lambda _family: ())
            form.changed.connect(self._options_changed)
            self._forms[output.suffix] = form
            self._column.insertWidget(0, form)
        return self._forms[output.suffix]

    def _format_changed(self) -> None:
        if not self._filling:
            # What both formats know is kept: the scale of a PNG is that of the JPEG in its place.
            self._outputs[self._at] = Output(suffix=self.format.value(), options=self.current.options)
            self.open(self._at)

    def _options_changed(self) -> None:
        if not self._filling:
            self._outputs[self._at] = Output(suffix=self.current.suffix, options=self._changed_options())
            self._show_chips()
            self.changed.emit()

    def _changed_options(self) -> dict[str, Any]:
        """Return what differs from the defaults, with what only another format knows."""
        model = self.current.format.options
        kept = {name: value for name, value in self.current.options.items() if name not in model.model_fields}
        shown = self.form.values()
        return kept | {
            name: value for name, value in shown.items() if value != model.model_fields[name].get_default()
        }

    def _add(self) -> None:
        # The same at twice the size is what is wanted most often.
        options = dict(self.current.options)
        if "scale" in self.current.format.options.model_fields:
            options["scale"] = min(16.0, 2 * float(options.get("scale", 1.0)))
        self._outputs.append(Output(suffix=self.current.suffix, options=options))
        self.open(len(self._outputs) - 1)

    def _remove(self) -> None:
        del self._outputs[self._at]
        self.open(min(self._at, len(self._outputs) - 1))

    def _show_chips(self) -> None:
        buttons = self._group.buttons()
        while len(buttons) > len(self._outputs):
            gone = buttons.pop()
            self._group.removeButton(gone)
            self._chips.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(buttons) < len(self._outputs):
            chip = QToolButton()
            chip.setProperty("role", "button")
            chip.setCheckable(True)
            self._group.addButton(chip, len(buttons))
            self._chips.addWidget(chip)
            buttons.append(chip)
        for chip, output in zip(buttons, self._outputs, strict=True):
            chip.setText(chip_text(output))
        buttons[self._at].setChecked(True)
        self.remove.setVisible(len(self._outputs) > 1)
        self.add.setVisible(len(self._outputs) < MOST)


def chip_text(output: Output) -> str:
    """Return what an output is called: "PNG 2x"."""
    try:
        scale = output.scale
    except UserError:
        scale = "?"
    return f"{output.format.title} {scale}".strip()
