"""A text goes by its words until it is named."""

from __future__ import annotations

import pytest

from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.write_text import write_text
from creastudio.core.naming import LONGEST, name_of_words


def written(layer: TextLayer, text: str) -> TextLayer:
    document = Document(artboards=(Artboard(width=100, height=100, layers=(layer,)),))
    (found,) = write_text(layer, text).apply(document).artboards[0].layers
    assert isinstance(found, TextLayer)
    return found


def test_a_name_is_the_first_line_that_says_something() -> None:
    assert name_of_words(" \n  Night   Music\nFriday") == "Night Music"
    assert name_of_words(" \n ") == ""
    assert len(name_of_words("x" * 200)) == LONGEST


@pytest.mark.parametrize(("name", "after"), [("Night", "Day"), ("Title", "Title")])
def test_a_name_follows_the_words_unless_it_was_given(name: str, after: str) -> None:
    found = written(TextLayer(name=name, text="Night"), "Day")
    assert (found.text, found.name) == ("Day", after)


def test_words_that_are_gone_leave_the_name() -> None:
    assert written(TextLayer(name="Night", text="Night"), "").name == "Night"
