from __future__ import annotations

import pytest

from creastudio.api import Advice
from creastudio.ml.plan import Progress
from creastudio_gan.engine.coach import GanCoach, Situation, collapsed, since_best

SITUATION = Situation(gamma=0.5, rate=1.0, adaptive=True, held_out=40)


def _progress(**curves: list[float]) -> Progress:
    progress = Progress()
    length = max(len(values) for values in curves.values())
    for index in range(length):
        progress.seen = 2000 * (index + 1)
        progress.remember({name: values[index] for name, values in curves.items() if index < len(values)})
    return progress


def _said(progress: Progress, *, situation: Situation = SITUATION, ended: bool = False) -> dict[str, Advice]:
    return {advice.key: advice for advice in GanCoach(situation)(progress, [4000, 6000], ended=ended)}


def test_at_first_it_is_too_early() -> None:
    said = _said(_progress(distance=[3.0, 2.0]))
    assert said["course"].text == "It is too early to say how it goes."
    assert said["course"].severity == "note"


def test_a_training_that_gets_better_is_told_to_go_on() -> None:
    course = _said(_progress(distance=[4.0, 3.0, 2.0, 1.0]))["course"]
    assert (course.severity, course.hint) == ("good", "Keep going.")
    assert "fell by 75 % over 4 snapshots" in course.text


@pytest.mark.parametrize(("after", "severity"), [(1, "good"), (2, "note"), (3, "note"), (4, "warning")])
def test_when_to_stop(after: int, severity: str) -> None:
    course = _said(_progress(distance=[5.0, 4.0, 1.0, *[1.2] * after]))["course"]
    assert course.severity == severity
    assert after == 1 or "the best is that of 6 kimg" in course.text


def test_over_fitting_is_a_gauge_with_words() -> None:
    curves = {"distance": [3.0, 1.0, 1.1, 1.2, 1.1], "augment_p": [0.1, 0.2, 0.3]}
    seen = [_said(_progress(**curves, over_fitting=[g]))["over_fitting"] for g in (0.1, 0.5, 0.9)]
    assert [advice.severity for advice in seen] == ["good", "note", "warning"]
    assert [advice.gauge for advice in seen] == [0.1, 0.5, 0.9]
    assert "30 %" in seen[1].hint
    plain = Situation(0.5, 1.0, adaptive=False, held_out=40)
    assert "adaptive" in _said(_progress(**curves, over_fitting=[0.9]), situation=plain)["over_fitting"].hint


@pytest.mark.parametrize("distances", [[3.0], [3.0, 2.0, 1.5, 1.2, 1.0]])
def test_pictures_that_are_told_apart_do_no_harm_while_it_gets_better(distances: list[float]) -> None:
    said = _said(_progress(distance=distances, augment_p=[0.2], over_fitting=[0.9]))["over_fitting"]
    assert (said.severity, said.gauge) == ("note", 0.9)
    assert "still gets better" in said.text


def test_few_pictures_are_said_to_be_too_few_for_the_gauge() -> None:
    small = Situation(0.5, 1.0, adaptive=False, held_out=0)
    assert "too few pictures" in _said(_progress(distance=[1.0]), situation=small)["over_fitting"].text


COLLAPSE = {"distance": [3.0, 1.0, 1.1, 2.5, 3.0], "coverage": [0.4, 0.8, 0.8, 0.2, 0.1]}


def test_a_collapse_alarms_and_offers_the_best_checkpoint_with_a_larger_gamma() -> None:
    progress = _progress(**COLLAPSE)
    first = GanCoach(SITUATION)(progress, [4000, 6000])[0]
    assert (first.key, first.severity) == ("collapse", "alarm")
    assert first.go_back is not None
    assert first.go_back.place == "4 kimg"
    assert first.go_back.params == {"go_back": 4.0, "gamma": 1.0, "rate": 0.5}
    assert "from 1 to 3" in first.text


def test_one_bad_snapshot_or_a_worse_distance_alone_is_no_collapse() -> None:
    once = {name: values[:4] for name, values in COLLAPSE.items()}
    assert not collapsed(_progress(**once).history)
    assert not collapsed(_progress(distance=COLLAPSE["distance"], coverage=[0.4, 0.8, 0.8, 0.7, 0.7]).history)
    alike = _progress(
        distance=COLLAPSE["distance"], coverage=[0.4, 0.8, 0.8, 0.7, 0.7], variety=[0.8, 0.9, 0.9, 0.2, 0.1]
    )
    assert collapsed(alike.history)


def test_what_is_not_finite_is_the_only_thing_said() -> None:
    (said,) = GanCoach(SITUATION)(_progress(distance=[1.0]), [2000], unstable="loss_d is nan")
    assert (said.key, said.severity) == ("unstable", "alarm")
    assert "loss_d is nan" in said.text
    (alone,) = GanCoach(SITUATION)(_progress(distance=[1.0]), [], unstable="loss_d is nan")
    assert alone.go_back is None
    assert alone.hint == "Begin anew with a larger gamma."


def test_copies_and_leaks_are_said() -> None:
    said = _said(_progress(distance=[3.0, 2.0], copies=[0.0, 0.12], leak=[0.0, 1.0]))
    assert said["copies"].text.startswith("12 % of the samples are near copies")
    assert said["leak"].severity == "warning"
    quiet = _said(_progress(distance=[3.0, 2.0], copies=[0.01], leak=[0.0]))
    assert not {"copies", "leak"} & quiet.keys()


def test_a_discriminator_that_wins_while_nothing_gets_better_and_one_that_loses() -> None:
    stuck = {"distance": [1.0, 2.0, 2.0, 2.0]}
    assert _said(_progress(**stuck, told_apart=[0.99] * 4))["discriminator"].severity == "warning"
    assert "discriminator" not in _said(_progress(distance=[4, 3, 2, 1], told_apart=[0.99] * 4))
    assert _said(_progress(**stuck, told_apart=[0.5] * 4))["discriminator"].severity == "note"


def test_the_end_names_the_best() -> None:
    progress = _progress(distance=[3.0, 1.0, 2.0])
    progress.stopped = "the distance is 2"
    course = _said(progress, ended=True)["course"]
    assert (
        course.text
        == "Done. The best is that of 4 kimg, with a distance of 1. It ended early: the distance is 2."
    )


def test_the_most_pressing_comes_first_and_nothing_breaks_on_an_empty_history() -> None:
    said = GanCoach(SITUATION)(_progress(**COLLAPSE, over_fitting=[0.1] * 5), [4000])
    assert [advice.severity for advice in said] == sorted(
        (advice.severity for advice in said), key=["alarm", "warning", "note", "good"].index
    )
    assert [advice.key for advice in GanCoach(SITUATION)(Progress(), [])] == ["course"]
    assert since_best([]) == 0
