"""The table of formats: every one is written, marked, named and can be given up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.params import specs
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import TextLayer
from creastudio.core.labelling import Labelling
from creastudio.export.formats import FORMATS, Format, export, format_of, targets
from creastudio.export.marking import read
from creastudio.export.options import PictureOptions
from creastudio.export.work import ExportCancelled
from tests.unit.export.scenes import BLOBS, RECIPE, RICH, at, document, rectangle

DOC = document(*RICH)
READ = BLOBS.__getitem__
BY_SUFFIX = pytest.mark.parametrize("wanted", FORMATS, ids=lambda item: item.suffix)


@BY_SUFFIX
def test_every_format_says_how_it_was_made(wanted: Format, tmp_path: Path) -> None:
    told: list[float] = []
    out = tmp_path / f"a{wanted.suffix}"
    board = DOC.artboards[0].id
    done = export(DOC, [board], READ, out, progress=lambda fraction, _: told.append(fraction))
    assert done.files == (out,)
    found = read(out)
    assert found is not None
    assert [made.recipe for made in found.made] == [RECIPE]
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    export(DOC, [board], READ, out, wanted.options(with_recipe=False))
    assert read(out) is None


@BY_SUFFIX
def test_labels_are_written_without_a_recipe_too(wanted: Format, tmp_path: Path) -> None:
    labelled = DOC.model_copy(update={"labelling": Labelling(metadata=True, producer="Ann & Co")})
    plain = document(rectangle("mine", "#ff0000", at(100, 75, 50, 50)))
    plain = plain.model_copy(update={"labelling": labelled.labelling})
    out = tmp_path / f"a{wanted.suffix}"
    for doc, expected in ((labelled, True), (plain, False)):
        export(doc, [doc.artboards[0].id], READ, out, wanted.options(with_recipe=False))
        data = out.read_bytes()
        assert (b"http://www.tc260.org.cn/ns/AIGC/1.0/" in data) is expected
        assert (b"compositeWithTrainedAlgorithmicMedia" in data) is expected
        assert read(out) is None


def test_the_visible_label_is_high_enough(tmp_path: Path) -> None:
    shown = DOC.model_copy(update={"labelling": Labelling(visible=True)})
    board = DOC.artboards[0].id
    for doc, name in ((DOC, "plain"), (shown, "labelled")):
        export(doc, [board], READ, tmp_path / f"{name}.png")
    with Image.open(tmp_path / "plain.png") as plain, Image.open(tmp_path / "labelled.png") as labelled:
        changed = Image.blend(plain.convert("RGB"), labelled.convert("RGB"), 0.5)
        assert changed.size == (200, 150)
        white = [
            y for y in range(110, 150) for x in range(100, 200)
            if labelled.convert("RGB").getpixel((x, y)) != plain.convert("RGB").getpixel((x, y))
        ]  # fmt: skip
    assert max(white) - min(white) + 1 >= 0.05 * 150


def test_ads_for_chinese_platforms_are_labelled_without_being_asked(tmp_path: Path) -> None:
    board = DOC.artboards[0].model_copy(update={"layout": BoardLayout(format="weibo.cover")})
    pictures: list[bytes] = []
    for number, labelling in enumerate((Labelling(), Labelling(by_platform=False))):
        doc = DOC.model_copy(update={"artboards": (board,), "labelling": labelling})
        out = tmp_path / f"{number}.png"
        export(doc, [board.id], READ, out, PictureOptions(with_recipe=False))
        assert (b"http://www.tc260.org.cn/ns/AIGC/1.0/" in out.read_bytes()) is labelling.by_platform
        with Image.open(out) as image:
            pictures.append(image.convert("RGB").tobytes())
    assert pictures[0] != pictures[1]


@BY_SUFFIX
def test_giving_up_leaves_no_file(wanted: Format, tmp_path: Path) -> None:
    asked = iter([False, True, True, True])
    with pytest.raises(ExportCancelled):
        export(
            DOC,
            [DOC.artboards[0].id],
            READ,
            tmp_path / f"a{wanted.suffix}",
            cancelled=lambda: next(asked, True),
        )
    assert list(tmp_path.iterdir()) == []


def test_several_artboards_become_a_file_each(tmp_path: Path) -> None:
    board = DOC.artboards[0]
    other = board.model_copy(update={"id": "b", "name": "a", "layers": ()})
    doc = DOC.model_copy(update={"artboards": (board, other)})
    done = export(doc, [board.id, "b"], READ, tmp_path / "set.png", PictureOptions(scale=0.5))
    assert [file.name for file in done.files] == ["set-A.png", "set-a-2.png"]
    done = export(doc, [board.id, "b"], READ, tmp_path, wanted=format_of(Path("a.jpg")))
    assert [file.name for file in done.files] == ["A.jpg", "a-2.jpg"]
    for file in done.files:
        with Image.open(file) as image:
            assert image.size == (200, 150)


def test_sizes_and_bleed(tmp_path: Path) -> None:
    board = DOC.artboards[0].model_copy(update={"bleed": 10.0})
    doc = DOC.model_copy(update={"artboards": (board,)})
    for options, size in (
        (PictureOptions(width=400), (400, 300)),
        (PictureOptions(height=75), (100, 75)),
        (PictureOptions(scale=2, bleed=True), (440, 340)),
    ):
        (file,) = export(doc, [board.id], READ, tmp_path / "a.png", options).files
        with Image.open(file) as image:
            assert image.size == size
    with pytest.raises(UserError, match="proportions"):
        export(doc, [board.id], READ, tmp_path / "a.png", PictureOptions(width=400, height=400))


def test_unknown_formats_are_named() -> None:
    with pytest.raises(UserError, match=r"\.tga") as caught:
        format_of(Path("a.tga"))
    assert ".psd" in caught.value.hint
    with pytest.raises(UserError, match="no suffix"):
        format_of(Path("a"))
    assert format_of(Path("A.TIFF")).suffix == ".tif"


def test_names_of_files(tmp_path: Path) -> None:
    png = format_of(Path("a.png"))
    assert targets(tmp_path / "x.png", ["a/b"], png) == [tmp_path / "x.png"]
    assert targets(tmp_path, ["a/b", "a b"], png) == [tmp_path / "a-b.png", tmp_path / "a-b-2.png"]


@BY_SUFFIX
def test_options_make_a_form(wanted: Format) -> None:
    assert all(spec.title for spec in specs(wanted.options))


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_fonts_that_are_missing_are_told_once(suffix: str, tmp_path: Path) -> None:
    doc = document(TextLayer(text="One", family="Gone Grotesk"), TextLayer(text="Two", family="Gone Grotesk"))
    done = export(doc, [doc.artboards[0].id], READ, tmp_path / f"a{suffix}")
    assert [note for note in done.notes if "Gone Grotesk" in note] == [
        "The font 'Gone Grotesk' isn't on this computer; its texts are shown in Inter."
    ]
