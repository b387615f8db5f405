"""``creastudio generate --stems``: what it may be asked for, and the files that come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.api.score import MEDIA_TYPE, Note, Score, track_of
from creastudio.cli.score_stems import check_stems, write_stems_beside
from creastudio.core.assets import Asset
from creastudio.export.marking import read
from creastudio.workspace.environment import Environment


@pytest.mark.parametrize(
    ("work", "out", "said"), [("gan.sample", "a.wav", "no score"), ("music.rhythm", "a.mid", "sound files")]
)
def test_only_the_sound_of_a_score_has_stems(work: str, out: str, said: str) -> None:
    found = Environment.load(in_thread=True).registry.work(work)
    with pytest.raises(UserError, match=said):
        check_stems(found, out)


def test_each_part_is_a_file_in_a_folder_beside_with_the_recipe(tmp_path: Path) -> None:
    score = track_of(track_of(Score(), [Note(0, 480, 60)], name="High"), [Note(0, 480, 40)], name="Low")
    recipe = Recipe(generator="music.rhythm", plugin="music", plugin_version="1", params={}, seed=4)
    asset = Asset(sha256="0" * 64, media_type=MEDIA_TYPE, title="Tune", recipe=recipe)
    files = write_stems_beside(score.dumps(), asset, tmp_path / "tune.flac", with_recipe=True)
    assert files == (tmp_path / "tune stems" / "High.flac", tmp_path / "tune stems" / "Low.flac")
    found = read(files[0])
    assert found is not None
    assert found.made[0].recipe == recipe
