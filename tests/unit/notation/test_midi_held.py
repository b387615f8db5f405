"""Notes of one key: the first that began ends first, and none goes on for ever."""

from __future__ import annotations

from creastudio.notation.midi_held import Held


def test_the_note_that_sounds_longest_ends_first() -> None:
    held: Held[str] = Held()
    held.begin(0, 80, "a")
    held.begin(10, 70, "b")
    assert held.end(20)
    assert held.end(30)
    assert not held.end(40)
    assert not held.finish(100, 50)
    assert held.done == [(0, 20, 80, "a"), (10, 30, 70, "b")]


def test_notes_without_an_end_end_where_the_next_begins_or_with_the_track() -> None:
    held: Held[str] = Held()
    held.begin(0, 80, "a")
    held.begin(10, 70, "b")
    assert held.finish(30, 100)
    assert held.done == [(0, 10, 80, "a"), (10, 30, 70, "b")]
