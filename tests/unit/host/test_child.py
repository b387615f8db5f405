"""A child ends when it should, with all that it started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from creastudio.host.child import child_command
from creastudio.host.probe import probe
from tests.support.plugin_maker import face, write_package


def gone(pid: int) -> bool:
    """Whether a process ended, waiting a little for it to be reaped."""
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(os.name != "posix", reason="process groups")
@pytest.mark.parametrize("ending", ["", "\nwhile True: time.sleep(1)"])
def test_grandchildren_end_with_the_child(tmp_path: Path, ending: str) -> None:
    trace = tmp_path / "pid"
    source = (
        "import subprocess, sys, time, pathlib\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(trace)!r}).write_text(str(child.pid)){ending}\n"
    )
    write_package(tmp_path, "parent", source + face(), "")
    limit = 60 if not ending else 5
    record = probe("parent", "cs_parent.plugin", [str(tmp_path)], "1", time_limit=limit)
    assert ("didn't finish" in record.message) == bool(ending)
    assert gone(int(trace.read_text()))


def test_long_output_is_cut(tmp_path: Path) -> None:
    write_package(tmp_path, "loud", "print('x' * 10**6)\n1 / 0", "")
    record = probe("loud", "cs_loud.plugin", [str(tmp_path)], "1", time_limit=60)
    assert "ZeroDivisionError" in record.report
    assert len(record.report) < 50_000


def test_current_folder_cannot_replace_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_package(tmp_path, "plain", face(), "")
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("json", "creastudio", "pydantic"):
        (trap / f"{name}.py").write_text("raise SystemExit('trapped')")
    monkeypatch.chdir(trap)
    record = probe("plain", "cs_plain.plugin", [str(tmp_path)], "1", time_limit=60)
    assert (record.message, record.report) == ("", "")


def test_frozen_app_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command("--probe")[:2] == [sys.executable, "-P"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command("--probe") == [sys.executable, "--probe"]
