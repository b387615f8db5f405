from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.likeness import Likeness
from creastudio.core.recommendation import Wish, divergence, recommend, shares, sharpened
from creastudio.core.recommended import Item, Reason, Taste

FEATURES = st.fixed_dictionaries(
    {},
    optional={
        "density": st.floats(0, 10),
        "mode": st.sampled_from(["major", "minor"]),
        "key": st.lists(st.floats(-1, 1), min_size=2, max_size=2).map(tuple),
    },
)
ITEMS = st.builds(Item, st.integers(0, 30).map(str), FEATURES, st.just("A thing"))
POOLS = st.lists(ITEMS, max_size=12)
TASTES = st.builds(Taste, st.lists(ITEMS, max_size=4).map(tuple), st.lists(ITEMS, max_size=3).map(tuple))
PLAIN = Wish(diversity=0, calibration=0, taste=0)


def item(key: str, density: float, mode: str = "minor", **more: float) -> Item:
    return Item(key, {"density": density, "mode": mode, **more}, f"Piece {key}")


@given(POOLS, ITEMS | st.none(), TASTES, st.integers(0, 6))
def test_a_list_has_what_is_there_once_and_nothing_disliked(
    pool: list[Item], wanted: Item | None, taste: Taste, count: int
) -> None:
    found = recommend(pool, wanted, taste, Wish(count=count))
    keys = [one.key for one in found]
    assert len(keys) == len(set(keys)) <= count
    known = {one.key for one in pool if one.features}
    assert set(keys) <= known - {one.key for one in taste.disliked} - ({wanted.key} if wanted else set())
    assert all(one.reasons for one in found)


@given(POOLS, ITEMS, TASTES, st.randoms(use_true_random=False))
def test_the_order_of_the_pool_does_not_matter(
    pool: list[Item], wanted: Item, taste: Taste, draw: random.Random
) -> None:
    once = list({one.key: one for one in pool}.values())
    shuffled = draw.sample(once, len(once))
    assert recommend(once, wanted, taste) == recommend(shuffled, wanted, taste)


@given(POOLS, ITEMS)
def test_without_diversity_and_taste_the_likest_come_first(pool: list[Item], wanted: Item) -> None:
    scores = [one.score for one in recommend(pool, wanted, wish=PLAIN)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 + 1e-9 for score in scores)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.floats(0.05, 1), min_size=1),
    st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9)),
)
def test_divergence_is_least_where_shares_are_as_wanted(
    found: dict[str, float], counts: dict[str, int]
) -> None:
    whole = sum(found.values())
    wanted = {word: share / whole for word, share in found.items()}
    assert divergence(wanted, {word: float(n) for word, n in counts.items()}) >= 0
    assert divergence(wanted, wanted) == pytest.approx(0, abs=1e-9)


def test_the_same_thing_is_first_and_says_why() -> None:
    pool = [item(str(n), float(n), "major" if n % 2 else "minor") for n in range(12)]
    found = recommend([*pool, item("twin", 4.1)], item("x", 4.0))
    assert found[0].key in ("4", "twin")
    assert Reason("same", "density") in found[0].reasons or Reason("similar", "density") in found[0].reasons
    assert Reason("same", "mode", "minor") in found[0].reasons


def test_what_is_not_like_it_says_so() -> None:
    found = recommend([item("a", 1.0, "major"), item("b", 9.0, "major")], item("x", 5.0, "minor"))
    assert found[-1].reasons == (Reason("other"),)


def test_likes_draw_the_list_and_dislikes_push_it() -> None:
    pool = [item(f"slow{n}", 1 + n / 10) for n in range(6)] + [item(f"fast{n}", 9 + n / 10) for n in range(6)]
    wanted = item("x", 5.2)
    others, wish = (item("a", 9.2), item("b", 9.3)), Wish(diversity=0)
    first = [one.key[:4] for one in recommend(pool, wanted, Taste(liked=others), wish)[:4]]
    assert first == ["fast"] * 4
    away = [one.key[:4] for one in recommend(pool, wanted, Taste(disliked=others), wish)[:4]]
    assert away == ["slow"] * 4


def test_likes_alone_make_a_list_that_names_them() -> None:
    pool = [item("a", 1.0), item("b", 9.0, "major"), item("c", 1.2)]
    found = recommend(pool, taste=Taste(liked=(item("a", 1.0),)))
    assert [one.key for one in found][:2] == ["a", "c"]
    assert found[1].reasons[-1] == Reason("liked", "Piece a")
    assert recommend(pool) == []


