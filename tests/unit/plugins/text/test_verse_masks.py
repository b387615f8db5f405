"""Characters of a vocabulary by tone and rhyme."""

from __future__ import annotations

from creastudio_text.engine.verse_masks import masks_of
from creastudio_text.verse.pingshui import LEVEL, OBLIQUE
from tests.support.text_models import CharTokens

TOKENS = CharTokens("，。a秋流月雪看不东冬")
MASKS = masks_of(TOKENS)


def _of(mask: object) -> str:
    return "".join(TOKENS.surface(i) for i, yes in enumerate(mask.tolist()) if yes)  # type: ignore[attr-defined]


def test_tones() -> None:
    assert _of(MASKS.signs["平"]) == "秋流看东冬"
    assert _of(MASKS.signs["仄"]) == "月雪看不"  # 不 as level is rare, and left to checks
    assert _of(MASKS.signs["中"]) == "秋流月雪看不东冬"


def test_rhymes() -> None:
    assert _of(MASKS.foot("平尤", LEVEL)) == "秋流"
    assert _of(MASKS.foot(1, LEVEL)) == "东冬"
    assert _of(MASKS.foot(18, OBLIQUE)) == "月雪不"
    assert MASKS.foot("平侵", LEVEL) is None


def test_marks_are_no_characters() -> None:
    assert MASKS.mark("，") == 1
    assert MASKS.mark("；") is None
    assert masks_of(TOKENS) is MASKS
