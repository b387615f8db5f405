"""Train on past ads: counted, made into a data set by one button, and the form of the training opened with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api import Params, Trainer, param
from creastudio.api.media import Kind
from creastudio.api.past_ads import PastAd, PastElement
from creastudio.host.registry import Registry
from creastudio.shell.past_ads.training import LearnDialog
from creastudio.workspace.past_ads import past_library
from tests.gui.conftest import StudioRobot


class PictureParams(Params):
    mirror: bool = param(True, title="Mirror")


class WordParams(Params):
    passes: float = param(1.0, title="Passes", ge=0.1, le=200)


def fill_library(folder: Path, count: int) -> None:
    """Ads of a picture on top and words below; the first is rated badly."""
    library = past_library()
    ads: list[PastAd] = []
    for number in range(count):
        path = folder / f"{number}.png"
        Image.new("RGB", (120, 160), (10 * number, 90, 200 - 10 * number)).save(path)
        image = library.add_picture(path.read_bytes(), path.name, ".png")
        told = (
            ("picture", 0, 80, ""),
            ("headline", 90, 20, f"Wool number {number}"),
            ("cta", 130, 20, "See it"),
        )
        elements = tuple(
            PastElement.model_validate({"role": role, "box": (0, y, 120, high), "text": text})
            for role, y, high, text in told
        )
        ads.append(PastAd(image=image, width=120, height=160, elements=elements, liking=int(number == 0)))
    library.save(ads)


@pytest.fixture
def trainers(studio: StudioRobot) -> None:
    registry = studio.session.environment.registry
    toy = registry.plugins[0]
    assert toy.face is not None
    kinds: tuple[tuple[str, Kind, type[Params]], ...] = (
        ("gan.train", "image", PictureParams), ("text.tune", "text", WordParams),
    )  # fmt: skip
    made = tuple(
        Trainer(
            id=name,
            title=name,
            category="Images",
            data=kind,
            family="toy",
            params=params,
            entry="tests.gui.toy:dots",
        )
        for name, kind, params in kinds
    )
    face = replace(toy.face, trainers=(*toy.face.trainers, *made))
    studio.session.environment.registry = Registry((replace(toy, face=face), *registry.plugins[1:]))


@pytest.fixture
def opened(studio: StudioRobot, trainers: None) -> list[tuple[str, dict[str, object], Path]]:
    """The forms that were opened."""
    found: list[tuple[str, dict[str, object], Path]] = []
    studio.session.workRequested.connect(
        lambda work, values, inputs: found.append((work, values, inputs["data"]))
    )
    return found


def dialog_of(studio: StudioRobot) -> LearnDialog:
    dialog = LearnDialog(studio.session, studio.window)
    studio.qtbot.addWidget(dialog)
    dialog.show()
    studio.wait(lambda: dialog.pictures.count.text() != "Looking…")
    return dialog


def test_pictures_become_a_data_set_and_the_form_opens(
    studio: StudioRobot, opened: list[tuple[str, dict[str, object], Path]], tmp_path: Path
) -> None:
    fill_library(tmp_path, 10)
    dialog = dialog_of(studio)
    assert dialog.pictures.count.text() == "9 pictures"
    assert "by heart" in dialog.pictures.advice.text()
    dialog.pictures.act.click()
    studio.wait(lambda: bool(opened))
    ((work, values, folder),) = opened
    assert (work, values) == ("gan.train", {"mirror": False})
    assert len(list(folder.glob("*.png"))) == 9
    with Image.open(next(folder.glob("*.png"))) as picture:
        assert picture.size == (120, 80)
    assert not dialog.isVisible()


def test_words_become_a_data_set_and_the_form_opens(
    studio: StudioRobot, opened: list[tuple[str, dict[str, object], Path]], tmp_path: Path
) -> None:
    fill_library(tmp_path, 10)
    dialog = dialog_of(studio)
    dialog.words.act.click()
    # Another choice would count anew, and let a second data set begin.
    assert not dialog.what.isEnabled()
    studio.wait(lambda: bool(opened))
    ((work, values, folder),) = opened
    assert (work, values) == ("text.tune", {"passes": 30.0})
    lines = (folder / "ads.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 9
    assert "Headline: Wool number 1" in json.loads(lines[0])["completion"]


def test_too_few_are_told_with_what_is_needed(studio: StudioRobot, trainers: None, tmp_path: Path) -> None:
    fill_library(tmp_path, 3)
    dialog = dialog_of(studio)
    for card in (dialog.pictures, dialog.words):
        assert not card.act.isEnabled()
        assert "at least" in card.advice.text()
    dialog.what.set_value("whole")
    dialog.look()
    studio.wait(lambda: dialog.pictures.count.text() == "2 pictures")


def test_a_library_that_cant_be_read_is_told(studio: StudioRobot, trainers: None) -> None:
    library = past_library()
    library.folder.mkdir(parents=True)
    library.file.write_text("{", encoding="utf-8")
    dialog = dialog_of(studio)
    assert dialog.error.isVisible()
    assert not dialog.words.act.isEnabled()
