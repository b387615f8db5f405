"""Tunes of ci: to each its lengths, tones and rhymes (after Long Yusheng, Tang Song ci gelü, 1978).

``data/tunes.txt`` lists them in signs that can be read aloud; a tune that stands there twice has two variants.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

from creastudio_text.verse.metre import Form, Line, Metre

LINE = re.compile(r"([平仄中、|]+)(?:=(\d) )?(\d?)([，。])")


@functools.cache
def tunes() -> dict[str, Form]:
    """Return the tunes by name."""
    text = resources.files("creastudio_text.verse").joinpath("data/tunes.txt").read_text(encoding="utf-8")
    metres: dict[str, list[Metre]] = {}
    for row in text.splitlines():
        if not row.startswith("#"):
            name, signs = row.split("：")
            metres.setdefault(name, []).append(_metre(name, signs))
    return {name: Form("ci", name, "zh", tuple(found), ci=True) for name, found in metres.items()}


def _metre(name: str, signs: str) -> Metre:
    """Return a tune's metre from its signs."""
    lines: list[Line] = []
    parts: list[int] = []
    for stanza in signs.split("/"):
        for tones, echo, rhyme, mark in LINE.findall(stanza):
            pause = tones.find("、") if "、" in tones else 0
            patterns = tuple(tones.replace("、", "").split("|"))
            lines.append(Line(patterns, int(rhyme or 0), int(echo or 0), mark, pause))
        parts.append(len(lines) - 1)
    return Metre(name, tuple(lines), tuple(parts[:-1]))
