"""What stays in memory from one job to the next."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from creastudio.api import Model, ModelCard, UserError
from creastudio.ml.warm import Warm, key_of


def test_what_is_held_is_opened_once_and_what_was_not_used_for_longest_goes() -> None:
    opened: list[str] = []

    def get(key: str) -> str:
        return warm.get(key, lambda: opened.append(key) or key.upper())

    warm: Warm[str] = Warm(2)
    assert [get(key) for key in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert opened == ["a", "b", "c", "b"]
    warm.forget_all()
    get("a")
    assert opened[-1] == "a"


def test_what_can_not_be_opened_is_tried_again() -> None:
    warm: Warm[str] = Warm(2)

    def broken() -> str:
        raise UserError("It is damaged.", "Fetch it again.")

    with pytest.raises(UserError):
        warm.get("a", broken)
    assert warm.get("a", lambda: "whole") == "whole"


def test_a_file_that_was_written_anew_is_another_model(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"1")
    model = Model(ModelCard(id="a", title="A", family="text"), tmp_path, weights)
    before = key_of(model, "cpu")
    assert key_of(model, "cpu") == before != key_of(model, "cuda:0")
    os.utime(weights, ns=(1, 1))
    assert key_of(model, "cpu") != before
    weights.unlink()
    key_of(model, "cpu")
