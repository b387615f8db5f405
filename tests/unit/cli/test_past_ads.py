"""Layered files become annotations on the command line, which composers read."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.past_ads import PastAd, read_past
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.placement import Transform
from creastudio.export.formats import export
from creastudio.media.images import image_size
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.unit.cli.conftest import Run

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<g id="Background"><rect width="200" height="100" fill="#eee"/></g>
<g id="CTA"><rect x="20" y="60" width="60" height="20" fill="#c00"/></g></svg>"""

NAMES = {
    "background": "Background", "picture": "Photo", "headline": "标题", "cta": "Button", "logo": "Logo copy"
}  # fmt: skip


def photo() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(out, "PNG")
    return out.getvalue()


def place(x: float, y: float, width: float, height: float) -> Transform:
    return Transform(x=x + width / 2, y=y + height / 2, width=width, height=height)


def ad_of(folder: Path, *, named: bool) -> tuple[Document, BlobStore]:
    """A small ad, whose layers say what they are or don't."""
    blobs = BlobStore(folder / "blobs")
    asset = Asset(sha256=blobs.put(photo()), media_type="image/png")

    def called(role: str) -> str:
        return NAMES[role] if named else "Layer 7"

    layers: tuple[Layer, ...] = (
        ShapeLayer(
            name=called("background"), fill=SolidFill(color="#eeeeee"), transform=place(0, 0, 200, 160)
        ),
        ImageLayer(name=called("picture"), asset=asset.sha256, transform=place(0, 0, 200, 80)),
        TextLayer(name=called("headline"), text="Quiet wool", size=24, transform=place(10, 90, 160, 30)),
        ShapeLayer(name=called("cta"), fill=SolidFill(color="#cc0000"), transform=place(10, 130, 60, 20)),
        ImageLayer(name=called("logo"), asset=asset.sha256, transform=place(170, 130, 24, 18)),
    )
    board = Artboard(name="Square", width=200, height=160, layers=layers)
    return Document(artboards=(board,), assets=(asset,)), blobs


def written(folder: Path, suffix: str, *, named: bool = True) -> Path:
    document, blobs = ad_of(folder, named=named)
    target = folder / f"ad{suffix}"
    if suffix == ".crea":
        save_project(target, document, blobs)
        return target
    (file,) = export(document, [document.artboards[0].id], blobs.read, target).files
    return file


def learned(run: Run, *files: Path) -> tuple[PastAd, ...]:
    out = files[0].parent / "past.json"
    done = run("past-ads", *files, "-o", out)
    assert done.code == 0, done.err
    return read_past(out)


