"""Devices that a machine hasn't got."""

from __future__ import annotations

import pytest

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
    monkeypatch.setattr(devices, "_has_driver", lambda: False)
    monkeypatch.setattr(devices, "_torch", lambda: torch)
    found = devices.missing_devices()
    assert set(found) == missing
    assert all(reason.endswith(".") for reason in found.values())
