from __future__ import annotations

import pytest

from creastudio.ml.text_folder import Text
from creastudio.ml.text_split import blocks, split_texts


def _texts(count: int, length: int = 50) -> list[Text]:
    return [Text(f"{index}.txt", f"{index} " * length) for index in range(count)]


def test_whole_texts_are_held_out() -> None:
    split = split_texts(_texts(40))
    assert split.by == "text"
    assert len(split.held_out) == 4
    assert len(split.train) == 36


def test_neither_names_nor_order_matter_and_a_new_text_moves_few() -> None:
    texts = _texts(60)
    once = {text.text for text in split_texts(texts).held_out}
    again = split_texts([Text("z" + text.name, text.text) for text in reversed(texts)])
    assert {text.text for text in again.held_out} == once
    more = {text.text for text in split_texts([*texts, Text("new", "something else")]).held_out}
    assert len(once - more) <= 1


def test_of_one_text_parts_are_held_out() -> None:
    lines = [f"Line {index} of the story that goes on." for index in range(800)]
    split = split_texts([Text("novel.txt", "\n".join(lines))])
    assert split.by == "block"
    assert 1 <= len(split.held_out) < len(split.train)
    everything = [line for part in (*split.train, *split.held_out) for line in part.text.split("\n")]
    assert sorted(everything) == sorted(lines)
    learned = "\n".join(part.text for part in split.train)
    assert all(part.text not in learned for part in split.held_out)


def test_too_little_text_is_all_learned() -> None:
    split = split_texts([Text("a.txt", "A few words.")])
    assert (split.by, split.held_out) == ("none", ())
    assert split.train[0].text == "A few words."


def test_blocks_end_where_lines_do() -> None:
    text = Text("a", "\n".join("x" * 50 for _ in range(100)))
    parts = blocks(text, 500)
    assert all(set(part.text) == {"x", "\n"} and len(part.text) <= 750 for part in parts)
    assert all(len(line) == 50 for part in parts for line in part.text.split("\n"))
    assert blocks(Text("b", "short"), 500)[0].name == "b"
    asked = Text("c", "y" * 5000, prompt=10)
    assert blocks(asked, 500) == [asked]


@pytest.mark.parametrize("share", [0.05, 0.5])
def test_of_a_text_that_says_the_same_over_and_over_most_is_learned(share: float) -> None:
    split = split_texts([Text("chant.txt", "\n".join(["Om mani padme hum."] * 2000))], share)
    assert len(split.train) > len(split.held_out)
    even = split_texts([Text(f"{index}", "The same.") for index in range(20)], share)
    assert (even.by, len(even.train), even.held_out) == ("none", 20, ())
