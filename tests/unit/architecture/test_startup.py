"""What a start of the studio imports: every plugin's face, and nothing of what its engine needs."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support.source import ROOT, plugin_packages

HEAVY = ["torch", "torchvision", "transformers", "music21", "PySide6"]

PROBE = """
import json, sys
from creastudio.host.discovery import load_registry
registry = load_registry()
print(json.dumps({
    "modules": sorted(set(sys.modules) & set(sys.argv[1:])),
    "plugins": sorted(module for module in sys.modules if module.endswith(".plugin")),
}))
"""


def test_faces_of_all_plugins_load_without_their_engines() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *HEAVY], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["modules"] == []
    assert {f"{package.name}.plugin" for package in plugin_packages()} <= set(seen["plugins"])


def test_the_command_line_starts_without_qt_and_engines() -> None:
    probe = "import json, sys, creastudio.cli.main; print(json.dumps(sorted(set(sys.modules) & set(sys.argv[1:]))))"
    done = subprocess.run(
        [sys.executable, "-c", probe, *HEAVY], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
