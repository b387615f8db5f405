"""``layout.results``: which variant of an ad did best, how sure that is, and what it teaches.

The rate of clicks of each variant has the posterior Beta(clicks + 1/2, others + 1/2), from Jeffreys' prior (Brown, Cai and DasGupta,
"Interval estimation for a binomial proportion", 2001). Its interval and the chance of being best are integrals over one grid on the
scale of log odds, so nothing is drawn at random.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from creastudio.api import Artifact, JobContext, UserError
from creastudio.api.layout import Layout, layouts_in
from creastudio.api.layout_taste import LayoutPair, LayoutTaste, preferred, traits_of
from creastudio.api.tables import Row, read_table
from creastudio.ml.job_inputs import optional_input
from creastudio_layout.tools.results import ResultsParams

Array = NDArray[np.float64]

COLUMNS = {
    "variant": ("ad", "ad name", "creative", "file", "link", "name", "方案", "广告", "创意", "素材", "文件"),
    "format": ("size", "placement", "版式", "尺寸"),
    "impressions": ("impr.", "impr", "views", "shown", "展示", "展现", "展示量", "曝光", "曝光量"),
    "clicks": ("click", "点击", "点击量", "点击数"),
    "conversions": ("conversion", "转化", "转化量", "转化数"),
}

MOST_VARIANTS = 200
MOST_BYTES = 40_000_000
"""Longest list of layouts that is read, bytes."""
SURE = 0.95
"""Chance of being best from which one is called the best."""
LEARNED_FROM = 0.8
"""Chance of being better from which a pair is learned from."""
STEPS = 400
"""Points of the grid that each variant adds."""


@dataclass(frozen=True)
class Counted:
    """How often a variant was shown and taken."""

    name: str
    shown: int
    taken: int
    formats: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ranked:
    """A variant with what is known of its rate.

    Attributes
    ----------
    low, high : float
        Between which the rate lies with 95 %.
    wilson : tuple of float
        The interval of Wilson (1927), as a check.
    best : float
        Chance that its rate is the highest of all.
    """

    counted: Counted
    rate: float
    low: float
    high: float
    wilson: tuple[float, float]
    best: float


def run(params: ResultsParams, ctx: JobContext) -> None:
    """Emit a report, and pairs to learn from where the layouts are known.

    Raises
    ------
    UserError
        When the table can't be read; it names the line.
    """
    file = ctx.input("figures")
    counted = counted_in(file.path, params.goal)
    ctx.check_cancelled()
    ctx.progress(0.3, "comparing the variants")
    ranked, better = ranking(counted)
    told = [
        {
            "variant": item.counted.name, "impressions": item.counted.shown, "taken": item.counted.taken, "rate": item.rate,
            "low": item.low, "high": item.high, "best": item.best,
        }
        for item in ranked
    ]  # fmt: skip
    report = markdown(ranked, params.goal)
    ctx.emit(
        Artifact(
            "text/markdown",
            report.encode(),
            title="Results of ads",
            metadata={"ranking": told, "report": True},
            index=0,
        )
    )
    known = optional_input(ctx, "layouts")
    layouts = known_layouts(known.path) if known else ()
    pairs = pairs_of(ranked, better, layouts)
    if pairs:
        taste = LayoutTaste().with_pairs(pairs)
        told_of = {"teaches": "layouts", "pairs": len(taste.pairs)}
        ctx.emit(
            Artifact(
                "application/json", taste.dumps(), title="Learned from figures", metadata=told_of, index=1
            )
        )
    ctx.progress(1.0)


def known_layouts(path: Path) -> tuple[Layout, ...]:
    """Return the layouts of a file that holds a JSON list of them; UserError when it is too large or something else."""
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UserError(f"'{path.name}' holds too many layouts.", hint="Give those of one campaign.")
    return layouts_in(data.decode("utf-8", "replace"))


def counted_in(path: Path, goal: str = "clicks") -> list[Counted]:
    """Return the variants of a table, each with the sums over its lines, in their order.

    Parameters
    ----------
    goal : {"clicks", "conversions"}

    Raises
    ------
    UserError
        When a column is missing or a line makes no sense.
    """
    rows = read_table(path, COLUMNS, ("variant", "impressions", goal))
    found: dict[str, Counted] = {}
    for row in rows:
        shown, taken = row.whole("impressions"), row.whole(goal, 0)
        if taken > shown:
            raise UserError(
                f"'{row.name}', line {row.line}: {taken} {goal} of {shown} impressions can't be.",
                hint="Look whether the columns are named rightly.",
            )
        name, form = _named(row)
        before = found.get(name, Counted(name, 0, 0))
        found[name] = Counted(
            name,
            before.shown + shown,
            before.taken + taken,
            before.formats | frozenset([form] if form else []),
        )
        if len(found) > MOST_VARIANTS:
            raise UserError(
                f"'{row.name}' has more than {MOST_VARIANTS} variants.", hint="Give those of one campaign."
            )
    if len(found) < 2:
        raise UserError(
            f"'{path.name}' has fewer than two variants, so there is nothing to compare.",
            hint="Give one line a variant, or more.",
        )
    return list(found.values())


def _named(row: Row) -> tuple[str, str]:
    """Return variant and format of a line: "meta.story-B.png" is variant B in meta.story."""
    said = row.values.get("variant", "").strip()
    if not said:
        raise UserError(
            f"'{row.name}', line {row.line}: the variant isn't named.", hint="Write A, B or a file."
        )
    stem = re.sub(
        r"\.(png|jpe?g|webp|gif|zip|pdf|mp4|layout)$", "", said.replace("\\", "/").split("/")[-1], flags=re.I
    )
    form, dash, letter = stem.rpartition("-")
    if dash and re.fullmatch(r"[A-Za-z]", letter):
        return letter.upper(), row.values.get("format", "") or form
    return stem[:200], row.values.get("format", "")


def ranking(counted: Sequence[Counted]) -> tuple[list[Ranked], Array]:
    """Return variants, the most likely best first, and (variants, variants) the chance that one is better than another."""
    grid, density, below = _posteriors(counted)
    width = np.diff(grid)
    count = len(counted)
    best = np.zeros(count)
    logs = np.log(np.maximum(below, 1e-300))
    total = logs.sum(0)
    for at in range(count):
        best[at] = _integral(density[at] * np.exp(total - logs[at]), width)
    best /= best.sum()
    better = np.full((count, count), 0.5)
    for one, other in combinations(range(count), 2):
        better[one, other] = np.clip(_integral(density[one] * below[other], width), 0, 1)
        better[other, one] = 1 - better[one, other]
    order = sorted(range(count), key=lambda at: (-best[at], -_rate(counted[at]), counted[at].name))
    ranked = [_ranked(counted[at], grid, below[at], float(best[at])) for at in order]
    return ranked, better[np.ix_(order, order)]


def _ranked(counted: Counted, grid: Array, below: Array, best: float) -> Ranked:
    low, high = (float(1 / (1 + np.exp(-np.interp(share, below, grid)))) for share in (0.025, 0.975))
    return Ranked(counted, _rate(counted), low, high, wilson(counted.taken, counted.shown), best)


def _rate(counted: Counted) -> float:
    return (counted.taken + 0.5) / (counted.shown + 1)


def _posteriors(counted: Sequence[Counted]) -> tuple[Array, Array, Array]:
    """Return log odds (points,), and of each variant the density there and the chance of less (variants, points)."""
    a = np.array([item.taken + 0.5 for item in counted])
    b = np.array([item.shown - item.taken + 0.5 for item in counted])
    middle, spread = np.log(a / b), np.sqrt(1 / a + 1 / b)
    # With few clicks the left tail is long: it falls as exp(a x).
    left, right = 9 * spread + 12 / a, 9 * spread + 12 / b
    steps = np.linspace(-1, 1, STEPS)
    shape = np.sign(steps) * np.abs(steps) ** 1.7
    points = [
        at + np.where(shape < 0, before, after) * shape
        for at, before, after in zip(middle, left, right, strict=True)
    ]
    grid = np.unique(np.concatenate(points))
    height = -a[:, None] * np.logaddexp(0, -grid) - b[:, None] * np.logaddexp(0, grid)
    density = np.exp(height - height.max(1, keepdims=True))
    parts = 0.5 * (density[:, 1:] + density[:, :-1]) * np.diff(grid)
    below = np.concatenate([np.zeros((len(a), 1)), np.cumsum(parts, 1)], axis=1)
    whole = below[:, -1:]
    return grid, density / whole, below / whole


def _integral(values: Array, width: Array) -> float:
    return float((0.5 * (values[1:] + values[:-1]) * width).sum())


def wilson(taken: int, shown: int, z: float = 1.959964) -> tuple[float, float]:
    """Return the interval of Wilson for a share, 95 %; 0 to 1 where nothing was shown."""
    if shown == 0:
        return 0.0, 1.0
    share = taken / shown
    middle = (share + z * z / (2 * shown)) / (1 + z * z / shown)
    half = z * np.sqrt(share * (1 - share) / shown + z * z / (4 * shown * shown)) / (1 + z * z / shown)
    return float(max(0.0, middle - half)), float(min(1.0, middle + half))


def markdown(ranked: Sequence[Ranked], goal: str = "clicks") -> str:
    """Return the report: what can be said, then a table."""
    first = ranked[0]
    if first.best >= SURE:
        # Not "best": the check of advertising claims would flag the report.
        said = f"{first.counted.name} has the highest rate, with a chance of {_share(first.best)}."
    else:
        said = (
            f"There is not enough data to tell which rate is the highest. {first.counted.name} leads with a chance of {_share(first.best)}; "
            f"{_share(SURE)} is asked for."
        )
    lines = ["# Results of ads", "", said, ""]
    if len({item.counted.formats for item in ranked}) > 1:
        lines += ["The variants ran in different formats, which may be why their rates differ.", ""]
    lines += [
        f"| Variant | Impressions | {goal.capitalize()} | Rate | 95 % between | Chance of the highest rate |",
        "|---|---|---|---|---|---|",
    ]
    for item in ranked:
        name = item.counted.name.replace("|", "/")
        lines.append(
            f"| {name} | {item.counted.shown} | {item.counted.taken} | {item.rate:.3%} | {item.low:.3%} and {item.high:.3%} | {_share(item.best)} |"
        )
    return "\n".join(lines) + "\n"


def _share(value: float) -> str:
    if value < 0.005:
        return "less than 1 %"
    return f"{100 * value:.0f} %" if value < 0.995 else "more than 99 %"


def pairs_of(ranked: Sequence[Ranked], better: Array, layouts: Sequence[Layout]) -> list[LayoutPair]:
    """Return the pairs that figures teach, each as much as it is sure; none of variants that aren't known, or are close.

    Parameters
    ----------
    better : ndarray
        (variants, variants) As ``ranking`` gives it.
    """
    known = [_those(item.counted.name, layouts) for item in ranked]
    found: list[LayoutPair] = []
    for one, other in combinations(range(len(ranked)), 2):
        first, second = (one, other) if better[one, other] >= 0.5 else (other, one)
        sure = float(better[first, second])
        if sure < LEARNED_FROM or not known[first] or not known[second]:
            continue
        pairs = preferred(
            traits_of(known[first]), [traits_of(known[second])], min(1.0, 2 * sure - 1), "results"
        )
        found += pairs
    # All together count no more than one sure comparison a variant.
    much = sum(pair.weight for pair in found)
    most = max(1, len(ranked) - 1)
    if much > most:
        found = [_counting(pair, pair.weight * most / much) for pair in found]
    return found


def _counting(pair: LayoutPair, weight: float) -> LayoutPair:
    """Return a pair that counts otherwise."""
    return pair.model_copy(update={"weight": weight})


def _those(name: str, layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts of a variant by its link, letter or number; none where several ads are called so."""
    by_link = [layout for layout in layouts if layout.link and layout.link == name]
    if by_link:
        return by_link
    number = ord(name.upper()) - ord("A") if re.fullmatch(r"[A-Za-z]", name) else -1
    said = re.fullmatch(r"(?:variant|方案)?\s*(\d{1,2})", name, flags=re.I)
    number = int(said[1]) - 1 if said else number
    found = [layout for layout in layouts if layout.variant == number]
    return found if len({layout.link for layout in found}) == 1 else []
