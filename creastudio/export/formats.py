"""The formats that artboards are exported in: one table for the command line and the window.

What writes a format is imported when it is used; the table itself costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from creastudio.api.errors import UserError
from creastudio.api.params import ParamSpec, specs
from creastudio.export.naming import file_name, unique_names
from creastudio.export.options import (
    Html5Options,
    JpegOptions,
    Options,
    PdfOptions,
    PictureOptions,
    ScaledOptions,
    SignableOptions,
    SvgOptions,
    WebpOptions,
)

if TYPE_CHECKING:
    from creastudio.core.canvas import Artboard
    from creastudio.core.document import Document
    from creastudio.export.certificates import SigningFiles
    from creastudio.export.marking import Provenance
    from creastudio.export.work import Cancelled, Progress, Work
    from creastudio.export.xmp import Mark

__all__ = ["FORMATS", "Exported", "Format", "export", "format_of", "option_specs", "targets", "write_file"]

Write = Callable[[BinaryIO], object]
"""Writes what would be too much to be held."""

Writer = Callable[["Work", "Sequence[Artboard]", Any, "Mark | None"], "bytes | Write"]
"""Makes the bytes of a file of some artboards (one, where the format has no pages) with some options and a mark."""


@dataclass(frozen=True)
class Format:
    """One format of exported files.

    Attributes
    ----------
    suffix : str
        With its dot, lower case.
    title : str
        What people call it.
    options : type of Params
        What can be set; forms and command lines are made of it.
    pages : bool
        Whether one file holds several artboards.
    layers : bool
        Whether the artboard's layers stay layers.
    other_suffixes : tuple of str
        Other spellings.
    """

    suffix: str
    title: str
    media_type: str
    options: type[Options]
    writer: Writer
    pages: bool = False
    layers: bool = False
    other_suffixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exported:
    """What came of an export.

    Attributes
    ----------
    files : tuple of Path
        What was written.
    notes : tuple of str
        What a person should know: one sentence for each thing that a format can't hold.
    missing : tuple of str
        Which files of several couldn't be written, and why: one sentence each.
    """

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def format_of(target: Path) -> Format:
    """Return the format that a file's suffix means; UserError names the known ones."""
    suffix = target.suffix.lower()
    for item in FORMATS:
        if suffix == item.suffix or suffix in item.other_suffixes:
            return item
    what = (
        f"'{target.suffix}' is no format that can be exported" if suffix else f"'{target.name}' has no suffix"
    )
    from creastudio.export.sequence_formats import SEQUENCE_FORMATS

    timeline = [item.suffix for item in SEQUENCE_FORMATS if not item.folder]
    known = ", ".join([item.suffix for item in FORMATS] + timeline)
    raise UserError(f"{what}.", f"Let the name end in one of {known}.")


def targets(target: Path, names: Sequence[str], wanted: Format) -> list[Path]:
    """Return the files that artboards of these names are written to.

    Parameters
    ----------
    target : Path
        A file, or a folder; several artboards in a format without pages become ``FILE-NAME.suffix`` beside it.
    """
    if target.is_dir() or not target.suffix:
        plain = ["artboards"] if wanted.pages and len(names) > 1 else [file_name(name) for name in names]
        return [target / name for name in unique_names(plain, [wanted.suffix] * len(plain))]
    if wanted.pages or len(names) == 1:
        return [target]
    plain = [f"{target.stem}-{file_name(name)}" for name in names]
    return [target.with_name(name) for name in unique_names(plain, [target.suffix] * len(names))]


def export(
    document: Document,
    artboard_ids: Sequence[str],
    read_blob: Callable[[str], bytes],
    target: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    wanted: Format | None = None,
    signing: SigningFiles | None = None,
) -> Exported:
    """Write artboards to files; any thread may call it.

    Parameters
    ----------
    target : Path
        A file, whose suffix says the format; or a folder, for which `wanted` says it. See ``targets``.
    options : Options, optional
        Of the class that the format names; its defaults when left out.
    progress, cancelled : callable, optional
        See ``work.Work``.
    signing : SigningFiles, optional
        What to sign with, where the options ask for it.

    Raises
    ------
    UserError
        For an unknown format, a size that doesn't fit, or a folder that can't be written.
    ExportCancelled
        When `cancelled` said so; files that were finished before stay, no file is half written.
    KeyError
        When the document has no such artboard.
    """
    from creastudio.export.work import Work

    chosen = wanted or format_of(target)
    options = options if options is not None else chosen.options()
    boards = [document.artboard(artboard_id) for artboard_id in artboard_ids]
    if not boards:
        raise UserError("There is no artboard to export.", "Choose one.")
    paths = targets(target, [board.name for board in boards], chosen)
    runs = [boards] if len(paths) == 1 else [[board] for board in boards]
    work = Work(document, read_blob, signing=signing)
    if progress is not None:
        work.progress = progress
    if cancelled is not None:
        work.cancelled = cancelled
    for index, (path, run) in enumerate(zip(paths, runs, strict=True)):
        part = work.part(index / len(paths), (index + 1) / len(paths))
        write_file(part, run, path, chosen, options)
    return Exported(tuple(paths), tuple(work.notes))


