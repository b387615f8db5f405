"""Artboards as pages of a PDF, in millimetres.

Shapes, pictures and their masks, text and clipping stay what they are, and what casts a shadow lies above a picture of it.
Qt's PDF painter knows no blend modes or groups that fade as one; only the regions that need them become pictures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QLineF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import walk
from creastudio.core.effects import DropShadow
from creastudio.export.options import PdfOptions
from creastudio.export.pdf_boxes import Box, Boxes
from creastudio.export.pdf_layers import PicturesOnPages
from creastudio.export.pdf_text import draw_text
from creastudio.export.pdf_writer import PdfInMemory
from creastudio.export.slices import Ability, Cut, Slice, Slicer, count, runs
from creastudio.export.vectors import Part, Plain, clip_path, part_of
from creastudio.export.work import Work
from creastudio.export.xmp import Mark
from creastudio.render.bounds import layer_transform, painted_bounds
from creastudio.render.content import paint_content
from creastudio.render.sheet import PAINTED, Sheet

UNITS = 1200
"""Of the painter, an inch."""

PRINT_DPI = 300
"""What printers ask of pictures."""

NAMED = 3
"""Pictures that are named where several are too coarse; the rest is counted."""

MARK = 5.0
"""Length of a crop mark, mm; it begins 2 mm away from the bleed."""
_GAP = 2.0
_MM = 25.4
_INTERSECT = Qt.ClipOperation.IntersectClip


def _group_reason(group: GroupLayer) -> str:
    """Return why a group can't be drawn layer by layer, or an empty text."""
    if group.opacity < 1:
        return "its layers fade as one"
    return "" if all(layer.blend == "normal" for layer in walk(group.layers)) else "its layers blend"


def _has_own_px(layer: Layer) -> bool:
    """Whether a layer shows a picture that a soft mask can be laid over."""
    return isinstance(layer, ImageLayer) and not any(effect.visible for effect in layer.effects)


_ABILITY = Ability(
    "PDF", masks=_has_own_px, clip_blends=False, vectors=True, groups=_group_reason,
    clips=lambda layer: layer.opacity >= 1 and layer.blend == "normal" and clip_path(layer) is not None,
)  # fmt: skip


def write_pdf(
    work: Work, artboards: Sequence[Artboard], options: PdfOptions, mark: Mark | None = None
) -> bytes:
    """Return artboards as the pages of a PDF, each in the size that its resolution makes of its px.

    Raises
    ------
    ExportCancelled
        When the person gave up.
    """
    pdf = PdfInMemory(UNITS, work.document.title or artboards[0].name, mark)
    pages = [_Page(board, options) for board in artboards]
    pages[0].set_size(pdf)
    with pdf.painting() as painter:
        on_pages = PicturesOnPages(pdf.pictures, work.images, options)
        for number, page in enumerate(pages):
            if number:
                page.set_size(pdf)
                pdf.turn_page()
            part = work.part(number / len(pages), (number + 1) / len(pages))
            _Drawing(part, page, painter, on_pages).draw()
    _warn_of_coarse(work, artboards)
    return pdf.file([page.boxes() for page in pages])


class _Page:
    """How an artboard lies on its page."""

    def __init__(self, board: Artboard, options: PdfOptions) -> None:
        self.board = board
        self.bleed = board.bleed if options.bleed else 0.0
        self.mm = _MM / board.resolution
        """Of one px."""
        self.margin = (MARK + _GAP) / self.mm if options.crop_marks else 0.0
        self.scale = max(options.dpi, 1) / board.resolution
        """Px of flattened regions for each px of the artboard."""
        self.sides = self.bleed + self.margin

    def set_size(self, pdf: PdfInMemory) -> None:
        """Make the next page large enough; Qt knows whole points only, so `boxes` says the rest."""
        width, height = self._points()
        pdf.size_page(QSizeF(math.ceil(width), math.ceil(height)), self.board.name)

    def boxes(self) -> Boxes:
        """Return the page's boxes, pt."""
        width, height = self._points()
        top, point = math.ceil(height), 72 / self.board.resolution

        def inset(px: float) -> Box:
            by = px * point
            return by, top - height + by, width - by, top - by

        return Boxes(inset(0.0), inset(self.margin), inset(self.sides))

    def _points(self) -> tuple[float, float]:
        point = 72 / self.board.resolution
        width, height = self.board.width + 2 * self.sides, self.board.height + 2 * self.sides
        # Dust of the division must not make a page a point larger.
        return round(width * point, 6), round(height * point, 6)

    def to_paper(self) -> QTransform:
        """From artboard px to units of the painter."""
        units = UNITS / self.board.resolution
        return QTransform.fromTranslate(self.sides, self.sides) * QTransform.fromScale(units, units)

    def pixels(self) -> QRect:
        """Return what of the artboard is shown, in px of flattened regions."""
        board, over, scale = self.board, self.bleed, self.scale
        box = QRectF(
            -over * scale, -over * scale, (board.width + 2 * over) * scale, (board.height + 2 * over) * scale
        )
        return box.toAlignedRect()


