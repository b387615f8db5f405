"""Whose turn it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.jobs.schedule import LaneKey, Schedule

QUICK: LaneKey = ("", True)
LONG: LaneKey = ("", False)
OTHER: LaneKey = ("toy", False)


def test_each_lane_takes_its_own_jobs_in_order() -> None:
    schedule = Schedule()
    for job, key in (("a", QUICK), ("b", LONG), ("c", QUICK)):
        schedule.add(job, key)
    assert (schedule.next_for(QUICK), schedule.next_for(LONG), schedule.next_for(OTHER)) == ("a", "b", None)
    schedule.take("a")
    assert schedule.next_for(QUICK) == "c"
    assert schedule.active == {"a": QUICK}
    assert schedule.waiting == ("b", "c")


def test_a_paused_job_lets_the_next_one_pass_and_keeps_its_place() -> None:
    schedule = Schedule()
    schedule.add("a", LONG, paused=True)
    schedule.add("b", LONG)
    assert schedule.next_for(LONG) == "b"
    schedule.pause("a", False)
    assert schedule.next_for(LONG) == "a"


def test_only_what_waits_can_be_withdrawn() -> None:
    schedule = Schedule()
    schedule.add("a", LONG, paused=True)
    schedule.add("b", LONG)
    schedule.take("b")
    assert schedule.withdraw("a")
    assert not schedule.withdraw("a")
    assert not schedule.withdraw("b")
    # Its pause went with it.
    schedule.add("a", LONG)
    assert schedule.next_for(LONG) == "a"


def test_long_jobs_stand_still_while_a_quick_one_works() -> None:
    schedule = Schedule()
    for job, key in (("train", LONG), ("theirs", OTHER), ("draw", QUICK)):
        schedule.add(job, key)
        schedule.take(job)
    assert schedule.holds() == {"train": True, "theirs": True, "draw": False}
    schedule.pause("draw", True)
    assert schedule.holds() == {"train": False, "theirs": False, "draw": True}
    schedule.finish("draw")
    assert schedule.holds() == {"train": False, "theirs": False}


def test_what_waits_behind_a_paused_job_is_waited_for_by_nobody() -> None:
    schedule = Schedule()
    assert schedule.settled
    schedule.add("a", LONG)
    schedule.take("a")
    schedule.add("b", LONG)
    assert not schedule.settled
    schedule.pause("a", True)
    assert schedule.settled
    schedule.add("c", QUICK)
    assert not schedule.settled


@given(st.lists(st.tuples(st.sampled_from([QUICK, LONG, OTHER]), st.booleans()), max_size=12))
def test_every_job_gets_its_turn_once(jobs: list[tuple[LaneKey, bool]]) -> None:
    schedule = Schedule()
    for number, (key, paused) in enumerate(jobs):
        schedule.add(str(number), key, paused=paused)
    for number in range(len(jobs)):
        schedule.pause(str(number), False)
    taken: list[str] = []
    for key in (QUICK, LONG, OTHER):
        while (job := schedule.next_for(key)) is not None:
            schedule.take(job)
            schedule.finish(job)
            taken.append(job)
    wanted = [str(n) for key in (QUICK, LONG, OTHER) for n, (lane, _) in enumerate(jobs) if lane == key]
    assert taken == wanted
    assert schedule.settled
    assert schedule.holds() == {}


def test_a_long_job_stands_still_while_a_live_session_draws() -> None:
    schedule = Schedule()
    schedule.add("a", LONG)
    schedule.take("a")
    schedule.draw("pad", True)
    assert schedule.holds() == {"a": True}
    schedule.draw("pad", False)
    assert schedule.holds() == {"a": False}
