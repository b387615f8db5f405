"""What layers are that nothing names, by their kind, their size and their place."""

from __future__ import annotations

from creastudio.core.past_guess import Unnamed, guessed, inside

AD = {
    "ground": Unnamed("shape", (0, 0, 400, 400)),
    "photo": Unnamed("picture", (0, 0, 400, 200)),
    "mark": Unnamed("picture", (350, 350, 40, 40)),
    "plate": Unnamed("shape", (20, 320, 100, 30)),
    "head": Unnamed("words", (20, 210, 300, 40), "Spring is here", 40),
    "under": Unnamed("words", (20, 255, 300, 20), "New colours of quiet wool", 20),
    "more": Unnamed("words", (20, 280, 300, 16), "Soft, warm and made by hand", 16),
    "button": Unnamed("words", (30, 325, 80, 18), "See them", 16),
    "price": Unnamed("words", (250, 300, 60, 30), "€ 49", 26),
    "fine": Unnamed("words", (20, 385, 300, 8), "While stocks last; see the terms in the shop.", 8),
}


def test_kinds_and_sizes_tell_an_ad_in_which_nothing_is_named() -> None:
    assert guessed(AD, {}, 400, 400) == {
        "ground": "background", "photo": "picture", "mark": "logo", "head": "headline", "under": "subhead", "more": "body",
        "button": "cta", "price": "price", "fine": "legal",
    }  # fmt: skip


def test_what_is_named_already_is_not_found_again() -> None:
    found = guessed(AD, {"subhead": (0, 0, 1, 1), "logo": (0, 0, 1, 1), "picture": (0, 0, 1, 1)}, 400, 400)
    assert "subhead" not in found.values()
    assert "mark" not in found
    assert "photo" not in found


def test_small_pictures_are_no_logos_where_words_may_be_pictures() -> None:
    assert guessed({name: AD[name] for name in ("photo", "mark")}, {}, 400, 400) == {"photo": "picture"}


def test_a_plate_that_holds_words_lies_under_them() -> None:
    card = Unnamed("shape", (10, 200, 350, 100))
    assert guessed({"card": card, "head": AD["head"]}, {}, 400, 400) == {
        "head": "headline",
        "card": "underlay",
    }


def test_inside_is_most_of_it() -> None:
    assert inside((0, 0, 10, 10), (0, 0, 8, 10))
    assert not inside((0, 0, 10, 10), (5, 0, 8, 10))
    assert not inside((0, 0, 10, 10), (50, 0, 8, 10))
