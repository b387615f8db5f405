"""What is exported in one go: some artboards, each in one or several ways, as files of a folder named by a pattern."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field

from creastudio.api.errors import UserError
from creastudio.api.params import validate
from creastudio.api.recipe import Frozen
from creastudio.export.formats import Exported, Format, format_of, targets, write_file
from creastudio.export.naming import readable_name, unique_names
from creastudio.export.options import Options, ScaledOptions

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.export.work import Work

TOKENS = ("artboard", "project", "index", "scale", "format")
"""What a pattern may name, in braces."""

DEFAULT_PATTERN = "{artboard}"


class Output(Frozen):
    """One way in which every artboard is written.

    Attributes
    ----------
    suffix : str
        Of a format, with its dot.
    options : dict
        Of that format, by name; what isn't there has its default.
    """

    suffix: str = ".png"
    options: dict[str, Any] = Field(default_factory=dict)

    @property
    def format(self) -> Format:
        """The format; UserError for one that isn't known."""
        return format_of(Path(f"a{self.suffix}"))

    @property
    def checked(self) -> Options:
        """The options; UserError for those that don't fit."""
        known = self.format.options.model_fields
        given = {name: value for name, value in self.options.items() if name in known}
        return cast("Options", validate(self.format.options, given))

    @property
    def scale(self) -> str:
        """How large it is, as names say it: "2x", "800px"; "" for formats without px."""
        options = self.checked
        if not isinstance(options, ScaledOptions):
            return ""
        side = options.width or options.height
        return f"{side}px" if side else f"{options.scale:g}x"


class Plan(Frozen):
    """What is made of some artboards.

    Attributes
    ----------
    pattern : str
        Name of the files without suffix; see ``TOKENS``.
    together : bool
        Whether formats that have pages take all artboards into one file.
    """

    outputs: tuple[Output, ...] = Field(default=(Output(),), min_length=1, max_length=32)
    pattern: str = Field(default=DEFAULT_PATTERN, max_length=200)
    together: bool = True


@dataclass(frozen=True)
class PlannedFile:
    """One file that is to be written."""

    path: Path
    artboards: tuple[str, ...]
    format: Format
    options: Options


def planned_files(
    document: Document, artboard_ids: Sequence[str], plan: Plan, folder: Path, title: str = ""
) -> tuple[PlannedFile, ...]:
    """Return the files that a plan makes of artboards; names that would be the same are numbered.

    Parameters
    ----------
    title : str
        What the project is called; as the document says when left out.

    Raises
    ------
    UserError
        For options or a pattern that don't fit.
    KeyError
        When the document has no such artboard.
    """
    runs = list(_runs(document, artboard_ids, plan))
    title = title or document.title
    names = [_name(plan, document, output, ids, index, title) for output, ids, index in runs]
    full = unique_names(names, [output.format.suffix for output, _, _ in runs])
    return tuple(
        PlannedFile(folder / name, ids, output.format, output.checked)
        for name, (output, ids, _) in zip(full, runs, strict=True)
    )


def files_at(
    document: Document, artboard_ids: Sequence[str], target: Path, wanted: Format, options: Options
) -> tuple[PlannedFile, ...]:
    """Return the files that artboards are written to in one format at a file or folder; see ``formats.targets``."""
    paths = targets(target, [document.artboard(artboard_id).name for artboard_id in artboard_ids], wanted)
    ids = tuple(artboard_ids)
    runs = [ids] if len(paths) == 1 else [(artboard_id,) for artboard_id in ids]
    return tuple(PlannedFile(path, run, wanted, options) for path, run in zip(paths, runs, strict=True))


def write_files(work: Work, files: Sequence[PlannedFile]) -> Exported:
    """Write files one after the other; one that can't be made costs the others nothing, unless it is the only one."""
    done: list[Path] = []
    missing: list[str] = []
    for index, file in enumerate(files):
        boards = [work.document.artboard(artboard_id) for artboard_id in file.artboards]
        part = work.part(index / len(files), (index + 1) / len(files))
        try:
            write_file(part, boards, file.path, file.format, file.options)
            done.append(file.path)
        except UserError as error:
            if not done and index == len(files) - 1:
                raise
            told = file.path.name in error.message
            missing.append(error.message if told else f"'{file.path.name}' was left out: {error.message}")
    return Exported(tuple(done), tuple(work.notes), tuple(missing))


def numbered(files: Sequence[PlannedFile], taken: frozenset[Path] = frozenset()) -> tuple[PlannedFile, ...]:
    """Return the same files under names that are free, with a number where they weren't."""
    used = set(taken)
    found: list[PlannedFile] = []
    for file in files:
        path = free_path(file.path, used)
        used.add(path)
        found.append(replace(file, path=path))
    return tuple(found)


def free_path(wanted: Path, taken: Collection[Path] = ()) -> Path:
    """Return a path, with a number where there is something already or will be."""
    path, number = wanted, 1
    while path in taken or path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return path


def _runs(
    document: Document, artboard_ids: Sequence[str], plan: Plan
) -> Iterator[tuple[Output, tuple[str, ...], int]]:
    """Yield what goes into each file: an output, its artboards and the number of the first, from 1."""
    order = [board.id for board in document.artboards]
    for output in plan.outputs:
        if output.format.pages and plan.together and len(artboard_ids) > 1:
            yield output, tuple(artboard_ids), 1
            continue
        for artboard_id in artboard_ids:
            yield output, (artboard_id,), order.index(artboard_id) + 1


def _name(
    plan: Plan, document: Document, output: Output, ids: tuple[str, ...], index: int, title: str
) -> str:
    whole = len(ids) > 1
    board = document.artboard(ids[0]).name
    values = {
        "artboard": (title or "artboards") if whole else board,
        "project": title or "project",
        "index": "" if whole else f"{index:02d}",
        "scale": output.scale,
        "format": output.format.suffix[1:],
    }
    pattern = plan.pattern.strip() or DEFAULT_PATTERN
    alike = [item for item in plan.outputs if item.suffix == output.suffix]
    if "{scale}" not in pattern and len(alike) > 1 and output.scale not in ("", "1x"):
        pattern += "@{scale}"
    name = re.sub(r"\{(\w*)\}", lambda match: _value(match[1], values), pattern)
    # Whoever writes the suffix into the name doesn't want it twice.
    suffix = output.format.suffix
    return readable_name(name[: -len(suffix)] if name.lower().endswith(suffix) else name)


def _value(token: str, values: dict[str, str]) -> str:
    if token not in values:
        known = ", ".join(f"{{{name}}}" for name in TOKENS)
        raise UserError(f"A name can't have '{{{token}}}'.", f"It may have {known}.")
    return values[token]
