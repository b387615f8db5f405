"""A slider with a number: shows what it does while it is dragged, and is one edit when it is let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.property_fields import Number
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm

STEPS = 1000


class LiveSlider(QWidget):
    """A number between two bounds.

    Parameters
    ----------
    make : callable
        Value -> the edit that sets it, or None for nothing to do.
    """

    def __init__(
        self,
        session: Session,
        title: str,
        make: Callable[[float], Edit | None],
        low: float,
        high: float,
        *,
        decimals: int = 0,
        suffix: str = "",
    ) -> None:
        super().__init__()
        self._session, self._make, self._low, self._high = session, make, low, high
        self._preview = preview_of(session)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setMinimumWidth(px(40))
        self.slider.setAccessibleName(title)
        self.slider.setToolTip(title)
        self.number = Number(
            title, self._commit, low=low, high=high, decimals=decimals, suffix=suffix,
            step=1.0 if decimals == 0 else 10.0**-decimals * 5,
        )  # fmt: skip
        self.number.setFixedWidth(px(78))
        calm(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.slider.sliderMoved.connect(self._moved)
        self.slider.sliderReleased.connect(self._released)
        self.slider.actionTriggered.connect(self._stepped)

    def fill(self, value: float) -> None:
        """Show a value without committing it."""
        self.number.fill(value)
        if not self.slider.isSliderDown():
            self.slider.setValue(round((value - self._low) / (self._high - self._low) * STEPS))

    def _value(self, position: int) -> float:
        return round(self._low + (self._high - self._low) * position / STEPS, self.number.decimals())

    def _moved(self, position: int) -> None:
        self.number.fill(self._value(position))
        self._preview.show(self._make(self._value(position)))

    def _released(self) -> None:
        self._commit(self._value(self.slider.value()))

    def _stepped(self, action: int) -> None:
        if action != QSlider.SliderAction.SliderMove.value:
            self._commit(self._value(self.slider.sliderPosition()))

    def _commit(self, value: float) -> None:
        self._preview.show(None)
        edit = self._make(value)
        if edit is not None:
            self._session.apply(edit)