def write_file(work: Work, boards: Sequence[Artboard], path: Path, chosen: Format, options: Options) -> None:
    """Write one file of some artboards (one, where the format has no pages); see ``export`` for what it raises."""
    from creastudio.export.labels import labelled_boards
    from creastudio.export.marking import sidecar_of
    from creastudio.render.text import DEFAULT_FAMILY, missing_families
    from creastudio.store.files import write_atomically, write_bytes

    work.step(0.0, path.name)
    for family in missing_families(layer for board in boards for layer in board.layers):
        work.note(f"The font '{family}' isn't on this computer; its texts are shown in {DEFAULT_FAMILY}.")
    shown = labelled_boards(work.document, boards)
    try:
        data = chosen.writer(work, shown.boards, options, shown.mark(with_recipe=options.with_recipe))
        if not isinstance(data, bytes):
            write_atomically(path, data)
        else:
            if isinstance(options, SignableOptions) and options.sign:
                data = _signed(work, boards, shown.provenance, data, chosen.media_type, path.name)
            work.step(0.99, path.name)
            write_bytes(path, data)
    except MemoryError:
        raise UserError(
            f"There is no room in memory for '{path.name}'.", "Choose a smaller size, or fewer artboards."
        ) from None
    # A recipe of what had this name before would be a lie now.
    sidecar_of(path).unlink(missing_ok=True)
    work.step(1.0, path.name)


def _signed(
    work: Work, boards: Sequence[Artboard], made: Provenance, data: bytes, media_type: str, name: str
) -> bytes:
    """Return a file with a signed statement; the last thing that is done to it."""
    from creastudio.export.labels import source_of
    from creastudio.export.signing import sign

    return sign(data, media_type, work.signer, source_of(made, boards), name)


def _picture(media_type: str) -> Writer:
    def write(work: Work, boards: Sequence[Artboard], options: PictureOptions, mark: Mark | None) -> bytes:
        from creastudio.export.marking import marked
        from creastudio.export.raster import artboard_bytes

        if options.most:
            return _weighed(work, boards[0], media_type, options, mark)
        return marked(artboard_bytes(work, boards[0], media_type, options), media_type, mark)

    return write


def _weighed(
    work: Work, board: Artboard, media_type: str, options: PictureOptions, mark: Mark | None
) -> bytes:
    """Return a picture that is as light as the options ask, its mark included; a recipe that is too heavy stays out."""
    from creastudio.export.marking import marked
    from creastudio.export.raster import painted_artboard
    from creastudio.export.weight import light_enough

    image, dpi = painted_artboard(work, board, media_type, options)
    quality = options.quality if isinstance(options, JpegOptions | WebpOptions) else 90
    most = 1000 * options.most
    tiny, _ = light_enough(image.copy(0, 0, 1, 1), media_type, quality, dpi, most)
    heavy = len(marked(tiny, media_type, mark)) - len(tiny)
    if mark is not None and heavy > most // 4:
        work.note(f"'{board.name}' has no recipe in its file, which may have {options.most} KB only.")
        mark = mark.without_recipe
        heavy = len(marked(tiny, media_type, mark)) - len(tiny)
    data, given_up = light_enough(image, media_type, quality, dpi, most - heavy)
    if given_up:
        work.note(f"'{board.name}' has {given_up}, to keep to {options.most} KB.")
    return marked(data, media_type, mark)


def _psd(work: Work, boards: Sequence[Artboard], options: ScaledOptions, mark: Mark | None) -> Write:
    from creastudio.export.psd import write_psd
    from creastudio.export.raster import size_of

    size = size_of(boards[0], options, "image/vnd.adobe.photoshop")
    return lambda file: write_psd(work, boards[0], file, size, mark)


def _ora(work: Work, boards: Sequence[Artboard], options: ScaledOptions, mark: Mark | None) -> bytes:
    from creastudio.export.marking import marked
    from creastudio.export.ora import write_ora
    from creastudio.export.raster import size_of

    return marked(write_ora(work, boards[0], size_of(boards[0], options)), "image/openraster", mark)


def _svg(work: Work, boards: Sequence[Artboard], options: SvgOptions, mark: Mark | None) -> bytes:
    from creastudio.export.svg import write_svg

    return write_svg(work, boards[0], options, mark)


def _pdf(work: Work, boards: Sequence[Artboard], options: PdfOptions, mark: Mark | None) -> bytes:
    from creastudio.export.pdf import write_pdf

    return write_pdf(work, boards, options, mark)


def _html5(work: Work, boards: Sequence[Artboard], options: Html5Options, mark: Mark | None) -> bytes:
    from creastudio.export.html5 import write_html5

    return write_html5(work, boards[0], options, mark)


FORMATS: tuple[Format, ...] = (
    Format(".png", "PNG", "image/png", PictureOptions, _picture("image/png")),
    Format(".jpg", "JPEG", "image/jpeg", JpegOptions, _picture("image/jpeg"), other_suffixes=(".jpeg",)),
    Format(".webp", "WebP", "image/webp", WebpOptions, _picture("image/webp")),
    Format(".tif", "TIFF", "image/tiff", PictureOptions, _picture("image/tiff"), other_suffixes=(".tiff",)),
    Format(".pdf", "PDF", "application/pdf", PdfOptions, _pdf, pages=True),
    Format(".svg", "SVG", "image/svg+xml", SvgOptions, _svg, layers=True),
    Format(".psd", "Photoshop", "image/vnd.adobe.photoshop", ScaledOptions, _psd, layers=True),
    Format(".ora", "OpenRaster", "image/openraster", ScaledOptions, _ora, layers=True),
    Format(".zip", "HTML5 banner", "application/zip", Html5Options, _html5),
)
"""Every format, in the order in which they are offered."""


def option_specs(options: Iterable[type[Options]]) -> tuple[ParamSpec, ...]:
    """Return every option of some formats once, as forms show it; for what is made of all of them."""
    found: dict[tuple[str, str, str], ParamSpec] = {}
    for item in options:
        for spec in specs(item):
            found.setdefault((spec.name, spec.title, spec.help), spec)
    return tuple(found.values())
