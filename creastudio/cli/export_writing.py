"""The part of ``creastudio export`` that makes files of writings: plain text, Markdown, Fountain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.cli.naming import is_folder, make_parents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creastudio.core.document import Document
    from creastudio.core.writing import Writing

SUFFIXES = (".txt", ".md", ".fountain")


def wanted_suffix(out: str, format_name: str | None, writing: str | None) -> str:
    """Return the ending of the text files that are asked for; "" where something else is."""
    name = format_name or ("" if is_folder(out) else Path(out).suffix)
    suffix = f".{name.lower().lstrip('.')}" if name else ""
    if suffix in SUFFIXES:
        return suffix
    return ".txt" if writing is not None and not suffix else ""


def text_suffix(out: str, format_name: str | None, writing: str | None, *, others: bool) -> str:
    """As ``wanted_suffix``; a usage error where options don't go together. `others`: any that no text has."""
    import click

    suffix = wanted_suffix(out, format_name, writing)
    if suffix and others:
        raise click.UsageError(
            "Of a writing only --out, --format, --writing, --no-recipe and --json can be told."
        )
    if writing is not None and not suffix:
        raise click.UsageError("--writing makes a text: let OUT end in .txt, .md or .fountain.")
    return suffix


def export_writings(
    project: Path, out: str, suffix: str, name: str | None, *, with_recipe: bool, as_json: bool
) -> None:
    """Write the writings of a project, each as it is shown, and say where; UserError when that can't be done."""
    from creastudio.cli.opened import opened_project
    from creastudio.cli.output import result, result_json, warning
    from creastudio.core.edits.place_text import Words
    from creastudio.export.writings import write_words

    with opened_project(project) as opened:
        chosen = chosen_writings(opened.document, name)
    files: list[Path] = []
    empty: list[str] = []
    for writing, path in zip(chosen, targets(out, suffix, chosen), strict=True):
        words = Words(writing)
        if not words.text:
            empty.append(f"'{writing.title or 'Untitled'}' is empty.")
            continue
        make_parents(path)
        files += write_words(words, path, with_recipe=with_recipe)
    if as_json:
        result_json({"files": [str(file) for file in files], "notes": empty, "missing": []})
        return
    for sentence in empty:
        warning(sentence)
    for file in files:
        result(str(file))


def chosen_writings(document: Document, name: str | None) -> Sequence[Writing]:
    """Return the named writing, or all of them; UserError for none."""
    from creastudio.api.errors import UserError

    if not document.writings:
        raise UserError("This project has no writing.", "Write something in the studio first.")
    if name is None:
        return document.writings
    found = [item for item in document.writings if name in (item.title, item.id)]
    if not found:
        names = ", ".join(f"'{item.title}'" for item in document.writings)
        raise UserError(f"There is no writing '{name}'.", f"The writings are {names}.")
    return found[:1]


def targets(out: str, suffix: str, writings: Sequence[Writing]) -> list[Path]:
    """Return the file of each writing: FILE-TITLE beside a named file, where there are several."""
    from creastudio.export.naming import file_name, unique_names

    path, titles = Path(out), [file_name(item.title or "Untitled") for item in writings]
    if is_folder(out):
        return [path / name for name in unique_names(titles, [suffix] * len(titles))]
    if len(titles) == 1:
        return [path]
    plain = [f"{path.stem}-{title}" for title in titles]
    return [path.with_name(name) for name in unique_names(plain, [suffix] * len(titles))]
