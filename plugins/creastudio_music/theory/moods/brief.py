"""From a wish to decisions: style, key, tempo, who leads, and how the melody goes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from creastudio.api.score import Track
from creastudio_music.theory.form import Shape
from creastudio_music.theory.grooves import GROOVES
from creastudio_music.theory.instruments import INSTRUMENTS
from creastudio_music.theory.keys import Mode
from creastudio_music.theory.moods.named import LEADS_OF
from creastudio_music.theory.moods.wish import Mood, Wish
from creastudio_music.theory.ranges import range_of

Contour = Literal["arch", "rising", "falling", "wave", "level"]

_MAJOR_KEYS = ((-3, -2, -1, 0), (-1, 0, 1, 2), (0, 1, 2, 3, 4))
_MINOR_KEYS = ((-5, -4, -3, -2), (-3, -2, -1, 0), (-1, 0, 1))
"""Signatures for dark, middling and bright moods."""


@dataclass(frozen=True)
class Brief:
    """What is decided for one piece.

    Attributes
    ----------
    tempo : float
        Quarter notes a minute.
    lead : str
        Name of an instrument, of ``INSTRUMENTS``.
    density, syncopation, daring, intensity : float
        0 to 1.
    low, high : int
        Range of the melody.
    """

    style: str
    fifths: int
    mode: Mode
    metre: tuple[int, int]
    tempo: float
    lead: str
    contour: Contour
    density: float
    syncopation: float
    daring: float
    low: int
    high: int
    intensity: float
    shape: Shape


def brief_of(
    wish: Wish,
    rng: random.Random,
    *,
    style: str = "",
    tempo: float | None = None,
    metre: tuple[int, int] | None = None,
    lead: str = "",
) -> Brief:
    """Return decisions that fit a wish; what is given beside it holds.

    Parameters
    ----------
    rng : random.Random
        Decides where several things would do.
    """
    mood = wish.mood
    chosen = style or wish.style or _style(mood, rng)
    groove = GROOVES[chosen]
    mode: Mode = _mode(wish, rng)
    pace = tempo or wish.tempo or _tempo(groove.tempo, wish, rng)
    name = lead or wish.lead or rng.choice(LEADS_OF[chosen])
    low, high = tessitura(INSTRUMENTS[name])
    own_metre = metre or wish.metre or groove.metre
    # What is dense at a slow tempo is hurried at a fast one.
    density = 0.42 + 0.28 * mood.energy - (pace - 104) / 260 + rng.uniform(-0.06, 0.06)
    return Brief(
        style=chosen,
        fifths=_fifths(wish, mode, rng),
        mode=mode,
        metre=own_metre,
        tempo=round(pace, 1),
        lead=name,
        contour=_contour(wish, rng),
        density=min(0.85, max(0.08, density)),
        syncopation=_syncopation(chosen, mood),
        daring=min(0.9, max(0.1, 0.3 + 0.25 * mood.tension + 0.1 * mood.energy)),
        low=low,
        high=high,
        intensity=min(0.95, max(0.08, 0.5 + 0.4 * mood.energy)),
        shape="build" if mood.tension > 0.5 else "arch",
    )


def _style(mood: Mood, rng: random.Random) -> str:
    """Return one of the styles that lie near to a mood, the nearest likeliest."""
    far = {
        name: (mood.valence - groove.mood[0]) ** 2
        + (mood.energy - groove.mood[1]) ** 2
        # Tension has its place in what is written for pictures.
        + (0.6 * max(0.0, mood.tension - 0.2) if name not in ("cinematic", "ambient", "rock") else 0.0)
        for name, groove in GROOVES.items()
    }
    near = sorted(far, key=lambda name: (far[name], name))[:4]
    return rng.choices(near, [1 / (0.08 + far[name]) for name in near])[0]


def _mode(wish: Wish, rng: random.Random) -> Mode:
    if wish.mode:
        return "minor" if wish.mode == "minor" else "major"
    dark = -wish.mood.valence + 0.35 * wish.mood.tension - 0.05
    return "minor" if dark + rng.uniform(-0.08, 0.08) > 0 else "major"


def _fifths(wish: Wish, mode: Mode, rng: random.Random) -> int:
    if wish.fifths is not None:
        return wish.fifths
    bright = wish.mood.valence + 0.3 * wish.mood.energy
    keys = _MAJOR_KEYS if mode == "major" else _MINOR_KEYS
    return rng.choice(keys[0 if bright < -0.25 else 2 if bright > 0.45 else 1])


def _tempo(span: tuple[int, int, int], wish: Wish, rng: random.Random) -> float:
    slow, usual, fast = span
    # What is called slow is slow, however lively its style and the other words are.
    toward = (wish.pace or wish.mood.energy * 0.75) + rng.uniform(-0.12, 0.12)
    pace = usual + (fast - usual) * toward if toward > 0 else usual + (usual - slow) * toward
    return float(round(min(fast, max(slow, pace))))


def _contour(wish: Wish, rng: random.Random) -> Contour:
    said: Contour | None = next((c for c in _CONTOURS if c == wish.contour), None)
    if said is not None:
        return said
    valence, energy, tension = wish.mood
    if valence < -0.4:
        return "falling"
    if tension > 0.5:
        return "rising"
    if energy < -0.5:
        return rng.choice(("wave", "level", "arch"))
    return rng.choice(("arch", "arch", "rising", "wave"))


_CONTOURS: tuple[Contour, ...] = ("arch", "rising", "falling", "wave", "level")


def _syncopation(style: str, mood: Mood) -> float:
    own = {
        "funk": 0.55,
        "latin": 0.5,
        "bossa": 0.5,
        "swing": 0.45,
        "reggae": 0.4,
        "pop": 0.3,
        "house": 0.4,
        "lofi": 0.35,
    }
    return min(0.8, max(0.0, own.get(style, 0.12) + 0.1 * mood.energy))


def tessitura(program: int) -> tuple[int, int]:
    """Return the range that an instrument sings a melody in: around the upper middle of what it has."""
    lowest, highest = range_of(Track(program=program))
    middle = min(74, max(57, (lowest + highest) // 2 + 2))
    low, high = max(lowest, middle - 9), min(highest, middle + 10)
    return (low, high) if high - low >= 12 else (lowest, max(highest, lowest + 12))
