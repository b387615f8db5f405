"""``creastudio models``: the model library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import in_thread_option, json_option

if TYPE_CHECKING:
    from creastudio.store.model_library import ModelEntry, ModelLibrary


@click.group()
def models() -> None:
    """List, import, export, locate and remove models."""


@models.command("list")
@click.option("--family", help="Only those that one kind of generator can use.")
@json_option
def list_models(family: str | None, as_json: bool) -> None:
    """List the models that generators can use."""
    from creastudio.cli.output import result, result_json, table

    library = _library()
    entries = library.of_family(family) if family else library.entries()
    if as_json:
        result_json([_row(entry) for entry in entries])
    elif not entries:
        result("No models. 'creastudio train' makes one, 'creastudio models import' adds one.")
    else:
        rows = [(e.card.id, e.card.family, e.origin, _size(e.card.bytes), e.card.title) for e in entries]
        table(rows, ("ID", "FAMILY", "FROM", "SIZE", "TITLE"))


@models.command("import", short_help="Copy a model into the library, or convert one of another program.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What a converted model is called.")
@click.option("--id", "name", default="", help="Its short name; made of the title if not told.")
@click.option("--licence", default="", help="What its makers allow, for its card.")
@click.option("--source", "origin", default="", help="Where it comes from, for its card.")
@json_option
@in_thread_option
def import_model(
    source: Path, title: str, name: str, licence: str, origin: str, as_json: bool, in_thread: bool
) -> None:
    """Copy a model folder, or an exported model, into the library; convert a model of another program.

    A StyleGAN2 or StyleGAN3 .pkl, or rosinality's .pt, is read without running anything in it; so is a language model
    in a .gguf, or in a folder as transformers writes it.
    """
    from creastudio.cli.output import result, result_json
    from creastudio.store.model_archive import CONVERTED

    _there(source)
    if source.is_file() and source.suffix.lower() in CONVERTED:
        values = {"title": title or source.stem, "id": name, "licence": licence, "source": origin}
        _convert(source, values, as_json=as_json, in_thread=in_thread)
        return
    if title or name or licence or origin:
        raise click.UsageError(
            "Such a model has a card already: leave --title, --id, --licence and --source out."
        )
    entry = _library().import_model(source)
    if as_json:
        result_json({"models": [entry.card.model_dump(mode="json")], "report": ""})
    else:
        result(str(entry.ref))


def _convert(source: Path, values: dict[str, str], *, as_json: bool, in_thread: bool) -> None:
    from creastudio.api.errors import UserError
    from creastudio.cli.output import result, result_json, say
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobSession
    from creastudio.jobs.job import JobInput
    from creastudio.workspace.environment import Environment

    environment = Environment.load(in_thread=in_thread)
    converter = environment.registry.converter(source.suffix)
    if converter is None:
        raise UserError(
            f"Nothing here converts {source.suffix} files.", "Switch the plugins 'gan' and 'text' on."
        )
    with JobSession(environment, progress(quiet=as_json)) as session:
        # Under its own name and where it lies: it is large, and its name stands in what is said of it.
        given = JobInput(name=converter.takes[0].name, path=str(source.resolve()))
        record = session.submit(converter.id, values, inputs={given.name: given})
        results = session.wait(record)
        report = session.blobs.read(results[0].asset.sha256).decode()
        cards = list(session.models)
    if as_json:
        result_json({"models": [card.model_dump(mode="json") for card in cards], "report": report})
        return
    say(report.rstrip())
    for card in cards:
        result(f"{card.id}@{card.sha256[:12]}")


@models.command("export", short_help="Write a model as one file, or as a folder for other programs.")
@click.argument("ref")
@click.option("-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="A .creamodel file.")
@click.option(
    "--folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A new folder with config, tokenizer and weights, as transformers opens it: of language models.",
)
def export_model(ref: str, out: Path | None, folder: Path | None) -> None:
    """Write the model REF (its id, or id@hash) with its card and samples as one file, to be imported elsewhere.

    With --folder a language model becomes a folder that other programs open.
    """
    from creastudio.cli.naming import make_parents
    from creastudio.cli.output import result

    if (out is None) == (folder is None):
        raise click.UsageError("Say where it goes: -o FILE.creamodel, or --folder FOLDER.")
    library = _library()
    if folder is not None:
        make_parents(folder)
        result(str(library.export_folder(ref, folder)))
    elif out is not None:
        make_parents(out)
        result(str(library.export(ref, out)))


@models.command("card", short_help="Show what a model says of itself.")
@click.argument("ref")
@json_option
def card(ref: str, as_json: bool) -> None:
    """Show what the model REF says of itself; its weights are checked against their hash."""
    from creastudio.cli.cards import card_lines
    from creastudio.cli.output import result, result_json

    entry = _library().resolve(ref)
    if as_json:
        result_json(_row(entry))
        return
    for line in card_lines(entry.card):
        result(line)
    result(f"Lies in       {entry.folder} ({entry.origin})")


@models.command("remove", short_help="Delete a model of yours, or use a located one no longer.")
@click.argument("ref")
@click.option("--yes", is_flag=True, help="Delete without asking.")
def remove(ref: str, yes: bool) -> None:
    """Delete the model REF of your library, or use a located one no longer: its files stay where they are."""
    from creastudio.cli.output import result

    library = _library()
    entry = library.find(ref)
    if entry.origin == "located":
        library.forget(entry)
        result(f"{entry.ref} is used no longer; its files stay in {entry.folder}.")
        return
    if entry.origin == "own" and not yes:
        click.confirm(f"Delete {entry.ref} ({_size(entry.card.bytes)}) for good?", abort=True, err=True)
    library.remove(entry.card.id)
    result(f"Deleted {entry.ref}.")


@models.command("locate")
@click.argument("folder", type=click.Path(path_type=Path))
def locate(folder: Path) -> None:
    """Use the models in FOLDER where they lie, without copying them."""
    from creastudio.cli.output import result

    _there(folder)
    for entry in _library().locate(folder):
        result(str(entry.ref))


def _library() -> ModelLibrary:
    from creastudio.workspace.environment import open_model_library, open_registry

    return open_model_library(open_registry())


def _there(path: Path) -> None:
    from creastudio.api.errors import UserError

    if not path.exists():
        raise UserError(f"There is no '{path}'.", "Check the name.")


def _row(entry: ModelEntry) -> dict[str, Any]:
    return {**entry.card.model_dump(mode="json"), "origin": entry.origin, "folder": str(entry.folder)}


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
