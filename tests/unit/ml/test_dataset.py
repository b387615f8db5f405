"""The examination of folders that were spoiled on purpose, one finding each."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps

from creastudio.api import UserError, specs
from creastudio.api.dataset import MANIFEST, DatasetManifest, DatasetReport, FileChoice
from creastudio.ml.dataset import examine
from creastudio.ml.dataset_advice import advice_for
from creastudio.ml.dataset_files import Looks
from creastudio.ml.dataset_leaks import MirrorLeak, Palette
from creastudio.ml.picture_files import ORIENTATION, FileFacts
from creastudio_gan.tools.train import TrainParams
from tests.support.pictures import PictureMaker, save


@pytest.fixture
def maker() -> PictureMaker:
    return PictureMaker(1)


def _files(report: DatasetReport, code: str) -> tuple[str, ...]:
    found = report.finding(code)
    return found.files if found is not None else ()


def test_a_sound_folder_has_no_findings(tmp_path: Path, maker: PictureMaker) -> None:
    report = examine(maker.fill(tmp_path, 110, 64, 64))
    assert [item.code for item in report.findings if item.severity == "wrong"] == []
    assert {item.code for item in report.findings} <= {"mirror_leak", "colour_leak"}
    assert (report.looked, len(report.pictures)) == (110, 110)
    assert report.classes == {}


def test_files_that_cannot_be_used(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path, 3, 64, 64)
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "words.jpg").write_text("words")
    (tmp_path / "cut.png").write_bytes((tmp_path / "p000.png").read_bytes()[:600])
    report = examine(tmp_path, max_pixels=64 * 64)
    save(maker.blots(80, 80), tmp_path / "large.png")
    report = examine(tmp_path, max_pixels=64 * 64)
    assert _files(report, "empty") == ("empty.png",)
    assert _files(report, "no_picture") == ("words.jpg",)
    assert _files(report, "damaged") == ("cut.png",)
    assert _files(report, "too_large") == ("large.png",)
    assert set(report.suggested()) == {"empty.png", "words.jpg", "cut.png", "large.png"}
    damaged = report.finding("damaged")
    assert damaged is not None
    assert "cut.png" in damaged.details["cut.png"]


def test_kinds_of_pictures(tmp_path: Path, maker: PictureMaker) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    deep = np.random.default_rng(0).integers(0, 65535, (64, 64), dtype=np.uint16)
    save(Image.new("RGBA", (64, 64), (9, 9, 9, 0)), tmp_path / "clear.png")
    save(maker.blots(64, 64).convert("L"), tmp_path / "grey.png")
    save(maker.blots(64, 64).convert("CMYK"), tmp_path / "print.jpg")
    save(Image.fromarray(deep), tmp_path / "deep.png")
    save(maker.blots(64, 64), tmp_path / "turned.jpg", exif=exif)
    save(maker.blots(64, 64), tmp_path / "moving.gif", save_all=True, append_images=[maker.blots(64, 64)])
    save(maker.blots(64, 64), tmp_path / "x.bmp").rename(tmp_path / "really.png")
    save(maker.blots(30, 70), tmp_path / "small.png")
    save(maker.blots(6, 6), tmp_path / "dot.png")
    report = examine(tmp_path)
    for code, name in {
        "alpha": "clear.png", "grey": "grey.png", "cmyk": "print.jpg", "sixteen_bit": "deep.png",
        "turned": "turned.jpg", "animated": "moving.gif", "wrong_ending": "really.png", "small": "small.png",
        "too_small": "dot.png",
    }.items():  # fmt: skip
        assert _files(report, code) == (name,), code
    assert len(report.pictures) == 9


def test_a_picture_of_another_shape_is_named(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path, 5, 64, 64)
    save(maker.blots(200, 64), tmp_path / "banner.png")
    assert _files(examine(tmp_path), "odd_shapes") == ("banner.png",)
    (tmp_path / "banner.png").unlink()
    save(maker.blots(70, 64), tmp_path / "other.png")
    sizes = examine(tmp_path).finding("sizes")
    assert sizes is not None
    assert "2 different sizes, 64 to 70 px" in sizes.title


def test_files_that_are_passed_over_are_named(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path, 3)
    (tmp_path / "photo.HEIC").write_bytes(b"x")
    (tmp_path / "photo").write_bytes((tmp_path / "p000.png").read_bytes())
    (tmp_path / "notes.txt").write_text("nothing")
    (tmp_path / MANIFEST).write_text("{}")
    (tmp_path / ".hidden.png").write_bytes(b"")
    report = examine(tmp_path, most=2)
    assert _files(report, "other_kind") == ("photo.HEIC",)
    assert _files(report, "unnamed") == ("photo",)
    assert report.finding("beyond") is not None
    assert report.looked == 2


def test_duplicates_keep_the_largest(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path, 6, 64, 64)
    twin = maker.blots(64, 64)
    for name in ("a.png", "b/c.png"):
        save(twin, tmp_path / name)
    save(twin.resize((128, 128)), tmp_path / "large.jpg", quality=60)
    mirrored = maker.blots(64, 64)
    save(mirrored, tmp_path / "m.png")
    save(ImageOps.mirror(mirrored), tmp_path / "n.png")
    report = examine(tmp_path)
    exact, near, turned = (report.finding(code) for code in ("duplicates", "near", "mirrored"))
    assert exact is not None
    assert near is not None
    assert turned is not None
    assert exact.groups == (("a.png", "b/c.png"),)
    assert near.groups == (("large.jpg", "a.png"),)
    assert turned.groups == (("m.png", "n.png"),)
    assert report.suggested() == {"b/c.png": "duplicates", "a.png": "near"}
    assert report.finding("hold_out") is None
    # With the choices made, it has nothing to say of them.
    again = examine(tmp_path, DatasetManifest().without(report.suggested()))
    assert {"duplicates", "near"} & {item.code for item in again.findings} == set()
    assert len(again.pictures) == len(report.pictures)


def test_twins_among_many_are_told_for_what_is_held_out(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path, 199, 16, 16)
    assert examine(tmp_path).finding("hold_out") is None
    picture = maker.blots(16, 16)
    save(picture, tmp_path / "a.png")
    save(picture, tmp_path / "b.png")
    assert _files(examine(tmp_path), "hold_out") == ("a.png", "b.png")


def test_three_pictures(tmp_path: Path, maker: PictureMaker) -> None:
    report = examine(maker.fill(tmp_path, 3))
    found = report.finding("few")
    assert found is not None
    assert "only 3 pictures" in found.title
    assert report.advice.mirror is False
    one = examine(maker.fill(tmp_path / "one", 1)).finding("few")
    assert one is not None
    assert "There is only 1 picture." in one.title


def test_identical_pictures(tmp_path: Path, maker: PictureMaker) -> None:
    picture = maker.blots()
    for index in range(30):
        save(picture, tmp_path / f"{index}.png")
    found = examine(tmp_path).finding("identical")
    assert found is not None
    assert "All 30 pictures" in found.title
    assert len(found.files) == 30


def test_no_picture_at_all(tmp_path: Path) -> None:
    assert examine(tmp_path).finding("none") is not None
    (tmp_path / "a.png").write_bytes(b"")
    report = examine(tmp_path)
    assert report.finding("none") is not None
    assert report.pictures == ()
    with pytest.raises(UserError, match="no folder 'gone'"):
        examine(tmp_path / "gone")


def test_folders_are_classes_and_what_is_odd_in_them_is_named(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "cats", 25)
    maker.fill(tmp_path / "dogs", 3)
    maker.fill(tmp_path / "cats" / "young", 2)
    (tmp_path / "birds").mkdir()
    save(maker.blots(), tmp_path / "loose.png")
    report = examine(tmp_path)
    assert report.classes == {"cats": 27, "dogs": 3}
    assert _files(report, "class_empty") == ("birds",)
    assert _files(report, "class_small") == ("dogs",)
    assert _files(report, "class_none") == ("loose.png",)
    assert _files(report, "nested") == ("cats/young",)
    assert {item.name: item.label for item in report.pictures}["cats/young/p000.png"] == "cats"


def test_a_class_whose_pictures_are_left_out_is_empty(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "cats", 2)
    maker.fill(tmp_path / "dogs", 1)
    chosen = DatasetManifest(files={"dogs/p000.png": FileChoice(exclude=True)})
    assert _files(examine(tmp_path, chosen), "class_empty") == ("dogs",)


def test_a_label_of_one_s_own(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "cats", 2)
    chosen = DatasetManifest(files={"cats/p001.png": FileChoice(label="lions")})
    assert examine(tmp_path, chosen).classes == {"cats": 1, "lions": 1}


def test_unbalanced_classes(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "few", 20, 16, 16)
    maker.fill(tmp_path / "many", 230, 16, 16)
    found = examine(tmp_path).finding("unbalanced")
    assert found is not None
    assert "11 times" in found.title


def test_a_single_folder_is_said_to_be_no_classes(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "cats", 22)
    assert examine(tmp_path).finding("one_class") is not None


def test_advice_follows_what_was_measured(tmp_path: Path, maker: PictureMaker) -> None:
    maker.fill(tmp_path / "lit", 60, 64, 64, light=40)
    for index, path in enumerate(sorted((tmp_path / "lit").iterdir())):
        save(ImageEnhance.Brightness(Image.open(path)).enhance(0.4 + index % 8 / 8), path)
    lit = examine(tmp_path / "lit")
    assert lit.finding("mirror_leak") is not None
    assert (lit.advice.mirror, lit.advice.augment, lit.advice.resolution) == (
        False,
        "translation,cutout,colour",
        64,
    )
    assert lit.measures["told_apart"] > lit.measures["told_apart_floor"]
    for index in range(40):
        flat = Image.new("RGB", (40, 40), (index * 6, 90, 200))
        flat.paste((255, 255, 255), (index % 20, 10, 20 + index % 20, 30))
        save(flat, tmp_path / "flat" / f"{index:02}.png")
    drawn = examine(tmp_path / "flat")
    assert drawn.finding("colour_leak") is not None
    assert "colour" not in drawn.advice.augment
    assert drawn.advice.resolution == 32


def test_every_advice_is_a_choice_of_the_training() -> None:
    offered = {spec.name: spec.choices for spec in specs(TrainParams)}
    for count, narrow in itertools.product((30, 2000, 8000), (False, True)):
        colours = Palette(0.2, 0.9 if narrow else 0.0, 0.2)
        facts = [FileFacts(100, 200, "PNG", "RGB")] * count
        looks = Looks([""] * count, facts, np.zeros((count, 1)), np.zeros(count), [""] * count, {})  # type: ignore[arg-type]
        advice, _, _ = advice_for(looks, MirrorLeak(0.5, 0.55, 0.0), colours)
        assert advice.augment in offered["augment"]
        assert str(advice.resolution) in offered["resolution"]
        assert ("colour" in advice.augment) != narrow
        assert ("adaptive" in advice.augment) == (count >= 1000)
        assert advice.mirror == (count < 5000)


def test_it_says_how_far_it_is_and_can_be_stopped(tmp_path: Path, maker: PictureMaker) -> None:
    shares: list[float] = []
    examine(maker.fill(tmp_path, 30), on_step=lambda share, _words: shares.append(share))
    assert shares == sorted(shares)
    assert len(shares) > 30

    def stop(share: float, words: str) -> None:
        if share > 0.2:
            raise InterruptedError(words)

    with pytest.raises(InterruptedError, match="looking at picture"):
        examine(tmp_path, on_step=stop)
