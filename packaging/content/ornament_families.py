"""The six families of ornaments. Each draws one seamless square from a random generator and five inks.

Inks: ground, strong ink, three accents. Every family keeps to one lattice, so that a network finds its parts in
the same places, and varies everything else continuously: widths, counts, curves, colours.
"""

from __future__ import annotations

import numpy as np
from ornament_canvas import Fields, Shapes, circle, mixed, turned

Rng = np.random.Generator
TAU = 2 * np.pi


def terrazzo(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Stone chips of three sizes, strewn without touching."""
    sheet = Shapes(size, inks[0])
    scale = rng.uniform(0.85, 1.25)
    roundness, length = rng.uniform(0.0, 1.0), rng.uniform(1.0, 1.7)
    weights = rng.dirichlet((3, 4, 4, 3))
    placed = np.empty((0, 3))
    for radius, count in ((0.105, 9), (0.066, 16), (0.036, 34), (0.017, 60)):
        radius *= scale
        for _ in range(count):
            tries = rng.random((12, 2))
            gap = np.abs(tries[:, None] - placed[None, :, :2])
            gap = np.hypot(*np.moveaxis(np.minimum(gap, 1 - gap), 2, 0)) - placed[None, :, 2]
            free = np.flatnonzero(np.all(gap > radius * 1.12, axis=1))
            if not len(free):
                continue
            centre, own = tries[free[0]], radius * rng.uniform(0.75, 1.05)
            placed = np.concatenate([placed, [[*centre, own]]])
            sheet.polygon(centre + _chip(rng, own, roundness, length), inks[1 + rng.choice(4, p=weights)])
    return sheet.finished()


def _chip(rng: Rng, radius: float, roundness: float, length: float) -> np.ndarray:
    corners = int(rng.integers(5, 8))
    angles = np.sort((np.arange(corners) + rng.uniform(-0.32, 0.32, corners)) * TAU / corners)
    points = np.stack([np.cos(angles), np.sin(angles)], 1) * rng.uniform(0.8, 1.0, (corners, 1))
    for _ in range(2 if roundness > 0.5 else 1):  # Chaikin: cut the corners
        following = np.roll(points, -1, axis=0)
        cut = 0.12 + 0.13 * roundness
        points = np.stack([mixed(points, following, cut), mixed(points, following, 1 - cut)], 1).reshape(
            -1, 2
        )
    points[:, 1] /= rng.uniform(1.0, length)
    return turned(points * radius, rng.uniform(0, TAU))


def waves(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Seigaiha: rows of overlapping fans made of rings."""
    sheet = Fields(size, inks[0])
    columns = int(rng.choice([2, 3, 4], p=[0.4, 0.4, 0.2]))
    rows = columns * int(rng.choice([2, 3], p=[0.7, 0.3]))
    radius = 0.5 / columns * rng.uniform(1.0, 1.04)
    rings = int(rng.integers(3, 6 if columns < 4 else 5))
    edges = np.sort(np.linspace(1, 0.22, rings) + rng.uniform(-0.04, 0.04, rings))[::-1]
    edges[0] = 1.0
    line = rng.uniform(0.03, 0.07) if rng.random() < 0.65 else 0.0
    order = np.array([2, 0, 3, 0, 4, 0]) if rng.random() < 0.45 else rng.permutation([2, 3, 4, 0, 1])
    alternate = rng.random() < 0.35
    other = np.roll(order, 2) if alternate and rows % 2 == 0 else order
    for row in range(-2, rows + 3):
        centre_y, shift = (row + 1) / rows, 0.5 * (row % 2)
        across = (sheet.x * columns + shift + 0.5) % 1.0 - 0.5
        distance = np.hypot(across / columns, (sheet.y - centre_y))
        for number, edge in enumerate(edges):
            colours = order if row % 2 else other
            if line:
                sheet.paint(distance - radius * edge, inks[1])
            sheet.paint(distance - radius * (edge - line), inks[colours[number % len(colours)]])
    return sheet.finished()


def plaid(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Tartan: one mirrored sett of stripes as warp and weft, woven as a twill."""
    sheet = Fields(size, inks[0])
    repeats = int(rng.choice([1, 2], p=[0.55, 0.45]))
    sett = _sett(rng, inks)
    other = sett if rng.random() < 0.8 else _sett(rng, inks)
    warp = _stripes(sett, sheet.x * repeats)
    weft = _stripes(other, sheet.y * repeats)
    thread = int(rng.choice([32, 64], p=[0.4, 0.6]))
    phase = (sheet.x + sheet.y * (1 if rng.random() < 0.5 else -1)) * thread % 1.0
    soft = rng.uniform(0.25, 0.75)  # how much of the weave shows; the rest is the mean of both threads
    over = 0.5 + np.clip((0.25 - np.abs(phase - 0.5)) * 12, -0.5, 0.5) * soft
    sheet.colours = (warp * over[..., None] + weft * (1 - over[..., None])).astype(np.float32)
    return sheet.finished()


def _sett(rng: Rng, inks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the bands of half a sett end, and their colours."""
    kind = rng.random()
    if kind < 0.25:  # gingham
        share = rng.uniform(0.4, 0.6)
        return np.array([share, 1.0]), inks[[int(rng.integers(1, 4)), 0]]
    count = int(rng.integers(4, 8))
    wide = np.where(np.arange(count) % 2 == 0, rng.uniform(1.6, 4.0, count), rng.uniform(0.35, 1.0, count))
    if kind > 0.75:
        wide = rng.uniform(0.6, 2.0, count)
    base = np.array([0, 2, 0, 3, 1, 4, 2]) if rng.random() < 0.5 else np.array([1, 0, 2, 4, 1, 3, 0])
    return np.cumsum(wide) / wide.sum(), inks[base[:count]]


def _stripes(sett: tuple[np.ndarray, np.ndarray], along: np.ndarray) -> np.ndarray:
    ends, colours = sett
    folded = np.abs((along * 2) % 2.0 - 1.0)
    return colours[np.minimum(np.searchsorted(ends, folded), len(ends) - 1)]


def tiles(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Painted tiles: a medallion in the middle and one at the corners, both with the symmetries of the square."""
    sheet = Fields(size, inks[0])
    ground = int(rng.choice([0, 1, 2, 4], p=[0.6, 0.2, 0.1, 0.1]))
    sheet.colours[:] = inks[ground]
    x, y = np.abs(sheet.x - 0.5), np.abs(sheet.y - 0.5)
    big = rng.uniform(0.36, 0.47)
    small = rng.uniform(0.66, 0.74) - big
    _frame(rng, sheet, inks, (x, y), ground)
    edge = rng.uniform(0.03, 0.07)
    for middle in ((0.5, 0.0), (0.0, 0.5)):
        diamond = np.abs(x - middle[0]) + np.abs(y - middle[1])
        sheet.paint(diamond - edge * 1.5, inks[1 if ground != 1 else 0])
        sheet.paint(diamond - edge * 0.85, inks[3])
    _medallion(rng, sheet, inks, (x, y), big, ground)
    _medallion(rng, sheet, inks, (0.5 - x, 0.5 - y), small, ground)
    return sheet.finished()


def _frame(rng: Rng, sheet: Fields, inks: np.ndarray, at: tuple[np.ndarray, np.ndarray], ground: int) -> None:
    """Paint what joins the medallions: diagonals, arcs or nothing."""
    x, y = at
    kind, width = rng.random(), rng.uniform(0.012, 0.03)
    ink = inks[int(rng.choice([i for i in (1, 2, 4) if i != ground]))]
    if kind < 0.3:
        sheet.paint(np.abs(x + y - 0.5) * 0.707 - width, ink)
    elif kind < 0.65:
        radius = rng.uniform(0.36, 0.5)
        for cx, cy in ((0.5, 0.0), (0.0, 0.5)):
            sheet.paint(np.abs(np.hypot(x - cx, y - cy) - radius * 0.72) - width, ink)
    elif kind < 0.85:
        sheet.paint(np.abs(x - y) * 0.707 - width, ink)


def _medallion(
    rng: Rng, sheet: Fields, inks: np.ndarray, at: tuple[np.ndarray, np.ndarray], reach: float, ground: int
) -> None:
    """Paint three to five layers of one rosette, the widest first, each outlined against the last."""
    radius, angle = np.hypot(*at), np.arctan2(at[1], at[0])
    fold = int(rng.choice([4, 8, 8, 12, 16]))
    under, edge = ground, reach
    for number in range(int(rng.integers(3, 6))):
        ink = int(rng.choice([i for i in range(5) if i != under]))
        shape = _layer(rng, radius, angle, edge, fold if number else int(rng.choice([4, 8])), number)
        if rng.random() < 0.6:
            line = next(i for i in (1, 0) if i != under and i != ink) if ink > 1 else 3
            sheet.paint(shape - 0.011, inks[line])
        sheet.paint(shape, inks[ink])
        under, edge = ink, edge * rng.uniform(0.58, 0.8)
        if edge < 0.05:
            break
    heart = int(rng.choice([i for i in range(5) if i != under]))
    sheet.paint(radius - max(edge * 0.45, 0.018), inks[heart])


def _layer(
    rng: Rng, radius: np.ndarray, angle: np.ndarray, edge: float, fold: int, number: int
) -> np.ndarray:
    """Return the distance to a disc, a flower, a star or a ring of leaves of about the radius `edge`."""
    kind = rng.random()
    folded = (
        np.abs((angle * fold / TAU + 0.5 * (rng.random() < 0.5)) % 1.0 - 0.5) * TAU / fold
    )  # 0 on a spoke
    along, aside = radius * np.cos(folded), radius * np.sin(folded)
    if kind < 0.15:
        return radius - edge * 0.9
    if kind < 0.45:  # petals
        depth, power = rng.uniform(0.2, 0.55), rng.uniform(0.45, 1.1)
        wave = np.abs(np.cos(np.clip(folded * fold / 2, 0, np.pi / 2))) ** power
        return (radius - edge * (1 - depth + depth * wave)) * 0.75
    if kind < 0.7:  # star: a straight edge from each tip to each notch
        notch = rng.uniform(0.5, 0.8) * edge
        half = np.pi / fold
        tip, inner = np.array([edge, 0.0]), notch * np.array([np.cos(half), np.sin(half)])
        normal = np.array([-(inner - tip)[1], (inner - tip)[0]])
        normal /= np.linalg.norm(normal) * np.sign(normal[0])
        return (along - tip[0]) * normal[0] + (aside - tip[1]) * normal[1]
    middle, length = edge * 0.62, edge * 0.38  # leaves
    if number == 0:
        middle, length = edge * 0.5, edge * 0.5
    width = min(rng.uniform(0.3, 0.6) * length, middle * np.tan(np.pi / fold) * 0.95)
    belly = 1 - np.clip((along - middle) / length, -3, 3) ** 2
    return (np.abs(aside) - width * belly) * 0.8


def botanical(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Flowers: sprigs with a blossom in a half drop, or large blossoms in a wreath of leaves."""
    sheet = Shapes(size, inks[0])
    plant = _Plant(rng, inks)
    filler = int(rng.integers(0, 3))
    if rng.random() < 0.6:
        lean, mirror = rng.uniform(-0.5, 0.5), float(rng.choice([-1.0, 1.0]))
        plant.sprig(sheet, np.array((0.27, 0.29)), lean, 1.0)
        plant.sprig(sheet, np.array((0.77, 0.79)), lean * mirror, mirror)
        for centre in ((0.77, 0.27), (0.27, 0.77)):
            plant.filler(sheet, np.array(centre), filler)
    else:
        plant.wreath(sheet, np.array((0.5, 0.5)), rng.uniform(1.45, 1.75))
        plant.wreath(sheet, np.array((0.0, 0.0)), rng.uniform(0.95, 1.3))
        for centre in ((0.5, 0.0), (0.0, 0.5)):
            plant.filler(sheet, np.array(centre) - (0, 0.02 * (filler == 1)), filler)
    if plant.dots:
        for spot in ((0.02, 0.27), (0.52, 0.27), (0.02, 0.77), (0.52, 0.77)):
            quarter = (spot[0] + 0.23, spot[1] - 0.02) if plant.wreathed else spot
            sheet.disc(np.array(quarter), plant.dots, inks[1])
    return sheet.finished()


class _Plant:
    """One species: the same leaves and blossoms wherever it is drawn."""

    def __init__(self, rng: Rng, inks: np.ndarray) -> None:
        self.rng, self.inks = rng, inks
        self.wreathed = False
        self.length = rng.uniform(0.52, 0.62)
        self.bend = rng.uniform(0.04, 0.2)
        self.pairs = int(rng.integers(3, 5))
        self.leaf = np.array([rng.uniform(0.19, 0.25), rng.uniform(0.036, 0.056)])
        self.opening = rng.uniform(0.6, 0.95)
        self.dots = rng.uniform(0.013, 0.022) if rng.random() < 0.6 else 0.0
        self.petals = int(rng.integers(5, 9))
        self.bloom = rng.uniform(0.12, 0.16)
        self.petal = rng.uniform(0.75, 1.15)
        self.stem_ink, self.vein = inks[1], rng.random() < 0.6
        first, second, third = rng.permutation([2, 3, 4])
        self.leaf_ink, self.petal_ink, self.other_ink = inks[first], inks[second], inks[third]
        if rng.random() < 0.3:
            self.leaf_ink = inks[1]
            self.stem_ink = inks[1]
            self.vein = False

    def sprig(self, sheet: Shapes, centre: np.ndarray, lean: float, mirror: float) -> None:
        """Draw a stem through `centre` with its leaves, and the blossom on its top."""
        t = np.linspace(0, 1, 24)[:, None]
        half = self.length / 2
        ends = np.array([[0.0, half], [self.bend * mirror * 1.6, 0.0], [0.0, -half + 0.06]])
        curve = (1 - t) ** 2 * ends[0] + 2 * t * (1 - t) * ends[1] + t**2 * ends[2]
        curve = centre + turned(curve - (self.bend * mirror * 0.4, 0), lean * 0.6)
        for pair in range(self.pairs):
            at = 0.08 + 0.52 * pair / (self.pairs - 1)
            place = int(at * 23)
            heading = np.arctan2(*(curve[place + 1] - curve[place])[::-1])
            shrink = 1.08 - 0.55 * at
            for side in (-1, 1):
                self.draw_leaf(sheet, curve[place], heading + side * self.opening, shrink)
        sheet.stroke(curve, 0.014, self.stem_ink)
        self.blossom(sheet, curve[-1], np.arctan2(*(curve[-1] - curve[-3])[::-1]))

    def draw_leaf(self, sheet: Shapes, root: np.ndarray, heading: float, scale: float) -> None:
        """Draw one pointed leaf, with its vein."""
        length, width = self.leaf * scale
        t = np.linspace(0, 1, 14)
        belly = np.sin(np.pi * t**0.8) ** 0.9 * width
        outline = np.stack([np.concatenate([t, t[::-1]]) * length, np.concatenate([belly, -belly[::-1]])], 1)
        rim = outline + np.stack([np.zeros(28), 0.011 * np.sign(outline[:, 1])], 1)
        sheet.polygon(root + turned(rim, heading), self.inks[0])  # keeps leaves apart that overlap
        sheet.polygon(root + turned(outline, heading), self.leaf_ink)
        if self.vein:
            line = np.stack([t[:11] * length, np.zeros(11)], 1)
            sheet.stroke(root + turned(line, heading), 0.009, self.stem_ink)

    def wreath(self, sheet: Shapes, centre: np.ndarray, scale: float) -> None:
        """Draw a large blossom on a star of leaves."""
        self.wreathed = True
        for first, length in ((0.0, 0.9), (0.5, 1.05)) if scale > 1.4 else ((0.5, 1.0),):
            for angle in (np.arange(4) + first) * TAU / 4:
                self.draw_leaf(sheet, centre, angle, scale * length)
        usual, self.bloom = self.bloom, self.bloom * scale * 0.85
        self.blossom(sheet, centre, np.pi / 2)
        self.bloom = usual

    def blossom(self, sheet: Shapes, centre: np.ndarray, heading: float) -> None:
        """Draw a flower of equal petals in two shades, with its heart."""
        shade = mixed(self.petal_ink, self.inks[1], 0.22)
        for ring, ink in ((1.0, self.petal_ink), (0.62, shade)):
            for angle in heading + (np.arange(self.petals) + 0.5 * (ring < 1)) * TAU / self.petals:
                self.draw_petal(sheet, centre, angle, self.bloom * ring, ink)
        sheet.disc(centre, self.bloom * 0.27, self.other_ink)
        sheet.disc(centre, self.bloom * 0.12, self.inks[1])

    def draw_petal(
        self, sheet: Shapes, centre: np.ndarray, angle: float, length: float, ink: np.ndarray
    ) -> None:
        """Draw an egg from `centre` outwards."""
        egg = circle(20) * (length * 0.5, length * self.petal * 2.0 / self.petals)
        egg[:, 1] *= 1 + 0.35 * egg[:, 0] / (length * 0.5)
        sheet.polygon(centre + turned(egg + np.array((length * 0.52, 0)), angle), ink)

    def filler(self, sheet: Shapes, centre: np.ndarray, kind: int) -> None:
        """Draw a small thing between the sprigs: a lone blossom, a spray of berries or crossed leaves."""
        if kind == 0:
            self.blossom(sheet, centre, -np.pi / 2)
        elif kind == 1:
            for angle in (-np.pi / 2 + np.array([-0.75, 0.0, 0.75])).tolist():
                tip = centre + turned(np.array([[0.13, 0.0]]), angle)[0]
                sheet.stroke(np.linspace(centre + np.array((0, 0.09)), tip, 6), 0.011, self.stem_ink)
                sheet.disc(tip, 0.034, self.other_ink)
        else:
            for angle in (np.pi / 4 + np.arange(4) * np.pi / 2).tolist():
                self.draw_leaf(sheet, centre, angle, 0.72)
            sheet.disc(centre, 0.026, self.petal_ink)


def bauhaus(rng: Rng, inks: np.ndarray, size: int) -> np.ndarray:
    """Quarter and half discs, dots, triangles and stripes on a grid of four by four, repeated by halves."""
    sheet = Fields(size, inks[0])
    motifs = rng.permutation(len(_MOTIFS))[: int(rng.integers(2, 5))]
    block = [(int(rng.choice(motifs)), int(rng.integers(4)), rng.permutation(5)[:3]) for _ in range(16)]
    order = int(rng.integers(3))
    for row in range(4):
        for column in range(4):
            kind, turn, colours = block[(row % 2) * 2 + column % 2 if order == 0 else (row % 2) * 4 + column]
            if order == 2 and row >= 2:  # the lower half is the upper one turned about
                kind, turn, colours = block[(row % 2) * 4 + 3 - column]
                turn += 2
            _cell(sheet, inks[colours], row, column, _MOTIFS[kind], turn)
    return sheet.finished()


def _cell(sheet: Fields, inks: np.ndarray, row: int, column: int, motif: str, turn: int) -> None:
    """Paint one of the sixteen cells; inside it u and v run from 0 to 1 after `turn` quarter turns."""
    step = sheet.pixels // 4
    part = np.s_[row * step : (row + 1) * step, column * step : (column + 1) * step]
    axis = (np.arange(step, dtype=np.float32) + 0.5) / step
    u, v = np.meshgrid(axis, axis)
    for _ in range(turn % 4):
        u, v = 1 - v, u
    window = sheet.colours[part]
    window[:] = inks[0]
    for distance, ink in _motif(motif, u, v):
        cover = np.clip(0.5 - distance * step * 0.7, 0, 1)[..., None]
        window += ((inks[ink] - window) * cover).astype(np.float32)


def _motif(motif: str, u: np.ndarray, v: np.ndarray) -> list[tuple[np.ndarray, int]]:
    """Return the fields of a motif, first to last, each with the number of its ink."""
    corner, centre = np.hypot(u, v), np.hypot(u - 0.5, v - 0.5)
    match motif:
        case "quarter":
            return [(corner - 1.0, 1)]
        case "arches":
            return [(corner - 1.0, 1), (corner - 0.68, 0), (corner - 0.36, 2)]
        case "half":
            return [(np.hypot(u - 0.5, v) - 0.5, 1)]
        case "halves":
            return [(np.hypot(u - 0.5, v) - 0.5, 1), (np.maximum(centre - 0.5, 0.5 - v), 2)]
        case "dot":
            return [(centre - 0.36, 1), (centre - 0.16, 2)]
        case "triangle":
            return [((u + v - 1) * 0.707, 1)]
        case "leaf":
            return [(np.maximum(corner, np.hypot(u - 1, v - 1)) - 1.0, 1)]
        case "stripes":
            return [(np.abs((v * 4 + 0.5) % 1.0 - 0.5) / 4 - 0.0625, 1)]
        case _:
            return [(np.maximum(np.abs(u - 0.5), np.abs(v - 0.5)) - 0.3, 1), (centre - 0.2, 2)]


_MOTIFS = ("quarter", "arches", "half", "halves", "dot", "triangle", "leaf", "stripes", "square")
FAMILIES = {f.__name__: f for f in (terrazzo, waves, plaid, tiles, botanical, bauhaus)}
"""Every family by name; its place is its label."""
