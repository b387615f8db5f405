"""What the studio remembers of plugins between starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.host import plugin_state
from creastudio.host.plugin_state import PluginState, ProbeRecord


def test_state_survives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "plugins.json"
    state = PluginState.load(file)
    state.disable("noise")
    state.add_in_place(tmp_path)
    state.add_in_place(tmp_path)
    state.remember("dots", ProbeRecord(stamp="1", message="It fails.", hint="Update it."))
    again = PluginState.load(file)
    assert again.disabled == {"noise"}
    assert again.in_place == (tmp_path.resolve(),)
    fault = again.probed("dots", "1")
    assert fault is not None
    assert str(fault.fault) == "It fails. Update it."
    assert again.probed("dots", "2") is None
    assert list(file.parent.iterdir()) == [file]


def test_what_is_not_used_in_place_cannot_be_ended(tmp_path: Path) -> None:
    state = PluginState.load(tmp_path / "plugins.json")
    with pytest.raises(UserError, match="None is used in place"):
        state.remove_in_place(tmp_path)
    state.add_in_place(tmp_path)
    with pytest.raises(UserError) as caught:
        state.remove_in_place(tmp_path / "other")
    assert str(tmp_path.resolve()) in caught.value.hint
    assert state.in_place == (tmp_path.resolve(),)


def test_enabling_forgets_what_was_wrong(tmp_path: Path) -> None:
    state = PluginState.load(tmp_path / "plugins.json")
    state.remember("dots", ProbeRecord(stamp="1", message="It fails."))
    state.disable("dots")
    state.enable("dots")
    assert state.disabled == frozenset()
    assert state.probed("dots", "1") is None


@pytest.mark.allow_logs("begun anew")
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\x00", b'{"disabled": 3}', b'{"unknown": 1}'])
def test_damaged_state_begins_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "plugins.json"
    file.write_bytes(content)
    state = PluginState.load(file)
    assert state.disabled == frozenset()
    assert (tmp_path / "plugins.damaged.json").read_bytes() == content
    state.disable("dots")
    assert PluginState.load(file).disabled == {"dots"}


def test_state_without_a_file_keeps_nothing() -> None:
    state = PluginState.load(None)
    state.disable("dots")
    assert state.disabled == {"dots"}


def test_two_crashes_of_one_version_set_a_plugin_aside(tmp_path: Path) -> None:
    state = PluginState.load(tmp_path / "plugins.json")
    assert not state.note_crash("dots", "1", "It fell.", "trace")
    # Another version begins anew.
    assert not state.note_crash("dots", "2", "It fell.", "trace")
    assert state.crash_fault("dots", "2") is None
    assert state.note_crash("dots", "2", "It fell.", "trace")
    again = PluginState.load(tmp_path / "plugins.json")
    fault = again.crash_fault("dots", "2")
    assert fault is not None
    assert "took its engine down twice" in fault.message
    assert "trace" in fault.report
    assert again.set_aside == ("dots",)
    assert again.crash_fault("dots", "3") is None
    again.retry("dots")
    assert again.crash_fault("dots", "2") is None


def test_settings_and_debuggers_are_kept(tmp_path: Path) -> None:
    state = PluginState.load(tmp_path / "plugins.json")
    state.set_settings("dots", {"size": 3})
    state.debug("dots", 5678)
    again = PluginState.load(tmp_path / "plugins.json")
    assert (again.settings_of("dots"), again.settings_of("other")) == ({"size": 3}, {})
    assert (again.debug_port("dots"), again.debug_port("other")) == (5678, 0)
    again.debug("dots", 0)
    assert again.debug_port("dots") == 0


def test_what_another_part_of_the_studio_changed_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "plugins.json"
    probing, dialog = PluginState.load(file), PluginState.load(file)
    dialog.disable("dots")
    dialog.set_settings("noise", {"grain": 3})
    probing.remember("noise", ProbeRecord(stamp="1"))
    again = PluginState.load(file)
    assert again.disabled == {"dots"}
    assert again.settings_of("noise") == {"grain": 3}
    assert again.probed("noise", "1") is not None


@pytest.mark.allow_logs("can't be stored")
def test_what_cannot_be_stored_holds_until_the_studio_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plugin_state, "write_whole", full)
    state = PluginState.load(tmp_path / "plugins.json")
    for name in ("dots", "noise"):
        state.remember(name, ProbeRecord(stamp="1"))
    assert [state.probed(name, "1") is not None for name in ("dots", "noise")] == [True, True]
