"""Devices that a machine hasn't got."""

from __future__ import annotations

import pytest

from creastudio.engines.installed import Trial
from creastudio.workspace import devices


@pytest.mark.parametrize(
    ("system", "machine", "driver", "torch", "missing"),
    [
        ("linux", "x86_64", True, "2.9.0+cu128", {"mps"}),
        ("linux", "x86_64", True, "2.9.0+cpu", {"cuda", "mps"}),
        ("linux", "x86_64", False, "2.9.0+cu128", {"cuda", "mps"}),
        ("win32", "AMD64", True, "", {"mps"}),
        ("darwin", "arm64", True, "2.9.0", {"cuda"}),
        ("darwin", "x86_64", False, "2.2.0", {"cuda", "mps"}),
    ],
)
def test_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, system: str, machine: str, driver: bool, torch: str, missing: set[str]
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr("ctypes.util.find_library", lambda _name: "found" if driver else None)
    if system != "win32":
        monkeypatch.setattr(devices, "_has_driver", lambda: driver)
    monkeypatch.setattr(devices, "_torch", lambda: torch)
    found = devices.missing_devices()
    assert set(found) == missing
    assert all(reason.endswith(".") for reason in found.values())


@pytest.mark.parametrize(
    ("work", "setting", "driver", "trial", "place"),
    [
        ("cpu", "auto", True, None, "cpu"),
        ("any", "cpu", True, None, "cpu"),
        ("any", "auto", False, None, "cpu"),
        ("any", "auto", True, None, "auto"),
        ("any", "auto", True, Trial(device="cuda:0", reason="CUDA device Fast"), "cuda:0"),
    ],
)
def test_where_a_work_runs_is_said(
    monkeypatch: pytest.MonkeyPatch, work: str, setting: str, driver: bool, trial: Trial | None, place: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(devices, "_has_driver", lambda: driver)
    monkeypatch.setattr(devices, "_torch", lambda: "2.9.0+cu128")
    monkeypatch.setattr(devices, "_trial", lambda: trial)
    found = devices.place_of(work, setting)
    assert found.device == place
    assert found.reason.endswith(".")
