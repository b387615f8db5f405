"""What can be chosen for all pictures and for one: shape, ground, a rectangle, licence and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from creastudio.api.dataset import Framing
from creastudio.shell.datasets.crop_view import CropView
from creastudio.shell.datasets.preparation import Preparation, Shown
from creastudio.shell.i18n import tr
from creastudio.shell.library.file_pictures import FolderPictures
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import button, label

INHERIT = ""
"""The choice that says nothing of its own."""

PICTURE_SIDE = 480
"""Side of the one picture that is looked at, px."""


class FramingField(QWidget):
    """How pictures get their shape.

    Parameters
    ----------
    inherit : str
        What the choice that says nothing is called.
    """

    changed = Signal(object)
    """Framing or None, chosen by the person."""

    def __init__(self, inherit: str, title: str) -> None:
        super().__init__()
        self._filling = False
        fits = (tr("Crop"), tr("Pad"), tr("Stretch"))
        self.fit = ChoiceField((INHERIT, "crop", "pad", "stretch"), (inherit, *fits))
        self.focus = ChoiceField(
            ("centre", "salient", "face"), (tr("Middle"), tr("What draws the eye"), tr("Face"))
        )
        self.ground = ChoiceField(
            ("white", "black", "edge", "blur"),
            (tr("Plain white"), tr("Plain black"), tr("Edge colours"), tr("Blurred")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        column.addWidget(label(title, "dim"))
        self.fit.name_for_readers(title, "")
        column.addWidget(self.fit)
        self._rows: dict[str, QWidget] = {}
        for name, text, field in (
            ("crop", tr("A crop keeps"), self.focus),
            ("pad", tr("Ground beside it"), self.ground),
        ):
            row = QWidget()
            inner = QVBoxLayout(row)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(px(SPACE / 2))
            inner.addWidget(label(text, "dim"))
            field.name_for_readers(text, "")
            inner.addWidget(field)
            self._rows[name] = row
            column.addWidget(row)
        for field in (self.fit, self.focus, self.ground):
            field.changed.connect(self._changed)
        self.fill(None)

    def value(self) -> Framing | None:
        """Return what is chosen."""
        fit = self.fit.value()
        if fit == INHERIT:
            return None
        return Framing.model_validate(
            {"fit": fit, "focus": self.focus.value(), "ground": self.ground.value()}
        )

    def fill(self, framing: Framing | None) -> None:
        """Show a choice without making it."""
        self._filling = True
        self.fit.set_value(framing.fit if framing is not None else INHERIT)
        if framing is not None:
            self.focus.set_value(framing.focus)
            self.ground.set_value(framing.ground)
        self._filling = False
        self._show_rows()

    def _changed(self) -> None:
        self._show_rows()
        if not self._filling:
            self.changed.emit(self.value())

    def _show_rows(self) -> None:
        for name, row in self._rows.items():
            row.setVisible(self.fit.value() == name)


class RightsFields(QWidget):
    """Licence and source of the whole data set."""

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self._preparation = preparation
        self.lines: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        for name, title, hint in (
            ("licence", tr("Licence"), tr("CC0-1.0, own work …")),
            ("source", tr("Source"), tr("Where the pictures come from")),
        ):
            line = QLineEdit()
            line.setPlaceholderText(hint)
            line.setAccessibleName(title)
            line.textEdited.connect(lambda text, name=name: preparation.set_text(name, text))
            column.addWidget(label(title, "dim"))
            column.addWidget(line)
            self.lines[name] = line
        preparation.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show what is chosen."""
        for name, line in self.lines.items():
            text = str(getattr(self._preparation.manifest, name))
            if line.text() != text:
                line.setText(text)


class PictureFields(QWidget):
    """What is selected: what is taken of a single picture, shape, class and rights in place of those of all."""

    def __init__(self, preparation: Preparation, thumbs: FolderPictures) -> None:
        super().__init__()
        self._preparation, self._thumbs = preparation, thumbs
        self._chosen: Sequence[Shown] = ()
        self.crop = CropView()
        self.whole = button(tr("Take all of it"), "link")
        self.framing = FramingField(tr("As all"), tr("Shape of what is selected"))
        self._name = label("", "small", wrap=True)
        self.lines: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        for part in (self._name, self.crop, self.whole, self.framing):
            column.addWidget(part)
        for name, title in (
            ("label", tr("Class of what is selected")),
            ("licence", tr("Licence of what is selected")),
            ("source", tr("Source of what is selected")),
        ):
            line = QLineEdit()
            line.setAccessibleName(title)
            line.textEdited.connect(lambda text, name=name: self._typed(name, text))
            column.addWidget(label(title, "dim"))
            column.addWidget(line)
            self.lines[name] = line
        self.crop.changed.connect(self._cropped)
        self.whole.clicked.connect(lambda: self._cropped(None))
        self.framing.changed.connect(lambda framing: self._set("framing", framing))
        thumbs.arrived.connect(self._fill_picture)

    def show_chosen(self, chosen: Sequence[Shown]) -> None:
        """Show what is selected in the grid."""
        self._chosen = [cell for cell in chosen if cell.facts is not None]
        one = self._chosen[0] if len(self._chosen) == 1 else None
        self.setVisible(bool(self._chosen))
        self.crop.setVisible(one is not None)
        self._name.setText(one.name if one is not None else tr("{count} pictures", count=len(self._chosen)))
        self.whole.setVisible(one is not None and one.choice.crop is not None)
        self.framing.fill(self._common("framing"))
        for name, line in self.lines.items():
            text = str(self._common(name) or "")
            if line.text() != text:
                line.setText(text)
            line.setPlaceholderText(self._of_all(name))
        self._fill_picture()

    def _common(self, name: str) -> Any:
        """Return what all of the selection have, or None."""
        own = [getattr(cell.choice, name) for cell in self._chosen]
        return own[0] if own and all(value == own[0] for value in own) else None

    def _of_all(self, name: str) -> str:
        """Return what counts where nothing of its own is chosen."""
        if name != "label":
            return str(getattr(self._preparation.manifest, name)) or tr("As all")
        labels = {cell.facts.label for cell in self._chosen if cell.facts is not None}
        return (labels.pop() if len(labels) == 1 else "") or tr("The sub-folder")

    def _fill_picture(self) -> None:
        if len(self._chosen) == 1:
            cell = self._chosen[0]
            picture = self._thumbs.thumbnail(cell.name, PICTURE_SIDE)
            self.crop.show_picture(picture, cell.choice.crop)

    def _cropped(self, box: object) -> None:
        if len(self._chosen) == 1:
            self._preparation.set_crop(self._chosen[0].name, box)  # type: ignore[arg-type]

    def _typed(self, name: str, text: str) -> None:
        self._set(name, text or (None if name == "label" else ""))

    def _set(self, name: str, value: object) -> None:
        self._preparation.set_own([cell.name for cell in self._chosen], name, value)
