"""Which checks results go through: those that are at hand and that the policy asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import ModelCard, SafetyCategory, SafetyCheck, UserError
from creastudio.core.safety import SafetyPolicy, with_rule, with_words
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.store.model_library import ModelLibrary
from creastudio.workspace.safety import (
    categories_at_hand,
    check_request,
    checked_type,
    checks_at_hand,
    orders_for,
    told_to_engines,
)


def check(name: str, kind: str, *categories: str, **fields: object) -> SafetyCheck:
    made = tuple(SafetyCategory(id=item, title=item.title(), summary="S.") for item in categories)
    values = {"id": f"toy.{name}", "title": name, "kind": kind, "categories": made, "entry": "toy:look"}
    return SafetyCheck.model_validate({**values, **fields})


REGISTRY = Registry(
    [
        PluginInfo(
            name="toy",
            search_path=("/toy",),
            face=Face(
                checks=(
                    check("words", "text", "coarse", "claims"),
                    check("eyes", "image", "nudity", needs_model_family="safety", how_to_get="Ask."),
                    check("blood", "image", "blood", "nudity"),
                )
            ),
        )
    ]
)


@pytest.fixture
def models(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary([("own", tmp_path / "models")], writable=tmp_path / "models")


def add_eyes(models: ModelLibrary, folder: Path) -> str:
    weights = folder / "weights"
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{}")
    return str(models.add(ModelCard(id="eyes", title="Eyes", family="safety"), weights).ref)


def test_a_check_without_its_model_is_not_run_and_said_to_lack_it(models: ModelLibrary) -> None:
    orders = orders_for(REGISTRY, models, SafetyPolicy())
    assert [order.check for order in orders] == ["toy.words", "toy.blood"]
    lacking = {item.check.id: item.usable for item in checks_at_hand(REGISTRY, models)}
    assert lacking == {"toy.words": True, "toy.eyes": False, "toy.blood": True}


def test_with_its_model_it_is(models: ModelLibrary, tmp_path: Path) -> None:
    ref = add_eyes(models, tmp_path)
    orders = {order.check: order for order in orders_for(REGISTRY, models, SafetyPolicy(), ("image",))}
    assert set(orders) == {"toy.eyes", "toy.blood"}
    assert orders["toy.eyes"].model == ref
    assert orders["toy.eyes"].search_path == ("/toy",)


def test_what_is_off_is_asked_of_nobody(models: ModelLibrary) -> None:
    policy = with_words(with_rule(SafetyPolicy(), "coarse", "off"), ["fine"])
    (order,) = orders_for(REGISTRY, models, policy, ("text",))
    assert [category.id for category in order.categories] == ["claims"]
    assert order.exceptions == ("fine",)
    both = with_rule(policy, "claims", "off")
    assert orders_for(REGISTRY, models, both, ("text",)) == ()


@pytest.mark.parametrize("kind", ["video", "audio", "score", "model", "layout"])
def test_other_kinds_go_through_none(models: ModelLibrary, kind: str) -> None:
    assert orders_for(REGISTRY, models, SafetyPolicy(), (kind,)) == ()


def test_a_category_of_several_checks_stands_once_and_can_be_used_where_one_can(models: ModelLibrary) -> None:
    found = {item.category.id: item for item in categories_at_hand(checks_at_hand(REGISTRY, models))}
    assert list(found) == ["nudity", "blood", "coarse", "claims"]
    assert (found["nudity"].kinds, found["nudity"].usable) == ({"image"}, True)
    assert len(found["nudity"].checks) == 2


def test_engines_hear_of_a_policy_only_where_there_is_one() -> None:
    assert told_to_engines(SafetyPolicy()) == {}
    policy = with_words(with_rule(SafetyPolicy(), "coarse", "off"), ["fine"])
    assert told_to_engines(policy) == {"safety": {"off": ["coarse"], "words": ["fine"]}}


def test_a_file_that_is_checked_goes_through_the_quick_engine(tmp_path: Path) -> None:
    request = check_request(tmp_path / "a.png", "image/png", "a", "", ())
    assert (request.quick, request.replay, request.inputs[0].name) == (True, "none", "item")


@pytest.mark.parametrize(("name", "media_type"), [("a.png", "image/png"), ("a.md", "text/markdown")])
def test_pictures_and_texts_can_be_checked(tmp_path: Path, name: str, media_type: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert checked_type(tmp_path / name) == media_type


def test_nothing_else_can(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    with pytest.raises(UserError, match="neither a picture nor a text"):
        checked_type(tmp_path / "a.mp4")
    with pytest.raises(UserError, match="no file"):
        checked_type(tmp_path / "gone.png")
