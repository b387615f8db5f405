"""Layouts as artboards with live layers, in one step, and an artboard as a layout again after people moved things."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.formats import format_of
from creastudio.api.layout import Box, Layout
from creastudio.core.assets import Asset
from creastudio.core.blocked import refuse_blocked
from creastudio.core.board_layout import BoardLayout
from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document, walk
from creastudio.core.edits.artboards import GAP
from creastudio.core.edits.assets import with_assets, with_placeholders
from creastudio.core.edits.blank_board import without_blank
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import layer_ids_of, require_new, with_artboards
from creastudio.core.layout_layers import Known, element_layers, element_of, layer_of, placed_of

ROOM = 0.16
"""Space between rows of artboards as a share of the tallest: seen as a whole, names have room above them."""

LINES_ROOM = 0.11
"""The same between lines, as a share of the side of a square that has their area."""

MANY = 8
"""More formats than this don't stand in one line."""

SHAPE = 2.2
"""Width by height that several lines would come to if they were full; most end early."""

SMALL = 128
"""Pictures up to this side, px, keep their squares when they are enlarged."""


def insert_layouts(
    boards: Sequence[Artboard],
    assets: Sequence[Asset] = (),
    *,
    at: tuple[float, float] | None = None,
    label: str = "Place layouts",
) -> Edit:
    """Add artboards of layouts (``boards_of``) in a grid beside all others, a row a variant, a column a format.

    The one empty artboard that a new project begins with makes room for them.

    Parameters
    ----------
    assets : sequence of Asset
        The layouts, and the pictures that they show.
    at : tuple of float, optional
        Where on the canvas the corner of the grid lies, px, where that is free; else to the right of all others.
    """

    def apply(document: Document) -> Document:
        for asset in assets:
            refuse_blocked(document, asset)
        document = without_blank(with_assets(document, assets))
        corner = _corner(document, boards, at)
        placed = tuple(
            board.model_copy(update={"x": board.x + corner[0], "y": board.y + corner[1]}) for board in boards
        )
        require_new([board.id for board in placed], [board.id for board in document.artboards])
        fresh = [layer.id for board in placed for layer in walk(board.layers)]
        require_new(fresh, layer_ids_of(document))
        # A picture whose bytes are gone is a placeholder.
        return with_placeholders(with_artboards(document, (*document.artboards, *placed)))

    return Edit(label, apply)


def boards_of(
    layouts: Sequence[Layout],
    assets: Mapping[str, Asset] | None = None,
    *,
    stored: Sequence[str] = (),
    known: Known | None = None,
) -> tuple[Artboard, ...]:
    """Return artboards that show layouts, in a grid from (0, 0) on, with new ids.

    Parameters
    ----------
    assets : mapping, optional
        The pictures that they show, by hash.
    stored : sequence of str
        Hash of each layout as it is stored, in their order.
    known : callable, optional
        Says whether a font family is there.

    Raises
    ------
    UserError
        When a layout holds what no layer can show.
    """
    places = grid(layouts)
    several = len({layout.variant for layout in layouts}) > 1
    hashes = [*stored, *[""] * (len(layouts) - len(stored))]
    return tuple(
        board_of(layout, assets or {}, stored=sha256, known=known, at=place, lettered=several)
        for layout, place, sha256 in zip(layouts, places, hashes, strict=True)
    )


def board_of(
    layout: Layout,
    assets: Mapping[str, Asset] | None = None,
    *,
    stored: str = "",
    known: Known | None = None,
    at: tuple[float, float] = (0.0, 0.0),
    lettered: bool = False,
) -> Artboard:
    """Return one layout as an artboard; see ``boards_of``."""
    try:
        return Artboard(
            name=board_name(layout, lettered=lettered),
            x=at[0],
            y=at[1],
            width=layout.width,
            height=layout.height,
            background=layout.background,
            resolution=layout.resolution,
            bleed=layout.bleed,
            safe=layout.safe,
            layout=_kept(layout, stored),
            layers=layers_of(layout, assets or {}, known),
        )
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(
            f"The layout '{layout.title or layout.format}' can't be shown: {place}: {first['msg']}.",
            hint="Compose it again; if that doesn't help, the plugin that made it is at fault.",
        ) from None


def layers_of(layout: Layout, assets: Mapping[str, Asset], known: Known | None = None) -> tuple[Layer, ...]:
    """Return the layers of a layout, from bottom to top."""

    def smooth(sha256: str) -> bool:
        asset = assets.get(sha256)
        return asset is None or not any(asset.size) or max(asset.size) > SMALL

    page = None if layout.bleed else Box(x=0, y=0, width=layout.width, height=layout.height)
    return tuple(layer_of(element, known, smooth, page) for element in layout.elements)


