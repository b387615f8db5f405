"""What a project blocks is placed nowhere, also where the document holds it already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from creastudio.api.region import Region, RegionMask
from creastudio.core.assets import Asset
from creastudio.core.blocked import HINT, Blocked, named, refuse_blocked
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits import clear_flagged
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import place_in_region, place_on_both, place_on_canvas, place_on_timeline
from creastudio.core.safety import Action, Finding, SafetyPolicy, SafetyReport, with_rule
from creastudio.core.timeline import Sequence

BARE = SafetyReport(findings=(Finding(check="a.b", category="bare", title="Bare", score=0.8, flagged=True),))
PICTURE = Asset(sha256="a" * 64, media_type="image/png", title="Rock").model_copy(
    update={"metadata": BARE.within({})}
)
BOARD = Artboard(name="1", width=9, height=9)
FILM = Sequence(name="1")
MASK = RegionMask(left=0, top=0, width=4, height=4, tiles=((0, 0, "b" * 64),))


def holding(action: Action) -> Document:
    """Return a document that holds the picture already, with a policy that came later."""
    policy = with_rule(SafetyPolicy(), "bare", action)
    return Document(assets=(PICTURE,), artboards=(BOARD,), sequences=(FILM,), safety=policy)


PLACINGS: dict[str, Callable[[], Edit]] = {
    "canvas": lambda: place_on_canvas(BOARD.id, PICTURE),
    "timeline": lambda: place_on_timeline(FILM.id, PICTURE),
    "both": lambda: place_on_both(BOARD.id, FILM.id, PICTURE),
    "selection": lambda: place_in_region(
        Region(artboard=BOARD.id, left=0, top=0, width=4, height=4, mask=MASK), PICTURE
    ),
}


@pytest.mark.parametrize("where", PLACINGS)
def test_what_is_there_and_blocked_since_is_placed_no_second_time(where: str) -> None:
    with pytest.raises(Blocked, match=r"'Rock' is blocked: Bare, 0\.80") as caught:
        PLACINGS[where]().apply(holding("block"))
    assert caught.value.sha256 == (PICTURE.sha256,)
    assert caught.value.hint == HINT


@pytest.mark.parametrize("where", PLACINGS)
def test_what_was_let_through_is_placed_again(where: str) -> None:
    document = clear_flagged(PICTURE.sha256).apply(holding("block"))
    assert PLACINGS[where]().apply(document) != document


@pytest.mark.parametrize("action", ["off", "flag", "blur"])
def test_what_is_flagged_alone_is_not_refused(action: Action) -> None:
    refuse_blocked(holding(action), PICTURE)


def test_what_has_no_title_is_called_by_its_hash() -> None:
    assert named(PICTURE.model_copy(update={"title": ""})) == "image aaaaaaaa"
