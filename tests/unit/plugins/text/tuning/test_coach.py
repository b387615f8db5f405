"""What is said of a tuning on texts."""

from __future__ import annotations

from creastudio.ml.plan import Progress
from creastudio.ml.text_copying import Copied
from creastudio_text.engine.tuning.coach import Situation, TuneCoach, is_copied


def said(
    situation: Situation, unseen: list[float], learned: list[float], ended: bool = False
) -> dict[str, tuple[str, str]]:
    """Return severity and text by key."""
    progress = Progress()
    for name, losses in (("held_out_loss", unseen), ("learned_loss", learned), ("bits", unseen or learned)):
        if losses:
            progress.history[name] = [(1000 * at, loss) for at, loss in enumerate(losses)]
    return {item.key: (item.severity, item.text) for item in TuneCoach(situation)(progress, [], ended=ended)}


def test_all_is_well_while_both_fall_together() -> None:
    found = said(Situation(50_000, 8), [3.0, 2.5], [3.1, 2.6])
    assert {key: severity for key, (severity, _) in found.items()} == {
        "over_fitting": "good",
        "course": "good",
    }


def test_what_is_known_by_heart_is_warned_of() -> None:
    far = said(Situation(50_000, 8), [3.0, 2.9], [3.0, 2.0])
    assert far["over_fitting"][0] == "warning"
    assert said(Situation(50_000, 8), [3.0, 2.8], [3.0, 2.5])["over_fitting"][0] == "note"
    assert "can't be measured" in said(Situation(50_000, 0), [], [3.0, 2.0])["over_fitting"][1]


def test_few_characters_are_a_note_and_very_few_a_warning() -> None:
    assert said(Situation(19_999, 8), [3.0], [3.0])["little_text"][0] == "note"
    assert said(Situation(4_000, 8), [3.0], [3.0])["little_text"][0] == "warning"
    assert "little_text" not in said(Situation(20_000, 8), [3.0], [3.0])


def test_a_span_is_copied_where_it_is_longer_than_unseen_texts_share() -> None:
    english = Copied("it was the best of times, it was the worst", share=0.7)
    assert is_copied(english, usual=10)
    assert not is_copied(english, usual=30)
    # A Chinese character says as much as several letters.
    assert is_copied(Copied("白日依山尽黄河入海流欲穷千里目"), usual=0)
    found = said(Situation(50_000, 8, usual=10, copied=english), [3.0], [3.0])["copying"]
    assert found[0] == "warning"
    assert "copies 42 characters (10 words)" in found[1]


def test_an_end_says_how_far_it_came_and_what_is_not_finite_is_an_alarm() -> None:
    assert said(Situation(50_000, 8), [3.0, 2.0], [3.0, 2.0], ended=True)["course"][1] == (
        "Done. From 3.00 to 2.00 bits a character."
    )
    (alarm,) = TuneCoach(Situation(50_000, 8))(Progress(), [], unstable="loss is nan")
    assert (alarm.severity, alarm.hint) == ("alarm", "Begin anew with half the learning rate.")
