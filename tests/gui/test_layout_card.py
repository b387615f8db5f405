"""What the properties say of an artboard that came of a layout, and what can be done there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

from creastudio.api.layout import Dropped
from creastudio.api.testing import tiny_png
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard, ShapeLayer, TextLayer
from creastudio.core.edits.artboards import add_artboard, update_artboard
from creastudio.core.edits.canvas import set_transform, update_layers
from creastudio.core.layout_layers import is_pinned
from creastudio.shell.canvas.menus import layer_menu
from creastudio.shell.layouts.board_card import LayoutCard, format_title
from creastudio.shell.layouts.pins import pin_places
from creastudio.shell.layouts.replacing import picture_in
from creastudio.shell.layouts.resolving import resolving_of
from creastudio.shell.panels.layers.model import title_of
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.panels.training.advice_strip import Gauge
from creastudio.workspace.layout_results import made_layout
from tests.gui.ads import ads_of, headline, make_ads, place_ads
from tests.gui.conftest import StudioRobot
from tests.unit.core.layouts import element


@pytest.fixture
def panel(studio: StudioRobot) -> PropertiesPanel:
    place_ads(studio)
    studio.session.show_panel("properties")
    found = studio.window.docks.holders["properties"].panel
    assert isinstance(found, PropertiesPanel)
    return found


@pytest.fixture
def card(panel: PropertiesPanel) -> LayoutCard:
    return panel.layout_card


def words(card: LayoutCard) -> list[str]:
    return [item.text() for item in card.findChildren(QLabel) if item.isVisibleTo(card)]


def test_it_says_format_links_reasons_and_what_was_left_out(studio: StudioRobot, card: LayoutCard) -> None:
    assert card.isVisible()
    board = ads_of(studio)[0]
    assert board.layout is not None
    gone = Dropped(id="legal", role="legal", reason="There is no room.")
    scores = {"overlap": 0.0, "balance": 0.4, "energy": -1.0, "contrast_least": 5.25}
    told = board.layout.model_copy(update={"dropped": (gone,), "scores": scores})
    studio.session.apply(update_artboard(board.id, layout=told))
    # What is new in a layout is shown a moment later.
    studio.wait(lambda: any(text.startswith("•") for text in words(card)))
    said = words(card)
    assert "300 × 250" in said
    assert "2 other sizes follow what is said here." in said
    assert "• The headline stands where the picture is calm." in said
    assert "Left out: Legal line. There is no room." in said
    assert "Least contrast of words: 5.2 to 1" in said
    assert sorted(gauge.value for gauge in card.findChildren(Gauge) if gauge.isVisibleTo(card)) == [0.6, 1.0]


def test_a_format_is_called_as_its_platform_calls_it() -> None:
    assert format_title(BoardLayout(format="screen.hd")) == "Screen · Full HD"
    assert format_title(BoardLayout(format="800x600")) == "800 × 600"
    assert format_title(BoardLayout(format="screen.hd"), (1920, 1080)) == "Screen · Full HD"
    assert format_title(BoardLayout(format="screen.hd"), (1920, 1200)) == "1920 × 1200"


def test_an_artboard_of_no_layout_has_none(studio: StudioRobot, card: LayoutCard) -> None:
    assert studio.session.apply(add_artboard(Artboard(id="plain", x=-2000.0)))
    studio.session.set_artboard("plain")
    assert not card.isVisible()


def test_unlinked_it_stands_alone(studio: StudioRobot, card: LayoutCard) -> None:
    card.unlink.click()
    first, second, third = ads_of(studio)
    assert [board.layout.link for board in (first, second, third) if board.layout] == ["", "5-0", "5-0"]
    assert "It stands alone." in words(card)
    assert not card.unlink.isVisible()
    studio.session.apply(update_layers([headline(first).id], text="Alone"))
    assert headline(ads_of(studio)[1]).text == "Fresh bread"


def test_another_variant_is_shown_on_all_sizes_with_the_words_of_now(
    studio: StudioRobot, card: LayoutCard
) -> None:
    studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text="Hot soup"))
    studio.wait(lambda: not resolving_of(studio.session).busy)
    assert card.variants.isVisible()
    studio.session.set_artboard(ads_of(studio)[1].id)
    take = list(card.variants.buttons.values())[1]
    take.click()
    studio.wait(lambda: not resolving_of(studio.session).busy)
    for board in ads_of(studio):
        assert board.layout is not None
        assert (board.layout.variant, board.layout.link) == (1, "5-0")
        assert headline(board).text == "Hot soup"
        assert headline(board).size == pytest.approx(headline(board).transform.width / 8)
    assert take.isChecked()


def test_compose_again_makes_new_variants(studio: StudioRobot, card: LayoutCard) -> None:
    card.again.click()
    studio.wait(lambda: len(studio.session.workspace.results) > 6)
    studio.idle()
    assert studio.session.active_result != ""


def test_a_moved_element_is_pinned_shown_and_let_go(studio: StudioRobot, panel: PropertiesPanel) -> None:
    canvas, card = studio.window.canvas, panel.layout_card
    board = ads_of(studio)[0]
    own = headline(board)
    assert list(pin_places(board, canvas.viewport_shown)) == []
    studio.session.apply(set_transform({own.id: own.transform.model_copy(update={"y": 60.0})}))
    board = ads_of(studio)[0]
    (place,) = pin_places(board, canvas.viewport_shown)
    corner = QPointF(
        board.x + own.transform.x - own.transform.width / 2, board.y + 60 - own.transform.height / 2
    )
    assert (place.bottomRight() - canvas.viewport_shown.to_view(corner)).manhattanLength() == pytest.approx(4)
    assert "Pinned: Headline" in words(card)
    studio.session.select([own.id])
    assert panel.layer.pin.isVisible()
    assert panel.layer.pin.isChecked()
    panel.layer.pin.click()
    studio.wait(lambda: not resolving_of(studio.session).busy)
    assert not is_pinned(ads_of(studio)[0], headline(ads_of(studio)[0]))
    # It lies where it was let go, with the size that the resolver finds.
    assert headline(ads_of(studio)[0]).size == pytest.approx(own.transform.width / 11)


def test_it_is_pinned_by_its_menu(studio: StudioRobot, panel: PropertiesPanel) -> None:
    logo = element(ads_of(studio)[0], "logo")
    studio.session.select([logo.id])
    menu = layer_menu(studio.session, logo, studio.window.canvas)
    act = next(action for action in menu.actions() if action.text() == "Pin to its place")
    act.trigger()
    menu.deleteLater()
    assert is_pinned(ads_of(studio)[0], element(ads_of(studio)[0], "logo"))
    assert Qt.CheckState.Checked == panel.layer.pin.checkState()


def test_let_all_go(studio: StudioRobot, card: LayoutCard) -> None:
    own = headline(ads_of(studio)[0])
    studio.session.apply(set_transform({own.id: own.transform.model_copy(update={"y": 60.0})}))
    card.free.click()
    studio.wait(lambda: not resolving_of(studio.session).busy)
    assert not card.free.isVisible()
    assert not is_pinned(ads_of(studio)[0], headline(ads_of(studio)[0]))


def test_another_picture_is_on_all_sizes(studio: StudioRobot, card: LayoutCard, tmp_path: Path) -> None:
    file = tmp_path / "Soup.png"
    file.write_bytes(tiny_png(9, 30))
    board = ads_of(studio)[1]
    picture = element(board, "picture")
    studio.chooser.answers = [file]
    menu = layer_menu(studio.session, picture, studio.window.canvas)
    next(action for action in menu.actions() if action.text() == "Replace picture…").trigger()
    menu.deleteLater()
    before = studio.session.document

    def shown() -> set[str]:
        layers = [picture_in(element(item, "picture")) for item in ads_of(studio)]
        return {layer.asset for layer in layers if layer is not None}

    studio.wait(lambda: studio.session.document is not before and not resolving_of(studio.session).busy)
    (sha256,) = shown()
    asset = studio.session.document.find_asset(sha256)
    assert asset is not None
    assert asset.title == "Soup"
    studio.do("edit.undo")
    assert studio.session.document is before


def test_layers_go_by_their_role_until_a_person_names_them() -> None:
    layer = TextLayer(name="Headline 2", role="headline", element="headline-2")
    assert title_of(layer) == "Headline 2"
    assert title_of(layer.model_copy(update={"name": "Headline of mine"})) == "Headline of mine"
    assert title_of(layer.model_copy(update={"name": "Mine"})) == "Mine"
    assert title_of(ShapeLayer()) == "Shape"


def test_arranging_again_is_a_step_of_its_own(studio: StudioRobot, card: LayoutCard) -> None:
    steps = len(studio.session.workspace.history.entries())
    before = studio.session.document
    card.arrange.click()
    studio.wait(lambda: not resolving_of(studio.session).busy)
    assert len(studio.session.workspace.history.entries()) == steps + 1
    assert headline(ads_of(studio)[1]).size == pytest.approx(headline(ads_of(studio)[1]).transform.width / 11)
    studio.do("edit.undo")
    assert studio.session.document is before


def test_composed_again_it_says_what_it_says_now(studio: StudioRobot, card: LayoutCard) -> None:
    studio.session.apply(update_layers([headline(ads_of(studio)[0]).id], text="Hot soup"))
    studio.wait(lambda: not resolving_of(studio.session).busy)
    card.again.click()
    studio.wait(lambda: len(studio.session.workspace.results) > 6)
    studio.idle()
    result = studio.session.result(studio.session.active_result)
    assert result is not None
    layout = made_layout(studio.session.workspace.read_blob, result.asset).layout
    assert "Hot soup" in [item.text for item in layout.elements]


def test_a_candidate_says_why_it_looks_so_before_it_is_placed(studio: StudioRobot) -> None:
    results = make_ads(studio)
    studio.session.show_panel("properties")
    panel = studio.window.docks.holders["properties"].panel
    assert isinstance(panel, PropertiesPanel)
    studio.session.set_review([results[0].id])
    studio.wait(panel.why.isVisible)
    assert any(item.text().startswith("•") for item in panel.why.findChildren(QLabel))
    studio.session.set_review([])
    assert not panel.why.isVisible()
