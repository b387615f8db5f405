"""Fields for numbers: typed, stepped, dragged sideways, or changed by what is typed after a sign ("+10", "*2")."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QValidator
from PySide6.QtWidgets import QSizePolicy, QToolTip

from creastudio.core.edits.edit import Edit
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.panels.fields.mixed import MIXED, Mixed
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.boxes import RealBox, plain_figures
from creastudio.shell.widgets.field import calm

LIMIT = 1_000_000.0

DASH: Final = "—"
"""What stands where values differ."""

PULL = 4.0
"""Px that the mouse must go sideways before a press becomes a drag of the value."""

Change = Callable[[float], float]
"""What becomes of each value."""

_RELATIVE = re.compile(r"(\+=?|-=|\*=?|/=?)\s*(\d*\.?\d+)")
_BEGUN = re.compile(r"[-+*/]=?\s*\d*\.?")
_SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def relative(text: str) -> Change | None:
    """Return what "+10", "-=10", "*2" or "/2" does to a value; None for anything else, "-10" too."""
    found = _RELATIVE.fullmatch(text.strip())
    if found is None:
        return None
    sign, number = _SIGNS[found[1][0]], float(found[2])
    if sign is operator.truediv and number == 0:
        return None
    return lambda value: sign(value, number)


class Number(RealBox):
    """A number that calls `commit` with its value when typing ends, an arrow is pressed or a drag on it is let go.

    Attributes
    ----------
    each : callable or None
        Takes a change of many values, where the field stands for more than one.
    begin_at : float or None
        Where steps and drags begin when the least value means "automatic".
    """

    # Qt's box asks for its text while it is made.
    _mixed = False
    _unit = ""

    def __init__(
        self,
        title: str,
        commit: Callable[[float], object],
        *,
        low: float = -LIMIT,
        high: float = LIMIT,
        suffix: str = "",
        decimals: int = 0,
        step: float = 1.0,
    ) -> None:
        super().__init__()
        self._commit = commit
        self.each: Callable[[Change], object] | None = None
        self.begin_at: float | None = None
        self._unit = suffix
        self._special = ""
        self._filling = False
        self._fresh = False
        self._pull: _Pull | None = None
        self.setRange(low, high)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setMinimumWidth(px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        calm(self)
        self.lineEdit().installEventFilter(self)
        self._show_cursor()
        self.valueChanged.connect(lambda value: None if self._filling else self._commit(value))

    def fill(self, value: float | Mixed) -> None:
        """Show a value, or a dash for several, without committing it."""
        self._filling = True
        self._set_mixed(isinstance(value, Mixed))
        if not isinstance(value, Mixed) and abs(self.value() - value) > 10 ** -(self.decimals() + 2):
            self.setValue(value)
        self._filling = False

    @property
    def mixed(self) -> bool:
        """Whether the field stands for values that differ."""
        return self._mixed

    # -- what the box asks

    def textFromValue(self, value: float) -> str:
        return DASH if self._mixed else super().textFromValue(value)

    def valueFromText(self, text: str) -> float:
        plain = self._plain(text)
        if plain == DASH or relative(plain) is not None:
            return self.value()
        return super().valueFromText(text)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:  # type: ignore[override]
        text = plain_figures(text)
        plain = self._plain(text)
        if plain == DASH or relative(plain) is not None:
            return QValidator.State.Acceptable, text, at
        found: tuple[QValidator.State, str, int] = super().validate(text, at)  # type: ignore[assignment]
        begun = _BEGUN.fullmatch(plain) is not None or (self._mixed and plain == "")
        if begun and found[0] != QValidator.State.Acceptable:
            return QValidator.State.Intermediate, text, at
        return found

    def stepBy(self, steps: int) -> None:
        if self._mixed:
            self._change(lambda value: value + steps * self.singleStep())
        elif self._start() != self.value():
            self.setValue(self._start() + steps * self.singleStep())
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> RealBox.StepEnabledFlag:
        both = RealBox.StepEnabledFlag.StepUpEnabled | RealBox.StepEnabledFlag.StepDownEnabled
        return both if self._mixed else super().stepEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape and self._pull is not None:
            self._end_pull(keep=False)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._take()
        super().focusOutEvent(event)
        self._show_cursor()

    # -- what was typed

    def _plain(self, text: str) -> str:
        return text.removesuffix(self._unit).strip() if self._unit else text.strip()

    def _take(self) -> None:
        """Take over what Qt's box wouldn't: a change after a sign, and any number where values differ."""
        text = self._plain(self.lineEdit().text())
        change = relative(text)
        if change is None and not self._mixed:
            return
        if change is not None:
            self._show_again()
            self._change(change)
            return
        try:
            value = self._clamped(float(text))
        except ValueError:
            self._show_again()
            return
        self.fill(value)
        self._commit(value)

    def _change(self, change: Change) -> None:
        if self.each is not None:
            self.each(lambda value: self._clamped(change(value)))
        else:
            self.setValue(self._clamped(change(self.value())))

    def _clamped(self, value: float) -> float:
        return round(min(max(value, self.minimum()), self.maximum()), self.decimals())

    def _set_mixed(self, on: bool) -> None:
        if on != self._mixed:
            self._mixed = on
            if on:
                self._special = self.specialValueText()
            self.setSpecialValueText("" if on else self._special)
            self.setSuffix("" if on else self._unit)

    def _start(self) -> float:
        automatic = self.begin_at is not None and self.value() <= self.minimum()
        return self.begin_at if automatic and self.begin_at is not None else self.value()

    def _show_again(self) -> None:
        """Write what is shown anew, over what was typed."""
        self.setSuffix("" if self._mixed else self._unit)

    # -- dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.lineEdit():
            if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
                self._fresh = event.reason() == Qt.FocusReason.MouseFocusReason
            elif isinstance(event, QMouseEvent) and self._mouse(event):
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fresh = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._show_cursor()

    def _mouse(self, event: QMouseEvent) -> bool:
        """Take the mouse as long as the field wasn't written in before."""
        kind, at = event.type(), event.globalPosition()
        if (
            kind == QEvent.Type.MouseButtonPress
            and event.button() == Qt.MouseButton.LeftButton
            and self._fresh
        ):
            self._fresh = False
            self._pull = _Pull(at, self._start(), self.value())
            return True
        pull = self._pull
        if pull is None:
            return False
        if kind == QEvent.Type.MouseMove:
            self._pulled(pull, at, event.modifiers())
        elif kind == QEvent.Type.MouseButtonRelease:
            if pull.begun:
                self._end_pull(keep=True)
            else:
                self._pull = None
                self.selectAll()
        return True

    def _pulled(self, pull: _Pull, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        far = at.x() - pull.start.x()
        if not pull.begun and abs(far) < PULL:
            return
        pull.begun = True
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        pull.delta = round(far / 2) * self.singleStep() * (10 if shift else 1)
        if self._mixed:
            QToolTip.showText(at.toPoint(), f"{pull.delta:+g}", self)
        else:
            self._filling = True
            self.setValue(pull.value + pull.delta)
            self._filling = False
        self.show_change(self._pull_change(pull))

    def _pull_change(self, pull: _Pull) -> Change:
        if self._mixed:
            return lambda value: self._clamped(value + pull.delta)
        target = self._clamped(pull.value + pull.delta)
        return lambda _value: target

    def _end_pull(self, *, keep: bool) -> None:
        pull, self._pull = self._pull, None
        assert pull is not None
        self.show_change(None)
        if keep and self._mixed:
            self._change(lambda value: value + pull.delta)
        elif keep and pull.delta:
            self._commit(self._clamped(pull.value + pull.delta))
        else:
            self.fill(MIXED if self._mixed else pull.before)
        self.clearFocus()

    def show_change(self, change: Change | None) -> None:
        """Show what a drag does before it is let go; None ends that."""

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.IBeamCursor if self.hasFocus() else Qt.CursorShape.SizeHorCursor
        self.lineEdit().setCursor(shape)


class _Pull:
    """A press on a number that may become a drag."""

    def __init__(self, start: QPointF, value: float, before: float) -> None:
        self.start, self.value, self.before = start, value, before
        self.begun = False
        self.delta = 0.0


class LiveNumber(Number):
    """A number of one or many things: shows what a drag does while it is made, and is one edit.

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
        *,
        low: float = -LIMIT,
        high: float = LIMIT,
        suffix: str = "",
        decimals: int = 0,
        step: float = 1.0,
    ) -> None:
        super().__init__(
            title, lambda value: self._apply(lambda _old: value),
            low=low, high=high, suffix=suffix, decimals=decimals, step=step,
        )  # fmt: skip
        self._session, self._make = session, make
        self._preview = preview_of(session)
        self.each = self._apply

    def show_change(self, change: Change | None) -> None:
        self._preview.show(self._make(change) if change is not None else None)

    def _apply(self, change: Change) -> None:
        edit = self._make(change)
        if edit is not None:
            self._session.apply(edit)
