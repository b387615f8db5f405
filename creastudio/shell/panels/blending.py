"""Opacity and blend mode of the selected layers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSlider, QWidget

from creastudio.core.canvas import BlendMode, Layer
from creastudio.core.edits.canvas import update_layers
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.boxes import WholeBox
from creastudio.shell.widgets.field import calm, narrowable


def blend_titles() -> dict[BlendMode, str]:
    """Return the blend modes with their titles."""
    return {
        "normal": tr("Normal"),
        "multiply": tr("Multiply"),
        "screen": tr("Screen"),
        "overlay": tr("Overlay"),
        "darken": tr("Darken"),
        "lighten": tr("Lighten"),
        "color-dodge": tr("Colour dodge"),
        "color-burn": tr("Colour burn"),
        "hard-light": tr("Hard light"),
        "soft-light": tr("Soft light"),
        "difference": tr("Difference"),
        "exclusion": tr("Exclusion"),
        "hue": tr("Hue"),
        "saturation": tr("Saturation"),
        "color": tr("Colour"),
        "luminosity": tr("Luminosity"),
        "plus": tr("Add"),
    }


class Blending(QWidget):
    """A blend mode and an opacity; the slider shows what it does while it is dragged and is one edit.

    Parameters
    ----------
    stacked : bool
        One above the other instead of side by side.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._preview = preview_of(session)
        self.mode = QComboBox()
        self.mode.setAccessibleName(tr("Blend mode"))
        self.mode.setToolTip(tr("How the layer mixes with what is below"))
        for name, title in blend_titles().items():
            self.mode.addItem(title, name)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setMinimumWidth(px(40))
        self.slider.setAccessibleName(tr("Opacity"))
        self.slider.setToolTip(tr("Opacity"))
        narrowable(self.mode)
        self.number = WholeBox()
        self.number.setFixedWidth(px(76))
        for part in (self.mode, self.slider, self.number):
            calm(part)
        self.number.setRange(0, 100)
        self.number.setSuffix(" %")
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(tr("Opacity in percent"))
        self._arrange(stacked)
        self.mode.activated.connect(self._mode_chosen)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self._released)
        self.number.valueChanged.connect(self._commit)
        session.selectionChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        self.refresh()

    def _arrange(self, stacked: bool) -> None:
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        outer = QBoxLayout(direction, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(6))
        outer.addWidget(self.mode, 1)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        outer.addLayout(row, 1)

    def refresh(self, *_: object) -> None:
        """Show the values of the first selected layer."""
        layers = self._layers()
        self.setEnabled(bool(layers))
        if not layers or self.slider.isSliderDown():
            return
        for part in (self.mode, self.slider, self.number):
            part.blockSignals(True)
        self.mode.setCurrentIndex(self.mode.findData(layers[0].blend))
        self.slider.setValue(round(layers[0].opacity * 100))
        self.number.setValue(round(layers[0].opacity * 100))
        for part in (self.mode, self.slider, self.number):
            part.blockSignals(False)

    def _layers(self) -> list[Layer]:
        found = self._session.document.find_layers(self._session.selected_layers)
        return [layer for _, layer in found]

    def _slid(self, value: int) -> None:
        if self.slider.isSliderDown():
            ids = self._session.selected_layers
            self._preview.show(update_layers(ids, "Change opacity", opacity=value / 100))
            self.number.blockSignals(True)
            self.number.setValue(value)
            self.number.blockSignals(False)
        else:
            self._commit(value)

    def _released(self) -> None:
        self._preview.show(None)
        self._commit(self.slider.value())

    def _commit(self, value: int) -> None:
        ids = self._session.selected_layers
        if ids:
            self._session.apply(update_layers(ids, "Change opacity", opacity=value / 100))

    def _mode_chosen(self, _index: int) -> None:
        ids = self._session.selected_layers
        if ids:
            self._session.apply(update_layers(ids, "Change blend mode", blend=self.mode.currentData()))
