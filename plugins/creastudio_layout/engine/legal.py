"""Lines that a brand wants said in some formats: each format gets its own, beside what is said in all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from creastudio_layout.engine.copy import Measure, Words, set_texts
from creastudio_layout.engine.house import House
from creastudio_layout.engine.solve import Material
from creastudio_layout.theory.concepts import FaceName


def with_legal(words: Words, house: House, format_ids: Sequence[str]) -> dict[str, Words]:
    """Return the words of each format, with what the house wants said there behind the legal line that is given.

    Formats that say the same share one value. What all formats say keeps the id of its role; each line beside it has one
    of its own, so that an edit of it reaches the formats that have it and no others.
    """
    given = words.text("legal")
    names: dict[str, str] = {_said(given, house.legal_lines()): "legal"}
    known: dict[str, Words] = {}
    found: dict[str, Words] = {}
    for form in format_ids:
        said = _said(given, house.legal_lines(form))
        name = names.setdefault(said, f"legal-{len(names) + 1}")
        if said not in known:
            own = {} if name == "legal" else {"legal": name}
            known[said] = replace(words, texts={**words.texts, "legal": said}, names=own)
        found[form] = known[said]
    return found


def _said(text: str, lines: Sequence[str]) -> str:
    """Return a text with lines behind it that it doesn't say already."""
    for line in lines:
        if line.casefold() not in text.casefold():
            text = f"{text} {line}".strip()
    return text


def materials(
    material: Material, words: Mapping[str, Words], faces: Sequence[FaceName], measure: Measure
) -> dict[str, Material]:
    """Return the material of each format (id -> words); formats with the same words share it."""
    own: dict[str, Material] = {}
    found: dict[str, Material] = {}
    for form, said in words.items():
        legal = said.text("legal")
        if legal not in own:
            only = Words({"legal": legal}, said.language)
            sets = {key: value for key, value in material.sets.items() if key[1] != "legal"}
            sets |= set_texts(only, faces, material.fonts, measure)
            own[legal] = replace(material, words=said, sets=sets)
        found[form] = own[legal]
    return found
