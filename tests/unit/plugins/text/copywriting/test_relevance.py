from __future__ import annotations

import pytest

from creastudio_text.copywriting.relevance import cosine, ranked, similarities, terms, tf_idf


def test_terms_of_both_languages() -> None:
    assert terms("The cups of Coffee") == ["cup", "coffee"]
    assert terms("手冲咖啡") == ["手", "冲", "咖", "啡", "手冲", "冲咖", "咖啡"]


def test_what_says_the_same_is_nearer() -> None:
    brief = "云南豆手冲咖啡，第二杯半价"
    near, far = similarities([brief, "手冲咖啡，第二杯半价", "周末露营装备上新"])[0][1:]
    assert near > 3 * far
    near, far = similarities(["half price coffee", "coffee at half price", "camping chairs"])[0][1:]
    assert near > far == 0


def test_vectors_have_length_one() -> None:
    one, empty = tf_idf(["rain on tin", "..."])
    assert cosine(one, one) == pytest.approx(1.0)
    assert empty == {}


def test_the_first_is_the_worthiest_and_a_twin_falls_behind() -> None:
    alike = [[1.0, 1.0, 0.1], [1.0, 1.0, 0.1], [0.1, 0.1, 1.0]]
    order = ranked([0.9, 0.89, 0.5], lambda i, j: alike[i][j], 0.5)
    assert [place for place, _ in order] == [0, 2, 1]
    assert order[0][1] == 0
    assert order[2][1] == 1.0
    assert [place for place, _ in ranked([0.9, 0.89, 0.5], lambda i, j: alike[i][j], 0.0)] == [0, 1, 2]
