"""The report on a plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.host import check
from creastudio.host.check import Tick, check_plugin
from creastudio.host.child import ChildResult
from creastudio.host.pack import pack
from tests.support.plugin_maker import GOOD_ENGINE, face, make_project, make_unpacked

SET = """
class DotSettings(Params):
    ink: int = param(3, title="Ink", ge=1, le=8)
    paper: str = param("plain", title="Paper")


@hookimpl
def creastudio_settings():
    return DotSettings
"""


def problems(path: Path, **options: float) -> dict[str, Tick]:
    return {tick.rule: tick for tick in check_plugin(path, **options) if not tick.ok}  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("form", ["project", "unpacked", "wheel"])
def test_good_plugin_has_ticks_alone(tmp_path: Path, form: str) -> None:
    path = make_unpacked(tmp_path, "dots") if form == "unpacked" else make_project(tmp_path / "p", "dots")
    if form == "wheel":
        path = pack(path, tmp_path)
    ticks = list(check_plugin(path))
    assert [tick.problem for tick in ticks if not tick.ok] == []
    assert {tick.about for tick in ticks} == {"dots", "dots.dot"}


def test_face_with_heavy_imports_is_named(tmp_path: Path) -> None:
    source = "import numpy\n" + face()
    (tick,) = problems(make_project(tmp_path, "dots", source), run=False).values()
    assert "plugin.py, line 1, imports numpy" in tick.problem


def test_face_that_fails_ends_the_check(tmp_path: Path) -> None:
    ticks = list(check_plugin(make_project(tmp_path, "dots", "1 / 0")))
    assert "ZeroDivisionError" in ticks[-1].problem
    assert ticks[-1].hint
    assert "ZeroDivisionError" in ticks[-1].report


def test_broken_rules_are_named(tmp_path: Path) -> None:
    engine = GOOD_ENGINE.replace("seed = ctx.seed + index", "seed = 5").replace(
        "ctx.check_cancelled()", "pass"
    )
    found = problems(make_project(tmp_path, "dots", engine=engine))
    assert set(found) == {"another seed gives another result", "a cancel is heard"}
    assert "never calls ctx.check_cancelled" in found["a cancel is heard"].problem


def test_engine_that_raises_is_reported_with_its_traceback(tmp_path: Path) -> None:
    engine = GOOD_ENGINE.replace("ctx.check_cancelled()", "raise OSError('no more paper')")
    found = problems(make_project(tmp_path, "dots", engine=engine))
    tick = found["it emits what it says it makes"]
    assert "OSError: no more paper" in tick.problem
    assert "Traceback" in tick.report


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("import os; os._exit(3)", "ended the process (exit code 3)"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "crashed"),
    ],
)
def test_engine_that_takes_the_process_down_is_caught(tmp_path: Path, line: str, says: str) -> None:
    engine = GOOD_ENGINE.replace("ctx.check_cancelled()", line)
    found = problems(make_project(tmp_path, "dots", engine=engine))
    assert says in found["it emits what it says it makes"].problem


def test_engine_that_hangs_is_stopped(tmp_path: Path) -> None:
    engine = GOOD_ENGINE.replace("ctx.check_cancelled()", "import time; time.sleep(60)")
    found = problems(make_project(tmp_path, "dots", engine=engine), time_limit=3)
    # Which rule it hung in isn't known where starting took all the time.
    assert [tick.problem.split(";")[0] for tick in found.values()] == ["it didn't finish within 3 s"]


def test_nothing_to_check_is_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "none", tmp_path / "empty"):
        with pytest.raises(UserError):
            list(check_plugin(path))


def test_an_answer_that_was_cut_short_costs_its_last_line_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = '{"work": "dots.dot", "starts": "it ends"}\n{"work": "dots.dot", "rule": "it e'
    monkeypatch.setattr(check, "run_child", lambda *_: ChildResult(-9, said, "printed"))
    found = problems(make_project(tmp_path / "p", "dots"))
    assert "crashed" in found["it ends"].problem


def test_a_plugin_gets_the_defaults_of_its_own_settings(tmp_path: Path) -> None:
    engine = GOOD_ENGINE.replace(
        "ctx.check_cancelled()", "ctx.check_cancelled(); int(ctx.settings['own']['ink'])"
    )
    ticks = list(check_plugin(make_project(tmp_path, "dots", face() + SET, engine=engine)))
    assert [tick.problem for tick in ticks if not tick.ok] == []


def test_a_setting_that_changes_results_is_told(tmp_path: Path) -> None:
    engine = GOOD_ENGINE.replace("tiny_png(seed, 8)", "tiny_png(seed + 100 * ctx.settings['own']['ink'], 8)")
    source = face('makes="image"', 'makes="image", replay="exact"') + SET
    found = problems(make_project(tmp_path, "dots", source, engine=engine))
    assert set(found) == {"the plugin's own settings change no result"}
    assert "ink=4" in found["the plugin's own settings change no result"].problem
    assert "make a parameter" in found["the plugin's own settings change no result"].problem
