"""One class makes form, validation, command line and recipe."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import field_validator

from creastudio.api import NoParams, Params, UserError, param, specs
from creastudio.api.params import parse_text, role_name, validate


class Paper(Enum):
    MATT = "matt"
    GLOSSY = "glossy"


class Print(Params):
    words: str = param("hello", title="Words", help="What it says.", role="prompt", max_length=20)
    count: int = param(4, title="Copies", ge=1, le=64, step=2, role="count", group="Batch")
    size: float = param(10.5, title="Size", unit="cm", ge=1)
    bold: bool = param(False, title="Bold", advanced=True)
    sides: Literal[1, 2] = param(2, title="Sides")
    paper: Paper = param(Paper.MATT, title="Paper")
    ink: str = param("black", title="Ink", role="model", model_family="ink")
    seed: int | None = param(None, title="Seed", role="seed", ge=0, le=99)


class Asking(Params):
    words: str = param(title="Words")


BY_NAME = {spec.name: spec for spec in specs(Print)}


def test_specs_keep_the_order_of_the_class() -> None:
    assert list(BY_NAME) == ["words", "count", "size", "bold", "sides", "paper", "ink", "seed"]
    assert specs(NoParams) == ()


@pytest.mark.parametrize(
    ("name", "widget"),
    [
        ("words", "text"), ("count", "int"), ("size", "float"), ("bold", "bool"), ("sides", "choice"),
        ("paper", "choice"), ("ink", "model"), ("seed", "seed"),
    ],
)  # fmt: skip
def test_each_type_has_its_widget(name: str, widget: str) -> None:
    assert BY_NAME[name].widget == widget


def test_spec_says_all_that_was_declared() -> None:
    count, words = BY_NAME["count"], BY_NAME["words"]
    assert (count.default, count.title, count.minimum, count.maximum, count.step) == (4, "Copies", 1, 64, 2)
    assert (count.group, count.role, count.bounded, count.optional) == ("Batch", "count", True, False)
    assert (words.help, words.max_length, words.bounded) == ("What it says.", 20, False)
    assert (BY_NAME["size"].unit, BY_NAME["size"].bounded, BY_NAME["bold"].advanced) == ("cm", False, True)
    assert BY_NAME["sides"].choices == ("1", "2")
    assert BY_NAME["paper"].choices == ("matt", "glossy")
    assert BY_NAME["ink"].model_family == "ink"
    assert BY_NAME["seed"].optional


def test_parameter_without_default_is_required() -> None:
    (spec,) = specs(Asking)
    assert spec.required
    assert spec.default is None
    with pytest.raises(UserError, match="'words' needs a value") as caught:
        validate(Asking, {})
    assert caught.value.hint == "Give it a value and try again."


def test_roles_are_found() -> None:
    assert role_name(Print, "count") == "count"
    assert role_name(Print, "variation") is None


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"count": 0}, "'count' is 0 but must be from 1 to 64."),
        ({"count": "many"}, "'count' is 'many' but must be from 1 to 64."),
        ({"size": 0.5}, "'size' is 0.5: "),
        ({"size": float("inf")}, "'size' is inf: "),
        ({"size": float("nan")}, "'size' is nan: "),
        ({"sides": "3"}, "'sides' is '3' but must be one of 1, 2."),
        ({"paper": "silk"}, "must be one of matt, glossy"),
        ({"words": "x" * 10_000}, "'words' has 10,000 characters and may have 20."),
        ({"paper": "s" * 10_000}, "'paper' is 'sss"),
        ({"colour": "red"}, "There is no parameter 'colour'."),
        ({"count": 0, "sides": 9}, "; 'sides' is 9"),
    ],
)
def test_wrong_value_is_named(values: dict[str, Any], says: str) -> None:
    with pytest.raises(UserError) as caught:
        validate(Print, values)
    assert says in caught.value.message
    assert len(caught.value.message) < 200
    assert caught.value.hint


def test_unknown_parameter_is_answered_with_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        validate(Print, {"colour": 1})
    assert "words, count, size" in caught.value.hint


def test_text_is_parsed() -> None:
    texts = {"count": "7", "size": "2.5", "bold": "yes", "sides": "1", "paper": "glossy", "seed": "none"}
    assert parse_text(Print, texts) == Print(count=7, size=2.5, bold=True, sides=1, paper=Paper.GLOSSY)
    assert parse_text(Print, {"seed": ""}).model_dump()["seed"] is None
    assert parse_text(Print, {"words": "none"}) == Print(words="none")


def test_parameters_are_values() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Print().count = 5  # pyright: ignore[reportAttributeAccessIssue]


VALUES = st.builds(
    Print,
    words=st.text(max_size=20),
    count=st.integers(1, 64),
    size=st.floats(1, allow_nan=False, allow_infinity=False),
    bold=st.booleans(),
    sides=st.sampled_from((1, 2)),
    paper=st.sampled_from(Paper),
    seed=st.none() | st.integers(0, 99),
)


@given(VALUES)
def test_parameters_survive_being_stored(values: Print) -> None:
    assert validate(Print, json.loads(json.dumps(values.model_dump(mode="json")))) == values


@given(VALUES)
def test_parameters_survive_being_text(values: Print) -> None:
    stored = values.model_dump(mode="json")
    texts = {name: "none" if value is None else str(value) for name, value in stored.items()}
    assert parse_text(Print, texts) == values


@given(st.dictionaries(st.sampled_from(list(BY_NAME)), st.integers() | st.text() | st.none() | st.floats()))
def test_any_values_give_parameters_or_a_user_error(values: dict[str, Any]) -> None:
    try:
        made = validate(Print, values)
    except UserError as error:
        sentence, hint = error.message, error.hint
    else:
        assert json.loads(json.dumps(made.model_dump(mode="json"), allow_nan=False))
        return
    assert sentence.endswith(".")
    assert hint


class Fussy(Params):
    even: int = param(2, title="Even")

    @field_validator("even")
    @classmethod
    def _is_even(cls, value: int) -> int:
        if value % 2:
            raise ValueError("Odd numbers don't fit")
        return value


def test_a_class_says_in_its_own_words_what_is_wrong() -> None:
    with pytest.raises(UserError) as error:
        validate(Fussy, {"even": 3})
    assert error.value.message == "'even' is 3: odd numbers don't fit."
