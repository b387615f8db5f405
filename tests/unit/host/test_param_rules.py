"""Parameters that no form, flag or recipe could hold are refused with a sentence that names them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Literal, cast

import pytest

from creastudio.api import Params, param
from creastudio.host.faults import PluginFault
from creastudio.host.param_rules import check_params


class Paper(Enum):
    MATT = "matt"
    GLOSSY = "glossy"


class Sound(Params):
    size: float | None = param(1.0, title="Size", ge=0, le=2)
    bold: bool = param(False, title="Bold")
    sides: Literal[1, 2] = param(1, title="Sides")
    paper: Paper = param(Paper.MATT, title="Paper")
    seed: int | None = param(None, title="Seed", role="seed")
    count: int = param(1, title="Count", role="count")
    variation: float = param(0.0, title="Variation", role="variation")
    near: int = param(1, title="Near", role="strength")
    words: str = param(title="Words", role="prompt")
    model: str = param(title="Model", role="model", model_family="dots")


def test_sound_parameters_pass() -> None:
    check_params(Sound, "dots.a")


def with_field(kind: Any, default: Any, **options: Any) -> type[Params]:
    fields = {
        "__annotations__": {"it": kind},
        "it": param(default, title="It", **options),
        "__module__": __name__,
    }
    return cast("type[Params]", type("Made", (Params,), fields))


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (with_field(list[int], [1]), "no form can show (list[int])"),
        (with_field(Path, Path()), "no form can show (Path)"),
        (with_field(int | str, 1), "no form can show (int | str)"),
        (with_field(object, 1), "no form can show (object)"),
        (with_field(int, 1, role="magic"), "role 'magic', which the studio doesn't know"),
        (with_field(str, "1", role="count"), "with the role 'count' (str)"),
        (with_field(float, 1.0, role="seed"), "with the role 'seed' (float)"),
        (with_field(int, 1, role="variation"), "with the role 'variation' (int)"),
        (with_field(Literal["a"], "a", role="prompt"), "with the role 'prompt'"),
        (with_field(str, "a", role="model"), "not of which family"),
        (with_field(int, 9, le=4), "default of the parameter 'it' of 'dots.a' doesn't fit"),
        (with_field(float, float("inf")), "doesn't fit"),
        (with_field(str, "meta.none", role="formats"), "names no formats: There is no format 'meta.none'"),
    ],
)
def test_others_are_refused(model: type[Params], says: str) -> None:
    with pytest.raises(PluginFault) as caught:
        check_params(model, "dots.a")
    assert says in caught.value.message
    assert "'it' of 'dots.a'" in caught.value.message
    assert caught.value.hint


def test_params_inside_a_function_are_refused() -> None:
    class Hidden(Params):
        """An engine can't import this."""

    with pytest.raises(PluginFault, match="inside a function"):
        check_params(Hidden, "dots.a")
