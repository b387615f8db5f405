"""Own formats reach jobs spelled out, and are listed before those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.formats import formats_in
from creastudio.api.generator import Generator
from creastudio.api.own_formats import own_format
from creastudio.workspace.own_formats import known_groups, own_formats_file, settled_values
from creastudio_layout.tools.compose import COMPOSE

LOBBY = own_format(name="Lobby", group="House", width=800, height=600)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path))


def test_a_job_is_told_all_of_an_own_format() -> None:
    work: Generator = COMPOSE
    own_formats_file().change(lambda all_: all_.with_format(LOBBY))
    assert known_groups()[0].title == "House"
    told = settled_values(work, {"headline": "own.lobby", "formats": "own.lobby, meta.story", "variants": 2})
    assert told["headline"] == "own.lobby"
    assert formats_in(told["formats"])[0] == LOBBY.form
    assert told["variants"] == 2


def test_a_damaged_file_stops_only_what_needs_it() -> None:
    paths.own_formats_file().write_text("{")
    assert settled_values(COMPOSE, {"formats": "meta.story"}) == {"formats": "meta.story"}
    with pytest.raises(UserError, match=r"formats\.json"):
        settled_values(COMPOSE, {"formats": "own.lobby"})
