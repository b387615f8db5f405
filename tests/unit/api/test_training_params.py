"""Parameters that trainings share."""

from __future__ import annotations

import pytest

from creastudio.api import Params, UserError, param, specs
from creastudio.api import training_params as usual
from creastudio.api.params import role_name, validate
from creastudio.api.training_presets import MachinePreset


class TrainParams(Params):
    """A class that takes one of each, with one of its own between."""

    preset: MachinePreset = usual.preset()
    ktokens: float | None = usual.thousand_tokens("How much to see.")
    own: int = param(3, title="Own")
    minutes: float = usual.time_limit()
    patience: int = usual.patience(5, "When to finish.", most=50, advanced=True)
    hold_out: float = usual.hold_out(0.1, "What isn't learned.", group="Texts", most=0.2, step=0.05)
    layers: int | None = usual.layers()
    width: int | None = usual.width()
    dropout: float | None = usual.dropout(None, "What is left out.")
    rate: float = usual.learning_rate(least=0.5, most=2)
    batch: int | None = usual.step_tokens(least=32)
    snapshot: float | None = usual.look_every()
    looks: int = usual.looks(7)
    subset: int = usual.subset(16, "How many are compared.")
    repeats: int = usual.repeats()


SPECS = {spec.name: spec for spec in specs(TrainParams)}


def test_they_stand_where_they_are_declared() -> None:
    assert list(SPECS)[:4] == ["preset", "ktokens", "own", "minutes"]


def test_each_has_a_title_and_help() -> None:
    shared = [spec for spec in SPECS.values() if spec.name != "own"]
    assert all(spec.title and spec.help.endswith(".") for spec in shared)


def test_what_is_given_is_what_holds() -> None:
    defaults = TrainParams()
    assert (defaults.patience, defaults.hold_out, defaults.looks, defaults.subset) == (5, 0.1, 7, 16)
    assert (SPECS["patience"].maximum, SPECS["patience"].advanced) == (50, True)
    assert (SPECS["hold_out"].group, SPECS["hold_out"].maximum, SPECS["hold_out"].step) == (
        "Texts",
        0.2,
        0.05,
    )
    assert (SPECS["rate"].minimum, SPECS["rate"].maximum) == (0.5, 2)
    assert (SPECS["batch"].minimum, SPECS["batch"].default, SPECS["batch"].unit) == (32, None, "tokens")
    assert usual.patience(5, "").json_schema_extra["creastudio"]["group"] == ""


def test_the_studio_knows_the_time_limit() -> None:
    assert role_name(TrainParams, "time_limit") == "minutes"


def test_presets_are_chosen_by_name() -> None:
    assert SPECS["preset"].choices[0] == "laptop 15 min"
    assert TrainParams().preset in SPECS["preset"].choices
    with pytest.raises(UserError, match="laptop 1 h"):
        validate(TrainParams, {"preset": "abacus"})
