"""What comes of a music file of another program."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api.artifacts import Artifact
from creastudio.api.score import Score


@dataclass(frozen=True)
class ImportedScore:
    """A score ready to become an asset, and what of the file isn't as it was, a sentence each."""

    score: Score
    notes: tuple[str, ...] = ()

    def artifact(self) -> Artifact:
        """Return the bytes to keep, their media type and what an asset says of them."""
        return self.score.artifact()
