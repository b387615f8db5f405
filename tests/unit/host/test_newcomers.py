"""A plugin that pip brought is told of once."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.host.discovery import load_registry
from creastudio.host.newcomers import take_newcomers
from creastudio.host.plugin_state import PluginState
from tests.support.plugin_maker import make_unpacked, put_into_environment


def test_each_plugin_of_pip_is_told_of_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_into_environment(monkeypatch, make_unpacked(tmp_path / "site", "dots"))
    own = tmp_path / "plugins"
    make_unpacked(own, "mine")
    file = tmp_path / "state.json"
    registry = load_registry(own, file)
    assert registry.plugin("dots").status == registry.plugin("mine").status == "ok"
    assert [item.name for item in take_newcomers(registry, PluginState.load(file))] == ["dots"]
    assert take_newcomers(registry, PluginState.load(file)) == []


def test_one_that_is_off_is_told_of_when_it_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_into_environment(monkeypatch, make_unpacked(tmp_path / "site", "dots"))
    state = PluginState(tmp_path / "state.json")
    state.disable("dots")
    assert take_newcomers(load_registry(None, state.file), state) == []
    state.enable("dots")
    assert [item.name for item in take_newcomers(load_registry(None, state.file), state)] == ["dots"]


@pytest.mark.allow_logs("can't be stored")
def test_a_state_that_cannot_be_stored_costs_only_that_it_is_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_into_environment(monkeypatch, make_unpacked(tmp_path / "site", "dots"))
    registry = load_registry(None, tmp_path / "state.json")
    (tmp_path / "file").touch()
    nowhere = PluginState(tmp_path / "file" / "state.json")
    assert [item.name for item in take_newcomers(registry, nowhere)] == ["dots"]
