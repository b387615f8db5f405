"""From what was measured to settings of a training, with the reasons in plain words."""

from __future__ import annotations

from statistics import median

from creastudio.api.dataset import DatasetAdvice, Finding
from creastudio.ml.dataset_files import Looks
from creastudio.ml.dataset_leaks import LEAST, TELLING, MirrorLeak, Palette

SIDES = (32, 64, 128, 256, 512)
"""Usual sides of what is learned, px."""

MANY = 5000
"""Pictures from which mirroring brings nothing."""

SOME = 1000
"""Pictures from which augmentation should adapt itself."""


def advice_for(
    looks: Looks, mirror: MirrorLeak | None, colours: Palette | None
) -> tuple[DatasetAdvice, list[Finding], dict[str, float]]:
    """Return the advice, findings about what would leak, and the measures they rest on."""
    if not len(looks) or colours is None:
        return DatasetAdvice(reasons=()), [], {}
    mirrors, mirror_reason, leak = _mirror(looks, mirror)
    augment, colour_reason, colour_leak = _augment(len(looks), colours)
    side = median(min(fact.width, fact.height) for fact in looks.facts)
    resolution = max((item for item in SIDES if item <= side), default=SIDES[0])
    size_reason = f"Half of the pictures have {side:.0f} px or more on their shorter side."
    measures = {
        "colourfulness": round(colours.colourfulness, 4),
        "flatness": round(colours.flatness, 4),
        "brightness_spread": round(colours.brightness_spread, 4),
    }
    if mirror is not None:
        measures |= {"told_apart": round(mirror.told, 4), "told_apart_floor": round(mirror.floor, 4)}
    advice = DatasetAdvice(
        mirror=mirrors,
        augment=augment,
        resolution=resolution,
        reasons=(mirror_reason, colour_reason, size_reason),
    )
    return advice, [item for item in (leak, colour_leak) if item is not None], measures


def _mirror(looks: Looks, mirror: MirrorLeak | None) -> tuple[bool, str, Finding | None]:
    if mirror is None:
        return (
            False,
            f"With fewer than {LEAST} pictures nobody can tell whether mirroring is safe; it stays off.",
            None,
        )
    share = f"{mirror.told * 100:.0f} of 100"
    chance = f"{mirror.floor * 100:.0f} by chance"
    if not mirror.leaks and mirror.floor > TELLING:
        return (
            True,
            f"So few pictures show plain differences alone; mirrored ones show none ({share}, {chance}).",
            None,
        )
    if not mirror.leaks:
        if len(looks) >= MANY:
            return (
                False,
                f"Mirrored pictures can't be told ({share}, {chance}), but so many pictures need no mirroring.",
                None,
            )
        return (
            True,
            f"Mirrored pictures can't be told from straight ones ({share}, {chance}): mirroring is safe.",
            None,
        )
    why = "Letters, logos, or things that all look or are lit from one side would come out mirrored as well."
    if abs(mirror.light) > 0.03:
        side = "right" if mirror.light > 0 else "left"
        why = f"The {side} side is the brighter one in most pictures; mirrored ones would blur that."
    finding = Finding(
        code="mirror_leak",
        severity="advice",
        title=f"Whether a picture is mirrored can be told for {share} pictures.",
        hint=f"{why} Leave mirroring off.",
    )
    return False, f"Mirrored pictures can be told ({share}, {chance}): mirroring stays off.", finding


def _augment(n: int, colours: Palette) -> tuple[str, str, Finding | None]:
    finding = None
    if colours.narrow:
        what = (
            "The pictures are grey"
            if colours.grey
            else "These are drawings in flat tints"
            if colours.flat
            else "All pictures are about equally bright"
        )
        finding = Finding(
            code="colour_leak",
            severity="note",
            title=f"{what}: changed colours would show in what the model makes.",
            hint="Leave colour out of the augmentation.",
        )
    if n >= SOME and colours.narrow:
        return (
            "adaptive",
            "With a thousand pictures or more, augmentation that adapts itself is best.",
            finding,
        )
    if n >= SOME:
        return (
            "adaptive,colour",
            "With a thousand pictures or more, augmentation that adapts itself is best; colours may change, too.",
            finding,
        )
    if colours.narrow:
        return (
            "translation,cutout",
            "With few pictures shifts and holes help; colour changes would leak.",
            finding,
        )
    return (
        "translation,cutout,colour",
        "With few pictures shifts, holes and colour changes help, and the pictures differ in colour anyway.",
        finding,
    )
