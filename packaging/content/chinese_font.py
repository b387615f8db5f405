"""Cut a Chinese font down to the characters that are written, keeping its forms for vertical setting."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FEATURES = [
    "ccmp",
    "locl",
    "liga",
    "vert",
    "vrt2",
    "kern",
    "mark",
    "mkmk",
    "halt",
    "vhal",
    "palt",
    "vpal",
    "chws",
    "vchw",
]

RANGES = (
    range(0x20, 0x250),  # Latin with accents, for pinyin
    range(0x2000, 0x2070),  # punctuation
    range(0x2460, 0x2500),  # circled numbers
    range(0x3000, 0x3130),  # Chinese punctuation, kana, bopomofo
    range(0xFE10, 0xFE50),  # vertical and compatibility forms
    range(0xFF00, 0xFFF0),  # full width
)


def write_subset(source: Path, target: Path) -> None:
    """Write `source` with the characters of GB 2312 (6,763 of them Chinese) and Big5's first level (5,401)."""
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_characters())
    cutter.subset(font)
    font.save(target)


def _characters() -> set[int]:
    found = {character for span in RANGES for character in span}
    found |= _double_bytes("gb2312", range(0xA1, 0xF8))
    return found | _double_bytes("big5", range(0xA1, 0xC7))


def _double_bytes(encoding: str, leads: range) -> set[int]:
    """Return the characters that a two-byte encoding has for some first bytes."""
    found: set[int] = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, errors="ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                found.add(ord(text))
    return found
