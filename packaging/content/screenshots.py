"""Take the pictures of the window that the docs show, into ``docs/images``.

    xvfb-run -s "-screen 0 1600x1000x24" python packaging/content/screenshots.py

Opens the real studio on an empty home, makes pictures and trains for half a minute. With names after it only the pictures
of those projects are taken: ``avatars`` (with the start page), ``poster``, ``film``; or of ``pictures``, a data set; or of
``latent``, the latent view, and ``training``; or of ``writing``, the panel in which texts are written; or of ``score``,
the score editor; or of ``ads``, a campaign.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from creastudio.shell.main_window import MainWindow
    from creastudio.shell.studio import Studio

    Wait = Callable[[Callable[[], bool], float], None]
    """Keeps the window alive until something is so, or for so many seconds."""
    Shoot = Callable[[str, QWidget | None], None]
    """Takes a picture of a window under a name."""

TARGET = Path(__file__).resolve().parents[2] / "docs" / "images"
SAMPLE, POSTER, FILM = "Avatars.crea", "Night market.crea", "first-film.crea"
VERSE, MOTIF, CAMPAIGN = "verse-poster.crea", "motif.crea", "campaign.crea"
BEGUN = "空山新雨后，天气晚来秋。\n"
"""How a poem of Wang Wei begins, from which a model goes on."""

TRAINING, LIVE = 240.0, 60.0
"""Seconds the training, and the latent view, are watched before a picture is taken of them."""

COLORS = 200
"""That a picture keeps at most."""

MIDDLE = 17.5
"""Where in the film its picture is taken, s."""


def main() -> None:
    os.environ["CREASTUDIO_HOME"] = tempfile.mkdtemp(prefix="creastudio-shots-")
    # What is suggested to export to is somebody's folder, not the builder's.
    os.environ["HOME"] = "/home/you"
    from creastudio.shell.app import make_application
    from creastudio.shell.studio import Studio
    from creastudio.workspace.environment import Environment

    app = make_application()
    studio = Studio(app, Environment.load())

    def wait(condition: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not condition():
            app.processEvents()
            time.sleep(0.01)

    def shoot(name: str, widget: QWidget | None) -> None:
        wait(lambda: False, 0.6)
        assert widget is not None
        file = TARGET / f"{name}.png"
        widget.grab().save(str(file))
        quantise(file)

    studio.start([])
    shots = {
        "avatars": shoot_avatars, "poster": shoot_poster, "film": shoot_film, "pictures": shoot_pictures,
        "latent": shoot_latent, "training": shoot_training, "writing": shoot_writing, "score": shoot_score,
        "ads": shoot_ads,
    }  # fmt: skip
    for name, take in shots.items():
        if not sys.argv[1:] or name in sys.argv[1:]:
            take(studio, wait, shoot)
    assert studio.window is not None
    studio.window.close()
    studio.close()


def quantise(file: Path) -> None:
    """Write a picture with few colours: a third of the bytes, and flat colours stay as they are."""
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.FLOYDSTEINBERG)
    small.save(file, optimize=True)


def open_sample(studio: Studio, name: str) -> MainWindow:
    """Open a copy of a sample project."""
    from creastudio.resources import resource_path
    from creastudio.shell.main_window import MainWindow
    from creastudio.workspace import opening

    studio.open_workspace(lambda: opening.open_copy(studio.environment, resource_path("samples", name)))
    window = studio.window
    assert isinstance(window, MainWindow)
    for panel in ("generators", "tray", "layers"):
        # Not those that were in front in the project before.
        window.show_panel(panel)
    return window


def shoot_avatars(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the start page, and the studio at work."""
    shoot("start", studio.window)
    window = open_sample(studio, SAMPLE)
    form = window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"count": 8}, seed=7)
    window.generators.generate()
    wait(lambda: len(window.session.workspace.results) >= 14, 60)
    window.commands.run("generate.accept")
    shoot("studio", window)
    window.closing.drop()


