"""What things are called that are made of words."""

from __future__ import annotations

from creastudio.core.naming import LONGEST, name_of_words


def test_a_name_is_the_first_line_with_words() -> None:
    assert name_of_words("\n  The   fox \nand more") == "The fox"
    assert name_of_words(" \n") == ""
    assert len(name_of_words("山" * 100)) == LONGEST
