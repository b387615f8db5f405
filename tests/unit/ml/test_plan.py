from __future__ import annotations

from creastudio.ml.plan import IMAGES, TOKENS, Plan, Progress


def _plan(**changes: float) -> Plan:
    return Plan(**({"images": 100, "batch": 4, "snapshot_every": 10} | changes))  # type: ignore[arg-type]


def test_patience_counts_snapshots_after_the_best() -> None:
    distances = [(10, 5.0), (20, 3.0), (30, 4.0), (40, 3.5)]
    assert _plan(patience=3).enough(distances) == ""
    assert "for 2 snapshots" in _plan(patience=2).enough(distances)
    assert _plan().enough(distances) == ""
    assert _plan(patience=1).enough([]) == ""


def test_the_target_is_for_the_last_distance() -> None:
    assert _plan(target=3.0).enough([(10, 2.0), (20, 4.0)]) == ""
    assert "the distance is 2.5" in _plan(target=3.0).enough([(10, 5.0), (20, 2.5)])


def test_progress_is_read_from_what_older_versions_wrote() -> None:
    progress = Progress.of({"seen": 12, "seconds": 1.5, "finished": True})
    assert (progress.seen, progress.history, progress.finished) == (12, {}, False)
    progress.remember({"distance": 2})
    assert progress.history == {"distance": [(12, 2.0)]}


def test_words_name_the_unit_and_what_is_judged() -> None:
    plan = Plan(100_000, 256, 1000, patience=1, target=2.0, unit=TOKENS, judged="held_out_bits")
    assert plan.enough([(1000, 5.0), (2000, 1.9)]) == "the held_out_bits is 1.9"
    assert "of 1 k tokens" in plan.enough([(1000, 5.0), (2000, 6.0)])
    assert IMAGES.place(12_500) == "12.5 kimg"
