"""JSON by a schema: whatever a random model wants to say, what comes out is valid."""

from __future__ import annotations

import json
import string
from pathlib import Path
from typing import Any

import pytest
import torch

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.schema import JsonConstraint
from tests.support.text_models import CharTokens, TableModel, opened, random_folder

SIGNS = CharTokens(string.printable[:95] + "\n秋山水")
WILD = Sampling(temperature=1.5, min_p=0.0)

POEM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "minLength": 1, "maxLength": 12},
        "mood": {"enum": ["calm", "cold", "秋"]},
        "lines": {
            "type": "array",
            "items": {"type": "string", "maxLength": 8},
            "minItems": 1,
            "maxItems": 3,
        },
        "year": {"type": "integer", "minimum": -20, "maximum": 1368},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "good": {"type": "boolean"},
        "author": {
            "anyOf": [{"type": "null"}, {"type": "object", "properties": {"name": {"type": "string"}}}]
        },
    },
    "required": ["title", "mood", "lines", "score"],
}


def check(value: Any) -> None:
    assert list(value) == [key for key in POEM["properties"] if key in value]
    assert set(POEM["required"]) <= set(value)
    assert 1 <= len(value["title"]) <= 12
    assert value["mood"] in ("calm", "cold", "秋")
    assert 1 <= len(value["lines"]) <= 3
    assert all(len(line) <= 8 for line in value["lines"])
    assert 0 <= value["score"] <= 1
    assert -20 <= value.get("year", 0) <= 1368
    assert isinstance(value.get("year", 0), int)
    assert value.get("good") in (None, True, False)
    assert value.get("author") is None or set(value["author"]) <= {"name"}


def written(model: TextModel, schema: dict[str, Any], seeds: range, longest: int = 300) -> list[str]:
    rules = [JsonConstraint(model.tokens, schema, longest) for _ in seeds]
    found = write(model, [], seeds, WILD, longest=longest, constraints=rules, check_cancelled=lambda: None)
    return [item.text for item in found]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> TextModel:
    """A model whose tokens are pieces of several characters, and of parts of one."""
    folder = random_folder(tmp_path_factory.mktemp("m") / "Pairs", max_position_embeddings=512)
    return loading.load(FakeContext(folder / "job"), opened(folder))


def test_characters_keep_a_schema() -> None:
    for text in written(TableModel(tokens=SIGNS, context=1000), POEM, range(40)):
        check(json.loads(text))


def test_pieces_of_characters_keep_a_schema(pairs: TextModel) -> None:
    texts = written(pairs, POEM, range(12))
    for text in texts:
        check(json.loads(text))
    assert any(any(ord(char) > 127 for char in text) for text in texts), "half characters come together"


@pytest.mark.parametrize("longest", [72, 80, 110])
def test_it_is_complete_however_short_it_must_be(longest: int) -> None:
    schema = {**POEM, "properties": {**POEM["properties"], "title": {"type": "string", "minLength": 2}}}
    for text in written(TableModel(tokens=SIGNS, context=1000), schema, range(20), longest):
        assert len(text) <= longest
        assert set(json.loads(text)) >= set(POEM["required"])


def test_too_short_a_length_is_said() -> None:
    with pytest.raises(UserError, match="40 may be written"):
        JsonConstraint(SIGNS, POEM, 40)


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (7, 7, "integer"),
        (98, 103, "integer"),
        (-12, -9, "integer"),
        (0.25, 0.2500001, "number"),
        (-3, 2, "number"),
    ],
)
def test_numbers_stay_in_their_bounds(low: float, high: float, kind: str) -> None:
    schema = {"type": kind, "minimum": low, "maximum": high}
    values = [json.loads(text) for text in written(TableModel(tokens=SIGNS), schema, range(40), 30)]
    assert all(low <= value <= high for value in values)
    if kind == "integer":
        assert set(values) <= set(range(int(low), int(high) + 1))


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "string", "minLength": 3, "maxLength": 2}, "can't be met"),
        ({"type": "array", "items": {"type": "null"}, "minItems": 3, "maxItems": 1}, "can't be met"),
        ({"type": "array"}, "doesn't say what its items are"),
        ({"enum": []}, "nothing to choose from"),
        ({"type": "integer", "minimum": 3, "maximum": 2}, "No number"),
        ({"type": "integer", "minimum": 2.2, "maximum": 2.8}, "No number"),
        ({"type": "object", "properties": {}, "required": ["a"]}, "requires 'a'"),
        ({"type": "string", "pattern": "a+"}, "'pattern' of the schema isn't read"),
        ({"$ref": "#/$defs/x"}, "isn't known here"),
        ({"type": "set"}, "isn't known here"),
        ({"type": "string", "minLength": "three"}, "can't be met"),
    ],
)
def test_a_schema_that_cannot_be_met_is_said(schema: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said) as error:
        JsonConstraint(SIGNS, schema)
    assert error.value.hint


def test_a_model_without_the_signs_is_said() -> None:
    with pytest.raises(UserError, match="it has no"):
        JsonConstraint(CharTokens(), POEM)


def test_a_mask_is_never_empty_and_masks_are_kept() -> None:
    rule = JsonConstraint(SIGNS, {"type": "array", "items": {"type": "string"}})
    generator = torch.Generator().manual_seed(0)
    for _ in range(400):
        if rule.done:
            break
        may = rule.mask()
        assert may is not None
        ids = may.nonzero().flatten()
        assert len(ids)
        rule.push(int(ids[int(torch.randint(len(ids), (), generator=generator))]))
    assert len(rule._masks._walks) < 60


def test_a_whole_folder_of_kinds_is_written(tmp_path: Path) -> None:
    schema = {"type": ["integer", "null"], "minimum": 1, "maximum": 3}
    found = {json.loads(text) for text in written(TableModel(tokens=SIGNS), schema, range(60), 10)}
    assert found <= {1, 2, 3, None}
    assert len(found) > 2
