"""Blend modes: QPainter's where it has them, NumPy's for the rest."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from creastudio.core.canvas import BlendMode
from creastudio.render.sheet import Sheet

_Mode = QPainter.CompositionMode

NATIVE: dict[BlendMode, QPainter.CompositionMode] = {
    "normal": _Mode.CompositionMode_SourceOver,
    "multiply": _Mode.CompositionMode_Multiply,
    "screen": _Mode.CompositionMode_Screen,
    "overlay": _Mode.CompositionMode_Overlay,
    "darken": _Mode.CompositionMode_Darken,
    "lighten": _Mode.CompositionMode_Lighten,
    "hard-light": _Mode.CompositionMode_HardLight,
    "difference": _Mode.CompositionMode_Difference,
}
"""What QPainter composes by itself, within 2 of 255 of the formulas.

Its dodge, burn, soft light and exclusion are coarser than that.
"""


def lay(sheet: Sheet, other: Sheet, opacity: float, blend: BlendMode) -> None:
    """Compose `other` onto `sheet` with opacity (0 to 1) and a blend mode."""
    native = NATIVE.get(blend)
    if native is not None:
        sheet.lay(other, opacity, native)
        return
    from creastudio.render.blend_formulas import lay_by_formula

    lay_by_formula(sheet, other, opacity, blend)
