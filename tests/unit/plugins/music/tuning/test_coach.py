from __future__ import annotations

from creastudio.ml.plan import Progress
from creastudio_music.engine.copying import CopiedSpan
from creastudio_music.engine.tuning.coach import Situation, TuneCoach, is_copied


def said(
    situation: Situation, held_out: list[float], learned: list[float], *, ended: bool = False
) -> dict[str, str]:
    progress = Progress(seen=1000)
    for unseen, known in zip(held_out, learned, strict=True):
        progress.remember({"held_out_nats": unseen, "learned_nats": known})
    return {
        item.key: f"{item.severity}: {item.text}" for item in TuneCoach(situation)(progress, [], ended=ended)
    }


def test_learning_by_heart_is_told() -> None:
    found = said(Situation(30, before=2.0), [1.8, 1.7, 1.9], [1.7, 1.2, 0.8])
    assert found["over_fitting"].startswith("warning")
    assert "by heart" in found["over_fitting"]


def test_what_learns_by_heart_is_not_said_to_get_better() -> None:
    found = said(Situation(30, before=2.0), [1.8, 1.7, 1.9], [1.7, 1.2, 0.8])
    assert found["course"] == "note: The best is kept: unseen pieces cost 15 % fewer nats than before."


def test_what_has_ended_is_not_said_to_be_stoppable() -> None:
    progress = Progress(seen=1000)
    for unseen, known in ((1.8, 1.7), (1.7, 1.2), (1.9, 0.8)):
        progress.remember({"held_out_nats": unseen, "learned_nats": known})
    hints = [item.hint for item in TuneCoach(Situation(30, before=2.0))(progress, [], ended=True)]
    assert "The best was kept. More music or a smaller network go further." in hints


def test_a_copy_is_named_with_its_piece_and_place() -> None:
    span = CopiedSpan(notes=30, name="gigue.mid", track=0, first_bar=1, last_bar=4, share=0.6)
    found = said(Situation(30, before=2.0, usual=9, copied=span), [1.8], [1.8])
    assert found["copying"].startswith("warning")
    for part in ("30 notes", "'gigue.mid'", "bars 2 to 5", "9 at most"):
        assert part in found["copying"]


def test_what_unseen_pieces_share_is_no_copy() -> None:
    span = CopiedSpan(notes=14)
    assert is_copied(span, 8)
    assert not is_copied(span, 12)
    assert not is_copied(CopiedSpan(notes=9), 0)
    assert "copying" not in said(Situation(30, before=2.0, usual=12, copied=span), [1.8], [1.8])


def test_how_it_goes_against_before() -> None:
    assert "10 % fewer" in said(Situation(30, before=2.0), [1.9, 1.8], [1.9, 1.8])["course"]
    done = said(Situation(30, before=2.0), [1.9, 1.8], [1.9, 1.8], ended=True)["course"]
    assert "1.8 for 2" in done
    worse = said(Situation(30, before=2.0), [2.1], [1.5], ended=True)["course"]
    assert worse.startswith("warning")
    assert "before anything was learned it was 2" in worse
    assert "nobody can say" in said(Situation(30), [], [])["course"]


def test_few_pieces_are_told() -> None:
    assert said(Situation(5), [], [])["little_music"].startswith("warning")
    assert said(Situation(15), [1.0], [1.0])["little_music"].startswith("note")
    assert "little_music" not in said(Situation(20), [1.0], [1.0])


def test_an_unstable_training_says_what_to_do() -> None:
    (item,) = TuneCoach(Situation(20))(Progress(), [], unstable="loss is nan")
    assert item.severity == "alarm"
    assert "half" in item.hint
