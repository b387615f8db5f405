"""An empty studio home for a trial."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def home(folder: Path) -> Iterator[Path]:
    """Have everything that the studio keeps lie under `folder`, in this process and those that it starts."""
    before = os.environ.get("CREASTUDIO_HOME")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["CREASTUDIO_HOME"] = str(folder)
    try:
        yield folder
    finally:
        if before is None:
            del os.environ["CREASTUDIO_HOME"]
        else:
            os.environ["CREASTUDIO_HOME"] = before
