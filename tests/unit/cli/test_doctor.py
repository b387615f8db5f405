"""The report of the doctor, also where the engine can't be asked."""

from __future__ import annotations

from typing import Any

from creastudio.cli.doctor import lines

REPORT: dict[str, Any] = {
    "studio": "1.0",
    "system": "Linux",
    "python": "3.11",
    "cores": 2,
    "libraries": {"torch": "2.13", "music21": ""},
    "engine_program": {"name": "built-in", "reason": "no other engine was added", "command": ["creastudio"]},
    "engine": {"error": "The engine doesn't start.", "hint": "Install torch.", "report": "Traceback"},
    "device_setting": "auto",
    "works": [{"id": "gan.sample", "device": "none", "lane": "quick", "memory": 300}],
    "plugins": [
        {"name": "x", "version": "1", "status": "failed", "error": "It fails.", "hint": "Update it."}
    ],
    "models": [],
    "display": "none",
    "data_folder": "home",
    "disk_free": 10,
}


def test_what_is_wrong_is_said() -> None:
    text = "\n".join(lines(REPORT))
    for words in (
        "music21 MISSING",
        "built-in: no other engine was added",
        "doesn't start",
        "Install torch.",
        "Traceback",
        "It fails.",
        "Little room",
    ):
        assert words in text


def test_devices_are_named() -> None:
    devices = [{"id": "cuda:0", "name": "Fast", "memory": 8 * 2**30}]
    engine = {
        "device": "cuda:0",
        "reason": "CUDA device Fast",
        "threads": 1,
        "bfloat16": True,
        "torch": "2.13",
    }
    text = "\n".join(lines({**REPORT, "engine": {**engine, "devices": devices}}))
    assert "cuda:0: CUDA device Fast (setting: auto)" in text
    assert "8.0 GB" in text
