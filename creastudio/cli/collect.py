"""``creastudio collect``: a project with its models and fonts, to go on with elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from creastudio.cli.settings import json_option


@click.command(short_help="Put a project, its models and its fonts into one folder or zip.")
@click.argument("project", metavar="FILE.crea", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="A new folder, or a .zip file.",
)
@click.option("--no-models", is_flag=True, help="Leave the models out.")
@click.option("--no-fonts", is_flag=True, help="Leave the fonts out.")
@json_option
def collect(project: Path, out: Path, no_models: bool, no_fonts: bool, as_json: bool) -> None:
    """Put a project, the models that its recipes use and its fonts into one folder or zip."""
    from creastudio.cli.opened import opened_project
    from creastudio.cli.output import result, result_json, warning
    from creastudio.workspace.collect import collect_project
    from creastudio.workspace.environment import open_model_library, open_registry

    with opened_project(project) as opened:
        done = collect_project(
            opened.document,
            opened.results,
            opened.blobs,
            open_model_library(open_registry()),
            out,
            title=project.stem,
            with_models=not no_models,
            with_fonts=not no_fonts,
        )
    if as_json:
        result_json({"out": str(done.target), "project": done.project, "notes": list(done.notes)})
        return
    for note in done.notes:
        warning(note)
    result(str(done.target))
