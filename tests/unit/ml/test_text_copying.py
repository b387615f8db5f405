from __future__ import annotations

import random

import pytest

from creastudio.ml import text_copying
from creastudio.ml.text_copying import Learned, count_words, plain

NOVEL = "It was a bright cold day in April, and the clocks were striking thirteen. He ran up the stairs. "


def test_the_longest_span_is_found() -> None:
    learned = Learned([NOVEL, "Another text about the sea."])
    found = learned.longest("She said: it was a bright cold day in May; all clocks were striking nine.")
    assert found.text == "t was a bright cold day in "
    assert found.words == 7
    assert 0.3 < found.share < 0.4
    assert learned.longest("and the clocks\n  were striking").text == "and the clocks were striking"


def test_chinese() -> None:
    learned = Learned(["空山新雨后，天气晚来秋。明月松间照，清泉石上流。"])
    found = learned.longest("一夜明月松间照，清泉石边眠")
    assert found.text == "明月松间照，清泉石"
    assert found.words == 8
    assert found.start == 2


def test_no_span_runs_from_one_text_into_the_next() -> None:
    assert Learned(["abcdef", "ghijkl"]).longest("abcdefghijkl").characters == 6


def test_nothing_in_common() -> None:
    assert Learned([NOVEL]).longest("xyzzy plugh").characters == 0
    assert Learned([]).longest(NOVEL).characters == 0
    assert Learned([NOVEL]).longest("").share == 0.0


def test_as_the_slow_way_finds_it() -> None:
    rng = random.Random(3)
    for _ in range(20):
        texts = ["".join(rng.choices("abc ", k=300)) for _ in range(3)]
        sample = "".join(rng.choices("abc ", k=80))
        joined, own = [plain(text) for text in texts], plain(sample)
        longest = max(
            (
                end - start
                for start in range(len(own))
                for end in range(start, len(own) + 1)
                if any(own[start:end] in text for text in joined)
            ),
            default=0,
        )
        found = Learned(texts).longest(sample).characters
        assert found == (longest if longest >= text_copying.WINDOW else 0)


def test_one_sign_over_and_over() -> None:
    assert Learned(["a" * 5000 + "b"]).longest("a" * 3000 + "c").characters == 3000


def test_long_texts_are_searched_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_copying, "_CHUNK", 64)
    rng = random.Random(5)
    text = "".join(rng.choices("abcdefgh", k=1000))
    learned = Learned([text])
    for start in (0, 30, 63, 64, 500, 900):
        found = learned.longest("XX" + text[start : start + 90] + "YY")
        assert (found.text, found.start) == (text[start : start + 90], 2)


def test_words() -> None:
    assert count_words("It isn't 3 o'clock") == 4
    assert count_words("明月 moon，松") == 4