class _Drawing:
    def __init__(self, work: Work, page: _Page, painter: QPainter, pictures: PicturesOnPages) -> None:
        self._work, self._page, self._painter, self._pictures = work, page, painter, pictures
        self._options = pictures.options
        self._pixels = page.pixels()
        self._to_pixels = QTransform.fromScale(page.scale, page.scale)
        self._board = page.board
        self._done = self._total = 0

    def draw(self) -> None:
        """Draw the page."""
        board, painter = self._board, self._painter
        self._warn()
        slices = Slicer(self._work, board, self._pixels, self._to_pixels, _ABILITY).slices()
        self._total = count(slices)
        paper = self._page.to_paper()
        shown = QRectF(self._pixels)
        with _kept(painter):
            painter.setTransform(self._to_pixels.inverted()[0] * paper)
            painter.setClipRect(shown)
            self._stack(slices, painter.transform())
        if self._page.margin:
            _crop_marks(painter, self._page, paper)

    def _stack(self, slices: Sequence[Slice], to_paper: QTransform) -> None:
        for run in runs(slices):
            base = run[0]
            if not base.visible or base.opacity <= 0:
                continue
            if base.blend != "normal":
                self._flattened(run)
                continue
            self._one(base, to_paper)
            if len(run) == 1:
                continue
            assert base.layer is not None
            path = clip_path(base.layer)
            assert path is not None
            with _kept(self._painter):
                self._painter.setTransform(layer_transform(base.layer) * base.to_page * to_paper)
                self._painter.setClipPath(path, _INTERSECT)
                self._painter.setTransform(to_paper)
                for item in run[1:]:
                    if item.visible and item.opacity > 0:
                        self._one(item, to_paper)

    def _one(self, item: Slice, to_paper: QTransform) -> None:
        """Draw a slice, as vectors where that is possible."""
        self._work.step(self._done / max(1, self._total), item.name)
        self._done += 1
        if item.children is not None:
            self._stack(item.children, to_paper)
            return
        item = self._above_shadow(item)
        part = self._part(item)
        if part is None:
            if item.layer is not None:
                self._work.note(f"'{item.name}' is a picture in the PDF.")
            self._picture(item.paint(), item.opacity)
            return
        painter, layer = self._painter, part.layer
        with _kept(painter):
            painter.setOpacity(item.opacity)
            painter.setTransform(part.to_page * to_paper)
            if isinstance(layer, TextLayer) and self._options.text == "text":
                draw_text(painter, layer)
            elif not isinstance(layer, ImageLayer) or not self._pictures.layer(
                painter, layer, part.to_page, part.mask
            ):
                paint_content(painter, layer, self._work.images)

    def _above_shadow(self, item: Slice) -> Slice:
        """Draw the shadow of a slice as a picture and return the slice without it, where both can be apart."""
        layer = item.layer
        effects = [effect for effect in layer.effects if effect.visible] if layer is not None else []
        alone = layer is not None and layer.mask is None and isinstance(layer, Plain) and item.opacity >= 1
        if layer is None or not alone or not all(isinstance(effect, DropShadow) for effect in effects):
            return item
        bare = replace(item, layer=layer.model_copy(update={"effects": ()}))
        if not effects or part_of(bare, self._work.document) is None:
            return item
        frame = Sheet(QRect(), item.to_page)
        frame.rect = self._pixels
        shadow = self._work.compositor.shadow(frame, layer)
        if shadow is not None:
            corner = shadow.rect.topLeft() - self._pixels.topLeft()
            self._picture(Cut(shadow.image, corner.x(), corner.y()), 1.0)
        return bare

    def _part(self, item: Slice) -> Part | None:
        layer = item.layer
        if layer is None:
            return None
        mask = layer.mask if layer.mask is not None and layer.mask.enabled else None
        if mask is not None and not _has_own_px(layer):
            return None
        part = part_of(item, self._work.document)
        if part is not None and mask is not None:
            return replace(part, mask=mask)
        if part is None or item.opacity >= 1 or not isinstance(part.layer, ShapeLayer):
            return part
        # Where outline and inside meet, what is below must not show through.
        return part if part.layer.outline is None or part.layer.fill is None else None

    def _flattened(self, run: Sequence[Slice]) -> None:
        """Draw what is below a slice together with it, in the region where it blends."""
        self._done += count(run)
        self._work.step(self._done / max(1, self._total), run[0].name)
        ids = [layer.id for layer in self._board.layers]
        upto = ids.index(run[-1].last) + 1
        layers = self._board.layers[:upto]
        base = next((layer for layer in layers if layer.id == (run[0].layer or layers[-1]).id), layers[-1])
        region = self._to_pixels.mapRect(painted_bounds(base)).toAlignedRect() & self._pixels
        if region.isEmpty():
            return
        self._work.note(f"What '{run[0].name}' blends with is a picture in the PDF.")
        board = self._board.model_copy(update={"layers": layers})
        image = self._work.compositor.artboard(board, region, self._to_pixels).convertToFormat(PAINTED)
        # Nothing of what was drawn below may show through; paper is white.
        with QPainter(image) as under:
            under.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
            under.fillRect(image.rect(), Qt.GlobalColor.white)
        self._picture(Cut(image, region.x() - self._pixels.x(), region.y() - self._pixels.y()), 1.0)

    def _picture(self, cut: Cut | None, opacity: float) -> None:
        if cut is None:
            return
        corner = self._pixels.topLeft()
        box = QRectF(corner.x() + cut.left, corner.y() + cut.top, cut.image.width(), cut.image.height())
        with _kept(self._painter):
            self._painter.setOpacity(opacity)
            self._pictures.flat(self._painter, box, cut.image)

    def _warn(self) -> None:
        """Tell when flattened regions are too coarse to be printed."""
        if self._options.dpi < PRINT_DPI:
            self._work.note(
                f"What is flattened has {self._options.dpi} dpi; printers ask for {PRINT_DPI}.", first=True
            )


