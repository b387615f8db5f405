"""Pictures, annotations, projects and layered files become past ads, and what doesn't is told with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.past_ads import PastAd, PastElement, past_text
from creastudio.core.canvas import Artboard, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.store.blobs import BlobStore
from creastudio.store.past_ads import PastAdsLibrary, title_of
from creastudio.store.project_file import save_project
from creastudio.workspace.past_ads_import import joined, read_files

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<g id="Background"><rect width="200" height="100" fill="#eee"/></g>
<g id="CTA"><rect x="20" y="60" width="60" height="20" fill="#c00"/></g></svg>"""
LOGO = PastElement(role="logo", box=(1, 1, 4, 4))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def library(tmp_path: Path) -> PastAdsLibrary:
    return PastAdsLibrary(tmp_path / "home" / "past_ads")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ads"
    (made / "more").mkdir(parents=True)
    for name, color in (("a.png", "red"), ("more/b.jpg", "blue")):
        Image.new("RGB", (20, 10), color).save(made / name)
    return made


def test_a_folder_gives_its_pictures_once_with_their_annotations(
    folder: Path, library: PastAdsLibrary
) -> None:
    ads = (PastAd(image="a.png", width=20, height=10, elements=(LOGO,), liking=4),)
    (folder / "ads.json").write_text(past_text(ads), encoding="utf-8")
    (folder / "notes.txt").write_text("nothing", encoding="utf-8")
    found = read_files([folder], library)
    assert found.skipped == []
    assert [(title_of(ad), len(ad.elements), ad.liking) for ad in found.ads] == [("a", 1, 4), ("b", 0, 0)]
    assert all(library.picture(ad) is not None for ad in found.ads)
    assert library.load() == ()


def test_what_cannot_be_read_is_told_and_the_rest_comes(folder: Path, library: PastAdsLibrary) -> None:
    (folder / "empty.png").write_bytes(b"")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / "plain.svg").write_text("no svg", encoding="utf-8")
    found = read_files([folder, folder / "gone.png"], library)
    assert len(found.ads) == 2
    assert len(found.skipped) == 4
    for name in ("empty.png", "broken.json", "plain.svg", "gone.png"):
        assert any(name in sentence for sentence in found.skipped), name


def test_a_picture_outside_of_the_folder_is_not_taken(folder: Path, library: PastAdsLibrary) -> None:
    inner = folder / "more" / "ads.json"
    inner.write_text(
        past_text([PastAd(image="../a.png", width=20, height=10, elements=(LOGO,)), PastAd(image="no.png", width=9, height=9)]),
        encoding="utf-8",
    )  # fmt: skip
    found = read_files([inner], library)
    (ad,) = found.ads
    assert library.picture(ad) is None
    assert "no.png" in found.skipped[0]


def test_layers_are_painted_and_tell_their_elements(tmp_path: Path, library: PastAdsLibrary) -> None:
    (tmp_path / "ad.svg").write_text(SVG, encoding="utf-8")
    found = read_files([tmp_path / "ad.svg"], library)
    (ad,) = found.ads
    assert [element.role for element in ad.elements] == ["background", "cta"]
    picture = library.picture(ad)
    assert picture is not None
    with Image.open(picture) as opened:
        assert opened.size == (200, 100)
        red, green, _ = opened.convert("RGB").getpixel((50, 70))  # type: ignore[misc]
        assert red > 150 > green


def test_a_project_gives_each_artboard_that_has_roles(tmp_path: Path, library: PastAdsLibrary) -> None:
    place = Transform(x=10, y=10, width=8, height=8)
    boards = (
        Artboard(name="Story", width=20, height=20, layers=(ShapeLayer(role="logo", transform=place),)),
        Artboard(name="Sketch", width=20, height=20, layers=(ShapeLayer(name="blob", transform=place),)),
    )
    save_project(tmp_path / "ads.crea", Document(artboards=boards), BlobStore(tmp_path / "blobs"))
    found = read_files([tmp_path / "ads.crea"], library)
    (ad,) = found.ads
    assert title_of(ad) == "ads Story"
    assert ad.elements[0].box == (6, 6, 8, 8)
    assert "Sketch" in found.skipped[0]


def test_it_ends_when_nobody_wants_it_any_more(folder: Path, library: PastAdsLibrary) -> None:
    assert len(read_files([folder], library, lambda count: count < 1).ads) == 1


def test_what_is_there_already_stays_unless_it_lacks_annotations() -> None:
    bare = PastAd(image="pictures/a-1.png", width=9, height=9, liking=5)
    known = PastAd(image="pictures/b-1.png", width=9, height=9, elements=(LOGO,))
    told = bare.model_copy(update={"elements": (LOGO, LOGO), "liking": 0})
    other = known.model_copy(update={"elements": (LOGO, LOGO)})
    loose = PastAd(image="", width=5, height=5, elements=(LOGO,))
    found, came = joined((bare, known), (told, other, loose, loose))
    assert came == 2
    assert found == (told.model_copy(update={"liking": 5}), known, loose)


def test_json_of_other_things_is_told(folder: Path, library: PastAdsLibrary) -> None:
    (folder / "package.json").write_text(json.dumps({"name": "x"}), encoding="utf-8")
    found = read_files([folder / "package.json"], library)
    assert found.ads == []
    assert "package.json" in found.skipped[0]
