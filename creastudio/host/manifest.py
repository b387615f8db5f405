"""What a face says about its plugin: collected through the hooks and checked."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar

import pluggy
from pydantic import ConfigDict, TypeAdapter, ValidationError

from creastudio.api import hookspecs
from creastudio.api.generator import Generator, Trainer, Work
from creastudio.api.panel import Panel
from creastudio.api.params import Params, problems, specs
from creastudio.api.safety import SafetyCheck
from creastudio.host.branches_rules import check_branches
from creastudio.host.check_rules import check_safety_check
from creastudio.host.compat import check_api
from creastudio.host.faults import PluginFault
from creastudio.host.locate import find_module
from creastudio.host.pad_rules import check_pad
from creastudio.host.param_rules import check_params
from creastudio.host.score_rules import check_score

T = TypeVar("T")

_TRANSLATIONS = TypeAdapter(Mapping[str, Mapping[str, str]], config=ConfigDict(strict=True))

Translations = Mapping[str, Mapping[str, str]]
"""Locale -> English text -> translated text."""


@dataclass(frozen=True)
class Face:
    """All that a plugin offers."""

    generators: tuple[Generator, ...] = ()
    trainers: tuple[Trainer, ...] = ()
    panels: tuple[Panel, ...] = ()
    checks: tuple[SafetyCheck, ...] = ()
    settings: type[Params] | None = None
    translations: Translations = field(default_factory=dict[str, Mapping[str, str]])

    @property
    def works(self) -> tuple[Work, ...]:
        """Generators and trainers."""
        return (*self.generators, *self.trainers)


def load_face(name: str, module: str, search_path: Sequence[str] = ()) -> Face:
    """Import the face of a plugin, ask its hooks and check what they say.

    Parameters
    ----------
    name : str
        Name of the plugin, which every id begins with.
    module : str
        Dotted name of the face ("creastudio_gan.plugin").
    search_path : sequence of str
        Folders of the plugin; entries are looked for there first.

    Raises
    ------
    PluginFault
        When the manifest is wrong. Whatever the face itself raises passes through.
    """
    if find_module(module, search_path) is None:
        raise PluginFault(
            f"The entry point of the plugin '{name}' names the module '{module}', which isn't there.",
            f'It looks like {name} = "package.plugin": the dotted name of the module with the hooks.',
        )
    face = read_face(name, importlib.import_module(module))
    check_face(name, face, search_path)
    return face


def read_face(name: str, module: ModuleType) -> Face:
    """Collect what the hooks of one face return; PluginFault for values of the wrong type."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(module, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginFault(
            f"The plugin '{name}' has a hook that this studio doesn't know or that takes other arguments.",
            "It may be written for a newer CreaStudio.",
            str(error),
        ) from error
    if not manager.get_hookcallers(module):
        raise PluginFault(
            f"The plugin '{name}' implements no hook.",
            "Its module needs a function such as creastudio_generators() marked with @hookimpl.",
        )
    hook = manager.hook
    return Face(
        generators=_listed(name, "creastudio_generators", hook.creastudio_generators(), Generator),
        trainers=_listed(name, "creastudio_trainers", hook.creastudio_trainers(), Trainer),
        panels=_listed(name, "creastudio_panels", hook.creastudio_panels(), Panel),
        checks=_listed(name, "creastudio_safety_checks", hook.creastudio_safety_checks(), SafetyCheck),
        settings=_settings(name, hook.creastudio_settings()),
        translations=_translated(name, hook.creastudio_translations()),
    )


def _settings(name: str, returned: Sequence[object]) -> type[Params] | None:
    for item in returned:
        if not (isinstance(item, type) and issubclass(item, Params)):
            raise PluginFault(
                f"The plugin '{name}' returned something else than a Params class from creastudio_settings().",
                "It returns the class itself: return MySettings.",
            )
        if any(spec.required for spec in specs(item)):
            raise PluginFault(
                f"A setting of the plugin '{name}' has no default.", "Give each param(...) of it one."
            )
        return item
    return None


