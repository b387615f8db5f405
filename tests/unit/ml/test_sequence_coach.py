"""What is said of a training on sequences."""

from __future__ import annotations

from creastudio.api import Advice
from creastudio.ml.plan import Progress
from creastudio.ml.sequence_coach import SequenceCoach, Subject

KNOTS = Subject(
    "knots",
    apart=0.1,
    heart=0.4,
    form=".1f",
    unit="knots a rope",
    whole="ropes",
    items="ends",
    again="unseen ends cost",
    nothing_held_out="No rope is held out.",
    hold_out="Hold out some.",
)
LITTLE = Advice(key="little", severity="warning", text="There are two ropes.")


def said(
    unseen: list[float], learned: list[float], ended: bool = False, stopped: str = ""
) -> dict[str, tuple[str, str]]:
    """Return severity and text by key."""
    progress = Progress(stopped=stopped)
    for name, costs in (("held_out_knots", unseen), ("learned_knots", learned)):
        progress.history[name] = [(1000 * at, cost) for at, cost in enumerate(costs)]
    return {item.key: (item.severity, item.text) for item in SequenceCoach(KNOTS)(progress, [], ended=ended)}


def test_all_is_well_while_both_fall_together() -> None:
    found = said([9, 8], [9, 7.9])
    assert found["over_fitting"] == ("good", "It knows unseen ends as well as learned ones.")
    assert found["course"] == ("good", "It gets better: 8.0 knots a rope.")


def test_a_gap_is_a_word_and_then_a_warning() -> None:
    assert said([9, 8], [9, 7])["over_fitting"] == (
        "note", "It knows learned ends better than unseen ones, by 12 %.",
    )  # fmt: skip
    assert said([9, 8], [9, 4])["over_fitting"][0] == "warning"


def test_unseen_ones_that_become_worse_are_warned_of() -> None:
    severity, text = said([9, 7, 8], [9, 7, 6])["over_fitting"]
    assert severity == "warning"
    assert text == "It learns your ropes by heart: unseen ends cost 8.0 knots a rope again, after 7.0."


def test_nothing_held_out_is_said_in_the_words_of_the_subject() -> None:
    assert said([], [9, 8])["over_fitting"] == ("note", "No rope is held out.")
    assert said([], [9, 8])["course"] == ("good", "It gets better: 8.0 knots a rope.")
    assert said([], [])["course"] == ("good", "It gets better: nothing measured.")


def test_a_flat_course_may_be_stopped_and_an_end_says_why() -> None:
    assert said([7.0] * 5, [7.0] * 5)["course"][0] == "good"
    assert said([7.0] * 6, [7.0] * 6)["course"][0] == "note"
    found = said([7.0], [7.0], ended=True, stopped="no better than 7")
    assert found["course"] == ("good", "Finished at 7.0 knots a rope, as there was no better than 7.")


def test_little_to_learn_from_comes_before_what_is_well() -> None:
    found = SequenceCoach(KNOTS, LITTLE)(Progress(), [])
    assert found[0] == LITTLE
    assert len(found) == 3


def test_what_is_not_finite_is_all_that_is_said() -> None:
    (advice,) = SequenceCoach(KNOTS, LITTLE)(Progress(), [3], unstable="loss is nan")
    assert (advice.key, advice.severity) == ("unstable", "alarm")
