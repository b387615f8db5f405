"""English words as syllables."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.pronouncing import lexicon, stresses_of
from creastudio_music.engine.sung.english import EVEN, FULL, LIGHT, SIDE, parted, stresses


@pytest.mark.parametrize(
    "parts",
    [
        "love", "walked", "times", "strength", "ta-ble", "hun-dred", "want-ed", "ros-es", "beau-ti-ful", "ra-di-o",
        "Hal-le-lu-jah,", "morn-ing", "gen-tle", "a-way", "sum-mer",
        # As many as are spoken, whatever the spelling suggests.
        "eve-ning,", "ev-ery", "dif-ferent", "some-thing", "love-ly", "na-tion", "cre-a-tion", "pa-tience", "cre-ate",
        "sci-ence", "po-em", "qui-et", "be-ing", "fly-ing", "i-de-a", "rec-i-pe", "co-or-di-nate", "mu-se-um", "rhy-thm",
        "o’er", "heav’n", "glo-ri-ous", "de-sire", "in-spires",
        # As dictionaries part them: by roots and endings, and by whether the vowel before is short.
        "for-ev-er,", "“Riv-er", "heart-beat", "with-out", "danc-er", "joy-ous", "cit-y", "ho-ly", "spir-it", "wea-ry",
        # Nobody's dictionary knows them.
        "zum-bel-fax", "bro-mi-an",
    ],
)  # fmt: skip
def test_words_are_parted(parts: str) -> None:
    assert parted(parts.replace("-", "")) == parts.split("-")


@pytest.mark.parametrize(("name", "least"), [("words", 0.97), ("more_words", 0.95)])
def test_common_words_are_parted_as_in_dictionaries(name: str, least: float) -> None:
    words = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").split()
    wrong = [word for word in words if "-".join(parted(word.replace("-", ""))) != word]
    assert len(wrong) <= (1 - least) * len(words), wrong


def test_common_words_have_as_many_syllables_as_are_spoken() -> None:
    words = sorted(word for word in lexicon()[1] if word.isalpha())[::10]
    right = sum(len(parted(word)) in {len(way) for way in stresses_of(word)} for word in words)
    assert right >= 0.995 * len(words)
    assert all("".join(parted(word)) == word for word in words)


def test_stress_is_as_spoken() -> None:
    assert stresses(["the"]) == [LIGHT]
    assert stresses(["star"]) == [SIDE]
    assert stresses(["gui", "tar"]) == [LIGHT, FULL]
    assert stresses(["Hal", "le", "lu", "jah"]) == [EVEN, LIGHT, FULL, LIGHT]
    # By their number where nobody knows: the last but two of many.
    assert stresses(["zum", "bel", "fax"]) == [FULL, LIGHT, EVEN]