def layout_of(document: Document, artboard: Artboard) -> Layout:
    """Return what an artboard shows as a layout, as it lies there now; what is hidden or no element is left out.

    An artboard that came of no layout is a layout without link, whose elements are its layers that have a role.
    """
    del document  # linked copies and assets say nothing that an element needs
    told = artboard.layout or BoardLayout(format=f"{artboard.width}x{artboard.height}")
    visible = (layer for layer in element_layers(artboard) if layer.visible)
    return Layout(
        title=told.title,
        link=told.link,
        resolver=told.resolver,
        format=told.format,
        variant=told.variant,
        width=artboard.width,
        height=artboard.height,
        resolution=artboard.resolution,
        bleed=artboard.bleed,
        safe=artboard.safe,
        background=artboard.background or "#00000000",
        elements=tuple(element_of(artboard, layer) for layer in visible),
        dropped=told.dropped,
        scores=told.scores,
        reasons=told.reasons,
        settings=told.settings,
    )


def board_name(layout: Layout, *, lettered: bool = False) -> str:
    """Return what the artboard of a layout is called: its format, with a letter for its variant."""
    known = format_of(layout.format, layout.settings)
    name = known.title if known is not None else f"{layout.width} × {layout.height}"
    return f"{name} {_letter(layout.variant)}" if lettered else name


def name_of_take(name: str, old: int, new: int) -> str:
    """Return what an artboard is called that shows another variant: its letter goes along, unless a person named it."""
    letter = f" {_letter(old)}"
    return f"{name.removesuffix(letter)} {_letter(new)}" if name.endswith(letter) else name


def grid(layouts: Sequence[Layout]) -> list[tuple[float, float]]:
    """Return where the corner of each layout lies, px: variants from top to bottom, formats from left to right.

    Of many formats each variant is a block of several lines, about as wide as a window.
    """
    columns = list(dict.fromkeys(_column(layout) for layout in layouts))
    rows = sorted({layout.variant for layout in layouts})
    down = max(GAP, round(ROOM * max((layout.height for layout in layouts), default=0)))
    found: dict[int, tuple[float, float]] = {}
    top = 0.0
    for row in rows:
        block = [(at, layout) for at, layout in enumerate(layouts) if layout.variant == row]
        if len(columns) > MANY:
            places = _shelves([layout for _, layout in block])
        else:
            room = [max(_wide(item) for item in layouts if _column(item) == key) + GAP for key in columns]
            places = [(sum(room[: columns.index(_column(layout))]), 0.0) for _, layout in block]
        for (at, layout), (left, below) in zip(block, places, strict=True):
            found[at] = (left + layout.bleed, top + below + layout.bleed)
        ends = [below + _high(layout) for (_, layout), (_, below) in zip(block, places, strict=True)]
        top += max(ends, default=0.0) + down
    return [found[at] for at in range(len(layouts))]


def _shelves(layouts: Sequence[Layout]) -> list[tuple[float, float]]:
    """Return where layouts lie in lines, in their order."""
    down = max(GAP, round(LINES_ROOM * math.sqrt(sum(_wide(item) * _high(item) for item in layouts))))
    area = sum((_wide(item) + GAP) * (_high(item) + down) for item in layouts)
    room = max(math.sqrt(area * SHAPE), *(_wide(item) for item in layouts))
    places: list[tuple[float, float]] = []
    left = top = high = 0.0
    for item in layouts:
        if left and left + _wide(item) > room:
            left, top, high = 0.0, top + high + down, 0.0
        places.append((left, top))
        left, high = left + _wide(item) + GAP, max(high, _high(item))
    return places


def _wide(layout: Layout) -> float:
    return layout.width + 2 * layout.bleed


def _high(layout: Layout) -> float:
    return layout.height + 2 * layout.bleed


def _kept(layout: Layout, stored: str) -> BoardLayout:
    return BoardLayout(
        title=layout.title,
        link=layout.link,
        resolver=layout.resolver,
        format=layout.format or f"{layout.width}x{layout.height}",
        variant=layout.variant,
        scores=layout.scores,
        reasons=layout.reasons,
        dropped=layout.dropped,
        settings=layout.settings,
        placed=tuple(placed_of(element) for element in layout.elements),
        asset=stored,
    )


def _column(layout: Layout) -> tuple[str, int, int]:
    return layout.format, layout.width, layout.height


def _letter(variant: int) -> str:
    return string.ascii_uppercase[variant] if variant < 26 else str(variant + 1)


def _corner(
    document: Document, boards: Sequence[Artboard], at: tuple[float, float] | None
) -> tuple[float, float]:
    """Return where the grid begins: at a point where nothing lies under it, else to the right of everything."""
    others = document.artboards
    if at is not None and not any(_overlap(board, at, other) for board in boards for other in others):
        return at
    right = max((board.x + board.width + board.bleed for board in others), default=-GAP)
    top = min((board.y for board in others), default=0.0)
    return right + GAP, top


def _overlap(board: Artboard, by: tuple[float, float], other: Artboard) -> bool:
    left, top = board.x + by[0], board.y + by[1]
    apart_x = left >= other.x + other.width or left + board.width <= other.x
    apart_y = top >= other.y + other.height or top + board.height <= other.y
    return not (apart_x or apart_y)
