"""Formats of platforms that take the logo alone, beside ads: it stands in their middle, on a ground that it can be seen on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from creastudio.api.formats import ArtboardFormat
from creastudio.api.layout import Box, Element, Layout
from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.logos import Logo

PLAIN_GROUNDS = ("#ffffff", "#16181d")
"""Grounds that are tried, the first first."""

MARGIN = 0.06
"""Least share of the shorter side that stays free around a logo."""


def alone(form: ArtboardFormat, logos: Sequence[Logo], given: dict[str, Any]) -> Layout:
    """Return a format with the logo alone.

    Parameters
    ----------
    logos : sequence of Logo
        Variants of one logo, at least one.
    given : dict
        Further fields of the layout: title, link, variant.
    """
    logo, ground = min(
        ((logo, ground) for ground in PLAIN_GROUNDS for logo in logos), key=lambda pair: _unfit(*pair)
    )
    free = max(MARGIN * min(form.width, form.height), 0.0)
    wide, high = form.width - 2 * free, form.height - 2 * free
    # What stays clear around it is a share of its shorter side, and belongs to the room that it takes.
    clear = 2 * logo.clear * min(1.0, 1 / logo.aspect)
    width = min(wide / (1 + clear), high / (1 / logo.aspect + clear))
    height = width / logo.aspect
    box = Box(x=(form.width - width) / 2, y=(form.height - height) / 2, width=width, height=height)
    return Layout(
        format=form.id,
        width=form.width,
        height=form.height,
        resolution=form.resolution,
        background=ground,
        elements=(Element(id="logo", role="logo", box=box, picture=logo.sha256),),
        reasons=("This format holds the logo alone.",),
        **given,
    )


def _unfit(logo: Logo, ground: str) -> tuple[float, bool]:
    """Return how much of a logo is lost on a ground, and whether it is made for another one."""
    light = np.asarray(luminance(rgb_of(ground)))[None]
    return round(logo.hidden_on(light), 3), not logo.suits(light)
