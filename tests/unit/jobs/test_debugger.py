"""An engine waits for a debugger where its author asked for it, and says how where it can't."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from creastudio.api.errors import UserError
from creastudio.jobs import debugger


def test_it_waits_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    calls: list[object] = []
    fake = ModuleType("debugpy")
    fake.listen = calls.append  # pyright: ignore[reportAttributeAccessIssue]
    fake.wait_for_client = lambda: calls.append("waited")  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "debugpy", fake)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    debugger.attach({})
    assert calls == []
    for _ in range(2):
        debugger.attach({debugger.SETTING: 5678})
    assert calls == [("127.0.0.1", 5678), "waited"]
    assert "127.0.0.1:5678" in capsys.readouterr().err


def test_without_debugpy_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "debugpy", None)
    monkeypatch.setattr(debugger, "_listening", set[int]())
    with pytest.raises(UserError, match="debugpy") as caught:
        debugger.attach({debugger.SETTING: 5678})
    assert "pip install debugpy" in caught.value.hint
