"""Advertisements by a model: limits hold, nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from creastudio.api.testing import FakeContext
from creastudio_text.copywriting.brief import parse
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine import model_copy
from creastudio_text.engine.instructed import Instructed
from tests.support.text_models import CharTokens, TableModel

BRIEF = parse("Product: coffee\nOffer: half price until 31 October")

SIGNS = '\n abcdefghijklnoprstu{}[]":,_\\'


class _Obedient(TableModel):
    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        assert "31 October" in instruction
        return self.tokens.encode(f"{text} a")


def _written(place: Path, seed: int, model: Any) -> list[dict[str, str]]:
    writer = Instructed("tiny", model)
    found = model_copy.written(writer, BRIEF, "warm", Limits(), [seed, seed + 1], FakeContext(place))
    return [copy.parts for key, copy in found.items() if key == seed]


def test_every_part_fits_and_comes_again(tmp_path: Path) -> None:
    model = _Obedient(tokens=CharTokens(SIGNS))
    for seed in range(4):
        (parts,) = _written(tmp_path, seed, model)
        assert all(Limits().fits(part, parts[part]) for part in PARTS)
        assert _written(tmp_path, seed, model) == [parts]


def test_no_number_is_invented(tmp_path: Path) -> None:
    model = _Obedient(tokens=CharTokens(SIGNS + "0123456789%"))
    found = [parts for seed in range(6) for parts in _written(tmp_path, seed, model)]
    assert not any(
        model_copy.invented(parts[part], BRIEF) or "%" in parts[part] for parts in found for part in PARTS
    )
    assert model_copy.invented("25% off", BRIEF)
    assert model_copy.invented("A coffee with every loaf", BRIEF)
    assert not model_copy.invented("until 31 October", BRIEF)


def test_a_variant_alone_is_the_one_of_the_batch(tmp_path: Path) -> None:
    writer = Instructed("tiny", _Obedient(tokens=CharTokens(SIGNS)))
    alone = model_copy.written(writer, BRIEF, "warm", Limits(), [8], FakeContext(tmp_path))
    batch = model_copy.written(writer, BRIEF, "warm", Limits(), [7, 8, 9], FakeContext(tmp_path))
    assert alone[8] == batch[8]


def test_the_schema_has_the_limits_of_the_language() -> None:
    assert model_copy.schema(Limits(), "zh")["properties"]["headline"]["maxLength"] == 15
    assert model_copy.schema(Limits(), "en")["properties"]["headline"]["maxLength"] == 30


def test_what_a_limit_cut_off_is_taken_away() -> None:
    limits = Limits({**Limits().longest, "headline": 20})
    assert model_copy.trimmed("Warm bread from the oven", "headline", "en", limits) == "Warm bread"
    assert model_copy.trimmed("Warm bread", "headline", "en", limits) == "Warm bread"
    assert model_copy.trimmed("六点出炉，每条面包都送你一杯", "headline", "zh", limits) == "六点出炉"


def test_claims_may_be_said_and_forbidden_words_may_not(tmp_path: Path) -> None:
    brief = replace(BRIEF, claims=("Ready in 4 minutes.",), voice="calm, honest", forbidden=("a",))
    told = model_copy.told(brief)
    assert told.endswith("May be said: Ready in 4 minutes. Voice: calm, honest.")
    assert not model_copy.invented("Ready in 4 minutes", brief)
    assert model_copy.invented("Ready in 5 minutes", brief)
    writer = Instructed("tiny", _Obedient(tokens=CharTokens(SIGNS)))
    (first,) = model_copy.written(writer, BRIEF, "warm", Limits(), [8], FakeContext(tmp_path)).values()
    careful = replace(brief, forbidden=(first.parts["description"].split()[0],))
    again = model_copy.written(writer, careful, "warm", Limits(), [8], FakeContext(tmp_path))
    assert not careful.allows(first.parts["description"])
    assert all(careful.allows(line) for copy in again.values() for line in copy.parts.values())


def test_a_brief_that_the_model_cannot_look_back_on_is_told_and_costs_the_model_alone(tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path)
    writer = Instructed("tiny", _Obedient(tokens=CharTokens(SIGNS), context=model_copy.LONGEST))
    assert model_copy.written(writer, BRIEF, "warm", Limits(), [1, 2], ctx) == {}
    assert ctx.notices == ["The brief is too long for 'Table'. Shorten it, or choose another model."]
