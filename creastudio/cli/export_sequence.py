"""The part of ``creastudio export`` that makes files of a sequence: films, sound, scores, cuts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.cli.naming import is_folder, make_parents

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.core.timeline import Sequence as Timeline
    from creastudio.export.options import Options
    from creastudio.export.sequence_formats import SequenceFormat


def wanted_format(out: str, format_name: str | None, sequence: str | None) -> SequenceFormat | None:
    """Return the format of a sequence that is asked for, or None where artboards are."""
    from creastudio.export.formats import FORMATS
    from creastudio.export.sequence_formats import SEQUENCE_FORMATS, sequence_format

    name = (format_name or ("" if is_folder(out) else Path(out).suffix)).lower().lstrip(".")
    if sequence is not None:
        # Numbered pictures are a folder, also where somebody names one of them.
        folder = next((item for item in SEQUENCE_FORMATS if item.folder and item.name == name), None)
        return folder or sequence_format(name or "mp4")
    if any(f".{name}" in (item.suffix, *item.other_suffixes) for item in FORMATS):
        return None
    known = any(name in (item.name, *_bare(item)) for item in SEQUENCE_FORMATS)
    return sequence_format(name) if known else None


def export_one(
    project: Path, out: str, wanted: SequenceFormat, options: Options, sequence: str | None, *, as_json: bool
) -> None:
    """Write one sequence of a project and say where; UserError when that can't be done."""
    from creastudio.cli.certificate import signing_files
    from creastudio.cli.opened import opened_project
    from creastudio.cli.output import result, result_json, warning
    from creastudio.cli.progress import progress
    from creastudio.cli.safety_words import flagged_in_export
    from creastudio.core.flagged import shown_in
    from creastudio.export.films import export_sequence
    from creastudio.jobs.eta import Stopwatch
    from creastudio.render.gui_app import ensure_gui_app

    ensure_gui_app()
    with opened_project(project) as opened:
        chosen = chosen_sequence(opened.document, sequence)
        for line in flagged_in_export(opened, shown_in(opened.document, chosen)):
            warning(line)
        target = target_of(out, wanted, chosen.name)
        make_parents(target)
        watch = Stopwatch()
        with progress(quiet=as_json or not sys.stderr.isatty()) as shown:

            def tell(fraction: float, message: str) -> None:
                shown.show("export", target.name, fraction, message, watch.estimate(fraction))

            done = export_sequence(
                opened.document, chosen.id, opened.read_blob, opened.blobs.path, target, options, tell,
                wanted=wanted, signing=signing_files(),
            )  # fmt: skip
        notes = [*done.notes, *changed_clips(opened.document, chosen)]
    names = [str(file) for file in done.files]
    if as_json:
        result_json({"files": names, "notes": notes, "missing": []})
        return
    for sentence in notes:
        warning(sentence)
    for name in names:
        result(name)


def changed_clips(document: Document, sequence: Timeline) -> list[str]:
    """Return a sentence for each generated clip that shows something else than is wanted of it."""
    from creastudio.core.generated import freshness

    clips = (clip for track in sequence.tracks for clip in track.clips)
    return [
        f"The clip '{clip.name or 'Generated'}' was changed since it was made: it is shown as it was."
        for clip in clips
        if freshness(document, clip) == "changed"
    ]


def chosen_sequence(document: Document, name: str | None) -> Timeline:
    """Return the sequence of that name or id; without one the only one with something on it."""
    from creastudio.api.errors import UserError

    found = [item for item in document.sequences if name in (item.name, item.id)]
    if name is None:
        found = [item for item in document.sequences if item.duration]
        if not found:
            raise UserError(
                "This project has nothing on its timeline.", "Put something there in the studio first."
            )
    names = ", ".join(f"'{item.name}'" for item in document.sequences)
    if not found:
        raise UserError(f"There is no sequence '{name}'.", f"The sequences are {names or 'none'}.")
    if len(found) > 1 and name is None:
        raise UserError("There are several sequences.", f"Choose one by --sequence: {names}.")
    return found[0]


def target_of(out: str, wanted: SequenceFormat, title: str) -> Path:
    """Return the file, or folder of files, that a sequence is written to."""
    from creastudio.export.naming import file_name

    path = Path(out)
    if wanted.folder:
        if path.is_dir() and any(path.iterdir()):
            return path / file_name(title)
        return path.with_suffix("") if path.suffix.lower() == wanted.suffix else path
    return path / f"{file_name(title)}{wanted.suffix}" if is_folder(out) else path


def _bare(item: SequenceFormat) -> Sequence[str]:
    return [suffix.lstrip(".") for suffix in (item.suffix, *item.other_suffixes) if not item.folder]