def _coarse(board: Artboard, work: Work) -> dict[str, int]:
    """Return name -> dpi of the pictures that are too coarse to be printed."""
    found: dict[str, int] = {}
    for layer in walk(board.layers):
        dpi = _dpi(layer, work, board.resolution)
        if layer.visible and dpi is not None and round(dpi) < PRINT_DPI:
            name = layer.name or "A picture"
            found[name] = min(round(dpi), found.get(name, PRINT_DPI))
    return found


def _warn_of_coarse(work: Work, boards: Sequence[Artboard]) -> None:
    """Tell in one sentence which pictures of all pages are too coarse."""
    coarse: dict[str, int] = {}
    for board in boards:
        for name, dpi in _coarse(board, work).items():
            coarse[name] = min(dpi, coarse.get(name, dpi))
    if not coarse:
        return
    worst = sorted(coarse, key=lambda name: coarse[name])
    names = ", ".join(f"'{name}'" for name in worst[:NAMED])
    lowest = coarse[worst[0]]
    if len(worst) == 1:
        work.note(f"{names} is printed at {lowest} dpi; printers ask for {PRINT_DPI}.", first=True)
    else:
        more = f" and {len(worst) - NAMED} more" if len(worst) > NAMED else ""
        work.note(
            f"{len(worst)} pictures are printed at less than the {PRINT_DPI} dpi that printers ask for, the coarsest at "
            f"{lowest} dpi: {names}{more}.",
            first=True,
        )


def _dpi(layer: Layer, work: Work, resolution: float) -> float | None:
    """Return how many of its px a picture has an inch of paper, in its coarser direction."""
    if not isinstance(layer, ImageLayer) or layer.missing:
        return None
    image = work.images.image(layer.asset)
    if image is None:
        return None
    place = layer.transform
    return resolution * min(image.width() / place.width, image.height() / place.height)


def _crop_marks(painter: QPainter, page: _Page, paper: QTransform) -> None:
    """Draw two lines at each corner of what is left after cutting, outside of the bleed."""
    board = page.board
    near, far = page.bleed + _GAP / page.mm, page.bleed + (_GAP + MARK) / page.mm
    with _kept(painter):
        painter.setTransform(paper)
        painter.setPen(QPen(painter.pen().color(), 0.25 / 72 * _MM / page.mm))
        for x, outward in ((0.0, -1), (float(board.width), 1)):
            for y in (0.0, float(board.height)):
                painter.drawLine(QLineF(x + outward * near, y, x + outward * far, y))
        for y, outward in ((0.0, -1), (float(board.height), 1)):
            for x in (0.0, float(board.width)):
                painter.drawLine(QLineF(x, y + outward * near, x, y + outward * far))


@contextmanager
def _kept(painter: QPainter) -> Iterator[None]:
    """Leave a painter as it was, also when the person gives up meanwhile."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
