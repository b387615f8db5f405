"""Opacity and blend mode of the selected layers."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from creastudio.core.canvas import BlendMode, Layer
from creastudio.core.edits.canvas import update_each, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.live_slider import LiveSlider
from creastudio.shell.panels.fields.mixed import MIXED, fill_choice, shared
from creastudio.shell.panels.fields.number import Change
from creastudio.shell.session import Session
from creastudio.shell.theme import px
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
    """A blend mode and an opacity of all selected layers; dragging the slider is one edit.

    Parameters
    ----------
    stacked : bool
        One above the other instead of side by side.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, *, stacked: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self.mode = QComboBox()
        self.mode.setAccessibleName(tr("Blend mode"))
        self.mode.setToolTip(tr("How the layer mixes with what is below"))
        for name, title in blend_titles().items():
            self.mode.addItem(title, name)
        narrowable(self.mode)
        calm(self.mode)
        self.opacity = LiveSlider(session, tr("Opacity"), self._opacity_edit, 0, 100, suffix=" %")
        self.slider = self.opacity.slider
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        outer = QBoxLayout(direction, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(6))
        outer.addWidget(self.mode, 1)
        outer.addWidget(self.opacity, 1)
        self.mode.activated.connect(self._mode_chosen)
        session.selectionChanged.connect(self.refresh)
        session.documentChanged.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what the selected layers share; a dash where none is selected."""
        layers = self._layers()
        self.setEnabled(bool(layers))
        if not layers:
            self.mode.setPlaceholderText("–")
            self.mode.setCurrentIndex(-1)
            self.opacity.fill(MIXED)
            return
        fill_choice(self.mode, shared(layer.blend for layer in layers))
        self.opacity.fill(shared(round(layer.opacity * 100) for layer in layers))

    def _layers(self) -> list[Layer]:
        found = self._session.document.find_layers(self._session.selected_layers)
        return [layer for _, layer in found]

    def _opacity_edit(self, change: Change) -> Edit | None:
        opacities = {layer.id: {"opacity": change(layer.opacity * 100) / 100} for layer in self._layers()}
        return update_each(opacities, "Change opacity") if opacities else None

    def _mode_chosen(self, _index: int) -> None:
        ids = self._session.selected_layers
        if ids:
            self._session.apply(update_layers(ids, "Change blend mode", blend=self.mode.currentData()))
