"""Reads a person's words for what music is to be like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from creastudio.api.spelling import HIGHEST, LOWEST, parse_name
from creastudio_music.theory.moods import named
from creastudio_music.theory.moods.lexicon import CHINESE, ENGLISH, MORE, NOT, Place

_T = TypeVar("_T")

_WORD = re.compile(r"[a-z][a-z'-]*|\d+/\d+|\d+(?:\.\d+)?|[\u3400-\u9fff]+")
_KEY = re.compile(
    r"\b([a-g])(?:\s*(sharp|flat)|([#b♯♭]))?[\s-]+(major|minor)\b|([A-G])([#b♯♭]?)\s*(大调|小调)|([升降]?)([A-G])\s*(大调|小调)"
)
_TEMPO = re.compile(
    r"(\d{2,3})\s*(?:bpm|beats|拍每分|拍/分)|(?:tempo|速度)\s*[=:：]?\s*(\d{2,3})", re.IGNORECASE
)
_METRE = re.compile(r"\b(2|3|4|5|6|7|9|12)\s*/\s*(4|8)\b")


class Mood(NamedTuple):
    """A place among moods, each -1 to 1."""

    valence: float = 0.0
    energy: float = 0.0
    tension: float = 0.0


@dataclass(frozen=True)
class Wish:
    """What is wanted.

    Attributes
    ----------
    mood : Mood
    understood : tuple of str
        The words that said something, as they were written.
    style, lead, contour, mode : str
        What was said outright; empty where nothing was.
    fifths : int or None
        Key signature.
    tempo : float or None
        Quarter notes a minute.
    metre : tuple of int or None
    pace : float
        How fast it is wanted in a word, -1 (slow) to 1 (fast); 0 where nothing was said.
    """

    mood: Mood = field(default_factory=Mood)
    understood: tuple[str, ...] = ()
    style: str = ""
    lead: str = ""
    contour: str = ""
    mode: str = ""
    fifths: int | None = None
    tempo: float | None = None
    metre: tuple[int, int] | None = None
    pace: float = 0.0


def read_wish(text: str) -> Wish:
    """Return what a text in English, Chinese or both asks for; words that say nothing are left out.

    "not" and "不" turn the next word round, "very" and "很" make it stronger.
    """
    plain = text.casefold()
    moods = list(_moods(plain))
    key = _key(text)
    tempo = _tempo(plain)
    metre = _METRE.search(plain)
    style = _first(plain, named.STYLES)
    lead = _first(plain, named.LEADS)
    contour = _first(plain, named.CONTOURS)
    mode = key[1] if key else (found[1] if (found := _first(plain, named.MODES)) else "")
    said = [word for word, _, _ in moods]
    said += [found[0] for found in (style, lead, contour) if found and found[0] not in said]
    if key:
        said.append(key[2])
    if metre:
        said.append(metre[0])
    return Wish(
        mood=_together(moods),
        understood=tuple(said),
        style=style[1] if style else "",
        lead=lead[1] if lead else "",
        contour=contour[1] if contour else "",
        mode=mode,
        fifths=key[0] if key else None,
        tempo=tempo,
        metre=(int(metre[1]), int(metre[2])) if metre else None,
        pace=max(-1.0, min(1.0, sum(named.PACES.get(word, 0.0) * weight for word, _, weight in moods))),
    )


def _moods(text: str) -> Iterator[tuple[str, Place, float]]:
    """Yield each word that is a mood, with where it lies and its weight, below 0 where it is denied."""
    weight, turned = 1.0, False
    for word in _WORD.findall(text):
        if re.match(r"[\u3400-\u9fff]", word):
            yield from _chinese(word)
            weight, turned = 1.0, False
            continue
        if word in NOT or word.endswith("n't"):
            turned = True
        elif word in MORE:
            weight *= MORE[word]
        else:
            known = _english(word)
            if known is not None:
                yield word, known, -weight if turned else weight
                weight, turned = 1.0, False
            elif word not in ("and", "a", "the", "too"):
                weight = 1.0
                turned = False


def _english(word: str) -> Place | None:
    """Return the place of a word, also of one with an ending of one that is known."""
    for ending in ("", "s", "ly", "ness", "ful", "y", "ing"):
        stem = word.removesuffix(ending) if ending else word
        for known in (stem, f"{stem[:-1]}y" if stem.endswith("i") else stem, f"{stem}y", f"{stem}e"):
            if known in ENGLISH and (not ending or word.endswith(ending)):
                return ENGLISH[known]
    return None


def _chinese(text: str) -> Iterator[tuple[str, Place, float]]:
    weight, turned, at = 1.0, False, 0
    while at < len(text):
        for length in (3, 2, 1):
            word = text[at : at + length]
            if len(word) < length:
                continue
            if word in CHINESE:
                yield word, CHINESE[word], -weight if turned else weight
                weight, turned = 1.0, False
            elif word in MORE:
                weight *= MORE[word]
            elif word in NOT:
                turned = True
            else:
                continue
            at += length
            break
        else:
            at += 1


def _together(moods: list[tuple[str, Place, float]]) -> Mood:
    """Return the mean of what was said; what is denied counts half of its opposite."""
    if not moods:
        return Mood()
    total = sum(min(1.5, abs(weight)) for _, _, weight in moods)

    def mean(axis: int) -> float:
        parts = (place[axis] * (weight if weight > 0 else 0.6 * weight) for _, place, weight in moods)
        return max(-1.0, min(1.0, sum(parts) / max(1.0, total)))

    return Mood(mean(0), mean(1), mean(2))


def _first(text: str, words: Mapping[str, _T]) -> tuple[str, _T] | None:
    """Return the longest word of a table that stands in a text, with what it means."""
    found = [
        word
        for word in words
        if (
            word in text
            if re.match(r"[\u3400-\u9fff]", word)
            else re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text)
        )
    ]
    return max(
        ((word, words[word]) for word in found), key=lambda pair: (len(pair[0]), pair[0]), default=None
    )


def _key(text: str) -> tuple[int, str, str] | None:
    """Return fifths, mode and words of a key: "D minor", "F sharp major", "降E大调"."""
    found = _KEY.search(text) or _KEY.search(text.casefold())
    if found is None:
        return None
    letter = (found[1] or found[5] or found[9]).upper()
    sign = found[2] or found[3] or found[6] or found[8] or ""
    accidental = {"sharp": "#", "flat": "b", "♯": "#", "♭": "b", "升": "#", "降": "b"}.get(sign, sign)
    mode = {"大调": "major", "小调": "minor"}.get(word := (found[4] or found[7] or found[10]), word)
    place = parse_name(letter + accidental) - (3 if mode == "minor" else 0)
    while place > 7 or place > HIGHEST:
        place -= 12
    while place < -7 or place < LOWEST:
        place += 12
    return place, mode, found[0]


def _tempo(text: str) -> float | None:
    found = _TEMPO.search(text)
    if found:
        return max(30.0, min(300.0, float(found[1] or found[2])))
    said = _first(text, named.TEMPI)
    return said[1] if said else None
