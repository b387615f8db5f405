"""Files of pictures, videos, sounds and music in a person's own folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from creastudio.api.media import AUDIO_SUFFIXES, PICTURE_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES

MAX_FILES = 50_000
"""Files of one folder that are looked at."""

MAX_DEPTH = 12
"""How many folders deep files are looked for."""

SUFFIXES = PICTURE_SUFFIXES | VIDEO_SUFFIXES | AUDIO_SUFFIXES | SCORE_SUFFIXES
"""Endings of the files that are looked at, lower case."""


class FoundFile(NamedTuple):
    """A file: its path, its size in bytes, and when it was last changed, ns."""

    path: str
    size: int
    changed: int


def media_files(folder: Path) -> Iterator[FoundFile]:
    """Yield the files of media in a folder and below; hidden ones are left out, links to folders aren't followed."""
    count, waiting = 0, [(str(folder), 0)]
    while waiting:
        where, depth = waiting.pop()
        try:
            entries = sorted(os.scandir(where), key=lambda entry: entry.name)
        except OSError:
            # A folder that may not be read costs no other.
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    if depth < MAX_DEPTH:
                        waiting.append((entry.path, depth + 1))
                    continue
                if os.path.splitext(entry.name)[1].lower() not in SUFFIXES or not entry.is_file():
                    continue
                facts = entry.stat()
            except OSError:
                continue
            count += 1
            if count > MAX_FILES:
                return
            yield FoundFile(entry.path, facts.st_size, facts.st_mtime_ns)
