from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.dataset import MANIFEST, DatasetManifest, FileChoice, read_manifest
from creastudio.api.errors import UserError
from creastudio.cli.result_set import check_apart, write_manifest


def test_what_results_say_is_kept_beside_them(tmp_path: Path) -> None:
    rows = [
        ({"dataset": {"label": "cat", "source": "a.png: flipped", "other": 3}}, tmp_path / "1.png"),
        ({"width": 3}, tmp_path / "2.png"),
    ]
    assert write_manifest(rows) == tmp_path / MANIFEST
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.files == {"1.png": FileChoice(label="cat", source="a.png: flipped")}


def test_what_was_there_stays(tmp_path: Path) -> None:
    before = DatasetManifest(title="Cats").with_choices({"old.png": FileChoice(exclude=True)})
    (tmp_path / MANIFEST).write_text(before.to_json(), encoding="utf-8")
    write_manifest([({"dataset": {"label": "cat"}}, tmp_path / "1.png")])
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert manifest.title == "Cats"
    assert set(manifest.files) == {"old.png", "1.png"}


def test_ordinary_results_have_no_manifest(tmp_path: Path) -> None:
    assert write_manifest([({"width": 3}, tmp_path / "1.png")]) is None
    assert write_manifest([]) is None
    assert list(tmp_path.iterdir()) == []


def test_results_may_not_land_in_the_folder_that_they_are_made_from(tmp_path: Path) -> None:
    cats = tmp_path / "cats"
    cats.mkdir()
    for out in (cats, cats / "more", cats / "a.png", tmp_path / "cats" / ".." / "cats"):
        with pytest.raises(UserError, match="cats"):
            check_apart(out, [cats])
    check_apart(tmp_path / "dogs", [cats])
    check_apart(tmp_path / "cats-more", [cats])
