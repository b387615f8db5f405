"""Composers get the past ads of the library, unless a person gives others, or wants none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from creastudio.api.generator import Input
from creastudio.api.past_ads import PastAd, PastElement, read_past
from creastudio.host.registry import Registry
from creastudio.workspace.layout_taste import with_taste
from creastudio.workspace.past_ads import liked_pictures, past_library
from tests.gui.conftest import StudioRobot

LOGO = PastElement(role="logo", box=(0, 0, 4, 4))


def an_asking_work(studio: StudioRobot) -> str:
    """Add a generator that takes past ads."""
    environment = studio.session.environment
    plugin = environment.registry.plugins[0]
    assert plugin.face is not None
    slot = Input(name="past", kind="text", required=False, role="past")
    asking = environment.registry.work("toy.dots").model_copy(update={"id": "toy.asks", "takes": (slot,)})
    face = replace(plugin.face, generators=(*plugin.face.generators, asking))  # type: ignore[arg-type]
    environment.registry = Registry((replace(plugin, face=face), *environment.registry.plugins[1:]))
    return "toy.asks"


def test_annotated_ads_are_given(studio: StudioRobot, tmp_path: Path) -> None:
    work = an_asking_work(studio)
    workspace = studio.session.workspace
    assert with_taste(workspace, work, {}) == {}
    ads = (PastAd(width=9, height=9, elements=(LOGO,)), PastAd(width=8, height=8))
    past_library().save(ads)
    given = with_taste(workspace, work, {})
    assert given is not None
    assert read_past(Path(given["past"].path)) == ads[:1]  # type: ignore[union-attr]
    own = tmp_path / "own.json"
    assert with_taste(workspace, work, {"past": own}) == {"past": own}
    studio.session.update_settings(use_past_ads=False)
    assert with_taste(workspace, work, {}) == {}


def test_liked_ads_with_pictures_are_for_training(studio: StudioRobot) -> None:
    library = past_library()
    image = library.add_picture(b"picture", "a.png", ".png")
    good, bad = PastAd(image=image, width=9, height=9), PastAd(image=image, width=9, height=9, liking=1)
    library.save((good, bad, PastAd(width=9, height=9)))
    assert liked_pictures() == [(good, library.picture(good))]
