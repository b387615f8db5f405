"""Music files of a person's own, read from disk."""

from __future__ import annotations

from pathlib import Path

from creastudio.media.images import read_file
from creastudio.notation.imported_score import ImportedScore
from creastudio.notation.scores import score_of


def import_score(path: Path) -> ImportedScore:
    """Return the score of a music file, and what of it isn't as it was; any thread may call it.

    Raises
    ------
    UserError
        When the file can't be read, is too large, or holds no music.
    """
    return score_of(read_file(path), path.name)
