"""What past ads bring: how near ads come to a house's arrangement with them and without, for briefs that the house never had."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.bench.rows import Row

NEEDS = ("creastudio_layout.engine.past_ads", "creastudio.render.text_measuring")

BRIEFS, VARIANTS = 6, 4

SIZES = ((1080, 1080), (1080, 1920), (1200, 628), (970, 250))
"""Of the past ads, px: one near each format."""

WORDS = ("headline", "subhead", "body", "cta", "price", "legal")


def past_file(
    folder: Path, words: tuple[float, float, float, float], picture: tuple[float, float, float, float]
) -> Path:
    """Write the past ads of a house whose words and pictures always lie alike.

    Parameters
    ----------
    words, picture : tuple of float
        x, y, width and height, shares of the ad.
    """
    x, y, across, down = words
    ads = []
    for width, height in SIZES:
        boxes = {
            "picture": picture, "headline": (x, y, across, 0.5 * down), "subhead": (x, y + 0.55 * down, across, 0.2 * down),
            "cta": (x, y + 0.8 * down, 0.6 * across, 0.2 * down),
        }  # fmt: skip
        elements = [
            {"role": role, "box": [box[0] * width, box[1] * height, box[2] * width, box[3] * height]}
            for role, box in boxes.items()
        ]
        ads.append({"image": f"{width}x{height}", "width": width, "height": height, "elements": elements})
    path = folder / f"past-{x}-{y}.json"
    path.write_text(json.dumps({"version": 1, "ads": ads}), encoding="utf-8")
    return path


HOUSES = {
    "words at the foot, pictures above": ((0.08, 0.62, 0.84, 0.3), (0.0, 0.0, 1.0, 0.56)),
    "words at the left, pictures beside": ((0.06, 0.15, 0.4, 0.7), (0.52, 0.0, 0.48, 1.0)),
}


def run() -> list[Row]:
    """Compose other briefs with the past ads of each house and without, and compare where their words lie."""
    import numpy as np

    from creastudio.api.layout import Layout
    from tests.bench.bench_layout import composed
    from tests.support.layout_briefs import briefs

    def likeness(layout: Layout, words: tuple[float, float, float, float]) -> float:
        """Intersection over union of the box around the words with the house's."""
        boxes = [item.box for item in layout.elements if item.role in WORDS]
        if not boxes:
            return 0.0
        left, top = min(box.x for box in boxes) / layout.width, min(box.y for box in boxes) / layout.height
        right = max(box.x + box.width for box in boxes) / layout.width
        foot = max(box.y + box.height for box in boxes) / layout.height
        across = min(right, words[0] + words[2]) - max(left, words[0])
        down = min(foot, words[1] + words[3]) - max(top, words[1])
        shared = max(0.0, across) * max(0.0, down)
        return shared / ((right - left) * (foot - top) + words[2] * words[3] - shared)

    found: dict[str, list[float]] = {
        "without": [],
        "with": [],
        "first with": [],
        "first without": [],
        "after": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        given = briefs(Path(folder) / "briefs", BRIEFS)
        for words, picture in HOUSES.values():
            past = past_file(Path(folder), words, picture)
            for brief in given:
                for name, extra in (("without", None), ("with", past)):
                    layouts = composed(Path(folder), brief, VARIANTS, past=extra)
                    each = len(layouts) // VARIANTS
                    sets = [layouts[at : at + each] for at in range(0, len(layouts), each)]
                    near = [float(np.mean([likeness(layout, words) for layout in ads])) for ads in sets]
                    found[name].append(max(near))
                    found[f"first {name}"].append(near[0])
                    if extra is not None:
                        found["after"].append(
                            float(np.mean([layout.scores.get("past", 0.0) > 0 for layout in layouts]))
                        )
    note = (
        f"{len(HOUSES)} houses, {BRIEFS} other briefs, {VARIANTS} variants; overlap of the words' boxes, IoU"
    )
    return [
        Row("words where the house has them, without past ads, best variant", 100 * float(np.mean(found["without"])), "%", None, ">=", note),
        Row("words where the house has them, with past ads, best variant", 100 * float(np.mean(found["with"])), "%", None, ">=", note),
        Row("words where the house has them, without past ads, first variant", 100 * float(np.mean(found["first without"])), "%", None, ">=", note),
        Row("words where the house has them, with past ads, first variant", 100 * float(np.mean(found["first with"])), "%", None, ">=", note),
        Row("layouts arranged after a past ad", 100 * float(np.mean(found["after"])), "%", None, ">=", note),
    ]  # fmt: skip
