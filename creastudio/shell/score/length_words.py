"""How long a note is, in words."""

from __future__ import annotations

from fractions import Fraction

from creastudio.shell.i18n import mark, tr, tr_text

NAMES: dict[Fraction, str] = {
    Fraction(4): mark("whole note"),
    Fraction(2): mark("half note"), Fraction(3): mark("dotted half note"),
    Fraction(1): mark("quarter note"), Fraction(3, 2): mark("dotted quarter note"),
    Fraction(1, 2): mark("eighth note"), Fraction(3, 4): mark("dotted eighth note"),
    Fraction(1, 4): mark("sixteenth note"), Fraction(3, 8): mark("dotted sixteenth note"),
    Fraction(1, 8): mark("thirty-second note"),
}  # fmt: skip
"""Length in quarters -> its name."""


def length_name(ticks: int, ticks_per_quarter: int) -> str:
    """Return the name of a length, or how many quarters it has where it has none."""
    quarters = Fraction(ticks, ticks_per_quarter)
    if quarters in NAMES:
        return tr_text(NAMES[quarters])
    return tr("{length} quarter notes", length=f"{float(quarters):.3g}")
