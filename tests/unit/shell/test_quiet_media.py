"""What Qt's multimedia says in a person's terminal."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory

from creastudio.shell.app import make_application


def _category(name: str) -> QLoggingCategory:
    # Typed as bytes, and given as a text.
    return QLoggingCategory(name)  # type: ignore[arg-type]


def test_missing_optional_libraries_are_not_told_and_errors_are(qapp: object) -> None:
    make_application()
    assert not _category("qt.multimedia.symbolsresolver").isWarningEnabled()
    assert not _category("qt.multimedia.ffmpeg").isInfoEnabled()
    assert _category("qt.multimedia.symbolsresolver").isCriticalEnabled()
    for name in ("qt.multimedia.ffmpeg", "qt.multimedia.ffmpeg.mediadataholder", "qt.multimedia.audiooutput"):
        assert _category(name).isWarningEnabled()
