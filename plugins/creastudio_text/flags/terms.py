"""What a list of words is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Terms:
    """Words and phrases that are flagged for one reason.

    Parameters
    ----------
    category : str
        "advertising" or "coarse".
    language : str
        "en" or "zh".
    words : str
        A regular expression; in English it is matched by whole words, whatever their case.
    reason : str
        One sentence; ``{word}`` is what stands in the text.
    score : float
        How strong it is, 0 to 1.
    excused : str
        A regular expression of what excuses a match that begins within it.
    """

    category: str
    language: str
    words: str
    reason: str
    score: float
    excused: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled words."""
        return _compiled(self.words, self.language)

    @cached_property
    def excuse(self) -> re.Pattern[str] | None:
        """The compiled excuses."""
        return _compiled(self.excused, self.language) if self.excused else None


HAN = "\u3400-\u9fff"
"""Chinese characters, for a class of a regular expression."""


def whole(words: str, before: str = "") -> str:
    """Return an expression for whole English words, which may stand between Chinese characters without a space.

    Parameters
    ----------
    before : str
        Further characters that may not come before them.
    """
    return rf"(?<![^\W{HAN}]){f'(?<![{before}])' if before else ''}(?:{words})(?![^\W{HAN}])"


def _compiled(words: str, language: str) -> re.Pattern[str]:
    return re.compile(whole(words, "#") if language == "en" else words, re.IGNORECASE)
