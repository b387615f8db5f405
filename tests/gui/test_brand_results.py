"""Brand kits that a generator made: their colours are seen, and they go among the kits of the project."""

from __future__ import annotations

from creastudio.api.brand import MEDIA_TYPE, BrandColor, BrandKit
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.notices import Offer
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.panels.results.tray_model import RESULT_ROLE
from tests.gui.conftest import StudioRobot

KIT = BrandKit(id="a" * 32, name="Wool", colors=(BrandColor(color="#ff0000", role="primary"),))


def made(studio: StudioRobot) -> Result:
    """Let a generator have made a kit."""
    workspace = studio.session.workspace
    asset = Asset(
        sha256=workspace.blobs.put(write_brand(BrandPack(KIT))),
        media_type=MEDIA_TYPE,
        title="Wool",
        recipe=Recipe(generator="photo.kit", seed=3, makes="brand"),
    )
    workspace.tray.add(Result(job="job", asset=asset))
    workspace.listeners.announce("results")
    (result,) = workspace.results
    return result


def tray(studio: StudioRobot) -> TrayPanel:
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)
    return panel


def test_its_arrival_is_said_with_a_button_that_adds_it_to_the_project(studio: StudioRobot) -> None:
    made(studio)
    (offer,) = (item for item in studio.studio.notifier.notices if isinstance(item, Offer))
    assert "Wool" in offer.message
    assert not studio.session.active_result
    assert offer.action is not None
    offer.action()
    studio.wait(lambda: studio.session.document.brand_kits == (KIT,))


def test_the_list_shows_its_colours_and_its_button_adds_it(studio: StudioRobot) -> None:
    result = made(studio)
    pictures = pictures_of(studio.session)
    studio.wait(lambda: pictures.thumbnail(result.asset.sha256, 64) is not None)
    picture = pictures.thumbnail(result.asset.sha256, 64)
    assert picture is not None
    assert picture.toImage().pixelColor(picture.rect().center()).name() == "#ff0000"
    panel = tray(studio)
    model = panel.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    panel.list.setCurrentIndex(next(row for row in rows if row.data(RESULT_ROLE) == result))
    panel.place.click()
    studio.wait(lambda: studio.session.document.brand_kits == (KIT,))


def test_its_menu_places_it_nowhere_else(studio: StudioRobot) -> None:
    menu = result_menu(studio.session, [made(studio)], studio.window)
    entries = [action.text().partition("\t")[0] for action in menu.actions()]
    assert "Add to brand kits" in entries
    assert "Use in" in entries
    assert not any("Place" in text for text in entries)


def test_where_there_is_no_chance_no_seed_is_told(studio: StudioRobot) -> None:
    workspace = studio.session.workspace
    seedless = next(work for work in studio.session.environment.registry.generators() if not work.seeded)
    for generator in (seedless.id, "gan.sample"):
        asset = Asset(
            sha256=workspace.blobs.put(generator.encode()),
            media_type="text/plain",
            title="Words",
            recipe=Recipe(generator=generator, seed=0, makes="text"),
        )
        workspace.tray.add(Result(job=generator, asset=asset))
    workspace.listeners.announce("results")
    model = tray(studio).model
    told = [str(model.index(row).data()) for row in range(model.rowCount())]
    tips = [str(model.index(row).data(3)) for row in range(model.rowCount())]
    assert sum("seed 0" in text for text in told) == 1
    assert sum("seed 0" in text for text in tips) == 1
