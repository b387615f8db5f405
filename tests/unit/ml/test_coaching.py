"""What every coach of a training shares."""

from __future__ import annotations

from creastudio.api import Advice
from creastudio.ml.coaching import most_pressing_first, unstable_advice, values


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