def test_one_more_like_never_makes_a_thing_less_relevant_than_before() -> None:
    pool = [item(str(n), float(n)) for n in range(10)]
    wanted = item("x", 2.0)

    def score(taste: Taste) -> float:
        return next(one.score for one in recommend(pool, wanted, taste) if one.key == "7")

    plain = score(Taste())
    one = score(Taste(liked=(item("7", 7.0),)))
    two = score(Taste(liked=(item("7", 7.0), item("7b", 7.0))))
    assert plain < one < two
    assert score(Taste(disliked=(item("7b", 7.0),))) < plain


def test_a_list_is_diverse() -> None:
    # Six that are the same, and as near on another side some that are not.
    twins = [item(f"twin{n}", 5.5, brightness=0.5) for n in range(6)]
    others = [item(f"other{n}", 4.4 - n / 10, brightness=0.5 - n / 20) for n in range(3)]
    far = [item(f"far{n}", float(n), "major", brightness=0.9) for n in (0, 1, 9, 10)]
    pool, wanted = [*twins, *others, *far], item("x", 5.0, brightness=0.5)

    def kinds(diversity: float) -> list[str]:
        return [one.key[0] for one in recommend(pool, wanted, wish=Wish(count=4, diversity=diversity))]

    assert kinds(0) == ["t"] * 4
    assert 2 <= kinds(0.6).count("t") < 4
    assert "o" in kinds(0.6)


def test_a_list_is_calibrated() -> None:
    # Seven of ten liked pieces are in minor; majors are nearer to what is wanted, and would take all places.
    pool = [item(f"M{n}", 5.0 + n / 100, "major") for n in range(20)]
    pool += [item(f"m{n}", 5.4 + n / 100, "minor") for n in range(20)]
    liked = tuple(item(f"l{n}", 5.2, "minor" if n < 7 else "major") for n in range(10))
    wanted = item("x", 5.0, "major")

    def minors(calibration: float) -> int:
        wish = Wish(count=10, taste=0, diversity=0, calibration=calibration)
        return sum(one.key.startswith("m") for one in recommend(pool, wanted, Taste(liked=liked), wish))

    assert minors(0) == 0
    assert 4 <= minors(1.5) <= 7


def test_without_likes_the_likest_come_first_whatever_their_words() -> None:
    pool = [item(f"M{n}", 5.0 + n / 100, "major") for n in range(20)] + [item("m", 9.0)]
    found = recommend(pool, item("x", 5.0, "major"), wish=Wish(diversity=0, calibration=1))
    assert [one.key[0] for one in found[:20]] == ["M"] * 20


def test_what_liked_things_agree_in_counts_more() -> None:
    likeness = Likeness(
        [{"mode": "minor", "density": float(n * n)} for n in range(5)] + [{"mode": "major"}] * 5
    )
    factors = sharpened(likeness, [0, 1, 2, 3, 4])
    assert factors["mode"] > 1.3
    assert factors["mode"] > factors["density"] >= 1
    assert sharpened(likeness, [0, 1]) == {}


def test_shares_of_words() -> None:
    assert shares([item("a", 1), item("b", 1), item("c", 1, "major")], "mode") == {
        "major": pytest.approx(1 / 3),
        "minor": pytest.approx(2 / 3),
    }
    assert shares([item("a", 1)], "density") == {}


def test_many_things_are_fast_enough_to_be_asked_for_while_typing() -> None:
    draw = random.Random(1)
    pool = [
        Item(
            str(n),
            {"a": draw.random(), "b": draw.random(), "m": draw.choice("xyz"), "v": (draw.random(), 0.5)},
        )
        for n in range(20_000)
    ]
    assert len(recommend(pool, pool[0], Taste(liked=tuple(pool[5:25])))) == 24


def test_reasons_say_at_which_end_both_lie() -> None:
    pool = [item(str(n), float(n)) for n in range(12)]
    ends = {"density": ("few notes", "many notes")}
    low = recommend(pool, item("x", 0.2), wish=PLAIN, ends=ends)[0]
    high = recommend(pool, item("x", 11.1), wish=PLAIN, ends=ends)[0]
    middle = recommend(pool, item("x", 5.1), wish=PLAIN, ends=ends)[0]
    assert [one.reasons[0].value for one in (low, high, middle)] == ["few notes", "many notes", ""]


def test_what_has_a_name_comes_before_what_a_network_hears() -> None:
    def heard(key: str, density: float, place: int) -> Item:
        ear = tuple(1.0 if n == place else 0.0 for n in range(16))
        return Item(key, {"density": density, "manner": ear}, key)

    pool = [heard(str(n), float(n), n) for n in range(8)]
    found = recommend(pool, heard("x", 3.0, 3), wish=PLAIN)[0]
    assert [reason.what for reason in found.reasons] == ["density", "manner"]
