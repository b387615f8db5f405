from __future__ import annotations

import json

import pytest
import torch
from torch import Tensor, nn

from creastudio.ml.adaptive import Controller
from creastudio.ml.augment import Change
from creastudio_gan.engine.watching import EVERY, HeldOut, Watch


class Brightness(nn.Module):
    """Judges by how light a picture is."""

    def forward(self, images: Tensor, label: Tensor | None = None) -> Tensor:
        return images.mean(dim=(1, 2, 3))


def _unchanged() -> Change:
    return lambda images, part: images


def _held(light: float, count: int = 12) -> HeldOut:
    return HeldOut(torch.full((count, 3, 4, 4), round(127.5 * (light + 1))).to(torch.uint8), None)


def _watch(held: HeldOut) -> Watch:
    return Watch(held, 4, 0, Controller(1000))


def _flat(light: float) -> Tensor:
    return torch.full((4, 3, 4, 4), light)


def test_pictures_known_by_heart_are_judged_otherwise_than_held_out_ones() -> None:
    watch = _watch(_held(-0.5))
    watch.read(Brightness(), _flat(0.5), _flat(-0.5), None, _unchanged)
    assert watch.summary() == pytest.approx({"told_apart": 1.0, "over_fitting": 1.0}, abs=0.02)
    fair = _watch(_held(0.5))
    fair.read(Brightness(), _flat(0.5), _flat(-0.5), None, _unchanged)
    assert fair.summary()["over_fitting"] == pytest.approx(0.0, abs=0.02)


def test_without_held_out_pictures_there_is_no_gauge() -> None:
    watch = _watch(_held(0, count=0))
    watch.read(Brightness(), _flat(0.5), _flat(0.5), None, _unchanged)
    assert watch.summary() == {"told_apart": 0.0}


def test_it_is_due_now_and_then() -> None:
    watch = _watch(_held(0))
    assert [step for step in range(20) if watch.due(step)] == [EVERY - 1, 2 * EVERY - 1]


def test_its_state_goes_through_json() -> None:
    one, other = _watch(_held(-0.2)), _watch(_held(-0.2))
    one.read(Brightness(), _flat(0.5), _flat(-0.5), None, _unchanged)
    other.restore(json.loads(json.dumps(one.state())))
    for watch in (one, other):
        watch.read(Brightness(), _flat(0.4), _flat(-0.5), None, _unchanged)
    assert one.state() == other.state()
    one.forget()
    assert "told_apart" not in one.summary()
