"""``creastudio generate``: run a generator and write what it makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from creastudio.cli.settings import (
    in_thread_option,
    input_files,
    json_option,
    pairs,
    recipe_option,
    set_option,
)

if TYPE_CHECKING:
    from creastudio.api.generator import Work
    from creastudio.api.params import Role
    from creastudio.cli.session import JobSession
    from creastudio.core.results import Result
    from creastudio.workspace.environment import Environment


@click.command(short_help="Make something new with a generator.")
@click.argument("work_id", metavar="ID", required=False)
@set_option
@click.option("--input", "inputs", multiple=True, metavar="NAME=FILE", help="Give it a file to work from.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="The same seed makes the same result again.")
@click.option("--count", type=click.IntRange(1), help="How many results to make.")
@click.option("--model", metavar="REF", help="Which model to use: its id, or id@hash.")
@click.option("-o", "--out", metavar="PATH", help="A file, or a folder for several.")
@click.option(
    "--list", "list_all", is_flag=True, help="List the generators, or the parameters of ID, and stop."
)
@click.option("--stems", is_flag=True, help="Write each part of a score as a sound file of its own, too.")
@click.option("--stream", is_flag=True, help="Show text while it is written.")
@recipe_option
@json_option
@in_thread_option
def generate(
    work_id: str | None,
    settings: tuple[str, ...],
    inputs: tuple[str, ...],
    seed: int | None,
    count: int | None,
    model: str | None,
    out: str | None,
    list_all: bool,
    stems: bool,
    stream: bool,
    no_recipe: bool,
    as_json: bool,
    in_thread: bool,
) -> None:
    """Make something new with the generator ID and write it to PATH.

    With a file and several results they are numbered: a.png becomes a-1.png, a-2.png ... Texts go into one file
    together where its name ends in .json, and become scripts where it ends in .fountain. Layouts become pictures,
    artboards of a project (.crea), or .layout files. Each file carries the recipe it was made by; 'creastudio
    info' shows it.
    """
    from creastudio.cli.newcomers import tell_newcomers
    from creastudio.cli.progress import progress
    from creastudio.cli.result_set import check_apart
    from creastudio.cli.session import JobSession
    from creastudio.cli.streaming import StreamPrinter
    from creastudio.workspace.environment import Environment

    environment = Environment.load(in_thread=in_thread)
    tell_newcomers(environment.registry)
    if list_all:
        _list(environment, work_id, as_json)
        return
    if work_id is None:
        raise click.UsageError("Which generator? 'creastudio generate --list' shows them.")
    if out is None:
        raise click.UsageError("Where to? Give a file or folder with -o.")
    work = environment.registry.work(work_id)
    if work.makes == "model":
        raise click.UsageError(f"'{work_id}' is a trainer: use 'creastudio train {work_id}'.")
    _check_target(work, out)
    if stems:
        from creastudio.cli.score_stems import check_stems

        check_stems(work, out)
    values, runs = _values(work, pairs(settings, "--set"), count, model, out)
    required = [item.name for item in work.takes if item.required]
    files = input_files(inputs, [item.name for item in work.takes], required)
    check_apart(Path(out), files.values())
    _tell_what_is_left_out(work, files)
    if work.makes == "layout":
        # Texts are measured on another thread, and Qt's application must have been made on this one.
        from creastudio.render.gui_app import ensure_gui_app

        ensure_gui_app()
    with JobSession(environment, progress(quiet=as_json or stream)) as session:
        if stream:
            printer = StreamPrinter()
            session.listeners.on("stream", printer.on_stream)
            session.listeners.on("job", printer.on_job)
        results = _run(session, work_id, values, files, seed, runs)
        made = _write(session, results, work_id, out, no_recipe)
        if stems:
            made = _with_stems(session, made, no_recipe)
    _report(made, as_json)


def _tell_what_is_left_out(work: Work, files: dict[str, Path]) -> None:
    """Say what of a music file has no place in a score, so that nobody takes the result for all of it."""
    scores = [item.name for item in work.takes if item.kind == "score" and item.name in files]
    if not scores:
        return
    from creastudio.cli.output import warning
    from creastudio.media.scores import import_score

    for name in scores:
        path = files[name]
        if path.is_file():
            for sentence in import_score(path).notes:
                warning(f"'{path.name}': {sentence}")


def _check_target(work: Work, out: str) -> None:
    """Refuse a file that can't hold the results before anything is computed."""
    from creastudio.cli.naming import is_folder
    from creastudio.export.raster import check_target

    if not is_folder(out):
        check_target(work.makes, Path(out))


def _values(
    work: Work, values: dict[str, str], count: int | None, model: str | None, out: str
) -> tuple[dict[str, str], int]:
    """Return the parameters, and how often to run: a generator without a count is run once for each result."""
    from creastudio.api.params import role_name
    from creastudio.cli.naming import is_folder

    counter = role_name(work.params, "count")
    if model is not None:
        values[_parameter(work, "model")] = model
    if counter is None:
        return values, count or 1
    if count is not None:
        values[counter] = str(count)
    elif counter not in values and not is_folder(out) and Path(out).suffix.lower() != ".crea":
        # A single file was asked for.
        values[counter] = "1"
    return values, 1


def _parameter(work: Work, role: Role) -> str:
    from creastudio.api.errors import UserError
    from creastudio.api.params import role_name

    name = role_name(work.params, role)
    if name is None:
        raise UserError(f"'{work.id}' uses no {role}.", f"Leave out --{role}.")
    return name


