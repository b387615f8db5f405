"""The examination of a folder of pictures: what is wrong with it, what is doubtful, and what suits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from creastudio.api.dataset import DatasetManifest, DatasetReport, Finding, PictureFacts
from creastudio.api.media import MAX_PICTURE_PIXELS
from creastudio.ml.dataset_advice import advice_for
from creastudio.ml.dataset_balance import balance, few
from creastudio.ml.dataset_files import MAX_FILES, Looks, list_folder, look_at
from creastudio.ml.dataset_kinds import file_findings, kind_findings
from creastudio.ml.dataset_leaks import mirror_leak, palette
from creastudio.ml.dataset_twins import twins

OnStep = Callable[[float, str], object]
"""Share of all that is done, 0 to 1, and in a few words what is done now; may raise to stop."""

READING = 0.85
"""Share of the time that reading takes."""


def examine(
    folder: Path,
    manifest: DatasetManifest | None = None,
    *,
    on_step: OnStep = lambda share, words: None,
    most: int = MAX_FILES,
    max_pixels: int = MAX_PICTURE_PIXELS,
) -> DatasetReport:
    """Look at every picture below `folder` and say what was found.

    Parameters
    ----------
    manifest : DatasetManifest, optional
        Choices made before: what is left out by them isn't complained of again, and counts for no advice.
    most : int
        How many pictures are looked at.
    max_pixels : int
        Larger pictures aren't decoded.

    Raises
    ------
    UserError
        When there is no such folder. A folder without a usable picture is a finding, not an error.
    """
    chosen = manifest or DatasetManifest()
    on_step(0.0, "looking for pictures")
    listing = list_folder(folder, most)

    def on_file(done: int, total: int) -> None:
        on_step(READING * done / max(1, total), f"looking at picture {done + 1} of {total}")

    looks = look_at(folder, listing.pictures, max_pixels=max_pixels, on_file=on_file)
    used = _used(looks, chosen)
    on_step(READING, "comparing pictures")

    def check() -> None:
        on_step(READING, "comparing pictures")

    found = [*file_findings(listing, looks, chosen), *twins(used, check)]
    labels = {name: chosen.label_of(name) for name in looks.names}
    classes = Counter(labels[name] for name in used.names if labels[name])
    found += few(used)
    found += balance(listing, labels, classes, used.names)
    found += kind_findings(used)
    on_step(0.95, "judging mirroring and colours")
    mirror = (
        mirror_leak(used.thumbs, lambda: on_step(0.95, "judging mirroring and colours"))
        if len(used)
        else None
    )
    colours = palette(used.thumbs, used.flatness) if len(used) else None
    advice, more, measures = advice_for(used, mirror, colours)
    return DatasetReport(
        name=folder.name,
        looked=len(listing.pictures),
        pictures=tuple(
            PictureFacts(name=name, width=fact.width, height=fact.height, label=labels[name])
            for name, fact in zip(looks.names, looks.facts, strict=True)
        ),
        classes=dict(sorted(classes.items())),
        findings=tuple(_by_weight([*found, *more])),
        advice=advice,
        measures=measures,
    )


def _used(looks: Looks, chosen: DatasetManifest) -> Looks:
    excluded = chosen.excluded
    if not excluded:
        return looks
    kept = [index for index, name in enumerate(looks.names) if name not in excluded]
    return Looks(
        [looks.names[index] for index in kept],
        [looks.facts[index] for index in kept],
        looks.thumbs[kept],
        looks.flatness[kept],
        [looks.hashes[index] for index in kept],
        looks.faults,
    )


def _by_weight(found: list[Finding]) -> list[Finding]:
    order = {"wrong": 0, "advice": 1, "note": 2}
    return sorted(found, key=lambda item: order[item.severity])
