"""Ads composed and arranged again, how fast; and how good: forty briefs in twelve formats, ours beside three plain ways."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.rows import Row

if TYPE_CHECKING:
    import numpy as np

    from creastudio.api.layout import Layout
    from creastudio.render.image_source import ImageSource
    from tests.support.layout_briefs import TestBrief

NEEDS = (
    "creastudio_layout.engine.compose",
    "creastudio.render.layout_picture",
    "creastudio.render.text_measuring",
)

FORMATS = (
    "meta.square, meta.portrait, meta.story, meta.link, iab.970x250, iab.728x90, iab.300x250, iab.160x600, iab.300x600, iab.320x50, "
    "youtube.thumbnail, pinterest.pin"
)
BRIEFS = 40
VARIANTS = 4


def run() -> list[Row]:
    """Measure speed, then judge."""
    with tempfile.TemporaryDirectory() as folder:
        from tests.support.layout_briefs import briefs

        given = briefs(Path(folder) / "briefs", BRIEFS)
        return [*_speed(Path(folder), given[0]), *quality(Path(folder), given)]


def composed(
    folder: Path, brief: TestBrief, variants: int, seed: int = 7, past: Path | None = None
) -> list[Layout]:
    """Run the generator on a brief with the studio's own measuring."""
    from creastudio.api.layout import Layout
    from creastudio.api.testing import FakeContext
    from creastudio.render.text_measuring import measure
    from creastudio_layout.engine.compose import run as compose
    from creastudio_layout.tools.compose import ComposeParams

    named = {
        "picture": brief.picture,
        "brand": brief.brand,
        "logo": None if brief.brand else brief.logo,
        "past": past,
    }
    inputs = {name: file for name, file in named.items() if file}
    context = FakeContext(folder / "job", seed=seed, inputs=inputs)
    context.measure_text = measure  # type: ignore[method-assign]
    compose(ComposeParams.model_validate({"formats": FORMATS, "variants": variants, **brief.words}), context)
    return [Layout.loads(artifact.read()) for artifact in context.results]


def images_of(brief: TestBrief) -> ImageSource:
    import hashlib

    from creastudio.api.brand_file import read_brand
    from creastudio.render.image_source import ImageSource

    files = [file.read_bytes() for file in (brief.picture, brief.logo) if file]
    known = {hashlib.sha256(data).hexdigest(): data for data in files}
    known |= read_brand(brief.brand).pictures if brief.brand else {}
    return ImageSource(lambda sha256: known[sha256])


def _speed(folder: Path, brief: TestBrief) -> list[Row]:
    from creastudio.render.layout_picture import layout_image
    from creastudio.render.text_measuring import measure
    from creastudio_layout.engine.resolve import resolved

    composed(folder, brief, 1)
    took, used = _least(lambda: composed(folder, brief, 4))
    layouts = composed(folder, brief, 4)
    images = images_of(brief)
    drawn, _ = _least(lambda: [layout_image(layout, images) for layout in layouts], 1)
    texts = iter(range(1000))
    words = brief.words["headline"]

    def edit() -> None:
        changed = [_said(layout, f"{words} {next(texts)}") for layout in layouts[:12]]
        resolved(changed, measure)

    again, again_used = _least(edit)
    return [
        Row("12 formats x 4 variants composed", took, "s", 1.0, "<=", f"one process; {used:.2f} s of processor time"),
        Row("the same drawn in full size", drawn, "s", 3.0),
        Row("12 linked sizes arranged again after an edit", 1000 * again, "ms", 150, "<=", f"{1000 * again_used:.0f} ms of processor time"),
    ]  # fmt: skip


def _least(action: object, repeat: int = 5) -> tuple[float, float]:
    """Return the shortest of some runs, s, and the least processor time."""
    walls, works = [], []
    for _ in range(repeat):
        wall, work = time.perf_counter(), time.process_time()
        action()  # type: ignore[operator]
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - work)
    return min(walls), min(works)


def _said(layout: Layout, text: str) -> Layout:
    elements = tuple(
        item.model_copy(update={"text": text}) if item.role == "headline" else item
        for item in layout.elements
    )
    return layout.model_copy(update={"elements": elements})