def check_face(name: str, face: Face, search_path: Sequence[str] = ()) -> None:
    """Raise PluginFault for the first thing that is wrong with a manifest."""
    for item in (*face.works, *face.checks):
        check_api(name, item)
    _check_ids(name, [work.id for work in face.works])
    _check_ids(name, [panel.id for panel in face.panels])
    _check_ids(name, [check.id for check in face.checks])
    if face.settings is not None:
        check_params(face.settings, name)
    for check in face.checks:
        check_safety_check(check, search_path)
    for work in face.works:
        _check_work(work, search_path)
    known = {work.id: work for work in face.works}
    for panel in face.panels:
        if panel.generator not in known:
            raise PluginFault(
                f"The panel '{panel.id}' shows '{panel.generator}', which the plugin '{name}' doesn't have.",
                "A panel belongs to a generator or trainer of its own plugin.",
            )
        if panel.view == "pad":
            check_pad(panel, known[panel.generator])
        elif panel.view == "branches":
            check_branches(panel, known[panel.generator])
        elif panel.view == "score":
            check_score(panel, known[panel.generator])


def _check_work(work: Work, search_path: Sequence[str]) -> None:
    for what, text in (("title", work.title), ("category", work.category)):
        if not text.strip():
            raise PluginFault(f"'{work.id}' has no {what}.", f"Give its manifest a {what}.")
    check_params(work.params, work.id)
    unknown = set(work.trial) - set(work.params.model_fields)
    if unknown:
        raise PluginFault(
            f"The trial of '{work.id}' sets '{min(unknown)}', which isn't one of its parameters.",
            f"They are: {', '.join(work.params.model_fields) or 'none'}.",
        )
    # One that must be given and has no default is no matter of the trial.
    unfit = {name: why for name, why in problems(work.params, work.trial).items() if name in work.trial}
    if unfit:
        raise PluginFault(
            f"The trial of '{work.id}' doesn't fit its parameters: {' '.join(unfit.values())}",
            "Give it values within their bounds.",
        )
    live = work.live_entry if isinstance(work, Generator) else ""
    for entry in filter(None, (work.entry, live)):
        module = entry.partition(":")[0]
        if find_module(module, search_path) is None:
            raise PluginFault(
                f"The entry '{entry}' of '{work.id}' names a module that isn't there.",
                "An entry looks like 'package.module:function' and lies in the plugin.",
            )
    names = [item.name for item in work.takes]
    if len(set(names)) < len(names):
        raise PluginFault(f"'{work.id}' has two inputs of the same name.", "Name each input differently.")
    roles = [item.role for item in work.takes if item.role]
    if len(set(roles)) < len(roles) or ("mask" in roles and "region" not in roles):
        raise PluginFault(
            f"'{work.id}' has inputs whose roles don't go together.",
            "It may have one input with the role 'region', and then one with the role 'mask'.",
        )
    if any(item.role in ("region", "mask") and item.kind != "image" for item in work.takes):
        raise PluginFault(
            f"'{work.id}' has an input with a role that is no picture.",
            "Inputs with the role 'region' or 'mask' have the kind 'image'.",
        )


def _check_ids(name: str, ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for item in ids:
        if not item.startswith(f"{name}."):
            raise PluginFault(
                f"The plugin '{name}' offers '{item}', an id that doesn't begin with '{name}.'.",
                f"Call it '{name}.{item.rpartition('.')[2]}', or name the entry point '{item.partition('.')[0]}'.",
            )
        if item in seen:
            raise PluginFault(f"The plugin '{name}' offers '{item}' twice.", "Every id must be different.")
        seen.add(item)


def _listed(name: str, hook: str, results: Sequence[Any], wanted: type[T]) -> tuple[T, ...]:
    # pluggy gives one result for each implementation; one face has at most one of each hook.
    found: list[T] = []
    for result in results:
        if isinstance(result, str) or not isinstance(result, Iterable):
            raise _wrong_type(name, hook, result, wanted)
        for item in result:  # pyright: ignore[reportUnknownVariableType]
            if not isinstance(item, wanted):
                raise _wrong_type(name, hook, item, wanted)
            found.append(item)
    return tuple(found)


def _wrong_type(name: str, hook: str, value: Any, wanted: type) -> PluginFault:
    return PluginFault(
        f"The plugin '{name}' returned a {type(value).__name__} from {hook}(), not {wanted.__name__} values.",
        f"{hook}() returns a list of {wanted.__name__}. Update or remove it; everything else goes on working.",
    )


def _translated(name: str, results: Sequence[Any]) -> Translations:
    merged: dict[str, dict[str, str]] = {}
    for result in results:
        try:
            tables = _TRANSLATIONS.validate_python(result)
        except ValidationError:
            raise PluginFault(
                f"The plugin '{name}' returned a {type(result).__name__} from creastudio_translations(), not texts.",
                'It returns {"zh_CN": {"English text": "translated text"}}.',
            ) from None
        for locale, texts in tables.items():
            merged.setdefault(locale, {}).update(texts)
    return merged
