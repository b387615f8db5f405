"""Take the pictures of the guide from the running studio, into ``docs/images/guide`` and for Chinese pages below ``zh``.

    xvfb-run -s "-screen 0 1600x1000x24" python packaging/content/guide_pictures.py [zh] [NAME ...]

Opens the real studio on an empty home, a sample at a time, and does what the guide tells. With names after it only those
scenes are shot (``SCENES``).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import screenshots as scenes
import window_desk
from window_desk import Desk

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from creastudio.core.canvas import Artboard

TARGET = Path(__file__).resolve().parents[2] / "docs" / "images" / "guide"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "plugins" / "creastudio-swatches"
SIZE = 1440, 900
"""Of the window, px."""


def shoot_first(desk: Desk) -> None:
    """Show the start page; the first picture: candidates, the one that is placed with its takes, and its recipe."""
    desk.shoot("start", desk.studio.window)
    window = desk.begin(1350, 900)
    form = window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"model": "landscapes-192", "label": "swirls", "truncation": 0.7, "count": 8}, seed=3)
    window.generators.generate()
    desk.wait(lambda: len(window.session.workspace.results) >= 8, 90)
    desk.rest(3)
    desk.shoot("choose", window)
    window.commands.run("generate.accept")
    desk.rest()
    window.show_panel("layers")
    desk.shoot("takes", window)
    for panel in ("tray", "jobs", "dashboard"):
        window.docks.hide(panel)
    window.show_panel("properties")
    window.session.select()
    window.session.set_review([window.session.workspace.results[2].id])
    desk.rest()
    desk.shoot("recipe", window)
    desk.close(window)


def shoot_canvas(desk: Desk) -> None:
    """Show the poster and a generator that works into a selection of it; the dialog that exports."""
    window = desk.open(scenes.POSTER)
    board = window.session.document.artboards[0]
    window.session.select([layer.id for layer in board.layers if layer.name == "Title"])
    window.show_panel("properties")
    desk.rest(2)
    desk.shoot("canvas", window)
    window.commands.run("file.export_all")
    dialog = window.exporting.dialog
    assert dialog is not None
    desk.rest(2)
    desk.shoot("export", dialog)
    dialog.reject()
    window.commands.run("view.rulers")
    scenes.make_into_selection(window)
    desk.wait(lambda: bool(window.session.active_result), 60)
    desk.rest(2)
    desk.shoot("selection", window)
    desk.close(window)


def shoot_words(desk: Desk) -> None:
    """Show ways in which a poem may go on, and the poster that poems are linked to."""
    window = desk.open(scenes.VERSE)
    window.show_timeline(shown=False)
    form = window.generators.choose("text.poem")
    assert form is not None
    form.set_values({"form": "jueju5", "theme": "秋山", "count": 4}, seed=1)
    window.generators.generate()
    desk.wait(lambda: len(window.session.workspace.results) >= 4, 90)
    window.canvas.zoom_fit()
    desk.rest(3)
    desk.shoot("poem", window)
    scenes.ask_ways_on(window, desk)
    desk.rest(2)
    desk.shoot("writing", window.docks.docks["writing"])
    desk.close(window)


def shoot_music(desk: Desk) -> None:
    """Show the score editor with a candidate over the notes."""
    from creastudio.shell.score.panel import ScorePanel

    window = desk.open(scenes.MOTIF)
    panel = scenes.open_score(window, desk)
    assert isinstance(panel, ScorePanel)
    desk.rest(12)
    desk.shoot("score", window.docks.docks["score"])
    desk.close(window)


def shoot_ads(desk: Desk) -> None:
    """Show a campaign that is asked for, and its ads."""
    from creastudio.resources import resource_path
    from creastudio.shell.campaign.dialog import CampaignDialog
    from creastudio.shell.campaign.draft import read_draft

    window = desk.open(scenes.CAMPAIGN)
    session = window.session
    board = next(board for board in session.document.artboards if board.layout is not None)
    session.select()
    session.set_artboard(board.id)
    window.show_panel("properties")
    window.show_timeline(shown=False)
    window.docks.hide("generators")
    window.docks.hide("library")
    window.docks.hide("live")
    window.docks.hide("writing")
    desk.rest()
    window.canvas.show_rect(_first_ad(session.document.artboards, board))
    desk.rest(10)
    desk.shoot("ads", window)
    dialog = CampaignDialog(session, window)
    dialog.fill(read_draft(resource_path("samples", "campaign.toml")))
    dialog.open()
    desk.rest(2)
    desk.shoot("campaign", dialog)
    dialog.reject()
    desk.close(window)


def _first_ad(boards: Sequence[Artboard], first: Artboard) -> QRectF:
    """Return where all sizes of the ad lie that `first` is one of."""
    from PySide6.QtCore import QRectF

    from creastudio.shell.canvas.hit import board_rect

    assert first.layout is not None
    link, whole = first.layout.link, QRectF()
    for board in boards:
        if board.layout is not None and board.layout.link == link:
            whole |= board_rect(board)
    return whole


def shoot_film(desk: Desk) -> None:
    """Show a film in the middle of it, and the dialog that exports it."""
    from creastudio.core.time import from_seconds

    window = desk.open(scenes.FILM)
    # What was shared out in another size is shared out anew.
    for wide in (False, True):
        window.widen_timeline(wide=wide)
        desk.rest(1)
    window.timeline.show_monitor_large(large=True)
    window.show_panel("timeline")
    window.timeline.commands.run("timeline.fit")
    window.session.set_playhead(from_seconds(scenes.MIDDLE))
    desk.rest(8)
    desk.shoot("film", window)
    window.commands.run("file.export_sequence")
    dialog = window.exporting.films.dialog
    assert dialog is not None
    desk.rest(2)
    desk.shoot("export-film", dialog)
    dialog.reject()
    desk.close(window)


def shoot_models(desk: Desk) -> None:
    """Show the latent view, and a training that begins."""
    from creastudio.resources import resource_path

    window = desk.open(scenes.SAMPLE)
    scenes.explore_landscapes(window, desk)
    desk.rest(scenes.LIVE)
    desk.shoot("live", window.docks.docks["live"])
    window.widen_timeline(wide=False)
    window.show_timeline(shown=False)
    for panel in ("tray", "jobs", "dashboard"):
        window.docks.hide(panel)
    window.show_panel("generators")
    trainer = window.generators.choose("gan.train")
    assert trainer is not None
    assert trainer.folder is not None
    trainer.folder.set_path(resource_path("samples", "landscapes"))
    desk.rest(3)
    desk.shoot("train", window)
    desk.close(window)


def shoot_project(desk: Desk) -> None:
    """Show what a project says of itself in exported files, and what its policy of safety is."""
    from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog

    window = desk.open(scenes.POSTER)
    dialog = ProjectSettingsDialog(window.session, window)
    dialog.open()
    desk.rest()
    desk.shoot("project-settings", dialog)
    dialog.reject()
    desk.close(window)


def shoot_plugins(desk: Desk) -> None:
    """Show what is asked before a plugin is installed, and the plugin manager with it."""
    from creastudio import paths
    from creastudio.host.gather import pack_file
    from creastudio.host.offer import accept, look_at
    from creastudio.shell.plugins.dialog import PluginsDialog
    from creastudio.shell.plugins.offer_dialog import OfferDialog
    from creastudio.workspace.environment import open_registry

    window = desk.open(scenes.POSTER)
    with tempfile.TemporaryDirectory() as folder:
        offer = look_at(pack_file(EXAMPLE, Path(folder)), paths.plugins_dir())
        asked = OfferDialog(offer, window)
        asked.open()
        desk.shoot("plugin-offer", asked)
        asked.reject()
        accept(offer, paths.plugins_dir())
    desk.studio.use_plugins(open_registry())
    dialog = PluginsDialog(desk.studio, window)
    dialog.open()
    desk.shoot("plugins", dialog)
    dialog.reject()
    desk.close(window)


SCENES: dict[str, Callable[[Desk], None]] = {
    "first": shoot_first, "canvas": shoot_canvas, "words": shoot_words, "music": shoot_music, "ads": shoot_ads,
    "film": shoot_film, "models": shoot_models, "project": shoot_project, "plugins": shoot_plugins,
}  # fmt: skip


def main(arguments: list[str]) -> None:
    """Take the pictures of one language."""
    chinese = "zh" in arguments
    folder = TARGET / "zh" if chinese else TARGET
    with window_desk.opened(folder, "zh_CN" if chinese else "en", SIZE) as desk:
        for name in [name for name in arguments if name != "zh"] or SCENES:
            SCENES[name](desk)


if __name__ == "__main__":
    main(sys.argv[1:])
