"""How long the parts of an advertisement may be, and how their length is counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PARTS = ("headline", "long_headline", "description", "call_to_action", "name")
"""The parts of an advertisement, in the order in which they are written."""

GOOGLE: Mapping[str, int] = {
    "headline": 30,
    "long_headline": 90,
    "description": 90,
    "call_to_action": 20,
    "name": 25,
}
"""Units of responsive display ads at Google. Its buttons are picked from a list; 20 is what stands on a button of a banner."""

Counting = Literal["double", "single"]
"""``double``: a wide character (Chinese, Japanese, Korean, full-width signs) counts two, as Google counts; ``single``: each counts one."""


def width(text: str, counting: Counting = "double") -> int:
    """Return how many units of a limit a text takes.

    Wide is what Unicode calls wide or full-width (UAX 11); marks that combine with the letter before count nothing.
    """
    seen = [sign for sign in unicodedata.normalize("NFC", text) if not unicodedata.combining(sign)]
    if counting == "single":
        return len(seen)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in seen)


@dataclass(frozen=True)
class Limits:
    """The longest each part may be, and how that is counted."""

    longest: Mapping[str, int] = field(default_factory=lambda: dict(GOOGLE))
    counting: Counting = "double"

    def fits(self, part: str, text: str) -> bool:
        """Whether `text` may stand as `part`; nothing may be empty."""
        return bool(text.strip()) and width(text, self.counting) <= self.longest[part]

    def length(self, text: str) -> int:
        """Return the units that a text takes."""
        return width(text, self.counting)

    def characters(self, part: str, language: str) -> int:
        """Return about how many characters of a language fit: half as many where they are wide."""
        wide = self.counting == "double" and language.startswith(("zh", "ja", "ko"))
        return self.longest[part] // 2 if wide else self.longest[part]
