"""Fails a test that logs at WARNING or above without having said so."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable


class LogGuard(logging.Handler):
    """Collects records at WARNING and above that no allowance matches.

    A test says what it expects with ``@pytest.mark.allow_logs("part of the message", ...)`` (regular expressions)
    or, in its course, with the fixture ``allow_logs``.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        super().__init__(logging.WARNING)
        self._allowed = [re.compile(pattern) for pattern in allowed]
        self._records: list[logging.LogRecord] = []

    def allow(self, *patterns: str) -> None:
        """Expect records whose message matches one of `patterns`, also such that have come already."""
        self._allowed += [re.compile(pattern) for pattern in patterns]

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)

    def unexpected(self) -> list[str]:
        """Return a line for each record that nothing allows."""
        lines: list[str] = []
        for record in self._records:
            message = record.getMessage()
            if not any(pattern.search(message) for pattern in self._allowed):
                lines.append(f"{record.levelname} {record.name}: {message}")
        return lines
