"""What was measured of a model, and how it is told."""

from __future__ import annotations

import pytest

from creastudio.api import Evaluation, MeasuredFigure, MeasuredRange, UserError


def spread(mean: float) -> MeasuredRange:
    return MeasuredRange(mean=mean, low=mean - 1, high=mean + 1)


def figure(made: float, floor: float | None, better: str = "lower", share: bool = False) -> MeasuredFigure:
    return MeasuredFigure.model_validate(
        {
            "key": "x",
            "name": "Distance",
            "meaning": "how far.",
            "better": better,
            "share": share,
            "made": spread(made),
            "floor": None if floor is None else spread(floor),
        }
    )


@pytest.mark.parametrize(
    ("made", "floor", "better", "words"),
    [
        (10, 2, "lower", "The difference is more than chance."),
        (3, 2, "lower", "no difference beyond chance"),
        (2, 10, "lower", "nearer than real ones are to one another"),
        (10, 2, "higher", "more than real ones have"),
        (2, 10, "higher", "The difference is more than chance."),
    ],
)
def test_a_figure_is_told_beside_its_floor(made: float, floor: float, better: str, words: str) -> None:
    told = figure(made, floor, better).words()
    assert told.startswith(f"Distance {made:g}: how far. Real ones among themselves have {floor:g}.")
    assert words in told


def test_without_a_floor_nothing_is_said_of_it() -> None:
    assert figure(3, None).words() == "Distance 3: how far."
    assert figure(3, None).told_apart is None


def test_shares_are_told_as_per_cent() -> None:
    assert figure(0.514, None, "higher", share=True).words() == "Distance 51\N{NO-BREAK SPACE}%: how far."


@pytest.fixture
def report() -> Evaluation:
    return Evaluation(
        model="Cats", folder="cats", real=20, left_out=2, made=10, size="8 x 8 px", features="By colour.", subset=5,
        repeats=3, figures=(figure(10, 2), figure(3, None)), remarks=("Look at it.",), card={"Distance": 10.0},
    )  # fmt: skip


def test_the_report_holds_numbers_method_table_and_words(report: Evaluation) -> None:
    text = report.markdown()
    for words in (
        "10 made against 20 real ones of 'cats', 8 x 8 px. 2 files were left out. By colour.",
        "the mean over 3 random subsets of 5",
        "| Distance | 10 | 9 – 11 | 2 | 1 – 3 |  |",
        "| Distance | 3 | 2 – 4 |  |  |  |",
        "- Look at it.",
    ):
        assert words in text, words


def test_every_sentence_goes_through_the_translator(report: Evaluation) -> None:
    assert "10 made" not in report.markdown(lambda _: "~")
    assert "Look" not in report.markdown(lambda _: "~")


def test_it_is_read_from_metadata_and_nothing_else_is_taken_for_it(report: Evaluation) -> None:
    assert Evaluation.of({"evaluation": report.model_dump(mode="json")}) == report
    for wrong in ({}, {"evaluation": None}, {"evaluation": {"model": "Cats"}}):
        with pytest.raises(UserError, match="gave back no figures"):
            Evaluation.of(wrong)


def test_a_range_leaves_out_the_outermost_twentieth_on_either_side() -> None:
    values = [float(value) for value in range(100)]
    assert MeasuredRange.of(values) == MeasuredRange(mean=49.5, low=5, high=94)
    assert MeasuredRange.of([3.0]) == MeasuredRange(mean=3, low=3, high=3)


def test_the_report_is_a_result_from_which_all_can_be_read_again() -> None:
    found = Evaluation(
        model="Avatars", folder="me", real=5, made=6, subset=2, repeats=3, figures=(figure(3, 2),)
    )
    made = found.artifact("\nMore.\n", pictures={"samples": "x"})
    assert (made.media_type, made.title) == ("text/markdown", "Avatars, measured")
    assert made.data is not None
    assert made.data.decode() == f"# Avatars, measured\n\n{found.markdown()}\nMore.\n"
    assert Evaluation.of(made.metadata) == found
    assert made.metadata["pictures"] == {"samples": "x"}
