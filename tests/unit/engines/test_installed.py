"""Which of the added engines is used, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.engines import adding, finder, installed
from creastudio.engines.installed import Trial

from .packs import pack

WORKS = Trial(device="cuda:0", reason="CUDA device Fast", torch="9.0")
SLOW = Trial(device="cpu", reason="no CUDA or Metal device was found", torch="9.0")
DEAD = Trial(reason="it ended with exit code 3")


def _add(tmp_path: Path, trial: Trial, name: str = "cuda-9") -> adding.Added:
    return adding.add_pack(pack(tmp_path / f"{name}.zip", name=name), lambda _command, _environment: trial)


def test_without_any_the_built_in_one_is_used() -> None:
    found = finder.find_engine()
    assert (found.name, found.reason) == ("built-in", "no other engine was added")
    assert found.start("--engine")[-1] == "--engine"


def test_one_whose_device_works_is_used(tmp_path: Path) -> None:
    added = _add(tmp_path, WORKS)
    assert added.sentence == "'cuda-9' computes on cuda:0: CUDA device Fast."
    found = finder.find_engine()
    assert found.name == "cuda-9"
    assert "cuda:0" in found.reason
    assert found.command == (str(paths.engines_dir() / "cuda-9" / "creastudio-engine"),)
    assert finder.torch_version() == "9.0+cu1"


@pytest.mark.parametrize(
    ("trial", "why"), [(SLOW, "would compute on the processor too"), (DEAD, "exit code 3")]
)
def test_else_the_built_in_one_stays_and_it_is_said_why(tmp_path: Path, trial: Trial, why: str) -> None:
    added = _add(tmp_path, trial)
    assert added.sentence.startswith("'cuda-9' ")
    found = finder.find_engine()
    assert found.name == "built-in"
    assert found.reason.startswith("'cuda-9' isn't used: ")
    assert why in found.reason


def test_the_person_decides(tmp_path: Path) -> None:
    _add(tmp_path, SLOW)
    installed.use("cuda-9")
    assert finder.find_engine().name == "cuda-9"
    installed.use("built-in")
    assert finder.find_engine().name == "built-in"
    with pytest.raises(UserError, match="no engine 'other'"):
        installed.use("other")


def test_one_asked_for_that_cannot_be_used_gives_way(tmp_path: Path) -> None:
    _add(tmp_path, WORKS)
    installed.use("cuda-9")
    (paths.engines_dir() / "cuda-9" / "creastudio-engine").unlink()
    assert finder.find_engine().reason == "'cuda-9' was asked for, but its program is missing"
    installed.remove("cuda-9")
    assert installed.wish() == "auto"
    assert installed.packs() == []
    with pytest.raises(UserError):
        installed.remove("cuda-9")


def test_a_damaged_list_costs_nothing_but_the_list(tmp_path: Path) -> None:
    _add(tmp_path, WORKS)
    (paths.engines_dir() / "engines.json").write_text("{", encoding="utf-8")
    assert finder.find_engine().name == "built-in"
    (paths.engines_dir() / "cuda-9" / "manifest.json").write_text("{}", encoding="utf-8")
    assert installed.packs() == []


@pytest.mark.allow_logs("list of engines is damaged")
def test_a_damaged_list_is_put_aside_before_another_is_written() -> None:
    (paths.engines_dir() / "engines.json").parent.mkdir(parents=True, exist_ok=True)
    (paths.engines_dir() / "engines.json").write_text("{ not json")
    installed.use("built-in")
    assert installed.wish() == "built-in"
    assert (paths.engines_dir() / "engines.damaged.json").read_text() == "{ not json"


def test_a_list_that_cannot_be_read_now_is_not_written_over() -> None:
    file = paths.engines_dir() / "engines.json"
    file.mkdir(parents=True)
    with pytest.raises(UserError, match="can't be stored"):
        installed.use("built-in")
    assert file.is_dir()


def test_the_variable_goes_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(tmp_path, WORKS)
    monkeypatch.setenv("CREASTUDIO_ENGINE", str(tmp_path / "mine"))
    found = finder.find_engine()
    assert (found.command, found.name) == ((str(tmp_path / "mine"),), "named")
    assert finder.torch_version() == ""


def test_frozen_the_engine_lies_beside_the_studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "creastudio"))
    engine = tmp_path / "engine" / finder.PROGRAM
    assert finder.find_engine().command == (str(engine),)
    assert not finder.computes_here()
    assert finder.torch_version() == ""
    engine.parent.mkdir()
    engine.with_name("engine.json").write_text('{"torch": "2.13.0+cpu"}', encoding="utf-8")
    assert finder.torch_version() == "2.13.0+cpu"
    monkeypatch.setattr("sys.executable", str(engine))
    assert finder.built_in_command() == (str(engine),)
    assert finder.computes_here()


def test_a_disk_that_refuses_the_choice_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    _add(tmp_path, WORKS)
    monkeypatch.setattr(installed, "write_whole", full)
    with pytest.raises(UserError, match="can't be stored"):
        installed.use("built-in")
    assert installed.wish() == "auto"
