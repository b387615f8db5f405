"""Text that is being written: letters, the caret, and steps back."""

from __future__ import annotations

from creastudio.shell.canvas.tools.text_buffer import TextBuffer


def test_letters_that_are_typed_go_away_together() -> None:
    buffer = TextBuffer("")
    for letter in "cat":
        buffer.insert(letter)
    buffer.insert(" ")
    buffer.insert("x")
    assert buffer.undo()
    assert buffer.text == "cat"
    assert buffer.undo()
    assert buffer.text == ""
    assert not buffer.undo()


def test_what_was_pasted_stays_when_the_letters_after_it_go() -> None:
    buffer = TextBuffer("")
    buffer.insert("pasted")
    buffer.insert("x")
    buffer.undo()
    assert buffer.text == "pasted"


def test_a_word_is_selected_and_written_over() -> None:
    buffer = TextBuffer("one two")
    buffer.select_word(5)
    assert buffer.selected == "two"
    buffer.insert("2")
    assert buffer.text == "one 2"
