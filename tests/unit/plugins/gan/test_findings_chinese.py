"""All that is said of a data set has its Chinese; English sentences among Chinese ones are a defect."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from creastudio.api.dataset import DatasetReport
from creastudio.core.said import SaidTable
from creastudio.ml.dataset import examine
from creastudio.ml.picture_files import ORIENTATION
from creastudio_gan.words import ZH_CN
from tests.support.pictures import PictureMaker, save


def _everything(folder: Path, times: int) -> Path:
    """Fill a folder with `times` of each kind of doubtful picture."""
    maker = PictureMaker(times)
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    deep = np.random.default_rng(0)
    for n in range(times):
        maker.fill(folder / f"class{n}", 2, 64, 64)
        (folder / f"nothing{n}").mkdir()
        (folder / f"empty{n}.png").write_bytes(b"")
        (folder / f"words{n}.png").write_text("words")
        whole = save(maker.blots(64, 64), folder / f"whole{n}.png").read_bytes()
        (folder / f"cut{n}.png").write_bytes(whole[:500])
        (folder / f"other{n}.heic").write_bytes(b"x")
        (folder / f"unnamed{n}").write_bytes(whole)
        (folder / f"same{n}.png").write_bytes(whole)
        save(maker.blots(80, 80), folder / f"large{n}.png")
        save(Image.new("RGBA", (64, 64), (n, 9, 9, 0)), folder / f"clear{n}.png")
        save(maker.blots(64, 64).convert("L"), folder / f"grey{n}.png")
        save(maker.blots(64, 64).convert("CMYK"), folder / f"print{n}.jpg")
        noise = deep.integers(0, 65535, (64, 64), dtype=np.uint16)
        save(Image.fromarray(noise), folder / f"deep{n}.png")
        save(maker.blots(64, 64), folder / f"turned{n}.jpg", exif=exif)
        save(maker.blots(64, 64), folder / f"m{n}.gif", save_all=True, append_images=[maker.blots(64, 64)])
        save(maker.blots(64, 64), folder / f"b{n}.bmp").rename(folder / f"really{n}.png")
        save(maker.blots(20, 20), folder / f"small{n}.png")
        save(maker.blots(5, 5), folder / f"dot{n}.png")
        save(maker.blots(78, 10), folder / f"flat{n}.png")
        turned = maker.blots(64, 64)
        save(turned, folder / f"t{n}.png")
        save(ImageOps.mirror(turned), folder / f"u{n}.png")
        near = maker.blots(64, 64)
        save(near, folder / f"near{n}.png")
        save(near, folder / f"near{n}.jpg", quality=70)
    (folder / "class0" / "deeper").mkdir()
    return folder


def _sentences(report: DatasetReport) -> set[str]:
    said = {text for item in report.findings for text in (item.title, item.hint)}
    return (said | set(report.advice.reasons)) - {""}


def _reports(tmp_path: Path) -> list[DatasetReport]:
    maker = PictureMaker()
    (tmp_path / "none").mkdir()
    same = maker.blots(16, 16)
    for n in range(3):
        save(same, tmp_path / "same" / f"{n}.png")
    for n in range(30):
        save(Image.new("RGB", (40, 40), (n * 8, 9, 9)), tmp_path / "flat" / f"{n}.png")
    maker.fill(tmp_path / "unbalanced" / "a", 20, 16, 16)
    maker.fill(tmp_path / "unbalanced" / "b", 201, 17, 16)
    return [
        examine(_everything(tmp_path / "once", 1), max_pixels=79 * 79),
        examine(_everything(tmp_path / "twice", 2), max_pixels=79 * 79, most=60),
        examine(tmp_path / "none"),
        examine(tmp_path / "same"),
        examine(tmp_path / "flat"),
        examine(tmp_path / "unbalanced"),
        examine(maker.fill(tmp_path / "one", 1)),
        examine(maker.fill(tmp_path / "lit", 60, 64, 64, light=40)),
        examine(maker.fill(tmp_path / "dark", 60, 64, 64, light=-40)),
        examine(maker.fill(tmp_path / "many", 60, 64, 64), most=20),
    ]


def test_every_sentence_of_a_report_is_translated(tmp_path: Path) -> None:
    table = SaidTable(ZH_CN)
    said = {text for report in _reports(tmp_path) for text in _sentences(report)}
    assert len(said) > 70
    assert sorted(text for text in said if table.find(text) == text) == []


@pytest.mark.parametrize(
    "text",
    [
        "There are only 3 pictures: a model learns so few by heart.",
        "All 6 pictures are the same: there is nothing to learn but that one.",
        "2 of 4 pictures are copies of others; 'Prepare pictures' leaves them out.",
        "1 of 4 pictures is a copy of another; 'Prepare pictures' leaves it out.",
        "The class 'a' has only 1 picture.",
        "The class 'a' has no pictures; it is left out.",
        "1 picture lies in no sub-folder and so has no class; it is left out.",
        "3 pictures lie in no sub-folder and so have no class; they are left out.",
        "looking at picture 3 of 40",
        "12 pictures have a twin: of those that look the same all are learned, or all held out.",
        "So over-fitting is told honestly; but the model knows them better than the others. Leave duplicates out.",
        "With a thousand pictures or more, augmentation that adapts itself is best.",
        "With a thousand pictures or more, augmentation that adapts itself is best; colours may change, too.",
        "Mirrored pictures can't be told (50 of 100, 53 by chance), but so many pictures need no mirroring.",
    ],
)
def test_what_a_training_says_of_its_data_is_translated(text: str) -> None:
    assert SaidTable(ZH_CN).find(text) != text
