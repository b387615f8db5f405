"""``creastudio demo``: the sample project without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import in_thread_option

if TYPE_CHECKING:
    from creastudio.core.results import Result
    from creastudio.workspace.workspace import Workspace

SAMPLE = "Avatars.crea"
GENERATOR = "gan.sample"


@click.command(short_help="Run the sample project without a window.")
@click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder to write to.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=7, show_default=True, help="Of what is made."
)
@in_thread_option
def demo(out: Path, seed: int, in_thread: bool) -> None:
    """Open the sample project, generate something new, place it, and write pictures and the project.

    This is what 'make run' does where there is no display.
    """
    from creastudio.cli.naming import make_parents
    from creastudio.cli.output import result
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobWatch
    from creastudio.resources import resource_path
    from creastudio.workspace.environment import Environment
    from creastudio.workspace.opening import open_copy

    make_parents(out / "x")
    environment = Environment.load(in_thread=in_thread)
    workspace = open_copy(environment, resource_path("samples", SAMPLE))
    try:
        with progress() as bar:
            queue = workspace.desk.queue
            watch = JobWatch(workspace.listeners, bar, workspace.poll, queue.cancel)
            watch.wait(workspace.desk.submit(GENERATOR, {"count": 4}, seed=seed).id)
        fresh = [item for item in workspace.results if item.state == "new"][-4:]
        for path in _write(workspace, fresh, out):
            result(str(path))
    finally:
        workspace.close("stop", forget=True)


def _write(workspace: Workspace, fresh: list[Result], out: Path) -> list[Path]:
    from creastudio.cli.naming import file_name
    from creastudio.core.canvas import Artboard
    from creastudio.core.edits.artboards import add_artboard
    from creastudio.export.raster import export_artboard, export_result

    written: list[Path] = []
    for item in fresh:
        asset = item.asset
        name = f"{GENERATOR}-{asset.recipe.seed if asset.recipe else item.id}.png"
        data = workspace.read_blob(asset.sha256)
        written += export_result(
            data, asset.media_type, asset.recipe, out / name, title=asset.title, sha256=asset.sha256
        )
    board = Artboard(name="New", x=-620, width=512, height=512)
    workspace.apply(add_artboard(board))
    workspace.accept(fresh[0].id, "both", artboard_id=board.id)
    document = workspace.document
    for item in document.artboards:
        written += export_artboard(
            document, item.id, workspace.read_blob, out / f"{file_name(item.name)}.png"
        )
    # A copy: what a demonstration writes is none of the projects the person opened last.
    written.append(workspace.save_copy(out / SAMPLE))
    return written
