"""``creastudio export``: artboards and sequences of a project as files."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from creastudio.cli.settings import json_option, pairs, recipe_option, set_option

if TYPE_CHECKING:
    from creastudio.export.formats import Format
    from creastudio.export.options import Options
    from creastudio.export.plan import Exported, Output, Plan
    from creastudio.export.sequence_formats import SequenceFormat


@click.command(short_help="Write a project as pictures, layered files, pages, films or sound.")
@click.argument("project", metavar="FILE.crea", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", required=True, metavar="OUT", help="A file (its suffix says the format), or a folder."
)
@click.option(
    "--format", "format_name", metavar="SUFFIX", help="The format of files in a folder; png if not told."
)
@click.option("--size", metavar="WxH", help="Size in pixels: 800x600, or one side only: 800x or x600.")
@click.option("--artboard", metavar="NAME", help="Which artboard, where there are several.")
@click.option(
    "--sequence", metavar="NAME", help="A sequence of the timeline; needed where there are several."
)
@click.option(
    "--writing", metavar="NAME", help="A writing, as a text; all of them where a text is asked for without."
)
@click.option("--quality", type=click.IntRange(1, 100), help="Of JPEG and WebP; 90 if not told.")
@click.option(
    "--preset", metavar="NAME", help="Formats, scales and names at once, into a folder; see the docs."
)
@click.option(
    "--ads", is_flag=True, help="All files that the ads of the project need, with a report, into a folder."
)
@click.option(
    "--contact-sheet", is_flag=True, help="All artboards on one picture or page, each with its name."
)
@click.option("--sign", is_flag=True, help="Sign the files; see `creastudio certificate`.")
@set_option
@recipe_option
@json_option
def export(
    project: Path,
    out: str,
    format_name: str | None,
    size: str | None,
    artboard: str | None,
    sequence: str | None,
    writing: str | None,
    quality: int | None,
    preset: str | None,
    ads: bool,
    contact_sheet: bool,
    sign: bool,
    settings: tuple[str, ...],
    no_recipe: bool,
    as_json: bool,
) -> None:
    """Write artboards of a project as pictures, layered files or pages; its timeline as a film, as sound or as a score.

    A PDF takes all artboards as its pages. Of any other format, a project with several artboards makes a file of
    each, named after it: poster.png becomes poster-Front.png, poster-Back.png ...; --artboard chooses one. .mp4, .webm, .gif, .wav, .flac and .ogg are made of a
    sequence; with --sequence also a folder of numbered PNG pictures. .txt, .md and .fountain are made of the writings.
    --ads makes stills, banners, films and prints of the ads as they are now, as their campaign asks.
    """
    from creastudio.cli.certificate import signing_files
    from creastudio.cli.export_ads import export_ads, export_sheet
    from creastudio.cli.export_sequence import export_one, wanted_format
    from creastudio.cli.export_writing import export_writings, text_suffix
    from creastudio.cli.naming import is_folder, make_parents
    from creastudio.cli.opened import chosen_artboards, opened_project
    from creastudio.cli.output import warning
    from creastudio.cli.progress import progress
    from creastudio.cli.safety_words import flagged_in_export
    from creastudio.core.flagged import shown_on
    from creastudio.export.formats import format_of
    from creastudio.export.plan import files_at, planned_files, write_files
    from creastudio.export.work import Work

    if ads or contact_sheet:
        others = (format_name, size, sequence, writing, quality, preset, sign, ads and contact_sheet)
        if any(others) or (contact_sheet and settings):
            raise click.UsageError(
                "--ads takes --artboard, --set and --no-recipe, --contact-sheet --artboard and --no-recipe alone."
            )
        if contact_sheet:
            return export_sheet(project, Path(out), artboard, with_recipe=not no_recipe, as_json=as_json)
        return export_ads(
            project, Path(out), artboard, settings=settings, with_recipe=not no_recipe, as_json=as_json
        )
    if preset is not None and any((format_name, size, quality, settings)):
        raise click.UsageError(
            "--preset says formats and options: leave out --format, --size, --quality, --set."
        )
    told = any((size, artboard, sequence, quality, sign, settings))
    text = text_suffix(out, format_name, writing, others=told) if preset is None else ""
    if text:
        export_writings(project, out, text, writing, with_recipe=not no_recipe, as_json=as_json)
        return
    timeline = wanted_format(out, format_name, sequence) if preset is None else None
    if timeline is not None:
        if artboard is not None or quality is not None:
            raise click.UsageError(
                "--artboard and --quality are of artboards: for films use --set quality=high."
            )
        made = _options(timeline, size, None, settings, no_recipe=no_recipe, sign=sign)
        export_one(project, out, timeline, made, sequence, as_json=as_json)
        return
    folder = preset is not None or is_folder(out)
    target = Path(out)
    plan = _plan(preset, no_recipe=no_recipe, sign=sign) if preset is not None else None
    wanted = format_of(Path(f"a.{(format_name or 'png').lstrip('.')}") if folder else target)
    chosen = _options(wanted, size, quality, settings, no_recipe=no_recipe, sign=sign and plan is None)
    with opened_project(project) as opened:
        document = opened.document
        boards = chosen_artboards(document, artboard)
        for line in flagged_in_export(opened, shown_on(document, boards)):
            warning(line)
        make_parents(target / "a" if folder else target)
        ids = [board.id for board in boards]
        if plan is not None:
            files = planned_files(document, ids, plan, target, project.stem)
        else:
            files = files_at(document, ids, target, wanted, chosen)
        # Most exports take a moment: lines in a log would only be noise.
        with progress(quiet=as_json or not sys.stderr.isatty()) as shown:
            work = Work(
                document,
                opened.read_blob,
                lambda fraction, message: shown.show("export", target.name, fraction, message, None),
                signing=signing_files(),
            )
            done = write_files(work, files)
    _tell(done, as_json=as_json)


def _tell(done: Exported, *, as_json: bool) -> None:
    """Say what was written; UserError where files are missing."""
    from creastudio.api.errors import UserError
    from creastudio.cli.output import result, result_json, warning

    names = [str(file) for file in done.files]
    if as_json:
        result_json({"files": names, "notes": list(done.notes), "missing": list(done.missing)})
    else:
        for sentence in done.notes:
            warning(sentence)
        for name in names:
            result(name)
    if done.missing:
        raise UserError(" ".join(done.missing), "The other files are there.")


def _plan(preset: str, *, no_recipe: bool, sign: bool) -> Plan:
    """Return the plan of a preset, signed or without recipe where that is asked for."""
    from creastudio import paths
    from creastudio.export.options import SignableOptions
    from creastudio.export.presets import find_preset
    from creastudio.store.settings import SettingsStore

    plan = find_preset(preset, SettingsStore(paths.settings_file()).load().export_presets).plan
    outputs: list[Output] = []
    for output in plan.outputs:
        more: dict[str, bool] = {"with_recipe": False} if no_recipe else {}
        if sign and issubclass(output.format.options, SignableOptions):
            more["sign"] = True
        outputs.append(output.model_copy(update={"options": {**output.options, **more}}))
    return plan.model_copy(update={"outputs": tuple(outputs)})


def _options(
    wanted: Format | SequenceFormat,
    size: str | None,
    quality: int | None,
    settings: Sequence[str],
    *,
    no_recipe: bool,
    sign: bool,
) -> Options:
    """Return the options of a format; UserError names those that it doesn't have."""
    from creastudio.api.errors import UserError
    from creastudio.api.params import parse_text
    from creastudio.export.options import SignableOptions

    given = pairs(settings, "--set")
    if size is not None:
        width, height = parse_size(size)
        given |= {"width": str(width), "height": str(height)}
    if quality is not None:
        given["quality"] = str(quality)
    if no_recipe:
        given["with_recipe"] = "false"
    if sign and not issubclass(wanted.options, SignableOptions):
        raise UserError(f"{wanted.title} can't be signed.", "Leave out --sign, or choose another format.")
    if sign:
        given["sign"] = "true"
    return cast("Options", parse_text(wanted.options, given))


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height in px of ``800x600``, ``800x`` or ``x600``; a side left out is 0."""
    match = re.fullmatch(r"(\d{0,6})[x×X](\d{0,6})", text.strip())
    if match is None or not any(match.groups()):
        raise click.UsageError(f"--size takes WIDTHxHEIGHT in pixels, such as 800x600, not '{text}'.")
    if any(side and int(side) == 0 for side in match.groups()):
        raise click.UsageError(f"--size needs at least 1 px a side, not '{text}'.")
    width, height = (int(side) if side else 0 for side in match.groups())
    return width, height
