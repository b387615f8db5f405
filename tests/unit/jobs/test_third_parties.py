"""Plugins of third parties in the queue: their crashes are counted, and a changed one runs in a fresh engine."""

from __future__ import annotations

from tests.support.toy_jobs import Desk


def test_crashes_of_third_parties_are_counted_and_others_are_not(process_desk: Desk) -> None:
    desk = process_desk
    desk.finish(desk.submit("dies"))
    assert desk.services.crashes == []
    desk.finish(desk.submit("dies", engine="toy"))
    assert desk.services.crashes == ["toy"]
    # A mistake that is told costs a job, and no trust.
    desk.finish(desk.submit("bug", engine="toy"))
    assert desk.services.crashes == ["toy"]


def test_a_plugin_that_was_changed_runs_in_a_fresh_engine(process_desk: Desk) -> None:
    desk = process_desk
    desk.finish(desk.submit("dots", engine="toy"))
    (lane,) = [item for item in desk.queue._lanes.all() if item.plugin == "toy"]  # pyright: ignore[reportPrivateUsage]
    assert lane.engine.alive
    desk.queue.renew("other")
    assert lane.engine.alive
    desk.queue.renew("toy")
    desk.wait(lambda: not lane.engine.alive)
    assert desk.finish(desk.submit("dots", engine="toy")).status == "done"