def _run(
    session: JobSession,
    work_id: str,
    values: dict[str, str],
    inputs: dict[str, Path],
    seed: int | None,
    runs: int,
) -> list[Result]:
    from creastudio.workspace.requests import fresh_seed

    first = fresh_seed() if seed is None else seed
    results: list[Result] = []
    for run in range(runs):
        record = session.submit(work_id, values, seed=(first + run) % 2**63, inputs=inputs)
        results += session.wait(record)
    return results


def _place_of(result: Result, path: Path, count: int) -> Path:
    """Return where a result goes: of several files of other programs each keeps the ending of its own."""
    from creastudio.api.media import suffix_for

    asset = result.asset
    several = asset.kind == "file" and count > 1
    return path.with_suffix(suffix_for(asset.media_type, asset.metadata)) if several else path


def _write(
    session: JobSession, results: list[Result], work_id: str, out: str, no_recipe: bool
) -> list[tuple[Result, tuple[Path, ...]]]:
    from creastudio.api.errors import UserError
    from creastudio.api.media import suffix_for
    from creastudio.cli.campaign import deliver_campaign
    from creastudio.cli.layouts import are_painted, write_layouts
    from creastudio.cli.naming import is_folder, make_parents, result_paths
    from creastudio.cli.result_set import write_manifest
    from creastudio.export.raster import export_result
    from creastudio.export.text_results import is_gathered, write_gathered
    from creastudio.workspace.campaign_project import is_campaign

    if is_folder(out) and is_campaign(results):
        return deliver_campaign(session, results, Path(out), with_recipe=not no_recipe)
    layouts, results = are_painted(results, out)
    painted = write_layouts(session.blobs, layouts, out, with_recipe=not no_recipe) if layouts else []
    assets = [item.asset for item in results]
    if results and not is_folder(out) and is_gathered(assets, Path(out)):
        make_parents(Path(out))
        files = write_gathered(assets, session.blobs.read, Path(out), with_recipe=not no_recipe)
        return [(item, files) for item in results]
    names = [f"{work_id}-{item.asset.recipe.seed if item.asset.recipe else ''}" for item in results]
    paths = result_paths(
        out, names, [suffix_for(item.asset.media_type, item.asset.metadata) for item in results]
    )
    written = painted
    for item, place in zip(results, paths, strict=True):
        asset, path = item.asset, _place_of(item, place, len(results))
        make_parents(path)
        data = session.blobs.read(asset.sha256)
        try:
            files = export_result(
                data,
                asset.media_type,
                asset.recipe,
                path,
                title=asset.title,
                sha256=asset.sha256,
                with_recipe=not no_recipe,
            )
        except UserError as error:
            error.hint = f"{error.hint} {_made_again(results, len(written))}"
            raise
        written.append((item, files))
    if is_folder(out):
        write_manifest([(item.asset.metadata, files[0]) for item, files in written])
    return written


def _with_stems(
    session: JobSession, made: list[tuple[Result, tuple[Path, ...]]], no_recipe: bool
) -> list[tuple[Result, tuple[Path, ...]]]:
    from creastudio.cli.score_stems import write_stems_beside

    found: list[tuple[Result, tuple[Path, ...]]] = []
    for item, files in made:
        data = session.blobs.read(item.asset.sha256)
        found.append(
            (item, (*files, *write_stems_beside(data, item.asset, files[0], with_recipe=not no_recipe)))
        )
    return found


def _made_again(results: list[Result], written: int) -> str:
    """Return in words how much is there, and how the rest comes again."""
    recipe = results[0].asset.recipe
    seed = f" --seed {recipe.seed} makes the same again." if recipe is not None else ""
    return f"{written} of {len(results)} results were written.{seed}"


def _report(made: list[tuple[Result, tuple[Path, ...]]], as_json: bool) -> None:
    from creastudio.cli.output import result, result_json, warning
    from creastudio.cli.recipes import recipe_row
    from creastudio.cli.safety_words import lines_of, row_of
    from creastudio.core.safety import SafetyReport

    if as_json:
        rows = [
            {
                "files": [str(path) for path in files],
                "title": item.asset.title,
                "sha256": item.asset.sha256,
                "recipe": recipe_row(item.asset.recipe),
                "safety": row_of(SafetyReport.of(item.asset.metadata)),
            }
            for item, files in made
        ]
        result_json({"results": rows})
        return
    if not made:
        warning("The generator gave nothing back.")
    for name in dict.fromkeys(str(file) for _, files in made for file in _shown(files)):
        result(name)
    told: set[str] = set()
    for item, files in made:
        lines = lines_of(SafetyReport.of(item.asset.metadata))
        if item.asset.kind == "layout":
            # The same words stand in all formats of an ad.
            lines = [line for line in lines if line not in told]
            told.update(lines)
        for line in lines:
            warning(f"{files[0].name}: {line}")


def _shown(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files of a result that a person opens: all its pages, and no recipe beside them."""
    return tuple(file for file in files if file.suffix == files[0].suffix)


def _list(environment: Environment, work_id: str | None, as_json: bool) -> None:
    from creastudio.cli.works import list_params, list_works

    if work_id is None:
        list_works(environment.registry.generators(), as_json)
    else:
        list_params(environment.registry.work(work_id), as_json)
