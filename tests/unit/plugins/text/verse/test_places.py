"""Where characters stand."""

from __future__ import annotations

from creastudio_text.verse.places import cut, verses


def _texts(found: list[list[object]]) -> list[str]:
    return ["".join(place.character for place in verse) for verse in found]  # type: ignore[attr-defined]


def test_verses_stand_between_punctuation() -> None:
    found = verses("白日依山尽，黄河\n  入海流。(x)")
    assert _texts(found) == ["白日依山尽", "黄河", "入海流"]  # type: ignore[arg-type]
    assert (found[2][0].line, found[2][0].column) == (1, 2)


def test_verses_are_cut_anew_where_the_size_fits() -> None:
    found = cut(verses("白日依山尽黄河\n入海流"), [5, 5])
    assert _texts(found) == ["白日依山尽", "黄河入海流"]  # type: ignore[arg-type]
    assert _texts(cut(verses("白日，依"), [5, 5])) == ["白日", "依"]  # type: ignore[arg-type]
