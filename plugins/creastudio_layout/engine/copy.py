"""The words of an ad, and how they are measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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
    """The texts of an ad by role; "" for none. `language`: BCP 47, or "" where it isn't known."""

    texts: Mapping[str, str]
    language: str = ""

    def text(self, role: str) -> str:
        """Return the text of a role."""
        return self.texts.get(role, "")


@dataclass(frozen=True)
class SetText:
    """A text in its font."""

    face: Face
    wrap: Wrap


def set_texts(
    words: Words, faces: Sequence[FaceName], brand: Sequence[BrandFont], measure: Measure
) -> dict[tuple[FaceName, str], SetText]:
    """Return all texts in all faces, measured at once."""
    jobs: list[tuple[FaceName, str, Face, list[TextFit]]] = []
    for name in dict.fromkeys(faces):
        for role in ROLES:
            text = words.text(role)
            if not text:
                continue
            face = face_of(role, text, name, brand)
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
        language=language,
    )  # fmt: skip


def estimated(fits: Sequence[TextFit]) -> list[TextSize]:
    """Return sizes by a rule of thumb, for a studio that doesn't measure: 0.56 em a letter, 1 em a Chinese sign."""
    return [_estimated(fit) for fit in fits]


def _estimated(fit: TextFit) -> TextSize:
    pieces = re.findall(
        r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+",
        fit.text,
    )
    bold = 1.08 if fit.weight >= 700 else 1.0
    advances, spaces = [], []
    for piece in pieces or [fit.text]:
        word = piece.rstrip() or piece
        wide = sum(1.0 if ord(sign) > 0x2E7F else 0.56 * bold for sign in word)
        advances.append((piece, (wide + len(word) * fit.tracking / 1000) * fit.size))
        spaces.append(0.26 * fit.size * (len(piece) - len(word)))
    line = (fit.leading or 1.2) * fit.size
    width = sum(advance for _, advance in advances) + sum(spaces)
    return TextSize(
        width=width, height=line, lines=1, pieces=tuple(advances), spaces=tuple(spaces), line_height=line
    )
