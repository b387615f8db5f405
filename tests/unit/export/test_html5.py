"""HTML5 banners: what platforms ask for, read from the page; light, self-contained, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.insert_layout import boards_of, insert_layouts
from creastudio.export.formats import export
from creastudio.export.html5_pieces import pieces_of
from creastudio.export.marking import read
from creastudio.export.options import Html5Options
from tests.unit.core.layouts import LOGO, PICTURE, ad


def png(side: int, seed: int) -> bytes:
    """Return a picture that is hard to pack."""
    out = io.BytesIO()
    noise = np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)
    Image.fromarray(noise).save(out, "PNG")
    return out.getvalue()


BLOBS = {PICTURE: png(200, 1), LOGO: png(20, 2)}


class Page(HTMLParser):
    """What stands in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.depth, self.linked = 0, 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.depth += tag == "a"
        self.linked += tag == "img" and self.depth == 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "a"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag]


def made_ad(recipe: Recipe | None = None, words: str = "Fresh bread") -> tuple[Document, Artboard]:
    """Return a document of one ad of 300 x 250."""
    assets = tuple(Asset(sha256=key, media_type="image/png", recipe=recipe) for key in (PICTURE, LOGO))
    document = insert_layouts(boards_of([ad(300, 250, words=words)]), assets).apply(Document())
    return document, next(board for board in document.artboards if board.layout is not None)


def banner(
    folder: Path, options: Html5Options | None = None, document: Document | None = None
) -> tuple[dict[str, bytes], Path, tuple[str, ...]]:
    """Export the ad and return the files of the archive, the archive, and what was noted."""
    document = document or made_ad()[0]
    out = folder / "banner.zip"
    board = next(board for board in document.artboards if board.layers)
    done = export(document, [board.id], BLOBS.__getitem__, out, options or Html5Options())
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, out, done.notes


def test_the_page_is_what_platforms_ask_for(tmp_path: Path) -> None:
    files, out, _ = banner(tmp_path, Html5Options(click="https://example.com/?a=</script>&b"))
    text = files["index.html"].decode()
    page = Page(text)
    assert {"name": "ad.size", "content": "width=300,height=250"} in page.all("meta")
    assert re.findall(r"var clickTag = \"(.*)\";", text) == ["https://example.com/?a=\\u003c/script>&b"]
    assert len(page.all("a")) == 1
    pictures = page.all("img")
    assert page.linked == len(pictures) == 5
    # The picture and its scrim move apart; nothing comes from elsewhere, and nothing is there that isn't shown.
    assert {picture["src"] for picture in pictures} == set(files) - {"index.html"}
    assert not re.search(r"https?://|url\(|@import", text.replace("https://example.com", ""))
    assert out.stat().st_size <= 150_000
    assert len(files) <= 40


def test_pictures_lie_where_the_layout_put_them(tmp_path: Path) -> None:
    files, _, _ = banner(tmp_path)
    text = files["index.html"].decode()
    for number, shown in enumerate(Page(text).all("img")):
        found = re.search(rf"#p{number}\{{left:(\d+)px;top:(\d+)px;width:(\d+)px;height:(\d+)px", text)
        assert found is not None
        x, y, width, height = map(int, found.groups())
        assert (str(width), str(height)) == (shown["width"], shown["height"])
        assert 0 <= x < x + width <= 300
        assert 0 <= y < y + height <= 250
        name = shown["src"] or ""
        if not name.endswith(".svg"):
            with Image.open(io.BytesIO(files[name])) as picture:
                assert picture.size == (width, height)
    assert [shown["alt"] for shown in Page(text).all("img")] == ["", "", "Fresh bread", "Buy now", "Logo"]


def test_words_are_told_and_photos_are_jpeg(tmp_path: Path) -> None:
    files, _, _ = banner(tmp_path, document=made_ad(words='Bread & "butter"')[0])
    alts = {shown["alt"]: shown["src"] for shown in Page(files["index.html"].decode()).all("img")}
    assert {'Bread & "butter"', "Buy now", "Logo"} <= set(alts)
    assert any(name.endswith(".jpg") for name in files)


def test_it_moves_within_bounds_and_ends_as_it_was_composed(tmp_path: Path) -> None:
    files, _, notes = banner(tmp_path, Html5Options(seconds=12, rounds=3))
    text = files["index.html"].decode()
    runs = re.findall(r"animation:m\d+ ([\d.]+)s linear (\d+) both", text)
    assert len(runs) >= 3
    assert all(float(seconds) * int(rounds) <= 30 for seconds, rounds in runs)
    assert any("30 s" in note for note in notes)
    assert "infinite" not in text
    # All of the motion is behind the wish for it, and every key leads to the composed state.
    before, _, after = text.partition("@media (prefers-reduced-motion:no-preference){")
    assert "animation" not in before
    assert "@keyframes" in after
    frames = re.findall(r"@keyframes m\d+\{(.*)\}$", after, re.MULTILINE)
    assert all(re.search(r"transform:none;?\}$", frame) for frame in frames)


def test_a_still_banner_has_no_motion(tmp_path: Path) -> None:
    files, _, _ = banner(tmp_path, Html5Options(animated=False))
    assert "keyframes" not in files["index.html"].decode()
    assert sum(name.startswith("ground") for name in files) == 1


def test_an_artboard_without_a_layout_is_one_picture(tmp_path: Path) -> None:
    board = Artboard(name="Plain", width=120, height=60, layers=(TextLayer(text="Hi", name="a"),))
    files, _, _ = banner(tmp_path, document=Document(artboards=(board,)))
    (shown,) = Page(files["index.html"].decode()).all("img")
    assert shown["alt"] == "Plain"
    assert "keyframes" not in files["index.html"].decode()


def test_the_weight_is_kept_and_what_was_given_up_is_said(tmp_path: Path) -> None:
    _, out, notes = banner(tmp_path, Html5Options(most=50))
    assert out.stat().st_size <= 50_000
    assert any("to keep to 50 KB" in note for note in notes)
    with pytest.raises(UserError, match="as light as 5 KB"):
        banner(tmp_path, Html5Options(most=5))


def test_the_same_banner_is_the_same_bytes(tmp_path: Path) -> None:
    first = banner(tmp_path)[1].read_bytes()
    assert banner(tmp_path)[1].read_bytes() == first


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "example.com", "https://", "https://a b", "http://[x"]
)
def test_addresses_that_lead_nowhere_are_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no address"):
        banner(tmp_path, Html5Options(click=address))


def test_the_recipe_is_in_the_comment_of_the_archive(tmp_path: Path) -> None:
    recipe = Recipe(generator="a.b", params={"text": "x" * 100})
    files, out, _ = banner(tmp_path, document=made_ad(recipe)[0])
    found = read(out)
    assert found is not None
    assert found.made[0].recipe == recipe
    assert any(b"compositeWithTrainedAlgorithmicMedia" in data for data in files.values())
    long = recipe.model_copy(update={"params": {"text": "x" * 70_000}})
    _, out, notes = banner(tmp_path, document=made_ad(long)[0])
    assert read(out) is None
    assert b"compositeWithTrainedAlgorithmicMedia" in out.read_bytes()
    assert any("no recipe" in note for note in notes)


def test_what_needs_what_is_below_is_one_with_it() -> None:
    board = made_ad()[1]
    *below, last = board.layers
    blended = board.model_copy(update={"layers": (*below, last.model_copy(update={"blend": "multiply"}))})
    assert len(pieces_of(board, moving=True)) == 5
    assert len(pieces_of(blended, moving=True)) == 1
