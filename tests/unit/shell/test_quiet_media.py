"""What Qt's multimedia says in a person's terminal."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory

from creastudio.shell.app import make_application


def test_missing_optional_libraries_are_not_told_and_errors_are(qapp: object) -> None:
    make_application()
    assert not QLoggingCategory("qt.multimedia.symbolsresolver").isWarningEnabled()
    assert not QLoggingCategory("qt.multimedia.ffmpeg").isInfoEnabled()
    assert QLoggingCategory("qt.multimedia.symbolsresolver").isCriticalEnabled()
    for name in ("qt.multimedia.ffmpeg", "qt.multimedia.ffmpeg.mediadataholder", "qt.multimedia.audiooutput"):
        assert QLoggingCategory(name).isWarningEnabled()
