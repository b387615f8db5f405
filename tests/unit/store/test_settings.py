"""Settings: read what can be read, tell what can't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.store.settings import Settings, SettingsStore, is_hidden


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    assert store.load() == Settings()
    changed = Settings().changed(
        theme="light", text_scale=1.4, presets={"gan.sample": {"calm": {"count": 2}}}
    )
    store.save(changed)
    assert store.load() == changed
    assert store.problem is None


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"'])
def test_a_damaged_file_means_defaults_and_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    store = SettingsStore(tmp_path / "settings.json")
    assert store.load() == Settings()
    assert store.problem is not None
    assert (tmp_path / "settings.damaged.json").read_text() == text


def test_paths_that_are_no_unicode_are_remembered(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.save(Settings(recent_files=("/\udcff.crea", "/图.crea")))
    assert store.load().recent_files == ("/\udcff.crea", "/图.crea")


def test_one_bad_setting_costs_only_itself(tmp_path: Path) -> None:
    raw = {"theme": "pink", "text_scale": 1.5, "from_the_future": 1}
    (tmp_path / "settings.json").write_text(json.dumps(raw))
    store = SettingsStore(tmp_path / "settings.json")
    assert store.load() == Settings(text_scale=1.5)
    assert "theme" in str(store.problem)


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("text_scale", 9), ("nothing", 1)])
def test_a_value_that_does_not_fit_is_refused(name: str, value: object) -> None:
    with pytest.raises(UserError, match=name):
        Settings().changed(**{name: value})


def test_every_setting_a_person_sees_has_words() -> None:
    for name, info in Settings.model_fields.items():
        assert is_hidden(name) or (info.title and info.description), name
