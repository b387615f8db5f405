"""Checks of safety whose manifests are wrong are refused with a sentence that says where."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from creastudio.api import SafetyCategory, SafetyCheck, hookimpl
from creastudio.host.faults import PluginFault
from creastudio.host.manifest import Face, check_face, read_face

BARE = SafetyCategory(id="bare", title="Bare", summary="Bare things.")


def made(**fields: Any) -> SafetyCheck:
    values = {
        "id": "dots.bare",
        "title": "Bare",
        "kind": "image",
        "categories": (BARE,),
        "entry": "creastudio_gan.plugin:creastudio_generators",
    }
    return SafetyCheck(**{**values, **fields})


@pytest.mark.parametrize(
    ("checks", "says"),
    [
        ((made(), made()), "'dots.bare' twice"),
        ((made(id="other.bare"),), "doesn't begin with 'dots.'"),
        ((made(title=" "),), "has no title"),
        ((made(categories=(BARE, BARE)),), "a category twice"),
        ((made(entry="cs_nowhere:check"),), "isn't there"),
        ((made(needs_model_family="safety"),), "where it comes from"),
        ((made(api=">=9"),), "plugin API >=9"),
    ],
)
def test_a_wrong_manifest_is_refused(checks: tuple[SafetyCheck, ...], says: str) -> None:
    with pytest.raises(PluginFault, match=says):
        check_face("dots", Face(checks=checks))


def test_the_hook_is_asked() -> None:
    module = ModuleType("cs_dots")

    @hookimpl
    def creastudio_safety_checks() -> list[SafetyCheck]:
        return [made()]

    module.creastudio_safety_checks = creastudio_safety_checks  # type: ignore[attr-defined]
    assert [item.id for item in read_face("dots", module).checks] == ["dots.bare"]


def test_a_hook_that_returns_something_else_is_refused() -> None:
    module = ModuleType("cs_dots")

    @hookimpl
    def creastudio_safety_checks() -> list[str]:
        return ["bare"]

    module.creastudio_safety_checks = creastudio_safety_checks  # type: ignore[attr-defined]
    with pytest.raises(PluginFault, match="not SafetyCheck values"):
        read_face("dots", module)
