"""What an artboard is for: as its campaign says, else as its format is used."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from creastudio.api.campaign import read_campaign
from creastudio.api.formats import format_told
from creastudio.api.own_formats import own_format
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard
from creastudio.workspace.ad_plan import AdPlan, count_of, plan_of, told_of, uses_of


def board(form: str = "", *, uses: list[str] | None = None, variant: int = 0, bleed: float = 0) -> Artboard:
    settings = {"campaign": {"uses": uses}} if uses is not None else {}
    layout = BoardLayout(format=form, variant=variant, settings=settings) if form else None
    return Artboard(id="a", name="A", width=300, height=250, bleed=bleed, layout=layout)


def test_a_format_says_what_it_is_for() -> None:
    assert uses_of(board("iab.300x250")) == ("still", "html5")
    assert uses_of(board("meta.story")) == ("still", "film")
    assert uses_of(board("print.a4", bleed=35)) == ("print",)
    assert uses_of(board()) == ("still", "film")


def test_an_own_format_for_banners_is_one() -> None:
    told = format_told(own_format(name="Side", kind="banner", width=300, height=250).form)
    side = board("own.side")
    assert uses_of(side) == ("still", "film")
    assert side.layout is not None
    banner = side.layout.model_copy(update={"settings": told})
    assert uses_of(side.model_copy(update={"layout": banner})) == ("still", "html5")


def test_a_campaign_says_it_before_and_films_are_of_the_first_variant() -> None:
    assert uses_of(board("meta.story", uses=["film", "html5"])) == ("html5", "film")
    assert uses_of(board("meta.story", uses=["film", "html5"], variant=1)) == ("html5",)
    assert count_of([board("meta.story"), board("iab.300x250")], "html5") == 1


@pytest.mark.parametrize(
    "told", [{"uses": 5}, {"findings": [{"rule": "fit", "severity": "dire", "element": "", "text": ""}]}, {"music": [1]}, "en"]
)  # fmt: skip
def test_what_is_damaged_in_a_project_says_nothing(told: object) -> None:
    layout = BoardLayout(format="meta.story", settings={"campaign": told})
    damaged = Artboard(id="a", name="A", width=300, height=250, layout=layout)
    assert told_of(damaged) == {}
    assert uses_of(damaged) == ("still", "film")


def test_the_plan_is_that_of_the_campaign() -> None:
    text = 'title = "Wool"\nclick_url = "https://wool.example/"\n[deliver]\nstills = "png"\npsd = true\nproject = false\n'
    plan = plan_of(read_campaign(text))
    assert (plan.title, plan.still_format, plan.psd, plan.films, plan.project) == (
        "Wool",
        "png",
        True,
        False,
        False,
    )
    assert plan.click_url == "https://wool.example/"


def test_films_have_a_length_that_can_be_watched() -> None:
    with pytest.raises(ValidationError, match="2 to 60"):
        AdPlan(seconds=(6, 900))
