"""An artboard as an HTML5 banner: a ZIP that platforms of display advertising take as it is.

``index.html`` with the size and the variable that platforms fill in, pictures beside it, nothing from elsewhere
(IAB "HTML5 for Digital Advertising"; Google Ads, "Requirements for HTML5 ads"): at most 150 KB and 40 files, an
animation that ends within 30 s.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from creastudio.api.errors import UserError
from creastudio.core.board_film import entrances
from creastudio.core.canvas import Artboard
from creastudio.export import zip_mark
from creastudio.export.html5_page import LONGEST, Motion, Shown, page_of
from creastudio.export.html5_pictures import STEPS, Picture, Step, outlines_of
from creastudio.export.html5_pieces import Piece, frame_of, pieces_of, pixels, texts_in
from creastudio.export.marking import marked
from creastudio.export.naming import unique_names
from creastudio.export.options import Html5Options
from creastudio.export.work import Work
from creastudio.export.xmp import Mark

_DATE = (1980, 1, 1, 0, 0, 0)
"""Of all members: the same banner is the same bytes."""

_TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


@dataclass
class _Part:
    """A picture of the banner, and how it moves."""

    picture: Picture
    piece: Piece
    drifts: bool
    radius: float


def write_html5(work: Work, board: Artboard, options: Html5Options, mark: Mark | None = None) -> bytes:
    """Return a banner as a ZIP of at most as many KB as the options say.

    Raises
    ------
    UserError
        For an address that no page is at, or where no quality is light enough.
    ExportCancelled
        When the person gave up.
    """
    click = _address(options.click)
    parts = _parts(work, board, options)
    motion = _motion(work, board, options)
    most = 1000 * options.most
    mark = _short(work, board, mark, most)

    def banner(step: Step) -> bytes:
        return _banner(board, parts, step, motion, click, mark)

    low, high = 0, len(STEPS) - 1
    data = banner(STEPS[0])
    if len(data) <= most:
        return data
    data = banner(STEPS[high])
    if len(data) > most:
        raise UserError(
            f"'{board.name}' can't be made as light as {options.most} KB: it has {-(-len(data) // 1000)} KB.",
            "Allow more, or take pictures away.",
        )
    while high - low > 1:
        work.step(0.7 + 0.2 * low / len(STEPS), board.name)
        middle = (low + high) // 2
        tried = banner(STEPS[middle])
        if len(tried) <= most:
            data, high = tried, middle
        else:
            low = middle
    work.note(f"'{board.name}' has {STEPS[high].words}, to keep to {options.most} KB.")
    return data


def _parts(work: Work, board: Artboard, options: Html5Options) -> list[_Part]:
    pieces = pieces_of(board, moving=options.animated)
    found: list[_Part] = []
    for number, piece in enumerate(pieces):
        work.step(0.7 * number / len(pieces), board.name)
        drifts = options.animated and piece.role == "picture"
        bare, radius = frame_of(piece) if drifts else (piece, 0.0)
        painted = pixels(work, board, bare)
        if painted is None:
            continue
        image, box = painted
        outlines = outlines_of(work, board, piece, box)
        found.append(_Part(Picture(image, box, piece, outlines), piece, drifts, radius))
    return found


def _motion(work: Work, board: Artboard, options: Html5Options) -> Motion:
    if not options.animated or board.layout is None:
        return Motion(options.seconds, 0)
    rounds = max(1, min(options.rounds, int(LONGEST // options.seconds)))
    if rounds < options.rounds:
        work.note(f"The banner plays {rounds} times: its animation has to end within {LONGEST:g} s.")
    return Motion(options.seconds, rounds)


def _short(work: Work, board: Artboard, mark: Mark | None, most: int) -> Mark | None:
    """Return a mark that leaves the weight to the banner."""
    if mark is None or not mark.recipe:
        return mark
    bare = _archive([], mark) if zip_mark.has_room(mark) else b""
    if bare and len(bare) <= most // 4:
        return mark
    work.note(f"'{board.name}' has no recipe in its file, which has room for a short one only.")
    return mark.without_recipe


def _banner(
    board: Artboard, parts: Sequence[_Part], step: Step, motion: Motion, click: str, mark: Mark | None
) -> bytes:
    begins = entrances([part.piece.role for part in parts], motion.seconds)
    made = [part.picture.file(step) for part in parts]
    roles = [part.piece.role or "ground" for part in parts]
    names = list(unique_names(roles, [suffix for suffix, _ in made]))
    shown = [
        Shown(
            name, part.picture.box, part.piece.role, part.piece.alt, begins.get(part.piece.role), part.drifts, part.radius
        )
        for name, part in zip(names, parts, strict=True)
    ]  # fmt: skip
    language = next((text.language for text in texts_in([part.piece for part in parts]) if text.language), "")
    page = page_of(board, shown, motion, click, language)
    files = [("index.html", page.encode("utf-8"))]
    told = mark.without_recipe if mark is not None else None
    for name, (suffix, data) in zip(names, made, strict=True):
        if told is not None and suffix in _TYPES:
            # Platforms unpack the archive: what was generated says so in one of its pictures, too.
            data, told = marked(data, _TYPES[suffix], told), None
        files.append((name, data))
    return _archive(files, mark)


def _archive(files: Sequence[tuple[str, bytes]], mark: Mark | None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return zip_mark.insert(out.getvalue(), mark) if mark is not None else out.getvalue()


def _address(text: str) -> str:
    """Return an address that a click may lead to; nothing that would run on the page."""
    address = text.strip()
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(letter.isspace() for letter in address):
        raise UserError(
            f"'{address[:80]}' is no address that a click can lead to.",
            "Give one such as https://example.com/offer.",
        )
    return address
