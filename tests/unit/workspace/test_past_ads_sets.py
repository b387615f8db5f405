"""Past ads become data sets of pictures without words on them, and of words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.ad_words import AdWords
from creastudio.api.errors import UserError
from creastudio.api.past_ads import PastAd, PastElement
from creastudio.workspace.past_ads_sets import (
    KEPT,
    Stock,
    picture_settings,
    pictures_set,
    sets_folder,
    stock_of,
    word_settings,
    words_set,
    write_pictures,
)


def ad(*elements: tuple[str, tuple[float, ...], str], liking: int = 0) -> PastAd:
    found = tuple(
        PastElement.model_validate({"role": role, "box": box, "text": text}) for role, box, text in elements
    )
    return PastAd(width=400, height=400, elements=found, liking=liking)


FULL = ad(
    ("picture", (0, 0, 400, 400), ""), ("headline", (20, 300, 300, 60), "Quiet wool"), ("cta", (20, 370, 80, 20), "See"),
    ("logo", (350, 10, 40, 40), ""),
)  # fmt: skip


def test_pictures_come_in_px_of_their_file_and_each_once(tmp_path: Path) -> None:
    Image.new("RGB", (200, 200), "red").save(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"no picture")
    pairs = [
        (FULL, tmp_path / "a.png"), (FULL, tmp_path / "a.png"), (FULL, None), (FULL, tmp_path / "b.png"),
        (FULL.model_copy(update={"liking": 1}), tmp_path / "a.png"),
    ]  # fmt: skip
    count, problems = write_pictures(pairs, tmp_path / "out")
    assert count == 1
    assert len(problems) == 1
    assert "b.png" in problems[0]
    with Image.open(tmp_path / "out" / "0001.png") as picture:
        assert picture.size == (175, 150)


def test_what_there_is_leaves_out_what_is_rated_badly() -> None:
    bad = ad(("headline", (0, 0, 10, 10), "Cheap"), ("cta", (0, 0, 10, 10), "Buy"), liking=2)
    stock = stock_of([(FULL, Path("a.png")), (FULL, None), (bad, None)])
    assert stock == Stock(2, 1, (AdWords("Quiet wool", "", "See"),))
    assert stock.characters == len("Quiet wool\nSee")


def test_words_are_examples_in_a_folder_called_by_what_is_in_it() -> None:
    words = [AdWords(f"Wool {number}", "Soft", "See") for number in range(6)]
    folder = words_set(words)
    lines = (folder / "ads.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["completion"].split("\n")[0] for line in lines][:2] == [
        "Headline: Wool 0",
        "Headline: Wool 1",
    ]
    assert words_set(words) == folder
    assert words_set([*words, AdWords("More", "Soft", "See")]) != folder


def test_a_few_data_sets_are_kept() -> None:
    for number in range(KEPT + 2):
        words_set([AdWords(f"Wool {number} {at}", "Soft", "See") for at in range(6)])
    assert len(list(sets_folder("words").iterdir())) == KEPT


def test_too_few_are_refused_with_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too few ads with words") as words:
        words_set([AdWords("Wool", "Soft", "See")])
    assert "6 at least" in words.value.hint
    with pytest.raises(UserError, match="too few pictures to learn from: 0"):
        pictures_set([(FULL, None)])
    assert not list(sets_folder("pictures").glob("*"))


def test_settings_suit_how_much_there_is() -> None:
    few, many = picture_settings(20), picture_settings(500)
    assert (few["augment"], many["augment"]) == ("adaptive", "auto")
    assert not few["mirror"]
    little = word_settings(Stock(words=(AdWords("a" * 100),)))
    much = word_settings(Stock(words=(AdWords("a" * 100_000),)))
    assert (little["passes"], much["passes"]) == (30.0, 4.0)
