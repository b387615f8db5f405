"""A start that can't be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from creastudio.api.errors import UserError
from creastudio.shell.app import main


def test_where_nothing_can_be_kept_a_window_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append((box.text(), box.informativeText())))
    with pytest.raises(UserError):
        main([])
    ((message, hint),) = told
    assert "home" in message
    assert hint
    assert hint not in message
