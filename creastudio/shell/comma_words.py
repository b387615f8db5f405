"""Words that a person types into one line, parted by commas: of Latin or of Chinese text."""

from __future__ import annotations

import re

_PARTING = ",，、;；"

_LAST = re.compile(f"[^{_PARTING}]*$")


def comma_words(text: str) -> tuple[str, ...]:
    """Return the words of a line, each once, in their order."""
    return tuple(dict.fromkeys(word for part in re.split(f"[{_PARTING}]", text) if (word := part.strip())))


def last_begun(text: str) -> str:
    """Return the word at the end of a line, which is being typed; "" where it isn't begun."""
    return text[_start_of_last(text) :].strip()


def with_last(text: str, word: str) -> str:
    """Return a line with a whole word in the place of the one at its end, ready for the next."""
    before = text[: _start_of_last(text)]
    return f"{before}{' ' if before else ''}{word}, "


def _start_of_last(text: str) -> int:
    found = _LAST.search(text)
    return found.start() if found is not None else len(text)