def shoot_latent(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the latent view in a window of its own."""
    window = open_sample(studio, SAMPLE)
    explore_landscapes(window, wait)
    # The picture first, then the map, a tile at a time.
    wait(lambda: False, LIVE)
    shoot("latent-view", window.docks.docks["live"])
    window.closing.drop()


def explore_landscapes(window: MainWindow, wait: Wait) -> None:
    """Open the latent view of the painted landscapes in a window of its own."""
    from creastudio.shell.live.panel import LivePanel

    state = {"model": "landscapes-192", "label": "plain", "truncation": 0.75, "x": 0.1, "y": 0.0}
    window.session.explore("gan.explore", {**state, "directions": "1:0.6, 2:-0.4"}, 5)
    live = window.panel("live")
    assert isinstance(live, LivePanel)
    wait(live.isVisible, 5)
    live.large.click()


def shoot_training(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show a training and what is said of it; at 32 px, so that there is something to say soon."""
    from creastudio.resources import resource_path

    window = open_sample(studio, SAMPLE)
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
    wait(lambda: False, TRAINING)
    shoot("training", window)
    window.closing.drop()


def shoot_writing(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the panel in which texts are written, large: how a poem that begins may go on."""
    window = open_sample(studio, VERSE)
    # What opening it writes shall not come in between.
    wait(lambda: bool(window.session.active_result), 60)
    ask_ways_on(window, wait)
    wait(lambda: False, 2.0)
    shoot("writing", window.docks.docks["writing"])
    window.closing.drop()


def ask_ways_on(window: MainWindow, wait: Wait) -> None:
    """Show the panel in which texts are written, large, and ask how a poem that begins may go on."""
    from creastudio.core.writing import Passage, Writing
    from creastudio.shell.writing.panel import WritingPanel

    window.show_panel("writing")
    panel = window.panel("writing")
    assert isinstance(panel, WritingPanel)
    wait(panel.isVisible, 5)
    panel.large.click()
    view = panel.view
    begun = Passage(text=BEGUN)
    view.hand.begin(Writing(title="秋雨", kind="verse", language="zh", passages=(begun,), at=begun.id))
    panel.open(view.hand.writing_id)
    assert view.side.style_box is not None
    view.side.style_box.set_values({"length": 30})
    view.page.set_place(len(BEGUN))
    view.go_on()
    wait(lambda: view.hand.running, 5)
    wait(lambda: not view.hand.running, 90)


def shoot_score(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the score editor, large, on four voices of which one is locked."""
    window = open_sample(studio, MOTIF)
    open_score(window, wait)
    # Until it is analysed.
    wait(lambda: False, 12.0)
    shoot("score", window.docks.docks["score"])
    window.closing.drop()


def open_score(window: MainWindow, wait: Wait) -> QWidget:
    """Open a score that has takes in the score editor, large."""
    from creastudio.shell.score.panel import ScorePanel

    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    wait(panel.isVisible, 5)
    clips = [clip for track in window.session.document.sequences[0].tracks for clip in track.clips]
    panel.open(next(clip.id for clip in clips if clip.takes))
    panel.large.click()
    return panel


def shoot_ads(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the sizes of an ad, and what is said of one of them."""
    window = open_sample(studio, CAMPAIGN)
    session = window.session
    board = next(board for board in session.document.artboards if board.layout is not None)
    session.select()
    session.set_artboard(board.id)
    window.show_panel("properties")
    window.commands.run("view.timeline")
    wait(lambda: False, 1.0)
    window.commands.run("view.fit")
    wait(lambda: False, 12.0)
    shoot("ads", window)
    window.closing.drop()


def shoot_poster(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show the poster, then a generator that works on a part of it."""
    window = open_poster(studio)
    wait(lambda: False, 3.0)
    shoot("canvas", window)
    shoot_export(window, wait, shoot)
    make_into_selection(window)
    wait(lambda: bool(window.session.active_result), 60)
    shoot("selection", window)
    shoot_library(window, wait, shoot)
    window.closing.drop()


def shoot_pictures(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show what is found in a folder of pictures that something is wrong with."""
    from creastudio.shell.datasets.dialog import PrepareDialog

    studio.new_project(size=(512, 512))
    window = studio.window
    folder = spoiled_pictures(Path(tempfile.mkdtemp(prefix="creastudio-pictures-")) / "landscapes")
    dialog = PrepareDialog(window.session, folder, {"resolution": "64"}, window)
    dialog.open()
    wait(lambda: dialog.advice.isVisible() and not dialog.sheet.busy, 60)
    dialog.findings.choose("near")
    dialog.grid.setCurrentIndex(dialog.grid.pictures.index(1))
    wait(lambda: False, 1.0)
    shoot("prepare-pictures", dialog)
    dialog.reject()
    window.closing.drop()


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


def shoot_film(studio: Studio, wait: Wait, shoot: Shoot) -> None:
    """Show a film in the middle of it, where a face changes and two languages say so: its frame, its tracks, what is in them."""
    from creastudio.core.time import from_seconds

    window = open_sample(studio, FILM)
    window.widen_timeline(wide=True)
    wait(lambda: False, 1.0)
    window.timeline.show_monitor_large(large=True)
    window.show_panel("timeline")
    window.timeline.commands.run("timeline.fit")
    window.session.set_playhead(from_seconds(MIDDLE))
    wait(lambda: False, 8.0)
    shoot("timeline", window)
    window.closing.drop()


def shoot_export(window: MainWindow, wait: Wait, shoot: Shoot) -> None:
    """Show the dialog that exports, for both artboards."""
    window.commands.run("file.export_all")
    dialog = window.exporting.dialog
    assert dialog is not None
    wait(lambda: False, 2.0)
    shoot("export", dialog)
    dialog.reject()


def shoot_library(window: MainWindow, wait: Wait, shoot: Shoot) -> None:
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
    wait(lambda: False, 6.0)
    shoot("library", window)


def open_poster(studio: Studio) -> MainWindow:
    """Open the poster with rulers, its title selected."""
    window = open_sample(studio, POSTER)
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
    from creastudio.shell.selecting import selecting_of

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


if __name__ == "__main__":
    main()
