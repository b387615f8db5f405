"""A slider with a number: shows what it does while it is dragged, and is one edit when it is let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.fields.mixed import Mixed
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm

STEPS = 1000


class LiveSlider(QWidget):
    """A number between two bounds, of one or many things.

    Parameters
    ----------
    make : callable
        What becomes of each value -> the edit that does it, or None for nothing to do.
    """

    def __init__(
        self,
        session: Session,
        title: str,
        make: Callable[[Change], Edit | None],
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
        step = 1.0 if decimals == 0 else 10.0**-decimals * 5
        self.slider.setSingleStep(max(1, round(step / (high - low) * STEPS)))
        self.slider.setPageStep(STEPS // 10)
        self.slider.setMinimumWidth(px(40))
        self.slider.setAccessibleName(title)
        self.slider.setToolTip(title)
        self.number = LiveNumber(
            session, title, make, low=low, high=high, decimals=decimals, suffix=suffix, step=step,
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

    def fill(self, value: float | Mixed) -> None:
        """Show a value, or a dash for several, without committing it."""
        self.number.fill(value)
        if isinstance(value, Mixed):
            # Anywhere would be wrong; the least pretends the least.
            value = self._low
        if not self.slider.isSliderDown():
            self.slider.setValue(round((value - self._low) / (self._high - self._low) * STEPS))

    def _value(self, position: int) -> float:
        return round(self._low + (self._high - self._low) * position / STEPS, self.number.decimals())

    def _moved(self, position: int) -> None:
        value = self._value(position)
        self.number.fill(value)
        self._preview.show(self._make(lambda _old: value))

    def _released(self) -> None:
        self._commit(self._value(self.slider.value()))

    def _stepped(self, action: int) -> None:
        if action != QSlider.SliderAction.SliderMove.value:
            self._commit(self._value(self.slider.sliderPosition()))

    def _commit(self, value: float) -> None:
        self._preview.show(None)
        edit = self._make(lambda _old: value)
        if edit is not None:
            self._session.apply(edit)
