"""Which system packages the set-up asks for, with a Python and an apt that only write down what they are told."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[3] / "packaging"

PYTHON = """#!/bin/sh
case "$*" in
    *"import ensurepip, venv"*) exit "$WITHOUT_VENV" ;;
    *shared_library.py) echo "$MISSING_LIBRARY" ;;
    "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the set-up is a shell script")


@pytest.mark.parametrize(
    ("extras", "without_venv", "library", "tools", "asked"),
    [
        ("", False, "", "objdump", ""),
        ("test", True, "libpython3.11", "", "python3-venv"),
        ("test,bundle", True, "libpython3.11", "", "python3-venv binutils libpython3.11"),
        ("bundle", False, "", "objdump", ""),
        ("bundle", False, "libpython3.13", "objdump", "libpython3.13"),
    ],
)
def test_only_what_is_missing_is_asked_for(
    tmp_path: Path, extras: str, without_venv: bool, library: str, tools: str, asked: str
) -> None:
    scripts, found = tmp_path / "packaging", tmp_path / "bin"
    scripts.mkdir()
    found.mkdir()
    shutil.copy(PACKAGING / "set_up.sh", scripts)
    (scripts / "system_libraries.sh").write_text('echo "$@" > "$ASKED"\n')
    for name in ("sh", "dirname", "mkdir", "cp"):
        (found / name).symlink_to(shutil.which(name) or name)
    for name in ("python3", *tools.split()):
        (found / name).write_text(PYTHON)
        (found / name).chmod(0o755)
    environment = {
        "PATH": str(found),
        "ASKED": str(tmp_path / "asked"),
        "WITHOUT_VENV": str(int(without_venv)),
        "MISSING_LIBRARY": library,
    }
    command = ["sh", str(scripts / "set_up.sh"), str(tmp_path / "venv"), extras]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=30)
    assert (tmp_path / "asked").read_text().strip() == asked
    assert os.access(tmp_path / "venv" / "bin" / "python", os.X_OK)


APT = """#!/bin/sh
echo "$*" >> "$CALLS"
case "$*" in *strange*) echo "E: Unable to locate package strange"; exit 100 ;; esac
"""


@pytest.mark.skipif(sys.platform != "linux", reason="apt is Debian's")
def test_a_package_that_apt_does_not_know_costs_no_other(tmp_path: Path) -> None:
    for name, text in (("apt-get", APT), ("dpkg-query", "#!/bin/sh\n"), ("id", "#!/bin/sh\necho 0\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    calls = tmp_path / "calls"
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CALLS": str(calls)}
    script = ["sh", str(PACKAGING / "system_libraries.sh"), "strange", "python3-venv"]
    done = subprocess.run(script, env=environment, check=True, capture_output=True, text=True, timeout=30)
    asked = [line.split()[-1] for line in calls.read_text().splitlines()]
    assert asked.index("-qq") == 1, "all at once, then after an update, then one by one"
    assert {"fonts-noto-color-emoji", "strange", "python3-venv"} <= set(asked[3:])
    assert "strange can't be installed:\nE: Unable to locate package strange" in done.stderr
    assert "python3-venv can't" not in done.stderr


@pytest.mark.parametrize(
    ("prefix", "shared", "library", "package"),
    [
        ("/usr", 1, "libnosuch.so.1", "libpython3.11"),
        ("/usr", 0, "libpython3.11.a", ""),  # built without: no package would help
        ("/usr/local", 1, "libnosuch.so.1", ""),
        ("/usr", 1, None, ""),  # None is the running program, which can always be opened
    ],
)
def test_the_shared_library_is_missed_where_apt_can_bring_it(
    monkeypatch: pytest.MonkeyPatch, prefix: str, shared: int, library: str | None, package: str
) -> None:
    spec = importlib.util.spec_from_file_location("shared_library", PACKAGING / "shared_library.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    known = {"Py_ENABLE_SHARED": shared, "INSTSONAME": library}
    monkeypatch.setattr(sys, "base_prefix", prefix)
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setattr(module.sysconfig, "get_config_var", known.get)
    assert module.missing_package() == package
