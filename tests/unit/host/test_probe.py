"""Whatever a face does in its probe costs that plugin alone."""

from __future__ import annotations

from pathlib import Path

from creastudio.host.discovery import load_registry
from tests.support.plugin_maker import face, make_unpacked


def test_what_a_face_writes_into_its_own_answer_costs_that_plugin_alone(plugins: Path) -> None:
    forged = "import os, sys\nfor path in sys.argv:\n    if path.endswith('result.json'):\n"
    for number, answer in enumerate(("garbage", "[1]", "{}", "[" * 100_000)):
        write = f"        open(path, 'w').write({answer!r})\n        os._exit(0)\n"
        make_unpacked(plugins, f"forger{number}", forged + write)
    make_unpacked(plugins, "fine")
    registry = load_registry(plugins)
    assert registry.plugin("fine").status == "ok"
    for number in range(4):
        assert "ends the program" in registry.plugin(f"forger{number}").error


def test_a_long_sum_in_a_face_costs_no_start(plugins: Path) -> None:
    make_unpacked(plugins, "sums", face() + f"\nTOTAL = {'1 + ' * 1500}1\n")
    assert load_registry(plugins).plugin("sums").status == "ok"
