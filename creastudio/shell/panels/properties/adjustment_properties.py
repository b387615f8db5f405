"""Adjustment layers: levels and hue by sliders, curves by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from creastudio.core.adjustments import Adjustment, Curves, HueSaturation
from creastudio.core.canvas import AdjustmentLayer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.edits.edit import Edit
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.curve_editor import CurveEditor
from creastudio.shell.panels.fields.live_slider import LiveSlider
from creastudio.shell.panels.fields.number import Change
from creastudio.shell.panels.fields.property_fields import PanelForm, new_form
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm


class AdjustmentProperties(QWidget):
    """The numbers of one adjustment layer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layer: AdjustmentLayer | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.sliders: dict[str, LiveSlider] = {}
        self._pages: dict[str, QWidget] = {
            "levels": self._levels(), "hue": self._hue(), "curves": self._curves(),
        }  # fmt: skip
        for page in self._pages.values():
            column.addWidget(page)

    def show_layer(self, layer: AdjustmentLayer) -> None:
        """Fill the fields."""
        self._layer = layer
        adjustment = layer.adjustment
        for kind, page in self._pages.items():
            page.setVisible(kind == adjustment.type)
        if isinstance(adjustment, Curves):
            self.curve.show_curve(getattr(adjustment, self.channel.currentData()))
            return
        if isinstance(adjustment, HueSaturation):
            self.colorize.setChecked(adjustment.colorize)
        for name, slider in self.sliders.items():
            kind, _, field = name.partition(".")
            if kind == adjustment.type:
                slider.fill(getattr(adjustment, field))

    def _levels(self) -> QWidget:
        page, form = _page()
        self._slider(form, "levels.black", tr("Black from"), 0, 1)
        self._slider(form, "levels.gamma", tr("Middle tones"), 0.1, 5)
        self._slider(form, "levels.white", tr("White from"), 0, 1)
        self._slider(form, "levels.out_black", tr("Black becomes"), 0, 1)
        self._slider(form, "levels.out_white", tr("White becomes"), 0, 1)
        return page

    def _hue(self) -> QWidget:
        page, form = _page()
        self._slider(form, "hue.hue", tr("Hue"), -180, 180, decimals=0, suffix="°")
        self._slider(form, "hue.saturation", tr("Saturation"), -1, 1)
        self._slider(form, "hue.lightness", tr("Lightness"), -1, 1)
        self.colorize = QCheckBox(tr("One hue for everything"))
        self.colorize.clicked.connect(lambda checked: self._apply(self._edit("colorize", checked)))
        form.add("", self.colorize)
        return page

    def _curves(self) -> QWidget:
        page, form = _page()
        self.channel = QComboBox()
        self.channel.setAccessibleName(tr("Channel"))
        for name, title in (
            ("rgb", tr("All colours")), ("red", tr("Red")), ("green", tr("Green")), ("blue", tr("Blue")),
        ):  # fmt: skip
            self.channel.addItem(title, name)
        calm(self.channel)
        self.channel.activated.connect(lambda _index: self._layer and self.show_layer(self._layer))
        form.add(tr("Channel"), self.channel)
        self.curve = CurveEditor()
        preview = preview_of(self._session)
        self.curve.moved.connect(lambda curve: preview.show(self._edit(self.channel.currentData(), curve)))
        self.curve.changed.connect(
            lambda curve: (preview.show(None), self._apply(self._edit(self.channel.currentData(), curve)))
        )
        form.addRow(self.curve)
        return page

    def _slider(
        self, form: PanelForm, name: str, title: str, low: float, high: float, *, decimals: int = 2,
        suffix: str = "",
    ) -> None:  # fmt: skip
        field = name.partition(".")[2]
        slider = LiveSlider(
            self._session, title, lambda change: self._changed(field, change), low, high, decimals=decimals,
            suffix=suffix,
        )  # fmt: skip
        self.sliders[name] = slider
        form.add(title, slider)

    def _changed(self, field: str, change: Change) -> Edit | None:
        if self._layer is None:
            return None
        return self._edit(field, change(getattr(self._layer.adjustment, field)))

    def _edit(self, field: str, value: object) -> Edit | None:
        if self._layer is None:
            return None
        new: Adjustment = self._layer.adjustment.model_copy(update={field: value})
        return update_layers([self._layer.id], "Change adjustment", adjustment=new)

    def _apply(self, edit: Edit | None) -> None:
        if edit is not None:
            self._session.apply(edit)


def _page() -> tuple[QWidget, PanelForm]:
    page = QWidget()
    form = new_form()
    form.setVerticalSpacing(px(8))
    page.setLayout(form)
    return page, form
