"""Words as sequences of ids."""

from __future__ import annotations

import numpy as np

from creastudio_text.engine.word_trie import Walk, WordTrie

TRIE = WordTrie([[5, 6], [5], [5, 6, 7], [8], []])


def _wanted(*words: int) -> Walk:
    return Walk(TRIE, np.isin(np.arange(5), words))


def test_a_walk_leads_to_wanted_words_only() -> None:
    walk = _wanted(0, 3)
    assert sorted(walk.next_ids().tolist()) == [5, 8]
    assert walk.take(5)
    assert walk.word is None  # the word 1 is whole here, and isn't wanted
    assert walk.next_ids().tolist() == [6]
    assert walk.take(6)
    assert walk.word == 0
    assert walk.next_ids().tolist() == []
    assert not walk.take(7)


def test_a_word_may_be_the_beginning_of_another() -> None:
    walk = _wanted(0, 2)
    assert walk.take(5)
    assert walk.take(6)
    assert walk.word == 0
    assert walk.next_ids().tolist() == [7]
    assert walk.take(7)
    assert walk.word == 2


def test_what_leads_towards_some_words() -> None:
    walk = _wanted(0, 2, 3)
    assert sorted(walk.towards([0, 3, 4, 1])) == [5, 8]
    walk.take(8)
    assert walk.towards([0, 3]) == []


def test_words_without_ids_are_left_out() -> None:
    assert TRIE.size == 4
    assert TRIE.place(4) is None
