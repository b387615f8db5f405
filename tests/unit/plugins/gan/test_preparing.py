from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

from creastudio.ml import memory
from creastudio.ml.image_folder import ImageSet
from creastudio_gan.engine.preparing import fitting, plan_of, report, settings_of
from creastudio_gan.tools.train import TrainParams

CPU = torch.device("cpu")


def _data(count: int = 8, size: int = 64) -> ImageSet:
    return ImageSet(torch.zeros((count, 3, size, size), dtype=torch.uint8), (), "d")


def test_settings_are_those_of_the_preset_and_of_the_person() -> None:
    params = TrainParams(preset="workstation 1 h", resolution="32", rate=0.5, gamma=3, augment="none")
    found = settings_of(params, _data(), 7, CPU)
    assert (found.config.architecture, found.config.height, found.batch) == ("style", 32, 32)
    assert (found.gamma, found.rate, found.policies, found.seed) == (3.0, 0.5, (), 7)


def test_the_plan_knows_what_ends_it_and_where_to_go_back() -> None:
    plan = plan_of(TrainParams(kimg=3, patience=4, stop_at=0.2, go_back=1.5, keep=2, minutes=2))
    assert (plan.images, plan.patience, plan.target, plan.go_back) == (3000, 4, 0.2, 1500)
    assert (plan.keep, plan.budget_seconds) == (2, 120)
    assert "gamma" in plan.changeable


def test_less_memory_makes_smaller_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    params = TrainParams(resolution="128", width=64, batch=32, network="style")
    data = _data(size=128)
    settings = settings_of(params, data, 0, CPU)
    monkeypatch.setattr(memory, "taken", lambda device: 0)
    sizes: list[int] = []
    whole = fitting(params, data, settings, CPU).expected
    for megabytes in (100_000, round(whole), 100):
        monkeypatch.setattr(memory, "free", lambda device, mb=megabytes: mb * 10**6)
        sizes.append(fitting(params, data, settings, CPU).micro)
    assert sizes[0] == 32
    assert sizes[2] == 4
    assert 4 <= sizes[1] < 32
    tight = fitting(params, data, settings, CPU)
    said = report(params, settings, tight, 0, 8, 10**6)
    assert said.severity == "warning"
    assert "4 at a time" in said.text
    assert "Only 100 MB are free" in said.hint
    full = report(params, settings, fitting(params, data, settings, CPU), 0, 8, 10**7, room=30)
    assert "up to 50 MB on the disk" in full.hint
    assert "Only 30 MB are free on the disk" in full.hint


def test_what_a_person_asks_for_goes_before_it() -> None:
    settings: dict[str, Any] = {"network": "style", "resolution": "64", "batch": 32, "precision": "float32"}
    data = _data()
    found, whole = (
        fitting(params, data, settings_of(params, data, 0, CPU), CPU)
        for params in (TrainParams(**settings, micro=8), TrainParams(**settings))
    )
    assert (found.micro, whole.micro) == (8, 32)
    assert (found.most, whole.most) == (8, 32)
    again = TrainParams(**settings)
    less = fitting(again, data, settings_of(again, data, 0, CPU), CPU, scale=0.5)
    assert (less.micro, less.most) == (16, 16)
    assert found.expected < whole.expected


def test_what_was_chosen_for_the_folder_goes_before_the_settings() -> None:
    data = replace(_data(), forbidden=frozenset({"flip", "colour"}))
    params = TrainParams(mirror=True, augment="translation,cutout,colour")
    found = settings_of(params, data, 0, CPU)
    assert (found.mirror, found.forbidden) == (False, ("colour", "flip"))
    said = report(params, found, fitting(params, data, found, CPU), 0, 8, 10**6)
    assert "Never changed, as was chosen for this folder: colour, flip." in said.hint
