"""Words of one line."""

from __future__ import annotations

from creastudio.shell.comma_words import comma_words, last_begun, with_last


def test_commas_of_any_script_part_words() -> None:
    assert comma_words("sky, best of May，海、海；  ,雨") == ("sky", "best of May", "海", "雨")
    assert comma_words(" , ") == ()


def test_what_is_being_typed_is_completed_and_nothing_before_it_is_lost() -> None:
    assert last_begun("sky, be") == "be"
    assert last_begun("天空，海") == "海"
    assert last_begun("sky,") == ""
    assert with_last("天空，海", "海洋") == "天空， 海洋, "
    assert with_last("sk", "sky") == "sky, "
