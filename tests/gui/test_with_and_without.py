"""The same ads with what was learned and without: one entry of the menu makes the others, from the very same inputs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QMenu

from creastudio.api import param
from creastudio.api.generator import Input
from creastudio.api.past_ads import PastAd, PastElement
from creastudio.core.results import Result
from creastudio.host.registry import Registry
from creastudio.shell.layouts.with_and_without import add_other, follows
from creastudio.shell.panels.results.batch_titles import BatchTitles
from creastudio.workspace.past_ads import past_library
from tests.gui.conftest import StudioRobot
from tests.support.layouts import AdParams, generator


class LearningParams(AdParams):
    """The toy composer's, with the switch."""

    learned: bool = param(True, title="Follow what was learned")


def make(studio: StudioRobot) -> list[Result]:
    """Make ads by a composer that learns, with a library of one past ad."""
    past_library().save((PastAd(width=9, height=9, elements=(PastElement(role="logo", box=(0, 0, 4, 4)),)),))
    toy = generator()
    slot = Input(name="past", kind="text", required=False, role="past")
    learning = toy.model_copy(update={"params": LearningParams, "takes": (*toy.takes, slot)})
    plugin = studio.session.environment.registry.plugins[0]
    assert plugin.face is not None
    face = replace(plugin.face, generators=(*plugin.face.generators, learning))
    studio.session.environment.registry = Registry((replace(plugin, face=face),))
    assert studio.session.run(learning.id, {"variants": 1}, seed=5) is not None
    studio.wait(lambda: len(studio.session.workspace.results) == 3)
    studio.idle()
    return list(studio.session.workspace.results)


def entries(studio: StudioRobot, result: Result) -> QMenu:
    menu = QMenu(studio.window)
    add_other(menu, studio.session, result)
    return menu


def test_the_others_are_made_from_the_same(studio: StudioRobot) -> None:
    results = make(studio)
    recipe = results[0].asset.recipe
    assert recipe is not None
    assert follows(studio.session, recipe)
    # What was learned since doesn't count: what is compared differs in the switch alone.
    past_library().save(())
    (entry,) = entries(studio, results[0]).actions()
    assert "without" in entry.text()
    entry.trigger()
    studio.wait(lambda: len(studio.session.workspace.results) == 6)
    studio.idle()
    fresh = next(item for item in studio.session.workspace.results if item not in results)
    other = fresh.asset.recipe
    assert other is not None
    assert other.params == {**recipe.params, "learned": False}
    assert (other.seed, other.inputs) == (recipe.seed, recipe.inputs)
    assert [item.name for item in other.inputs] == ["past"]
    titles = BatchTitles(studio.session)
    assert "without what was learned" in titles.of(fresh).detail
    assert "without" not in titles.of(results[0]).detail
    (back,) = entries(studio, fresh).actions()
    assert "with what" in back.text()


def test_others_have_no_such_entry(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    assert entries(studio, result).actions() == []
