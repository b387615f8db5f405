"""Of each channel the newest wish counts, and what an engine never drew is asked for once more."""

from __future__ import annotations

from creastudio.jobs.live_wishes import Wishes


def test_a_newer_wish_takes_the_place_of_one_that_has_not_gone_out() -> None:
    wishes = Wishes()
    wishes.add({"grey": 1}, 0, "")
    wishes.add({"grey": 2}, 0, "map")
    newest = wishes.add({"grey": 3}, 7, "")
    assert [(wish.number, wish.channel, wish.seed) for wish in wishes.take()] == [
        (newest, "", 7),
        (2, "map", 0),
    ]
    assert not wishes.waiting


def test_an_older_picture_is_not_shown_after_a_newer_one() -> None:
    wishes = Wishes()
    for _ in range(2):
        wishes.add({}, 0, "")
        wishes.ask(wishes.take()[0], 0.0)
    assert wishes.answer("", 2)
    assert not wishes.asked
    assert not wishes.answer("", 1)
    assert wishes.answer("map", 1)


def test_an_older_picture_leaves_the_newer_wish_owed() -> None:
    wishes = Wishes()
    for _ in range(2):
        wishes.add({}, 0, "")
        wishes.ask(wishes.take()[0], 0.0)
    assert wishes.answer("", 1)
    assert wishes.owes("")
    assert wishes.overdue(31.0, 30.0)
    wishes.begin_anew(31.0)
    assert not wishes.overdue(31.0, 30.0)


def test_what_is_lost_is_tried_once_more_and_then_told() -> None:
    wishes = Wishes()
    wishes.add({}, 0, "")
    for expected in ([], [1]):
        wishes.ask(wishes.take()[0], 0.0)
        assert [wish.number for wish in wishes.retry()] == expected
    assert not wishes.waiting
    assert not wishes.asked


def test_a_newer_wish_takes_over_the_one_try() -> None:
    wishes = Wishes()
    wishes.add({}, 0, "")
    wishes.ask(wishes.take()[0], 0.0)
    wishes.add({}, 0, "")
    # One end of an engine is no second time, whatever was wished meanwhile.
    assert wishes.retry() == []
    wishes.ask(wishes.take()[0], 0.0)
    assert [wish.number for wish in wishes.retry()] == [2]


def test_what_is_put_back_goes_out_again_unless_there_is_a_newer_one() -> None:
    wishes = Wishes()
    wishes.add({}, 0, "")
    (wish,) = wishes.take()
    wishes.put_back(wish)
    assert wishes.take() == [wish]
    wishes.add({}, 0, "")
    wishes.put_back(wish)
    assert [item.number for item in wishes.take()] == [2]
