"""The words of an ad, and how they are measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from creastudio.api.brand import BrandFont
from creastudio.api.measuring import TextFit, TextSize
from creastudio_layout.engine.wrapping import Wrap, wrap_of
from creastudio_layout.theory.concepts import FaceName
from creastudio_layout.theory.faces import Face, face_of

Measure = Callable[[Sequence[TextFit]], list[TextSize]]

ROLES = ("headline", "subhead", "body", "price", "cta", "legal")
"""Texts in the order in which they are read."""

SIZE = 100.0
"""Px at which texts are measured."""


@dataclass(frozen=True)
class Words:
    """The texts of an ad by role; "" for none.

    Attributes
    ----------
    language : str
        BCP 47, or "" where it isn't known.
    claimed : str
        Role of a text that is a claim of the brand; "" for none.
    names : mapping
        Role -> id of its element, where that isn't the role: elements of one id say the same in all formats.
    """

    texts: Mapping[str, str]
    language: str = ""
    claimed: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])

    def name(self, role: str) -> str:
        """Return the id of a role's element."""
        return self.names.get(role, role)

    def text(self, role: str) -> str:
        """Return the text of a role."""
        return self.texts.get(role, "")


@dataclass(frozen=True)
class SetText:
    """A text in its font."""

    face: Face
    wrap: Wrap

    @property
    def stand_in(self) -> tuple[str, str]:
        """The font that the brand asks for and the one that stands in for it; ("", "") where the brand has its own."""
        own, used = self.face.own, self.wrap.family
        return (own[0], used) if own and used and used not in own else ("", "")


Fonts = Mapping[str, tuple[tuple[str, ...], int]]
"""Role -> families and weight."""


def set_texts(
    words: Words,
    faces: Sequence[FaceName],
    brand: Sequence[BrandFont],
    measure: Measure,
    fonts: Fonts | None = None,
) -> dict[tuple[FaceName, str], SetText]:
    """Return all texts in all faces, measured at once.

    Parameters
    ----------
    fonts : mapping, optional
        Of texts that have their font already and keep it.
    """
    jobs: list[tuple[FaceName, str, Face, list[TextFit]]] = []
    for name in dict.fromkeys(faces):
        for role in ROLES:
            text = words.text(role)
            if not text:
                continue
            face = face_of(role, text, name, brand)
            if fonts and role in fonts:
                face = replace(face, families=fonts[role][0], weight=fonts[role][1])
            jobs.append((name, role, face, [_fit(part, face, words.language) for part in _paragraphs(text)]))
    unique = list(dict.fromkeys(fit for *_, fits in jobs for fit in fits))
    sizes = dict(zip(unique, measure(unique), strict=True)) if unique else {}
    tables: dict[tuple[TextFit, ...], Wrap] = {}
    found: dict[tuple[FaceName, str], SetText] = {}
    for name, role, face, fits in jobs:
        key = tuple(fits)
        if key not in tables:
            tables[key] = wrap_of([sizes[fit] for fit in fits], SIZE)
        found[name, role] = SetText(face, tables[key])
    return found


def _paragraphs(text: str) -> list[str]:
    return [part if part.strip() else " " for part in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)]


def _fit(text: str, face: Face, language: str) -> TextFit:
    return TextFit(
        text=text, families=face.families, size=SIZE, weight=face.weight, tracking=face.tracking, leading=face.leading,
        language=language, balance=face.balance,
    )  # fmt: skip
