"""Take the pictures of the window that the docs show, into ``docs/images``.

    xvfb-run -s "-screen 0 1600x1000x24" python packaging/content/screenshots.py

Opens the real studio on an empty home, makes pictures and trains for half a minute. With names after it only the pictures
of those projects are taken: ``avatars`` (with the start page), ``poster``, ``film``; or of ``pictures``, a data set; or of
``latent``, the latent view, and ``training``; or of ``writing``, the panel in which texts are written; or of ``score``,
the score editor; or of ``ads``, a campaign.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import window_desk
from window_desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creastudio.shell.window.main_window import MainWindow

TARGET = Path(__file__).resolve().parents[2] / "docs" / "images"
SAMPLE, POSTER, FILM = "Avatars.crea", "Night market.crea", "first-film.crea"
VERSE, MOTIF, CAMPAIGN = "verse-poster.crea", "motif.crea", "campaign.crea"
BEGUN = "空山新雨后，天气晚来秋。\n"
"""How a poem of Wang Wei begins, from which a model goes on."""

TRAINING, LIVE = 240.0, 60.0
"""Seconds the training, and the latent view, are watched before a picture is taken of them."""

MIDDLE = 17.5
"""Where in the film its picture is taken, s."""


def shoot_avatars(desk: Desk) -> None:
    """Show the studio at work."""
    window = desk.open(SAMPLE)
    form = window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"count": 8}, seed=7)
    window.generators.generate()
    desk.wait(lambda: len(window.session.workspace.results) >= 14, 60)
    window.commands.run("generate.accept")
    desk.shoot("studio", window)
    desk.close(window)


def shoot_latent(desk: Desk) -> None:
    """Show the latent view in a window of its own."""
    window = desk.open(SAMPLE)
    explore_landscapes(window, desk)
    # The picture first, then the map, a tile at a time.
    desk.rest(LIVE)
    desk.shoot("latent-view", window.docks.docks["live"])
    desk.close(window)


def explore_landscapes(window: MainWindow, desk: Desk) -> None:
    """Open the latent view of the painted landscapes in a window of its own."""
    from creastudio.shell.live.panel import LivePanel

    state = {"model": "landscapes-192", "label": "plain", "truncation": 0.75, "x": 0.1, "y": 0.0}
    window.session.explore("gan.explore", {**state, "directions": "1:0.6, 2:-0.4"}, 5)
    live = window.panel("live")
    assert isinstance(live, LivePanel)
    desk.wait(live.isVisible, 5)
    live.large.click()


def shoot_training(desk: Desk) -> None:
    """Show a training and what is said of it; at 32 px, so that there is something to say soon."""
    from creastudio.resources import resource_path

    window = desk.open(SAMPLE)
    trainer = window.generators.choose("gan.train")
    assert trainer is not None
    assert trainer.folder is not None
    trainer.folder.set_path(resource_path("samples", "avatars"))
    trainer.set_values({"resolution": "32", "width": 32, "snapshot": 0.25})
    window.generators.generate()
    window.show_panel("generators")
    for panel in ("layers", "properties", "history"):
        window.docks.hide(panel)
    window.show_timeline(shown=False)
    desk.rest(TRAINING)
    desk.shoot("training", window)
    desk.close(window)


def shoot_writing(desk: Desk) -> None:
    """Show the panel in which texts are written, large: how a poem that begins may go on."""
    window = desk.open(VERSE)
    # What opening it writes shall not come in between.
    desk.wait(lambda: bool(window.session.active_result), 60)
    ask_ways_on(window, desk)
    desk.rest(2.0)
    desk.shoot("writing", window.docks.docks["writing"])
    desk.close(window)


def ask_ways_on(window: MainWindow, desk: Desk) -> None:
    """Show the panel in which texts are written, large, and ask how a poem that begins may go on."""
    from creastudio.core.writing import Passage, Writing
    from creastudio.shell.writing.panel import WritingPanel

    window.show_panel("writing")
    panel = window.panel("writing")
    assert isinstance(panel, WritingPanel)
    desk.wait(panel.isVisible, 5)
    panel.large.click()
    view = panel.view
    begun = Passage(text=BEGUN)
    view.hand.begin(Writing(title="秋雨", kind="verse", language="zh", passages=(begun,), at=begun.id))
    panel.open(view.hand.writing_id)
    assert view.side.style_box is not None
    view.side.style_box.set_values({"length": 30})
    view.page.set_place(len(BEGUN))
    view.go_on()
    desk.wait(lambda: view.hand.running, 5)
    desk.wait(lambda: not view.hand.running, 90)


def shoot_score(desk: Desk) -> None:
    """Show the score editor, large, on four voices of which one is locked."""
    window = desk.open(MOTIF)
    open_score(window, desk)
    # Until it is analysed.
    desk.rest(12.0)
    desk.shoot("score", window.docks.docks["score"])
    desk.close(window)


def open_score(window: MainWindow, desk: Desk) -> QWidget:
    """Open a score that has takes in the score editor, large."""
    from creastudio.shell.score.panel import ScorePanel

    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    desk.wait(panel.isVisible, 5)
    clips = [clip for track in window.session.document.sequences[0].tracks for clip in track.clips]
    panel.open(next(clip.id for clip in clips if clip.takes))
    panel.large.click()
    return panel


def shoot_ads(desk: Desk) -> None:
    """Show the sizes of an ad, and what is said of one of them."""
    window = desk.open(CAMPAIGN)
    session = window.session
    board = next(board for board in session.document.artboards if board.layout is not None)
    session.select()
    session.set_artboard(board.id)
    window.show_panel("properties")
    window.commands.run("view.timeline")
    desk.rest(1.0)
    window.commands.run("view.fit")
    desk.rest(12.0)
    desk.shoot("ads", window)
    desk.close(window)


def shoot_poster(desk: Desk) -> None:
    """Show the poster, then a generator that works on a part of it."""
    window = open_poster(desk)
    desk.rest(3.0)
    desk.shoot("canvas", window)
    shoot_export(window, desk)
    make_into_selection(window)
    desk.wait(lambda: bool(window.session.active_result), 60)
    desk.shoot("selection", window)
    shoot_library(window, desk)
    desk.close(window)


def shoot_pictures(desk: Desk) -> None:
    """Show what is found in a folder of pictures that something is wrong with."""
    from creastudio.shell.datasets.dialog import PrepareDialog

    window = desk.begin(512, 512)
    folder = spoiled_pictures(Path(tempfile.mkdtemp(prefix="creastudio-pictures-")) / "landscapes")
    dialog = PrepareDialog(window.session, folder, {"resolution": "64"}, window)
    dialog.open()
    desk.wait(lambda: dialog.advice.isVisible() and not dialog.sheet.busy, 60)
    dialog.findings.choose("near")
    dialog.grid.setCurrentIndex(dialog.grid.pictures.index(1))
    desk.rest(1.0)
    desk.shoot("prepare-pictures", dialog)
    dialog.reject()
    desk.close(window)


def spoiled_pictures(folder: Path) -> Path:
    """Copy some of the sample pictures into a folder, a few of them twice, turned over or damaged."""
    import shutil

    from PIL import Image, ImageOps

    from creastudio.resources import resource_path

    folder.mkdir()
    for path in sorted(resource_path("samples", "landscapes").rglob("*.*"))[:160]:
        if path.suffix in (".png", ".jpg", ".webp"):
            shutil.copyfile(path, folder / path.name)
    names = sorted(folder.iterdir())
    for index, path in enumerate(names[8:40:8]):
        picture = Image.open(path).convert("RGB")
        picture.resize((96, 96)).save(folder / f"copy-{index}.jpg", quality=80)
    ImageOps.mirror(Image.open(names[60]).convert("RGB")).save(folder / "turned.png")
    Image.open(names[61]).convert("L").save(folder / "grey.png")
    (folder / "empty.png").write_bytes(b"")
    (folder / "cut-off.png").write_bytes((folder / "grey.png").read_bytes()[:900])
    return folder


def shoot_film(desk: Desk) -> None:
    """Show a film in the middle of it, where a face changes and two languages say so: its frame, its tracks, what is in them."""
    from creastudio.core.time import from_seconds

    window = desk.open(FILM)
    window.widen_timeline(wide=True)
    desk.rest(1.0)
    window.timeline.show_monitor_large(large=True)
    window.show_panel("timeline")
    window.timeline.commands.run("timeline.fit")
    window.session.set_playhead(from_seconds(MIDDLE))
    desk.rest(8.0)
    desk.shoot("timeline", window)
    desk.close(window)


def shoot_export(window: MainWindow, desk: Desk) -> None:
    """Show the dialog that exports, for both artboards."""
    window.commands.run("file.export_all")
    dialog = window.exporting.dialog
    assert dialog is not None
    desk.rest(2.0)
    desk.shoot("export", dialog)
    dialog.reject()


def shoot_library(window: MainWindow, desk: Desk) -> None:
    """Show the library on the pictures that ship."""
    from creastudio.resources import resource_path
    from creastudio.shell.library.folders import folders_of
    from creastudio.shell.library.panel import LibraryPanel

    window.session.set_review([])
    window.canvas.toolbox.choose("select")
    folder = resource_path("samples", "avatars")
    folders_of(window.session).add(folder)
    window.show_panel("library")
    panel = window.panel("library")
    assert isinstance(panel, LibraryPanel)
    panel.places.choose(str(folder))
    desk.rest(6.0)
    desk.shoot("library", window)


def open_poster(desk: Desk) -> MainWindow:
    """Open the poster with rulers, its title selected."""
    window = desk.open(POSTER)
    window.commands.run("view.rulers")
    board = window.session.document.artboards[0]
    window.session.select([layer.id for layer in board.layers if layer.name == "Title"])
    window.show_panel("properties")
    return window


def make_into_selection(window: MainWindow) -> None:
    """Select a soft ellipse on the poster and make faces for it."""
    from PySide6.QtCore import QRect, QRectF

    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document
    from creastudio.render.coverage import Coverage
    from creastudio.render.coverage_edges import feathered
    from creastudio.render.coverage_shapes import ellipse, of_path
    from creastudio.shell.pixels.selecting import selecting_of

    def change(_document: Document, board: Artboard, _before: Coverage) -> Coverage:
        width, height = board.width, board.height
        oval = QRectF(width * 0.52, height * 0.42, width * 0.36, width * 0.36)
        return feathered(of_path(ellipse(oval), QRect(0, 0, width, height)), width / 40)

    window.commands.run("view.rulers")
    window.session.select()
    window.canvas.toolbox.choose("oval")
    selecting = selecting_of(window.session)
    form = window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"count": 4}, seed=7)
    selecting.change(window.session.artboard_id, change, "Select pixels")
    selecting.run(window.session.artboard_id, lambda _document, _board: None, lambda _none: form.submit())


SHOTS: dict[str, Callable[[Desk], None]] = {
    "avatars": shoot_avatars, "poster": shoot_poster, "film": shoot_film, "pictures": shoot_pictures,
    "latent": shoot_latent, "training": shoot_training, "writing": shoot_writing, "score": shoot_score,
    "ads": shoot_ads,
}  # fmt: skip


def main(wanted: list[str]) -> None:
    """Take the pictures of some projects, or of all."""
    with window_desk.opened(TARGET) as desk:
        for name in wanted or SHOTS:
            SHOTS[name](desk)


if __name__ == "__main__":
    main(sys.argv[1:])
