"""A music file is read by what it holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.core.assets import Asset
from creastudio.export.midi import midi_of
from creastudio.export.musicxml import musicxml_of
from creastudio.media.scores import import_score

SCORE = track_of(Score(), [Note(0, 960, 60)], channel=0)


def test_whatever_it_is_called(tmp_path: Path) -> None:
    for name, data in (("a.txt", midi_of(SCORE)), ("b.mid", SCORE.dumps()), ("c.mid", musicxml_of(SCORE))):
        (tmp_path / name).write_bytes(data)
        assert list(import_score(tmp_path / name).score.notes(0)) == list(SCORE.notes(0))


def test_what_came_in_is_ready_to_be_kept(tmp_path: Path) -> None:
    (tmp_path / "a.mid").write_bytes(midi_of(SCORE))
    kept = import_score(tmp_path / "a.mid").artifact()
    asset = Asset(
        sha256=hashlib.sha256(kept.read()).hexdigest(), media_type=kept.media_type, metadata=kept.metadata
    )
    assert asset.kind == "score"
    assert (asset.metadata["duration"], asset.metadata["quarters"], asset.metadata["tracks"]) == (0.5, 1.0, 1)


def test_no_music_is_told(tmp_path: Path) -> None:
    (tmp_path / "cat.mid").write_bytes(b"\x89PNG")
    with pytest.raises(UserError, match=r"cat\.mid"):
        import_score(tmp_path / "cat.mid")
