"""Where words may stand on a picture of an ad: proposals for annotations, without a network.

Horizontal changes of brightness are smeared along rows (run-length smoothing: Wong, Casey and Wahl, 1982, "Document analysis
system", section 3), what hangs together is a line where it is ink on one ground, and lines of one size below each other are a block.
It finds printed words on calm grounds; it reads nothing, and takes a pattern of stripes for words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.layout import ElementRole

SIDE = 560
"""Longest side that is looked at, px."""

EDGE = 26.0
"""Change of brightness between neighbours that counts, of 255."""

GAP = 0.028
"""Gap within a line that is closed, as a share of the longest side."""

TWO_TONE = 0.62
"""Least share of the px of a line that are near its ink or its ground."""

MOST = 24
"""Proposals of one ad."""

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """One proposal.

    Attributes
    ----------
    box : tuple of float
        x, y, width and height, px of the picture.
    """

    role: ElementRole
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class _Line:
    left: int
    top: int
    right: int
    foot: int

    @property
    def height(self) -> int:
        return self.foot - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def proposals(picture: Image.Image) -> list[Found]:
    """Return where words may stand, with what they may be, from the largest letters to the smallest.

    Parameters
    ----------
    picture : Image
        Any mode and size; what is transparent counts as white.
    """
    grey, scale = _grey(picture)
    blocks = _apart(_blocks(_lines(grey)))[:MOST]
    if not blocks:
        return []
    blocks.sort(key=lambda block: -_weight(block))
    places = [_around(block) for block in blocks]
    roles = _roles(blocks, places, grey)
    boxes = [(at.left / scale, at.top / scale, at.width / scale, at.height / scale) for at in places]
    return [Found(role, box) for role, box in zip(roles, boxes, strict=True)]


def _weight(block: list[_Line]) -> float:
    """Return how much a block stands out: the height of its letters, then how many there are."""
    around = _around(block)
    return float(np.median([line.height for line in block])) * (around.width * around.height) ** 0.25


def _grey(picture: Image.Image) -> tuple[Grey, float]:
    """Return brightness, 0 to 255, at most ``SIDE`` px, and how many px of it one of the picture is."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    scale = min(1.0, SIDE / max(picture.size))
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return np.asarray(picture.convert("L").resize(size, Image.Resampling.BOX), dtype=np.float32), scale


def _lines(grey: Grey) -> list[_Line]:
    height, width = grey.shape
    if width < 8 or height < 6:
        return []
    edges = np.zeros(grey.shape, dtype=np.bool_)
    edges[:, 1:] = np.abs(np.diff(grey, axis=1)) > EDGE
    smeared = _smeared(edges, max(3, round(GAP * max(height, width))))
    found: list[_Line] = []
    for part in _parts(smeared):
        found += _split(part, smeared)
    return [line for line in _rows(found) if _is_words(line, edges, grey)]


def _rows(words: list[_Line]) -> list[_Line]:
    """Return lines of words whose gap is wider than what was smeared: large letters have large gaps."""
    found: list[_Line] = []
    for word in sorted(words, key=lambda item: item.left):
        for at, line in enumerate(found):
            larger, smaller = max(line.height, word.height), min(line.height, word.height)
            shared = min(line.foot, word.foot) - max(line.top, word.top)
            near = word.left - line.right < 0.5 * smaller
            if near and larger < 1.7 * smaller and shared > 0.6 * smaller:
                found[at] = _around([line, word])
                break
        else:
            found.append(word)
    return found


def _smeared(edges: Mask, gap: int) -> Mask:
    """Return edges with what lies between two of a row that are near each other."""
    places = np.where(edges, np.arange(edges.shape[1])[None, :], -(10**6))
    before = np.maximum.accumulate(places, axis=1)
    ahead = np.where(edges, np.arange(edges.shape[1])[None, :], 10**6)
    after = np.minimum.accumulate(ahead[:, ::-1], axis=1)[:, ::-1]
    return (after - before) <= gap


def _parts(mask: Mask) -> list[_Line]:
    """Return the boxes of what hangs together, by runs of rows that overlap."""
    boxes: dict[int, list[int]] = {}
    parent: list[int] = []

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    before: list[tuple[int, int, int]] = []
    runs: list[tuple[int, int, int, int]] = []
    for row in range(mask.shape[0]):
        steps = np.flatnonzero(np.diff(np.concatenate([[0], mask[row].view(np.int8), [0]])))
        now: list[tuple[int, int, int]] = []
        for left, right in zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True):
            label = len(parent)
            parent.append(label)
            for start, end, other in before:
                if start < right and end > left:
                    parent[root(label)] = root(other)
            now.append((left, right, label))
            runs.append((left, row, right, label))
        before = now
    for left, row, right, label in runs:
        box = boxes.setdefault(root(label), [left, row, right, row + 1])
        box[0], box[2], box[3] = min(box[0], left), max(box[2], right), max(box[3], row + 1)
    return [_Line(*box) for box in boxes.values()]


