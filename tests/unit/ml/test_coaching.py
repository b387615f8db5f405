"""What every coach of a training shares."""

from __future__ import annotations

from creastudio.api import Advice
from creastudio.ml.coaching import AdvisingCoach, little_advice, most_pressing_first, unstable_advice, values
from creastudio.ml.plan import Progress


def test_alarms_come_first_and_equals_stay_in_order() -> None:
    said = [
        Advice(key="a", severity="good", text="a"),
        Advice(key="b", severity="note", text="b"),
        Advice(key="c", severity="alarm", text="c"),
        Advice(key="d", severity="note", text="d"),
        Advice(key="e", severity="warning", text="e"),
    ]
    assert [item.key for item in most_pressing_first([None, *said])] == ["c", "e", "b", "d", "a"]


def test_values_are_those_of_the_snapshots() -> None:
    assert values({"loss": [(100, 3.0), (200, 2.0)]}, "loss") == [3.0, 2.0]
    assert values({}, "loss") == []


def test_what_is_not_finite_is_an_alarm_with_a_way_out() -> None:
    advice = unstable_advice("loss is nan", "Begin anew.")
    assert advice.severity == "alarm"
    assert "loss is nan" in advice.text
    assert advice.hint == "Begin anew."


class Always(AdvisingCoach):
    """Says the same two things."""

    def found(self, progress: Progress, ended: bool) -> list[Advice | None]:
        """Return them."""
        return [
            None,
            Advice(key="ended" if ended else "going", severity="good", text="a"),
            Advice(key="stopped", severity="warning", text=progress.stopped or "b"),
        ]


def test_a_coach_says_the_most_pressing_first_and_of_what_is_not_finite_nothing_else() -> None:
    assert [item.key for item in Always()(Progress(), [], ended=True)] == ["stopped", "ended"]
    (alarm,) = Always()(Progress(), [], unstable="loss is nan")
    assert (alarm.key, alarm.hint) == ("unstable", AdvisingCoach.calmer)


def test_little_is_a_note_and_very_little_a_warning() -> None:
    def said(amount: int) -> str:
        found = little_advice("little", amount, "text", "hint", enough=100, grave=10)
        return found.severity if found is not None else ""

    assert [said(amount) for amount in (9, 10, 99, 100)] == ["warning", "note", "note", ""]
