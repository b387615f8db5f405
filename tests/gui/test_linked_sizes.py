"""Sizes of one ad: words written on one are on all, places follow beside the window, and undo takes both back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from creastudio.api.layout import PICTURES, layouts_in, layouts_text
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.shell.layouts.replacing import picture_in
from creastudio.shell.layouts.resolving import Resolving, resolving_of
from tests.gui.ads import ads_of, headline, place_ads
from tests.gui.conftest import StudioRobot
from tests.unit.core.layouts import element

Key = Qt.Key


@pytest.fixture
def resolving(studio: StudioRobot) -> Resolving:
    place_ads(studio)
    return resolving_of(studio.session)


def settled(studio: StudioRobot, resolving: Resolving) -> None:
    studio.wait(lambda: not resolving.busy)


def test_words_reach_all_and_places_join_the_step(studio: StudioRobot, resolving: Resolving) -> None:
    before = studio.session.document
    steps = len(studio.session.workspace.history.entries())
    studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text="A much longer headline"))
    assert [headline(board).text for board in ads_of(studio)] == ["A much longer headline"] * 3
    settled(studio, resolving)
    for board in ads_of(studio):
        assert headline(board).size == pytest.approx(headline(board).transform.width / 22)
    assert len(studio.session.workspace.history.entries()) == steps + 1
    studio.do("edit.undo")
    assert studio.session.document is before
    studio.do("edit.redo")
    assert headline(ads_of(studio)[1]).size == pytest.approx(headline(ads_of(studio)[1]).transform.width / 22)


def test_what_a_person_moved_stays_on_that_size(studio: StudioRobot, resolving: Resolving) -> None:
    own = headline(ads_of(studio)[0])
    place = own.transform.model_copy(update={"y": own.transform.y - 5})
    studio.session.apply(set_transform({own.id: place}))
    studio.session.apply(update_layers([headline(ads_of(studio)[1]).id], text="A much longer headline"))
    settled(studio, resolving)
    first, second, _ = (headline(board) for board in ads_of(studio))
    assert (first.size, first.transform) == (own.size, place)
    assert second.size == pytest.approx(second.transform.width / 22)


def test_a_second_edit_before_the_answer_gets_it(studio: StudioRobot, resolving: Resolving) -> None:
    first, second, third = ads_of(studio)
    studio.session.apply(update_layers([headline(first).id], text="Something long to say"))
    studio.session.apply(update_layers([element(third, "logo").id], opacity=0.5))
    settled(studio, resolving)
    assert headline(ads_of(studio)[1]).size == pytest.approx(headline(second).transform.width / 21)
    assert element(ads_of(studio)[2], "logo").opacity == 0.5


def test_undo_gives_it_up(studio: StudioRobot, resolving: Resolving) -> None:
    before = studio.session.document
    studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text="Something long to say"))
    studio.session.workspace.undo()
    assert not resolving.busy
    studio.qtbot.wait(50)
    assert studio.session.document is before


def test_trouble_is_told_once_and_words_stay(studio: StudioRobot, resolving: Resolving) -> None:
    for words in ("?", "Hm", "?"):
        studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text=words))
        settled(studio, resolving)
    assert [headline(board).text for board in ads_of(studio)] == ["?"] * 3
    told = [notice for notice in studio.notices() if "keep their arrangement" in notice]
    assert told == ["The sizes keep their arrangement: There is nothing to fit."]


def test_without_the_plugin_words_reach_all(studio: StudioRobot) -> None:
    first, *_ = place_ads(studio, resolving=False)
    assert not resolving_of(studio.session).can_arrange(first)
    studio.session.apply(update_layers([headline(first).id], text="Hot soup"))
    assert not resolving_of(studio.session).busy
    assert [headline(board).text for board in ads_of(studio)] == ["Hot soup"] * 3


def test_written_on_the_canvas_it_is_one_step_on_all(studio: StudioRobot, resolving: Resolving) -> None:
    canvas = studio.window.canvas
    board = ads_of(studio)[0]
    canvas.show_board(board.id)
    steps = len(studio.session.workspace.history.entries())
    place = headline(board).transform
    # The letters stand at the left of the box.
    at = canvas.viewport_shown.to_view(
        QPointF(board.x + place.x - place.width / 2 + 20, board.y + place.y - 5)
    ).toPoint()
    studio.qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    studio.qtbot.keyClicks(canvas, "Hot soup today")
    # The other sizes show it while it is written.
    shown = [headline(item).text for item in canvas.tool.document().artboards if item.layout is not None]
    assert shown == ["Hot soup today"] * 3
    studio.qtbot.keyClick(canvas, Key.Key_Escape)
    settled(studio, resolving)
    assert [headline(item).text for item in ads_of(studio)] == ["Hot soup today"] * 3
    assert headline(ads_of(studio)[2]).size == pytest.approx(headline(ads_of(studio)[2]).transform.width / 14)
    assert len(studio.session.workspace.history.entries()) == steps + 1


def test_a_resized_artboard_is_arranged_anew_in_the_same_step(
    studio: StudioRobot, resolving: Resolving
) -> None:
    before, steps = studio.session.document, len(studio.session.workspace.history.entries())
    studio.session.apply(update_artboard(ads_of(studio)[0].id, height=400))
    assert resolving.busy
    settled(studio, resolving)
    assert len(studio.session.workspace.history.entries()) == steps + 1
    studio.do("edit.undo")
    assert studio.session.document is before


def test_a_resolver_is_told_where_pictures_lie_and_nobody_keeps_that(
    studio: StudioRobot, resolving: Resolving, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "creastudio.shell.layouts.resolving.layouts_text",
        lambda layouts: asked.append(layouts_text(layouts)) or asked[-1],
    )
    studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text="Other words"))
    settled(studio, resolving)
    (told, *_) = layouts_in(asked[0])
    picture = element(ads_of(studio)[0], "picture")
    shown = picture_in(picture)
    assert shown is not None
    path = studio.session.workspace.blobs.path(shown.asset)
    assert told.settings[PICTURES] == {shown.asset: str(path)}
    assert all(board.layout and PICTURES not in board.layout.settings for board in ads_of(studio))
