"""Machines run as long as they are told to."""

from __future__ import annotations

import pytest

from tests.support.machines import VARIABLE, machine_settings


def test_they_are_short_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    short = machine_settings(6, 3)
    assert (short.max_examples, short.stateful_step_count) == (6, 3)
    monkeypatch.setenv(VARIABLE, "10000x100")
    long = machine_settings(6, 3)
    assert (long.max_examples, long.stateful_step_count, long.derandomize) == (10000, 100, False)
