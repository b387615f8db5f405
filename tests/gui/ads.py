"""Ads in the window for tests: what the toy composer made, placed, and what a person sees of them."""

from __future__ import annotations

from dataclasses import replace

from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.layout_layers import inner_of
from creastudio.core.results import Result
from creastudio.host.registry import Registry
from tests.gui.conftest import StudioRobot
from tests.support import layouts as toys
from tests.unit.core.layouts import element


def add_toys(studio: StudioRobot, *, resolving: bool = True) -> None:
    """Give the studio the toy composer, and its resolver."""
    registry = studio.session.environment.registry
    toy = registry.plugins[0]
    assert toy.face is not None
    fresh = (toys.generator(), toys.resolver()) if resolving else (toys.generator(),)
    face = replace(toy.face, generators=(*toy.face.generators, *fresh))
    studio.session.environment.registry = Registry((replace(toy, face=face), *registry.plugins[1:]))


def make_ads(studio: StudioRobot, *, resolving: bool = True) -> list[Result]:
    """Make two variants of an ad in three formats and return the results."""
    add_toys(studio, resolving=resolving)
    picture = studio.session.workspace.blobs.put(toys.picture_bytes())
    path = studio.session.workspace.blobs.path(picture)
    inputs = {name: toys.job_input(name, path, picture) for name in ("picture", "logo")}
    record = studio.session.run("toy.ads", {"variants": 2}, seed=5, inputs=inputs)
    assert record is not None
    studio.wait(lambda: len(studio.session.workspace.results) == 6)
    studio.idle()
    return list(studio.session.workspace.results)


def place_ads(studio: StudioRobot, *, resolving: bool = True) -> tuple[Artboard, ...]:
    """Make ads, place the first variant, and return its artboards."""
    results = make_ads(studio, resolving=resolving)
    assert studio.session.accept(results[0].id)
    return ads_of(studio)


def ads_of(studio: StudioRobot) -> tuple[Artboard, ...]:
    """Return the artboards that came of layouts."""
    return tuple(board for board in studio.session.document.artboards if board.layout is not None)


def headline(board: Artboard) -> TextLayer:
    """Return the headline of an ad."""
    found = inner_of(element(board, "headline"))
    assert isinstance(found, TextLayer)
    return found
