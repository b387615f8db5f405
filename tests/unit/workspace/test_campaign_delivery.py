"""A campaign's results become all its files, and a report that names what is missing or too heavy."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.api.recipe import Recipe
from creastudio.core.blocked import Blocked
from creastudio.core.safety import Finding, SafetyPolicy, SafetyReport, with_rule
from creastudio.core.time import to_seconds
from creastudio.store.blobs import BlobStore
from creastudio.workspace.campaign_delivery import deliver
from creastudio.workspace.campaign_project import campaign_project, is_campaign
from creastudio.workspace.campaign_report import report_page
from tests.support.campaigns import FINDING, campaign_results


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def test_everything_is_delivered(blobs: BlobStore, tmp_path: Path) -> None:
    made = campaign_results(blobs)
    assert is_campaign(made)
    done = deliver(blobs, made, tmp_path / "out")
    assert done.missing == []
    names = sorted(str(file.relative_to(tmp_path / "out")) for file in done.files)
    assert names == [
        "Wool.crea",
        "films/64x64-en-2s.mp4",
        "layered/en/64x64-A.psd",
        "print/en/print-A.pdf",
        "report.html",
        "report.json",
        "stills/en/64x64-A.jpg",
    ]
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [row["use"] for row in report["files"]] == ["still", "layered", "print", "film"]
    assert all(row["bytes"] > 0 for row in report["files"])
    assert report["boards"][0]["findings"] == [FINDING]
    assert zipfile.is_zipfile(tmp_path / "out" / "Wool.crea")


def test_the_project_has_boards_and_films_with_their_music(blobs: BlobStore) -> None:
    document = campaign_project(blobs, campaign_results(blobs))
    assert [board.width for board in document.artboards] == [64, 96]
    (film,) = document.sequences
    assert to_seconds(film.duration) == pytest.approx(2)
    assert [track.kind for track in film.tracks] == ["picture", "score"]
    music = document.asset(film.tracks[1].clips[0].asset)
    assert music.recipe is not None
    assert music.recipe.generator == "music.from_text"


def test_a_file_that_cannot_be_made_costs_itself_alone(blobs: BlobStore, tmp_path: Path) -> None:
    made = campaign_results(blobs)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "layered").write_text("in the way")
    done = deliver(blobs, made, tmp_path / "out")
    assert len(done.missing) == 1
    assert "64x64-A.psd" in done.missing[0]
    assert "is missing" in report_page(done.report)


def test_a_campaign_that_is_gone_is_told(blobs: BlobStore, tmp_path: Path) -> None:
    (first, *_) = campaign_results(blobs)
    lost = first.asset.model_copy(update={"recipe": Recipe(generator="layout.campaign")})
    with pytest.raises(UserError, match="isn't here any more"):
        deliver(blobs, [first.model_copy(update={"asset": lost})], tmp_path / "out")


def test_the_report_escapes_what_it_shows(blobs: BlobStore, tmp_path: Path) -> None:
    deliver(blobs, campaign_results(blobs), tmp_path / "out")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_languages_stand_side_by_side(blobs: BlobStore) -> None:
    made = campaign_results(blobs)
    other = Layout.loads(blobs.read(made[0].asset.sha256))
    told = {**other.settings["campaign"], "language": "zh", "uses": ["still"]}
    other = other.model_copy(update={"settings": {"campaign": told}, "link": "z"})
    asset = made[0].asset.model_copy(update={"sha256": blobs.put(other.dumps())})
    document = campaign_project(blobs, [*made, made[0].model_copy(update={"id": "zh", "asset": asset})])
    first, _, chinese = document.artboards
    assert chinese.y == first.y
    assert chinese.x >= max(board.x + board.width for board in document.artboards[:2])
    assert chinese.name.endswith("· zh")


def test_what_the_project_blocks_is_not_delivered(blobs: BlobStore, tmp_path: Path) -> None:
    finding = Finding(check="a.b", category="bare", title="Bare", score=0.8, flagged=True)
    report = SafetyReport(findings=(finding,))
    made = [
        item.model_copy(
            update={"asset": item.asset.model_copy(update={"metadata": report.within(item.asset.metadata)})}
        )
        for item in campaign_results(blobs)
    ]
    strict = with_rule(SafetyPolicy(), "bare", "block")
    with pytest.raises(Blocked, match=r"is blocked: Bare, 0\.80"):
        deliver(blobs, made, tmp_path / "out", policy=strict)
    assert not (tmp_path / "out").exists()
    assert campaign_project(blobs, made).artboards


def test_a_file_is_no_folder_to_deliver_into(blobs: BlobStore, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(UserError, match="'out' is a file"):
        deliver(blobs, campaign_results(blobs), tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"mine"