def test_an_svg_with_named_layers_is_an_ad(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ad.svg"
    file.write_text(SVG, encoding="utf-8")
    (ad,) = learned(run, file)
    assert (ad.width, ad.height) == (200, 100)
    assert [element.role for element in ad.elements] == ["background", "cta"]
    assert ad.elements[1].box == (20, 60, 60, 20)


@pytest.mark.parametrize("suffix", [".crea", ".psd", ".ora", ".svg"])
def test_what_the_studio_writes_is_read_again(suffix: str, run: Run, tmp_path: Path) -> None:
    (ad,) = learned(run, written(tmp_path, suffix))
    assert (ad.width, ad.height) == (200, 160)
    boxes = {element.role: element.box for element in ad.elements}
    assert list(boxes) == ["background", "picture", "headline", "cta", "logo"]
    assert boxes["picture"] == pytest.approx((0, 0, 200, 80), abs=1.5)
    assert boxes["cta"] == pytest.approx((10, 130, 60, 20), abs=1.5)
    assert boxes["logo"] == pytest.approx((170, 130, 24, 18), abs=1.5)
    # Words come as pixels of the letters alone in files of pixels.
    x, y, across, down = boxes["headline"]
    assert (x >= 9, y >= 89, x + across <= 171, y + down <= 121) == (True,) * 4


def test_kinds_and_sizes_tell_where_names_dont(run: Run, tmp_path: Path) -> None:
    (ad,) = learned(run, written(tmp_path, ".crea", named=False))
    roles = [element.role for element in ad.elements]
    assert roles == ["background", "picture", "headline", "logo"]
    assert ad.elements[2].text == "Quiet wool"


def damaged_psd(folder: Path) -> Path:
    file = written(folder, ".psd")
    data = file.read_bytes()
    file.write_bytes(data[:200])
    return file


def huge_psd(folder: Path) -> Path:
    """A header that promises 30,000 x 30,000 px."""
    file = folder / "huge.psd"
    file.write_bytes(struct.pack(">4sH6xHIIHH", b"8BPS", 1, 3, 30000, 30000, 8, 3) + bytes(12))
    return file


def bomb(folder: Path) -> Path:
    """An archive whose document unpacks to far more than any document has."""
    file = folder / "bomb.crea"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/x-creastudio")
        archive.writestr("document.json", b"[" * 3_000_000)
    return file


def no_ora(folder: Path) -> Path:
    file = folder / "no.ora"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr(
            "stack.xml", "<image w='10' h='10'><stack><layer src='../../x.png'/></stack></image>"
        )
    return file


def entity_svg(folder: Path) -> Path:
    file = folder / "entities.svg"
    file.write_text('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')
    return file


@pytest.mark.parametrize("make", [damaged_psd, huge_psd, bomb, no_ora, entity_svg])
def test_hostile_and_broken_files_are_passed_over_with_words(make, run: Run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "good").mkdir()
    good, bad, out = written(tmp_path / "good", ".svg"), make(tmp_path), tmp_path / "past.json"
    done = run("past-ads", bad, good, "-o", out)
    assert done.code == 0, done.err
    assert bad.stem in done.err
    assert len(read_past(out)) == 1
    alone = run("past-ads", bad, "-o", out)
    assert alone.code == 1
    assert bad.stem in alone.err


def test_what_has_no_layers_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("no picture", encoding="utf-8")
    done = run("past-ads", file, "-o", tmp_path / "past.json")
    assert done.code == 1
    assert "words.txt" in done.err


def sizes_in(folder: Path) -> set[tuple[int, int]]:
    return {image_size(path) for path in folder.iterdir()}


def test_a_folder_becomes_data_sets_of_pictures_and_words(run: Run, tmp_path: Path) -> None:
    ads = tmp_path / "ads"
    ads.mkdir()
    written(tmp_path, ".crea").rename(ads / "a.crea")
    Image.new("RGB", (300, 200), "#cc6633").save(ads / "b.png")
    box = [
        {"role": "picture", "box": [0, 0, 300, 100]},
        {"role": "headline", "box": [10, 120, 200, 40], "text": "Warm bread"},
    ]
    more = {"role": "subhead", "box": [10, 170, 200, 20], "text": "From six"}
    told = {"version": 1, "ads": [{"image": "b.png", "width": 300, "height": 200, "elements": [*box, more]}]}
    (ads / "ads.json").write_text(json.dumps(told), encoding="utf-8")
    pictures, words = tmp_path / "pictures", tmp_path / "words.jsonl"
    done = run("past-ads", ads, "--pictures", pictures, "--words", words)
    assert done.code == 0, done.err
    assert "100 to be worth it" in done.err
    assert sizes_in(pictures) == {(200, 80), (300, 100)}
    (line,) = words.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["completion"] == "Headline: Warm bread\nDescription: From six\n"
    again = run("past-ads", ads, "--pictures", pictures)
    assert (again.code, "isn't empty" in again.err) == (1, True)
    whole = run("past-ads", ads, "--pictures", tmp_path / "whole", "--whole")
    assert whole.code == 0
    assert sizes_in(tmp_path / "whole") == {(200, 160), (300, 200)}


def test_what_to_write_has_to_be_said(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, ".svg")
    assert run("past-ads", file).code == 2
    gone = run("past-ads", tmp_path / "gone.svg", "-o", tmp_path / "a.json")
    assert (gone.code, "isn't there" in gone.err) == (1, True)
    bare = tmp_path / "bare.png"
    Image.new("RGB", (64, 64)).save(bare)
    for options, words in (
        (("--words", tmp_path / "w.jsonl"), "no words"),
        (("--pictures", tmp_path / "p"), "no pictures"),
    ):
        done = run("past-ads", bare, *options)
        assert (done.code, words in done.err) == (1, True)