def _split(part: _Line, smeared: Mask) -> list[_Line]:
    """Return the lines of a part: letters that hang down touch what is below them."""
    filled = smeared[part.top : part.foot, part.left : part.right].sum(axis=1)
    full = filled > 0.05 * filled.max()
    steps = np.flatnonzero(np.diff(np.concatenate([[0], full.view(np.int8), [0]])))
    found: list[_Line] = []
    for top, foot in zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True):
        rows = smeared[part.top + top : part.top + foot, part.left : part.right].any(axis=0)
        across = np.flatnonzero(rows)
        found.append(
            _Line(
                part.left + int(across[0]),
                part.top + top,
                part.left + int(across[-1]) + 1,
                part.top + foot,
            )
        )
    return found


def _is_words(line: _Line, edges: Mask, grey: Grey) -> bool:
    height, width = grey.shape
    if line.height < max(4, 0.008 * height) or line.height > 0.3 * height or line.width < 1.3 * line.height:
        return False
    if line.width > 0.98 * width:
        return False
    inside = (slice(line.top, line.foot), slice(line.left, line.right))
    # Letters change from ground to ink and back several times within a square.
    changes = edges[inside].sum(axis=1).mean()
    if changes < 4 or changes / (line.width / line.height) < 0.7:
        return False
    values = grey[inside]
    low, high = np.percentile(values, (3, 97))
    if high - low < 45:
        return False
    near = (np.abs(values - low) < 0.3 * (high - low)) | (np.abs(values - high) < 0.3 * (high - low))
    return bool(near.mean() > TWO_TONE)


def _blocks(lines: list[_Line]) -> list[list[_Line]]:
    """Return lines of one size that stand below each other, together."""
    found: list[list[_Line]] = []
    for line in sorted(lines, key=lambda item: (item.top, item.left)):
        for block in found:
            last = block[-1]
            shared = min(last.right, line.right) - max(last.left, line.left)
            alike = max(last.height, line.height) < 1.7 * min(last.height, line.height)
            near = -0.3 * last.height < line.top - last.foot < 0.95 * max(last.height, line.height)
            if alike and near and shared > 0.3 * min(last.width, line.width):
                block.append(line)
                break
        else:
            found.append([line])
    return sorted(found, key=lambda block: -max(line.height for line in block))


def _apart(blocks: list[list[_Line]]) -> list[list[_Line]]:
    """Return blocks without what lies mostly inside of a heavier one: parts of letters."""
    found: list[list[_Line]] = []
    for block in sorted(blocks, key=lambda one: -_weight(one)):
        place = _around(block)
        for other in map(_around, found):
            across = min(place.right, other.right) - max(place.left, other.left)
            down = min(place.foot, other.foot) - max(place.top, other.top)
            if across > 0 and down > 0 and across * down > 0.4 * place.width * place.height:
                break
        else:
            found.append(block)
    return found


def _around(block: list[_Line]) -> _Line:
    return _Line(
        min(line.left for line in block),
        min(line.top for line in block),
        max(line.right for line in block),
        max(line.foot for line in block),
    )


def _roles(blocks: list[list[_Line]], places: list[_Line], grey: Grey) -> list[ElementRole]:
    """Say what each may be: by its weight, where it stands, and whether a plate lies below it alone."""
    found: list[ElementRole] = []
    left: list[ElementRole] = ["headline", "subhead"]
    lowest = max(place.top for place in places)
    for at, (block, place) in enumerate(zip(blocks, places, strict=True)):
        if at and len(block) == 1 and "cta" not in found and _on_plate(place, grey):
            found.append("cta")
        elif at > 1 and place.top == lowest and place.top > 0.75 * grey.shape[0]:
            found.append("legal")
        else:
            found.append(left.pop(0) if left else "body")
    return found


def _on_plate(place: _Line, grey: Grey) -> bool:
    """Whether a ground that ends near a line, at all four sides, lies below it."""
    height, width = grey.shape
    near, far = max(1, round(0.25 * place.height)), max(3, round(2.2 * place.height))
    rows, columns = (place.top + place.foot) // 2, (place.left + place.right) // 2
    values: list[tuple[float, float]] = []
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        x = place.left if dx < 0 else place.right - 1 if dx else columns
        y = place.top if dy < 0 else place.foot - 1 if dy else rows
        inner = grey[min(max(y + dy * near, 0), height - 1), min(max(x + dx * near, 0), width - 1)]
        outer = grey[min(max(y + dy * far, 0), height - 1), min(max(x + dx * far, 0), width - 1)]
        values.append((float(inner), float(outer)))
    ground = float(np.median([inner for inner, _ in values]))
    return all(abs(inner - ground) < 25 for inner, _ in values) and all(
        abs(outer - ground) > 25 for _, outer in values
    )
