"""Which lines of a brand kit an ad in one language and format is about, and which words it must not use."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from creastudio.api.brand import BrandLine
from creastudio.api.formats import format_table

_SCRIPTS = {"cn": "hans", "sg": "hans", "my": "hans", "tw": "hant", "hk": "hant", "mo": "hant"}
"""How Chinese is written in a country."""


def forbidden_in(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return which of some words stand in a text, as they are spelt in the list, each once.

    Case, width of letters and kind of space don't matter. A word in letters is found whole ("art" isn't in "start", nor
    "best" in "bestow"); Chinese, which has no spaces, is found wherever it stands.
    """
    folded = _folded(text)
    return tuple(dict.fromkeys(word for word in words if _stands(_folded(word), folded)))


def lines_for(lines: Iterable[BrandLine], language: str, format_id: str = "") -> tuple[BrandLine, ...]:
    """Return the lines that hold for an ad.

    Parameters
    ----------
    language : str
        BCP 47 of the ad; "" where it isn't known, and then any line holds.
    format_id : str
        Of its format; "" for lines of all formats alone.
    """
    return tuple(
        line
        for line in lines
        if speaks(line.language, language)
        and (not line.formats or any(_names(word, format_id) for word in line.formats))
    )


def speaks(wanted: str, language: str) -> bool:
    """Whether what is meant for a language holds in another: nothing that both tags say differs.

    "en" holds in "en-GB" and "en-GB" in "en", but "en-US" doesn't in "en-GB", nor "zh-TW" in "zh-Hans".
    """
    one, other = _subtags(wanted), _subtags(language)
    return not one or not other or all(one[kind] == other[kind] for kind in one.keys() & other.keys())


def _subtags(tag: str) -> dict[str, str]:
    parts = tag.lower().replace("_", "-").split("-")
    if not parts[0]:
        return {}
    found = {"language": parts[0]}
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            found["script"] = part
        elif len(part) == 2 or (len(part) == 3 and part.isdigit()):
            found["region"] = part
    if parts[0] == "zh" and found.get("region") in _SCRIPTS:
        found.setdefault("script", _SCRIPTS[found["region"]])
    return found


def _names(word: str, format_id: str) -> bool:
    """Whether a word means a format: its id, the beginning of it, or its group."""
    word, known = word.strip().lower(), format_id.lower()
    if not word or not known:
        return False
    if known == word or known.startswith(f"{word}."):
        return True
    return any(
        group.id == word and any(form.id == known for form in group.formats)
        for group in format_table().groups
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _stands(word: str, text: str) -> bool:
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if not _joined(text[at - 1 : at], word[0]) and not _joined(word[-1], text[end : end + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _joined(one: str, other: str) -> bool:
    """Whether two letters, "" for none, belong to one word."""
    return _of_word(one) and _of_word(other)


def _of_word(letter: str) -> bool:
    return letter.isalnum() and unicodedata.east_asian_width(letter) not in "WF"
