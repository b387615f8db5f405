"""Manifests that are wrong are refused with a sentence that says where."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from creastudio.api import Generator, Panel, Params, Trainer, hookimpl, param
from creastudio.api.hookspecs import hookspec
from creastudio.host.compat import check_api
from creastudio.host.faults import PluginFault
from creastudio.host.manifest import Face, check_face, read_face
from tests.support.source import ROOT

ENTRY = "creastudio_gan.plugin:creastudio_generators"


def generator(**fields: Any) -> Generator:
    return Generator(
        **{"id": "dots.a", "title": "A", "category": "Images", "makes": "image", "entry": ENTRY, **fields}
    )


class Wide(Params):
    width: int = param(9, title="Width", ge=1, le=4)


class Narrow(Params):
    width: int = param(2, title="Width", ge=1, le=4)


class Plane(Params):
    x: float = param(0.0, title="X", ge=-1, le=1)
    y: float = param(0.0, title="Y", ge=-1, le=1)
    width: int = param(2, title="Width", ge=1, le=4)


def live() -> Generator:
    return generator(params=Plane, live_entry=ENTRY)


def pad(**bindings: str) -> Panel:
    return Panel(id="dots.pad", title="P", view="pad", generator="dots.a", bindings=bindings)


class Tale(Params):
    text: str = param("", title="Text", role="prompt")
    heat: float = param(0.9, title="Heat", ge=0, le=2)
    count: int = param(1, title="Texts", ge=1, le=8, role="count")


def tale() -> Generator:
    return generator(makes="text", params=Tale)


def varies() -> Generator:
    return generator(makes="score", takes=({"name": "score", "kind": "score"},))


def desk(**bindings: str) -> Panel:
    return Panel(id="dots.music", title="M", view="score", generator="dots.a", bindings=bindings)


def branches(**bindings: str) -> Panel:
    return Panel(id="dots.desk", title="D", view="branches", generator="dots.a", bindings=bindings)


class Untitled(Params):
    width: int = param(2, title=" ")


class Asking(Params):
    words: str = param(title="Words", role="prompt")


@pytest.mark.parametrize(
    ("face", "says"),
    [
        (Face((generator(), generator())), "'dots.a' twice"),
        (Face((generator(title=" "),)), "has no title"),
        (Face((generator(params=Wide),)), "default of the parameter 'width'"),
        (Face((generator(params=Untitled),)), "'width' of 'dots.a' has no title"),
        (Face((generator(trial={"size": 1}),)), "trial of 'dots.a' sets 'size'"),
        (Face((generator(params=Narrow, trial={"width": 9}),)), "trial of 'dots.a' doesn't fit"),
        (Face((generator(live_entry="nowhere.at:all"),)), "names a module that isn't there"),
        (Face((generator(params=Narrow),), panels=(pad(),)), "makes no live pictures"),
        (Face((live(),), panels=(pad(colour="x"),)), "binds 'colour', which no pad has"),
        (Face((live(),), panels=(pad(x="x"),)), "one side of its plane"),
        (Face((live(),), panels=(pad(x="x", y="width"),)), "'width', which is no float with bounds"),
        (Face((live(),), panels=(pad(sliders="x,nothing"),)), "'nothing', which 'dots.a' doesn't have"),
        (Face((live(),), panels=(pad(draft="width=9"),)), "draft to values that don't fit"),
        (Face((live(),), panels=(branches(),)), "doesn't write several texts"),
        (Face((tale(),), panels=(branches(text="text", colour="x"),)), "binds 'colour'"),
        (Face((tale(),), panels=(branches(memory="text"),)), "binds no 'text'"),
        (Face((tale(),), panels=(branches(text="heat"),)), "'heat', which takes no text"),
        (Face((tale(),), panels=(branches(text="text", style="cold"),)), "'cold', which 'dots.a' doesn't have"),
        (Face((tale(),), panels=(branches(text="text", presets="Hot: heat=9"),)), "preset 'Hot'"),
        (Face((tale(),), panels=(desk(),)), "doesn't make scores of scores"),
        (Face((varies(),), panels=(desk(act="other.work"),)), "binds 'act', which no score editor has"),
        (Face((generator(takes=({"name": "a", "kind": "text"}, {"name": "a", "kind": "text"})),)), "two inputs"),
        (Face((generator(api="about 1"),)), "which can't be read"),
        (Face(panels=(Panel(id="dots.p", title="P", view="form", generator="dots.none"),)), "shows 'dots.none'"),
        (Face(panels=(Panel(id="p.dots", title="P", view="form", generator="dots.a"),)), "doesn't begin with 'dots.'"),
    ],
)  # fmt: skip
def test_wrong_manifest_is_refused(face: Face, says: str) -> None:
    with pytest.raises(PluginFault) as caught:
        check_face("dots", face)
    assert says in caught.value.message
    assert caught.value.hint


def test_sound_manifest_passes() -> None:
    train = Trainer(id="dots.t", title="T", category="Images", data="image", family="dots", entry=ENTRY)
    panel = Panel(id="dots.p", title="P", view="dashboard", generator="dots.t")
    check_face("dots", Face((generator(params=Asking),), (train,), (panel,)))


def test_sound_branches_pass() -> None:
    bindings = {
        "text": "text",
        "style": "heat",
        "presets": "Cold: heat=0.2; Hot: heat=1.5",
        "acts": "other.work",
    }
    check_face("dots", Face((tale(),), panels=(branches(**bindings),)))


def test_sound_desk_passes() -> None:
    check_face("dots", Face((varies(),), panels=(desk(acts="other.work", checks="other.look"),)))


def test_sound_pad_passes() -> None:
    bindings = {
        "x": "x",
        "y": "y",
        "sliders": "width",
        "draft": "width=1",
        "map": "width=1",
        "acts": "other.thing",
    }
    check_face("dots", Face((live(),), panels=(pad(**bindings),)))


@pytest.mark.parametrize("version", ["1.0", "1.7"])
def test_api_in_range_passes(version: str) -> None:
    check_api("dots", generator(), version)


@pytest.mark.parametrize("version", ["0.9", "2.0"])
def test_api_out_of_range_is_refused(version: str) -> None:
    with pytest.raises(PluginFault) as caught:
        check_api("dots", generator(), version)
    assert f"this studio has {version}" in caught.value.message


@pytest.mark.parametrize("texts", ["x", {"zh_CN": ["a"]}, {"zh_CN": {"a": 1}}, {1: {}}])
def test_translations_of_another_type_are_refused(texts: Any) -> None:
    module = ModuleType("face")
    module.creastudio_translations = hookimpl(lambda: texts)  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(PluginFault, match="creastudio_translations"):
        read_face("dots", module)


def test_every_hook_has_a_plugin_here_that_uses_it() -> None:
    from creastudio.api import hookspecs
    from creastudio_gan import plugin
    from creastudio_pictures import plugin as pictures

    hooks = [name for name in vars(hookspecs) if name.startswith("creastudio_")]
    assert callable(hookspec)
    examples = "".join(file.read_text() for file in (ROOT / "examples" / "plugins").glob("*/*/plugin.py"))
    used = {name for name in hooks if any(hasattr(face, name) for face in (plugin, pictures))}
    assert [name for name in hooks if name not in used and f"def {name}(" not in examples] == []