def quality(folder: Path, given: list[TestBrief]) -> list[Row]:
    """Judge four ways of laying these briefs out; ours is held against the targets."""
    scores = judged_all(folder, given)
    rows: list[Row] = []
    for way in ("ours", "random", "centred stack", "scaled square"):
        found = scores[way]

        def mean(name: str, found: list[dict[str, float]] = found) -> float:
            return sum(item[name] for item in found) / len(found)

        enough = 100 * sum(item["contrast_large"] >= 1 for item in found) / len(found)
        all_enough = 100 * sum(item["contrast"] >= 4.5 for item in found) / len(found)
        ours = way == "ours"
        rows += [
            Row(f"{way}: thing covered (Occ)", mean("occlusion"), "", 0.02 if ours else None),
            Row(f"{way}: edges under words (Rea)", mean("unreadability"), "", 0.13 if ours else None),
            Row(f"{way}: contrast enough, 4.5, or 3 for large", enough, "%", 100 if ours else None, ">="),
            Row(f"{way}: contrast 4.5 throughout", all_enough, "%"),
            Row(f"{way}: overlap", mean("overlap"), "", 0.0 if ours else None),
            Row(f"{way}: not in the safe part", 100 * mean("unsafe"), "%", 0.0 if ours else None),
            Row(f"{way}: words fit", 100 * mean("fits"), "%", 100 if ours else None, ">="),
            Row(f"{way}: headline, share of the side", mean("headline"), ""),
            Row(f"{way}: picture that shows", 100 * mean("shows"), "%"),
            Row(f"{way}: parts left out", mean("dropped"), ""),
            Row(f"{way}: thing that its picture still shows", 100 * mean("kept"), "%"),
            Row(f"{way}: words out of line (Ali)", mean("alignment"), ""),
            Row(f"{way}: logo with less than its clear space", 100 * mean("crowded"), "%"),
        ]
    rows.append(
        Row(
            "ours: unlikeness of four variants",
            scores["diversity"][0]["value"],
            "",
            None,
            "<=",
            "1 - mean IoU of texts",
        )
    )
    return rows


def judged_all(folder: Path, given: list[TestBrief]) -> dict[str, list[dict[str, float]]]:
    """Return way -> what each of its layouts is like; of ours, four variants a brief and format."""
    import numpy as np

    from creastudio.api.formats import formats_in
    from creastudio.render.layout_picture import layout_image
    from creastudio.render.text_measuring import measure
    from creastudio_layout.engine.copy import Words, set_texts
    from creastudio_layout.engine.pictures import look_at
    from creastudio_layout.theory.sizes import room_of
    from tests.support.layout_baselines import at_random, centred, scaled
    from tests.support.layout_judge import judged

    forms = formats_in(FORMATS)
    rooms = [room_of(form) for form in forms]
    scores: dict[str, list[dict[str, float]]] = defaultdict(list)
    for brief in given:
        images = images_of(brief)

        def paint(layout: Layout, side: int, images: ImageSource = images) -> np.ndarray:
            return pixels(layout_image(layout, images, side))

        seen = look_at(brief.picture)
        sets: Mapping = {
            role: item for (_, role), item in set_texts(Words(brief.words), ["clean"], (), measure).items()
        }
        rng = np.random.default_rng(brief.number)
        ours = composed(folder, brief, VARIANTS)
        scores["diversity"].append({"value": _unlike(ours, len(forms))})
        for at, layout in enumerate(ours):
            scores["ours"].append(judged(layout, rooms[at % len(forms)], brief.subject, paint, measure))
        for form, room in zip(forms, rooms, strict=True):
            ways = {
                "random": at_random(room, brief.words, sets, seen, rng),
                "centred stack": centred(room, brief.words, sets, seen),
                "scaled square": scaled(ours[0], room, seen),
            }
            for way, item in ways.items():
                safe = item.model_copy(update={"safe": form.safe})
                scores[way].append(judged(safe, room, brief.subject, paint, measure))
    values = scores["diversity"]
    scores["diversity"] = [{"value": sum(item["value"] for item in values) / max(1, len(values))}]
    return dict(scores)


def pixels(image: object) -> np.ndarray:
    """Return a QImage as (rows, columns, 3), 0 to 1."""
    import numpy as np
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(np.float64) / 255


def _unlike(layouts: list[Layout], count: int) -> float:
    """Return how unlike variants are: 1 - the mean overlap of their headlines, pictures and buttons in the same format."""
    from itertools import combinations

    shares: list[float] = []
    for form in range(count):
        for one, other in combinations(layouts[form::count], 2):
            for name in ("headline", "cta", "picture"):
                a, b = one.element(name), other.element(name)
                if a is None or b is None:
                    continue
                wide = min(a.box.x + a.box.width, b.box.x + b.box.width) - max(a.box.x, b.box.x)
                high = min(a.box.y + a.box.height, b.box.y + b.box.height) - max(a.box.y, b.box.y)
                both = max(0.0, wide) * max(0.0, high)
                shares.append(both / (a.box.width * a.box.height + b.box.width * b.box.height - both))
    return 1 - sum(shares) / max(1, len(shares))
