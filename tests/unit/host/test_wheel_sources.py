"""Wheels come from a folder, or from pip where there is one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from creastudio.host.faults import PluginFault
from creastudio.host.wheel_sources import PLATFORMS, PipSource, best_wheel, tags_of
from tests.support.library_maker import make_wheel


@pytest.mark.parametrize("platform", ["this", *PLATFORMS])
def test_a_pure_wheel_runs_everywhere(tmp_path: Path, platform: str) -> None:
    wheel = make_wheel(tmp_path, "tinylib")
    assert best_wheel(tmp_path, Requirement("tinylib"), tags_of(platform)) == wheel


def test_the_wheel_of_the_system_goes_before_the_one_for_all(tmp_path: Path) -> None:
    make_wheel(tmp_path, "tinylib")
    own = make_wheel(tmp_path, "tinylib", tag="cp311-cp311-win_amd64")
    (tmp_path / "nonsense.whl").write_bytes(b"")
    assert best_wheel(tmp_path, Requirement("tinylib"), tags_of("windows")) == own


def test_a_program_without_pip_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(PluginFault, match="no pip here") as caught:
        PipSource(tmp_path).find(Requirement("tinylib"), "this")
    assert "--wheels" in caught.value.hint
