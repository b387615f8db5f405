"""Phrase patterns filled with the fields of a brief."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal

from creastudio_text.copywriting.brief import Brief

Tone = Literal["warm", "bold", "plain", "playful", "premium", "factual"]

TONES: tuple[Tone, ...] = ("warm", "bold", "plain", "playful", "premium", "factual")

ANGLES = ("offer", "audience", "day", "time", "place", "benefit", "product")
"""What a headline can be about; the first of these that it names is its angle."""

_SAME = {"where": "place", "our": "product", "benefit2": "benefit", "benefit3": "benefit"}

_WHERE = re.compile(
    r"(?<=\w)\s+(?:about|among|around|at|behind|beside|between|by|for|from|in|inside|near|on|over|to|under|with|without)\s.*$",
    re.IGNORECASE,
)
_LINKS = frozenset(("a", "an", "and", "of", "or", "the", "&"))


@dataclass(frozen=True)
class Filled:
    """A pattern with words in it.

    Attributes
    ----------
    fields : frozenset of str
        What of the brief it says: names of ``ANGLES``.
    """

    text: str
    pattern: str
    fields: frozenset[str]

    @property
    def angle(self) -> str:
        """What it is about; "mood" where it names nothing of the brief."""
        return next((name for name in ANGLES if name in self.fields), "mood")


@cache
def patterns(language: str, tone: str, kind: str = "thing") -> Mapping[str, tuple[str, ...]]:
    """Return the patterns of a language and a tone by part, without those that aren't for a kind of thing."""
    module = importlib.import_module(f"creastudio_text.copywriting.phrases.{language}_{tone}")
    texts = {"headline": module.HEADLINES, "long_headline": module.LONG, "description": module.DESCRIPTIONS}
    lines = {part: [_parted(line) for line in text.strip().split("\n")] for part, text in texts.items()}
    return {part: tuple(words for words, but in rows if kind not in but) for part, rows in lines.items()}


def _parted(line: str) -> tuple[str, frozenset[str]]:
    """Return a pattern and the kinds of thing that it isn't for."""
    words, *kinds = line.split(" !")
    return words.strip(), frozenset(kind.strip() for kind in kinds)


@cache
def slots(pattern: str) -> tuple[str, ...]:
    """Return the names in braces of a pattern, as they are written."""
    return tuple(name for _, name, _, _ in Formatter().parse(pattern) if name)


def filled(brief: Brief, tone: str, part: str, fits: Callable[[str], bool]) -> Iterator[Filled]:
    """Yield each pattern whose fields the brief has and that fits, once for each of the benefits that may stand first.

    The product's name is cut down only where the text doesn't fit with all of it.
    """
    seen: set[str] = set()
    for pattern in patterns(brief.language, tone, brief.kind)[part]:
        names = slots(pattern)
        fields = frozenset(_SAME.get(name.lower(), name.lower()) for name in names)
        for choices in _values(brief):
            texts = [_text(pattern, names, values, brief.language) for values in choices]
            text = next((text for text in texts if text and fits(text)), "")
            if text and text not in seen:
                seen.add(text)
                yield Filled(text, pattern, fields)


def _text(pattern: str, names: Sequence[str], values: Mapping[str, str], language: str) -> str:
    """Return a pattern with its words; "" where one of them is missing."""
    if any(not values.get(name.lower()) for name in names):
        return ""
    return _tidy(pattern.format_map({name: _cased(name, values[name.lower()]) for name in names}), language)


def _values(brief: Brief) -> Iterator[list[dict[str, str]]]:
    """Yield the fields with each benefit first in turn; each time with the product's whole name, and with shorter ones."""
    benefits = [_lowered(item) if brief.language == "en" else item for item in brief.benefits]
    the = f"the {brief.product}" if f"the {brief.product}".lower() in brief.text.lower() else brief.product
    for first in range(max(1, len(benefits))):
        turned = benefits[first:] + benefits[:first]
        choices: list[dict[str, str]] = []
        for product in dict.fromkeys((brief.product, *_short(brief))):
            values = {f"benefit{place or ''}": item for place, item in zip(("", 2, 3), turned, strict=False)}
            choices.append(
                {
                    **values,
                    "product": product,
                    "our": (the if product == brief.product else product)
                    if _is_name(product)
                    else f"our {product}",
                    "audience": brief.audience,
                    "offer": _lowered(brief.offer) if brief.language == "en" else brief.offer,
                    "place": brief.place,
                    "where": brief.where or (f"at {brief.place}" if brief.place else ""),
                    "time": brief.time,
                    "day": brief.day,
                }
            )
        yield choices


def _short(brief: Brief) -> tuple[str, ...]:
    """Return shorter names of an English product: without where it is and what for, then its last words.

    Names of brands and Chinese ones stay as they are, as they can't be cut safely.
    """
    if brief.language != "en" or _is_name(brief.product):
        return (brief.brand or brief.product,)
    what = _WHERE.sub("", brief.product)
    words = what.split()
    while len(words) > 1 and (len(" ".join(words)) > 14 or words[0].lower() in _LINKS):
        words = words[1:]
    return what, " ".join(words)


def _is_name(product: str) -> bool:
    return any(word[:1].isupper() for word in product.split())


def _cased(name: str, value: str) -> str:
    return value[:1].upper() + value[1:] if name[:1].isupper() else value


def _lowered(text: str) -> str:
    """Return a phrase for the middle of a sentence; "USB" and "Nordic Sea" stay as they are."""
    return text[:1].lower() + text[1:] if text[1:] == text[1:].lower() and text[1:2].isalpha() else text


def _tidy(text: str, language: str) -> str:
    """Take away signs that follow each other where a field brought its own."""
    text = re.sub(r"([,.;:!?，。；：！？、])(?:\s*[,.;:，。；：、])+", r"\1", text)
    return text if language == "zh" else re.sub(r"([.?] )([a-z])", lambda m: m[1] + m[2].upper(), text)
