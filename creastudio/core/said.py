"""Sentences that come finished from below the window, told in the person's language.

Engines, the store and the exporters say what is wrong in English, names and numbers filled in. A table of templates
("The folder '{0}' has no pictures.") finds the sentence again, and its translation takes the same names and numbers.
What no template fits stays English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

FIELD = re.compile(r"\{(\w+)\}")

SENTENCES = re.compile(r"(?<=[.。])\s+(?=['A-Z])")
"""Where one sentence of several ends."""

COUNT = re.compile(r", (?=\d)")
COUNTS = re.compile(r"\d+ [^\d,.]+(?:, \d+ [^\d,.]+)*")
"""What counts several things: "2 voices, 1 pitch bend"."""

OF_VALUES = re.compile(
    r"(?:^|: )(?:(?:input|string|tuple|extra inputs) (?:should|are) |a film takes |invalid json: )",
    re.IGNORECASE,
)
"""How what is wrong with a value begins, which ends without a full stop: what pydantic says, and our own rules beside it."""

FEW = 5
"""Letters of its own below which a template such as "{done} of {total}" is about numbers and names: no sentence is one."""

DEEPEST = 3
"""How often what fills a template may itself be a sentence."""


@dataclass(frozen=True)
class Template:
    """A sentence with fields, and its translation with the same ones."""

    pattern: re.Pattern[str]
    translation: str
    of_names: bool = False
    """It is too short to be a sentence, and would fit many."""


@dataclass
class SaidTable:
    """Templates by their English texts.

    Parameters
    ----------
    texts : Mapping
        English -> translation; fields as ``{name}``.
    """

    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self._templates = [
            Template(re.compile(_pattern(text), re.DOTALL), translation, of_names=_is_of_names(text))
            for text, translation in sorted(self.texts.items(), key=lambda item: -_fixed(item[0]))
            if FIELD.search(text)
        ]
        self.find = lru_cache(maxsize=512)(self._find)

    def _find(self, text: str, depth: int = 0) -> str:
        """Return `text` translated as far as the table knows it."""
        if not self.texts or not text:
            return text
        found = self.texts.get(text) or self._filled(text, depth)
        if found is not None:
            return found
        parts = SENTENCES.split(text)
        return "".join(self._find(part, depth) for part in parts) if len(parts) > 1 else text

    def _filled(self, text: str, depth: int) -> str | None:
        for template in self._templates:
            if template.of_names and text.endswith("."):
                continue
            match = template.pattern.fullmatch(text)
            # What fills a field is no more than one sentence; several are told one by one.
            if match is None or any(SENTENCES.search(value) for value in match.groups()):
                continue
            fields = {name: self._inner(value, depth) for name, value in match.groupdict().items()}
            return FIELD.sub(partial(_fill, fields), template.translation)
        return None

    def _inner(self, value: str, depth: int) -> str:
        if COUNTS.fullmatch(value) and depth < DEEPEST:
            return self.texts.get(", ", ", ").join(self._find(part, depth + 1) for part in COUNT.split(value))
        # A name may read like anything; only what looks like a sentence is one.
        is_sentence = "'" in value or value.endswith(".") or OF_VALUES.search(value)
        if not is_sentence or depth >= DEEPEST:
            return value
        found = self._find(value, depth + 1)
        if found != value or value.endswith("."):
            return found
        # The sentence that it stands in may have taken its full stop.
        whole = self._find(f"{value}.", depth + 1)
        return value if whole == f"{value}." else whole.rstrip("。.")


def _fill(fields: Mapping[str, str], at: re.Match[str]) -> str:
    return fields[f"f{at[1]}"]


def _pattern(text: str) -> str:
    """Return the pattern of a template; a field that stands twice must be the same twice."""
    parts, seen = FIELD.split(text), set[str]()
    out = ""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            out += re.escape(part)
        elif part in seen:
            out += f"(?P=f{part})"
        else:
            seen.add(part)
            out += f"(?P<f{part}>.+?)"
    return out


def _is_of_names(text: str) -> bool:
    own = FIELD.sub("", text)
    return text.startswith("{") and not text.endswith(".") and sum(map(str.isalpha, own)) < FEW


def _fixed(text: str) -> int:
    """Return how many letters of a template are its own: the most particular one is tried first."""
    return len(FIELD.sub("", text))
