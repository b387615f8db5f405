"""Where sentences end, in Latin and in Chinese script."""

from __future__ import annotations

import re

_STOPS, _WIDE_STOPS, _CLOSING = ".!?…。！？", "。！？", "\"'”’」』)）"

_END = re.compile(rf"[{_STOPS}]++[{_CLOSING}]*+(?=\s|$|[^\s\w])|[{_WIDE_STOPS}]++[{_CLOSING}]*+")
"""A stop, with the quotes and brackets that close behind it. A Latin one ends nothing inside a word or a number: 3.5."""

_ENDED = re.compile(rf"[{_STOPS}][{_CLOSING}]*$")


def is_ended(text: str) -> bool:
    """Tell whether a text ends where a sentence does."""
    return _ENDED.search(text) is not None


def ends(text: str) -> list[int]:
    """Return the places behind the end of each sentence."""
    return [found.end() for found in _END.finditer(text)]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, without blanks around them; the end of a line ends one, too."""
    found: list[str] = []
    for line in text.splitlines():
        begin = 0
        for end in (*ends(line), len(line)):
            found.append(line[begin:end].strip())
            begin = end
    return [sentence for sentence in found if sentence]
