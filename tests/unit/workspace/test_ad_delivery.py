"""Ads are delivered as they lie on their artboards: with words that were changed since, and looked at again."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from creastudio.api.errors import UserError
from creastudio.core.blocked import Blocked
from creastudio.core.canvas import TextLayer
from creastudio.core.document import Document
from creastudio.core.edits import update_layers
from creastudio.core.edits.linked_layouts import linked
from creastudio.core.layout_layers import element_layers, inner_of
from creastudio.core.safety import Finding, SafetyReport, with_rule
from creastudio.export.work import ExportCancelled
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.workspace.ad_files import Delivered
from creastudio.workspace.ad_orders import Ads, ads_of, delivered_names
from creastudio.workspace.ad_plan import AdPlan
from creastudio.workspace.campaign_delivery import campaign_plan, deliver, deliver_ads
from creastudio.workspace.campaign_project import campaign_project
from creastudio.workspace.speech import speech_in
from tests.support.campaigns import campaign_results

NEW = "Brand new words"


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def edited(document: Document, **fields: Any) -> Document:
    """Return a project in which the headline of the first artboard is another one."""
    board = document.artboards[0]
    words = next(inner_of(layer) for layer in element_layers(board) if layer.role == "headline")
    assert isinstance(words, TextLayer)
    return linked(update_layers([words.id], **fields)).apply(document)


def ads(blobs: BlobStore, change: Callable[[Document], Document] = lambda document: document) -> Ads:
    made = campaign_results(blobs, with_music=False)
    document = change(campaign_project(blobs, made))
    return ads_of(document, [board.id for board in document.artboards], campaign_plan(blobs, made))


def report_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def rules_of(done: Delivered) -> set[tuple[str, str]]:
    return {(item["rule"], item["severity"]) for board in done.report["boards"] for item in board["findings"]}


def test_what_was_edited_is_what_is_delivered(blobs: BlobStore, tmp_path: Path) -> None:
    before = deliver(blobs, campaign_results(blobs, with_music=False), tmp_path / "made")
    after = deliver_ads(blobs, ads(blobs, lambda document: edited(document, text=NEW)), tmp_path / "edited")
    assert after.missing == []
    assert {file.relative_to(tmp_path / "made") for file in before.files} == {
        file.relative_to(tmp_path / "edited") for file in after.files
    }
    pictures = [Image.open(tmp_path / name / "stills/en/64x64-A.jpg") for name in ("made", "edited")]
    box = (
        ImageChops.difference(*pictures).convert("L").point([255 * (at > 60) for at in range(256)]).getbbox()
    )
    assert box is not None
    assert box[1] >= 30
    # Linked sizes have it, too, and letters of layered files are told.
    loaded = load_project(tmp_path / "edited" / "Wool.crea", BlobStore(tmp_path / "other"))
    texts = [inner_of(layer) for board in loaded.document.artboards for layer in element_layers(board)]
    assert {item.text for item in texts if isinstance(item, TextLayer)} == {NEW}


def test_a_folder_that_is_there_may_be_a_disk_of_its_own(blobs: BlobStore, tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "out"
    folder.mkdir(parents=True)
    beside: set[str] = set()
    chosen = ads(blobs)
    done = deliver_ads(
        blobs,
        chosen,
        folder,
        progress=lambda *_: beside.update(path.name for path in folder.parent.iterdir()),
    )
    assert done.missing == []
    assert beside == {"out"}
    assert not list(folder.glob(".*"))


def test_films_show_the_artboard_as_it_is(blobs: BlobStore) -> None:
    found = ads(blobs, lambda document: edited(document, text=NEW))
    (film,) = found.films
    assert film in found.document.sequences
    without = found.document.model_copy(update={"sequences": ()})
    ids = [board.id for board in without.artboards]
    fresh = ads_of(without, ids, AdPlan(films=True, seconds=(3,)))
    assert [item.name for item in fresh.films] == ["64x64 en 3 s"]
    assert fresh.document.sequences == fresh.films


def test_the_report_is_on_what_is_delivered(blobs: BlobStore, tmp_path: Path) -> None:
    pale = deliver_ads(
        blobs, ads(blobs, lambda document: edited(document, color="#fefefe")), tmp_path / "pale"
    )
    assert ("contrast", "error") in rules_of(pale)
    dark = deliver_ads(
        blobs, ads(blobs, lambda document: edited(document, color="#000000")), tmp_path / "dark"
    )
    assert ("contrast", "error") not in rules_of(dark)


def test_claims_are_looked_for_in_the_new_words(blobs: BlobStore, tmp_path: Path) -> None:
    same = deliver_ads(blobs, ads(blobs), tmp_path / "same")
    assert ("claim", "warning") in rules_of(same)
    changed = ads(blobs, lambda document: edited(document, text=NEW))
    unseen = deliver_ads(blobs, changed, tmp_path / "unseen")
    assert [rule for rule in rules_of(unseen) if rule[0] == "claim"] == [("claim", "note")]
    asked: list[str] = []

    def claims(text: str, language: str) -> list[dict[str, Any]]:
        asked.append(f"{language}: {text}")
        return [{"words": "new", "text": "'new' wants proof."}]

    seen = deliver_ads(blobs, changed, tmp_path / "seen", claims=claims)
    assert f"en: {NEW}" in asked
    assert ("claim", "warning") in rules_of(seen)


def test_nothing_is_left_of_what_is_given_up(blobs: BlobStore, tmp_path: Path) -> None:
    seen: list[float] = []

    def cancelled() -> bool:
        return bool(seen) and seen[-1] > 0.4

    with pytest.raises(ExportCancelled):
        deliver_ads(
            blobs, ads(blobs), tmp_path / "new" / "out", cancelled=cancelled, progress=lambda at, _: seen.append(at)
        )  # fmt: skip
    assert list((tmp_path / "new").iterdir()) == []


def test_chosen_artboards_are_delivered_alone_with_their_project(blobs: BlobStore, tmp_path: Path) -> None:
    every = ads(blobs)
    chosen = ads_of(every.document, [every.boards[1].id], every.plan)
    names = delivered_names(chosen)
    assert names == ("print/en/print-A.pdf", "Wool.crea", "report.html", "report.json")
    done = deliver_ads(blobs, chosen, tmp_path / "out")
    assert [file.relative_to(tmp_path / "out").as_posix() for file in done.files] == list(names)
    loaded = load_project(tmp_path / "out" / "Wool.crea", BlobStore(tmp_path / "other")).document
    assert [board.name for board in loaded.artboards] == [every.boards[1].name]
    assert len(loaded.assets) < len(every.document.assets)


def test_two_ads_of_one_format_have_two_names(blobs: BlobStore) -> None:
    found = ads(blobs)
    twin = found.boards[0].model_copy(update={"id": "twin"})
    document = found.document.model_copy(update={"artboards": (*found.document.artboards, twin)})
    names = delivered_names(ads_of(document, [found.boards[0].id, "twin"], AdPlan(films=False)))
    assert names[:2] == ("stills/en/64x64-A.jpg", "stills/en/64x64-A-2.jpg")


def test_banners_carry_the_new_words(blobs: BlobStore, tmp_path: Path) -> None:
    found = ads(blobs, lambda document: edited(document, text=NEW))
    board = found.document.artboards[0]
    assert board.layout is not None
    told = {**board.layout.settings["campaign"], "uses": ["html5"]}
    layout = board.layout.model_copy(update={"settings": {"campaign": told}})
    boards = (board.model_copy(update={"layout": layout}), *found.document.artboards[1:])
    document = found.document.model_copy(update={"artboards": boards})
    deliver_ads(blobs, ads_of(document, [board.id], AdPlan()), tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out/html5/en/64x64-A.zip") as banner:
        assert NEW in banner.read("index.html").decode()


def test_nothing_is_no_delivery(blobs: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no ad"):
        deliver_ads(blobs, ads_of(Document(), [], AdPlan()), tmp_path / "out")


def flagged(document: Document) -> Document:
    """Return a project of whose pictures a check said something."""
    bare = Finding(check="a.b", category="bare", title="Bareness", score=0.8, flagged=True)
    report = SafetyReport(findings=(bare,))
    assets = tuple(
        asset.model_copy(update={"metadata": report.within(asset.metadata)})
        if asset.kind == "image"
        else asset
        for asset in document.assets
    )
    return document.model_copy(update={"assets": assets})


def test_flagged_pictures_stand_in_the_report_and_blocked_ones_are_not_delivered(
    blobs: BlobStore, tmp_path: Path
) -> None:
    done = deliver_ads(blobs, ads(blobs, flagged), tmp_path / "out", speech=speech_in("zh_CN"))
    assert ("safety", "warning") in rules_of(done)
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "<td>安全</td>" in page
    assert "已被标记：Bareness 0.80。" in page

    def blocked(document: Document) -> Document:
        safety = with_rule(document.safety, "bare", "block")
        return flagged(document).model_copy(update={"safety": safety})

    with pytest.raises(Blocked, match="blocked by the safety policy"):
        deliver_ads(blobs, ads(blobs, blocked), tmp_path / "no")
    assert {path.name for path in tmp_path.iterdir()} == {"blobs", "out"}
