"""Looking things up in a registry."""

from __future__ import annotations

import pytest

from creastudio.api import Generator, Panel, Trainer, UserError
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry

SKY = Generator(
    id="sky.clouds", title="Clouds", summary="Soft shapes.", category="Images", makes="image",
    good_for=("backgrounds",), entry="sky.engine:run",
)  # fmt: skip
SONG = Generator(
    id="song.write",
    title="Song",
    summary="A tune under clouds.",
    category="Music",
    makes="score",
    entry="s:r",
)
LEARN = Trainer(
    id="sky.train", title="Learn skies", category="Images", data="image", family="sky", entry="sky.t:run"
)
PANEL = Panel(id="sky.board", title="Training", view="dashboard", generator="sky.train")

REGISTRY = Registry(
    [
        PluginInfo(
            "sky",
            face=Face(
                (SKY,),
                (LEARN,),
                (PANEL,),
                translations={"zh_CN": {"Clouds": "云彩", "Images": "图像"}, "zh": {"Images": "图"}},
            ),
        ),
        PluginInfo("song", face=Face((SONG,), translations={"zh_CN": {"Song": "歌曲"}})),
        PluginInfo("lost", status="failed", error="The plugin 'lost' crashes.", hint="Remove it."),
    ]
)


def test_works_are_found_by_id() -> None:
    assert REGISTRY.work("sky.train") is LEARN
    assert REGISTRY.plugin_of("song.write").name == "song"
    assert REGISTRY.generators() == (SKY, SONG)
    assert REGISTRY.trainers() == (LEARN,)
    assert REGISTRY.panel_of("sky.train") is PANEL
    assert REGISTRY.panel_of("sky.clouds") is None
    assert [plugin.name for plugin in REGISTRY.failed()] == ["lost"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("sky.cloud", "Did you mean sky.clouds"),
        ("lost.thing", "The plugin 'lost' crashes."),
        ("x.y", "isn't installed"),
    ],
)
def test_unknown_work_gets_a_useful_hint(asked: str, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        REGISTRY.work(asked)
    assert asked in caught.value.message
    assert hint in caught.value.hint


def test_unknown_plugin_names_those_there_are() -> None:
    with pytest.raises(UserError) as caught:
        REGISTRY.plugin("nobody")
    assert "sky, song, lost" in caught.value.hint


def test_translations_are_merged_and_fall_back_to_the_language() -> None:
    assert REGISTRY.translations("zh_CN") == {"Clouds": "云彩", "Images": "图像", "Song": "歌曲"}
    assert REGISTRY.translations("zh_TW") == {"Images": "图"}
    assert REGISTRY.translations("fr") == {}


def test_search_ranks_titles_first_and_knows_translations() -> None:
    assert REGISTRY.find("clouds") == (SKY, SONG)
    assert REGISTRY.find("BACKGROUND soft") == (SKY,)
    assert REGISTRY.find("云", "zh_CN") == (SKY,)
    assert REGISTRY.find("云") == ()
    assert REGISTRY.find("") == (SKY, LEARN, SONG)


def test_what_measures_models_is_found_by_its_name() -> None:
    measure = SKY.model_copy(update={"id": "sky.evaluate"})
    registry = Registry([PluginInfo("sky", face=Face((SKY, measure)))])
    assert registry.evaluator("sky") is measure
    assert registry.evaluator("song") is None
