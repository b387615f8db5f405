"""The files of a folder, one after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio.ml.folder_reading import check_size, first_files, in_short, nothing_usable, read_each, reading


def read(
    names: list[str],
    take: Callable[[str], object],
    full: Callable[[], str] = lambda: "",
    seconds: float = 60.0,
    on_file: Callable[[int, int], object] = lambda done, found: None,
) -> list[str]:
    """Read, and return the problems."""
    problems: list[str] = []
    read_each(names, take, full, seconds=seconds, on_file=on_file, problems=problems)
    return problems


def test_what_cannot_be_used_costs_itself_alone() -> None:
    taken: list[str] = []

    def take(name: str) -> None:
        if name == "bad":
            raise UserError("'bad' is empty.")
        if name == "gone":
            raise FileNotFoundError(2, "No such file")
        taken.append(name)

    assert read(["a", "bad", "gone", "z"], take) == [
        "'bad' is empty.",
        "'gone' can't be read (No such file).",
    ]
    assert taken == ["a", "z"]


def test_enough_ends_it_and_is_said() -> None:
    taken: list[str] = []
    said = read(["a", "b", "c"], taken.append, lambda: "two files" if len(taken) == 2 else "")
    assert said == ["After two files the rest was left out, from 'c' on."]
    assert taken == ["a", "b"]


def test_the_end_of_the_time_ends_it_and_is_said() -> None:
    assert read(["a"], lambda name: None, seconds=-1) == [
        "After -1 s of reading the rest was left out, from 'a' on."
    ]


def test_who_watches_hears_of_each_file_and_may_stop_it() -> None:
    heard: list[tuple[int, int]] = []
    read(["a", "b"], lambda name: None, on_file=lambda done, found: heard.append((done, found)))
    assert heard == [(0, 2), (1, 2)]

    def stop(done: int, found: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(["a"], lambda name: None, on_file=stop)


def test_only_so_many_files() -> None:
    problems: list[str] = []
    assert first_files(["a", "b", "c"], 2, problems) == ["a", "b"]
    assert problems == ["Only the first 2 of 3 files are read."]
    assert first_files(["a"], 2, problems) == ["a"]
    assert len(problems) == 1


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(2_000_001))
    check_size(path, "large", 2_000_001)
    with pytest.raises(UserError, match="'large' has 2 MB; files of up to 1 MB"):
        check_size(path, "large", 1_000_000)


def test_a_folder_without_anything_usable_says_why() -> None:
    why = nothing_usable(Path("/of/me"), "music", ["'a' is empty."], "Choose another.")
    assert (why.message, why.hint) == (
        "None of the music in 'me' can be used: 'a' is empty.",
        "Choose another.",
    )
    assert nothing_usable(Path("/of/me"), "texts", [], "").message == "The folder 'me' has no texts."


def test_a_job_is_told_how_far_it_is_and_may_be_cancelled(tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path)
    on_file = reading(ctx, "texts", 2)
    for done in range(5):
        on_file(done, 5)
    assert ctx.messages == [f"reading texts, {done} of 5" for done in (0, 2, 4)]


def test_of_many_sentences_the_first_are_told_and_the_rest_is_counted() -> None:
    assert in_short(["a.", "b."]) == "a. b."
    assert in_short([f"{number}." for number in range(9)]) == "0. 1. 2. 3. 4. And 4 more."
