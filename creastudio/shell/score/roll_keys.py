"""Keys of the piano roll by their names, as its tables write them."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeyEvent, QKeySequence

from creastudio.shell.keys import each
from creastudio.shell.score.act_table import ACTS

_PORTABLE = QKeySequence.SequenceFormat.PortableText

ACT_KEYS: dict[str, str] = {
    QKeySequence(key).toString(_PORTABLE): act.id for act in ACTS for key in each(act.keys)
}
"""Name of a key -> id of the act that it stands for."""

_SIGN_WITH_SHIFT = re.compile(r"Shift\+([^\w\[\]])")
"""Brackets with Shift are keys of their own where a keyboard has braces elsewhere."""


def name_of(event: QKeyEvent) -> str:
    """Return the name of a key: "Shift+Up", "}"; a sign that is written with Shift is that sign alone."""
    pressed = QKeySequence(event.keyCombination()).toString(_PORTABLE)
    pressed = pressed.replace("Num+", "").replace("Enter", "Return")
    sign = _SIGN_WITH_SHIFT.fullmatch(pressed)
    return sign[1] if sign is not None else pressed
