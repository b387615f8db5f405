"""``creastudio dataset``: look at a folder of pictures before a model learns from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import in_thread_option, json_option

if TYPE_CHECKING:
    from creastudio.api.dataset import DatasetManifest, DatasetReport
    from creastudio.workspace.environment import Environment

FITS = ("crop", "pad", "stretch")
FOCUSES = ("centre", "salient", "face")
GROUNDS = ("white", "black", "edge", "blur")


@click.group(short_help="Look at a folder of pictures before a model learns from it.")
def dataset() -> None:
    """Look at a folder of pictures before a model learns from it, and keep what was chosen for them."""


@dataset.command("check", short_help="Say what is wrong with a folder of pictures, and what suits it.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--fix", type=click.Choice(FITS), help="How pictures of another shape are made to fit.")
@click.option("--focus", type=click.Choice(FOCUSES), help="What a crop keeps.")
@click.option("--ground", type=click.Choice(GROUNDS), help="What is added beside a padded picture.")
@click.option(
    "--leave-out",
    is_flag=True,
    help="Leave out what can't be used, and all but one of each group of duplicates.",
)
@click.option("--exclude", multiple=True, metavar="NAME", help="Leave this file out; its name below FOLDER.")
@click.option("--licence", metavar="TEXT", help="Licence of the pictures, for the cards of models.")
@click.option("--source", metavar="TEXT", help="Where the pictures come from.")
@click.option("--write", is_flag=True, help="Keep the choices beside the pictures, for every training.")
@json_option
@in_thread_option
def check(
    folder: Path,
    fix: str | None,
    focus: str | None,
    ground: str | None,
    leave_out: bool,
    exclude: tuple[str, ...],
    licence: str | None,
    source: str | None,
    write: bool,
    as_json: bool,
    in_thread: bool,
) -> None:
    """Say what is wrong with the pictures in FOLDER, what is doubtful, and which settings suit them.

    Nothing is changed without --write, and the pictures never are: the choices go into creastudio-dataset.json, which
    every training on FOLDER honours.
    """
    from creastudio.cli.output import result, result_json, say
    from creastudio.workspace.datasets import stored_manifest, write_manifest
    from creastudio.workspace.environment import Environment

    report = _examined(Environment.load(in_thread=in_thread), folder, quiet=as_json)
    framing = {"fit": fix, "focus": focus, "ground": ground}
    rights = {"licence": licence, "source": source}
    manifest = _chosen(stored_manifest(folder), report, framing, rights, exclude, leave_out=leave_out)
    place = write_manifest(folder, manifest) if write else None
    if as_json:
        written = {"written": str(place) if place else ""}
        result_json(
            {
                "report": report.model_dump(mode="json"),
                "manifest": manifest.model_dump(mode="json"),
                **written,
            }
        )
        return
    from creastudio.api.dataset_text import in_words

    result(in_words(report).rstrip())
    if place is not None:
        say(f"{len(manifest.excluded)} files are left out. The choices are in {place}.")


def _examined(environment: Environment, folder: Path, *, quiet: bool) -> DatasetReport:
    from creastudio.api.dataset import DatasetReport
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobSession
    from creastudio.workspace.datasets import EXAMINE

    with JobSession(environment, progress(quiet=quiet)) as session:
        record = session.submit(EXAMINE, {"form": "data"}, seed=0, inputs={"data": folder})
        (made,) = session.wait(record)
        return DatasetReport.model_validate_json(session.blobs.read(made.asset.sha256))


def _chosen(
    before: DatasetManifest | None,
    report: DatasetReport,
    framing: dict[str, str | None],
    rights: dict[str, str | None],
    exclude: tuple[str, ...],
    *,
    leave_out: bool,
) -> DatasetManifest:
    """Return the choices made before with those of the command line."""
    from creastudio.api.dataset import DatasetManifest, Framing
    from creastudio.api.errors import UserError

    manifest = before or DatasetManifest()
    changes: dict[str, Any] = {name: text for name, text in rights.items() if text is not None}
    asked = {name: value for name, value in framing.items() if value is not None}
    if asked:
        changes["framing"] = Framing.model_validate({**(manifest.framing or Framing()).model_dump(), **asked})
    known = {item.name for item in report.pictures} | {
        name for item in report.findings for name in item.files
    }
    for name in exclude:
        if name not in known:
            raise UserError(f"There is no '{name}' in the folder.", "Give the name as the report says it.")
    if leave_out or exclude:
        out = {**(report.suggested() if leave_out else {}), **dict.fromkeys(exclude, "")}
        manifest = manifest.without(out)
    if leave_out:
        changes |= {"mirror": report.advice.mirror, "augment": report.advice.augment}
    return manifest.model_copy(update=changes)
