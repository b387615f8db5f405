"""The plugins that were found and what they offer: a snapshot, replaced as a whole by the next load."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator, Trainer, Work
from creastudio.api.panel import Panel
from creastudio.api.params import Params
from creastudio.api.safety import SafetyCheck
from creastudio.host.locate import module_file
from creastudio.host.manifest import Face

Origin = Literal["built-in", "installed", "folder"]
"""Shipped with the studio, installed beside it with pip, or from the person's plugin folder (or in place)."""

Status = Literal["ok", "failed", "disabled", "unchecked", "safe mode"]
"""``unchecked``: new, and this load was told not to wait for a probe. ``safe mode``: left out, as all third parties' are."""


@dataclass(frozen=True)
class PluginInfo:
    """One plugin, usable or not.

    Attributes
    ----------
    name : str
        Name of its entry point; every id of the plugin begins with it.
    folder : str
        Where it lies; "" for a plugin inside the studio.
    in_place : bool
        Under development: used where its author edits it.
    error, hint, report : str
        Of a failed plugin: one sentence, what to do, and the report for its author.
    search_path : tuple of str
        Folders that an engine puts first on ``sys.path`` to run it.
    stamp : str
        Of a third party's: changes whenever its version or one of its files does.
    """

    name: str
    version: str = ""
    origin: Origin = "built-in"
    status: Status = "ok"
    error: str = ""
    hint: str = ""
    report: str = ""
    summary: str = ""
    module: str = ""
    folder: str = ""
    in_place: bool = False
    search_path: tuple[str, ...] = ()
    stamp: str = ""
    face: Face = field(default_factory=Face)

    @property
    def models_folder(self) -> Path | None:
        """The folder of the models that it brings along, or None."""
        package = module_file(self.module.partition(".")[0], self.search_path) if self.module else None
        folder = package.parent / "models" if package is not None else None
        return folder if folder is not None and folder.is_dir() else None

    @property
    def generators(self) -> tuple[Generator, ...]:
        """The generators it offers."""
        return self.face.generators

    @property
    def trainers(self) -> tuple[Trainer, ...]:
        """The trainers it offers."""
        return self.face.trainers

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels it asks for."""
        return self.face.panels

    @property
    def checks(self) -> tuple[SafetyCheck, ...]:
        """The checks of safety it offers."""
        return self.face.checks

    @property
    def settings(self) -> type[Params] | None:
        """What a person can set once for the whole plugin, or None."""
        return self.face.settings

    @property
    def translations(self) -> Mapping[str, Mapping[str, str]]:
        """Locale -> English text -> translated text."""
        return self.face.translations


class Registry:
    """All plugins of one load.

    Parameters
    ----------
    plugins : iterable of PluginInfo
        In the order they are shown; ids of usable ones are unique.
    """

    def __init__(self, plugins: Iterable[PluginInfo] = ()) -> None:
        self.plugins = tuple(plugins)
        self._owners: dict[str, PluginInfo] = {}
        self._works: dict[str, Work] = {}
        for plugin in self.plugins:
            for work in plugin.face.works:
                self._works[work.id] = work
                self._owners[work.id] = plugin

    def generators(self) -> tuple[Generator, ...]:
        """Return every generator that can be used."""
        return tuple(item for plugin in self.plugins for item in plugin.generators)

    def trainers(self) -> tuple[Trainer, ...]:
        """Return every trainer that can be used."""
        return tuple(item for plugin in self.plugins for item in plugin.trainers)

    def panels(self) -> tuple[Panel, ...]:
        """Return every panel."""
        return tuple(item for plugin in self.plugins for item in plugin.panels)

    def checks(self) -> tuple[tuple[PluginInfo, SafetyCheck], ...]:
        """Return every check of safety with its plugin."""
        return tuple((plugin, check) for plugin in self.plugins for check in plugin.checks)

    def panel_of(self, work_id: str) -> Panel | None:
        """Return the panel that shows `work_id`, or None for the plain form."""
        return next((panel for panel in self.panels() if panel.generator == work_id), None)

    def evaluator(self, family: str) -> Generator | None:
        """Return the generator that measures models of a family, or None; it is called "FAMILY.evaluate"."""
        return next((work for work in self.generators() if work.id == f"{family}.evaluate"), None)

    def converter(self, ending: str) -> Generator | None:
        """Return the generator that converts models of other programs in files with this ending (".pkl"), or None.

        It is called "FAMILY.convert", and its first input states the endings, or none for all.
        """
        return next(
            (
                work
                for work in self.generators()
                if work.id.endswith(".convert")
                and ending.lower() in (work.takes[0].endings or (ending.lower(),))
            ),
            None,
        )

    def pads(self) -> tuple[Panel, ...]:
        """Return the panels that show live pictures."""
        return tuple(panel for panel in self.panels() if panel.view == "pad")

    def pad_of(self, work_id: str) -> Panel | None:
        """Return the first pad of a generator, or None."""
        return next((panel for panel in self.pads() if panel.generator == work_id), None)

    def branches(self) -> tuple[Panel, ...]:
        """Return the panels in which text is written."""
        return tuple(panel for panel in self.panels() if panel.view == "branches")

    def scores(self) -> tuple[Panel, ...]:
        """Return the panels of the score editor."""
        return tuple(panel for panel in self.panels() if panel.view == "score")

    def failed(self) -> tuple[PluginInfo, ...]:
        """Return the plugins that are quarantined."""
        return tuple(plugin for plugin in self.plugins if plugin.status == "failed")

    def plugin(self, name: str) -> PluginInfo:
        """Return the plugin called `name`.

        Raises
        ------
        UserError
            When there is none; the hint lists those there are.
        """
        for plugin in self.plugins:
            if plugin.name == name:
                return plugin
        names = ", ".join(plugin.name for plugin in self.plugins) or "none"
        raise UserError(f"There is no plugin '{name}'.", f"Plugins: {names}.")

    def work(self, work_id: str) -> Work:
        """Return the generator or trainer `work_id`.

        Raises
        ------
        UserError
            When there is none; the hint names ids that look alike, or the plugin that is missing or broken.
        """
        work = self._works.get(work_id)
        if work is not None:
            return work
        raise UserError(f"There is no generator or trainer '{work_id}'.", self._hint(work_id))

    def plugin_of(self, work_id: str) -> PluginInfo:
        """Return the plugin that offers `work_id`; UserError when nobody does."""
        return self._owners[self.work(work_id).id]

    def translations(self, locale: str) -> dict[str, str]:
        """Return English text -> translated text of all plugins; "zh_CN" falls back to "zh"."""
        merged: dict[str, str] = {}
        for key in dict.fromkeys((locale.partition("_")[0], locale)):
            for plugin in self.plugins:
                merged.update(plugin.translations.get(key, {}))
        return merged

    def find(self, text: str, locale: str = "") -> tuple[Work, ...]:
        """Return the works that match every word of `text`, best first; all of them for an empty text.

        Ids, titles, categories, what they are good for and summaries are searched, in English and, where
        `locale` is given, as translated.
        """
        words = text.casefold().split()
        translated = self.translations(locale) if locale else {}
        ranked: list[tuple[int, int, Work]] = []
        for position, work in enumerate(self._works.values()):
            ranks = [_rank(work, word, translated) for word in words]
            found = [rank for rank in ranks if rank is not None]
            if len(found) == len(words):
                ranked.append((sum(found), position, work))
        return tuple(work for _, _, work in sorted(ranked, key=lambda item: item[:2]))

    def _hint(self, work_id: str) -> str:
        name = work_id.partition(".")[0]
        for plugin in self.plugins:
            if plugin.name == name and plugin.status == "failed":
                return f"{plugin.error} {plugin.hint}".strip()
            if plugin.name == name and plugin.status == "disabled":
                return f"The plugin '{name}' is switched off; switch it on first."
            if plugin.name == name and plugin.status == "safe mode":
                return "This is safe mode, without plugins of third parties; start the studio as usual."
        near = difflib.get_close_matches(work_id, self._works, n=3, cutoff=0.5)
        if near:
            return f"Did you mean {' or '.join(near)}?"
        return (
            f"It may belong to a plugin that isn't installed. There are: {', '.join(self._works) or 'none'}."
        )


def _rank(work: Work, word: str, translated: Mapping[str, str]) -> int | None:
    """Return how well one word fits, 0 the best, or None."""
    good_for = work.good_for if isinstance(work, Generator) else ()
    fields = ((work.title,), (work.id,), (work.category, *good_for), (work.summary,))
    for rank, texts in enumerate(fields):
        for text in texts:
            if word in text.casefold() or word in translated.get(text, "").casefold():
                return rank
    return None
