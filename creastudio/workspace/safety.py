"""Which checks of safety are at hand, and which of them a project's policy asks for."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from creastudio.api.errors import UserError
from creastudio.api.media import kind_of, media_type_of
from creastudio.api.safety import CheckedKind, SafetyCategory, SafetyCheck
from creastudio.core.safety import SafetyPolicy
from creastudio.host.plugin_state import PluginState
from creastudio.host.registry import PluginInfo, Registry
from creastudio.jobs.check_order import CheckOrder
from creastudio.jobs.checking import CHECKING
from creastudio.jobs.job import JobInput, JobRequest
from creastudio.store.model_library import ModelLibrary
from creastudio.workspace.environment import plugin_state_file
from creastudio.workspace.own_settings import own_settings

CHECKED_KINDS: tuple[CheckedKind, ...] = ("image", "text")

JUDGED = (*CHECKED_KINDS, "layout")
"""Kinds of things that flags are told of; a layout is judged by what it holds, when it is made."""


@dataclass(frozen=True)
class CheckAtHand:
    """A check and whether it can be used.

    Attributes
    ----------
    model : str
        The model that it uses, ``id@hash``; "" where it needs none, or where there is none.
    """

    plugin: PluginInfo
    check: SafetyCheck
    model: str = ""

    @property
    def usable(self) -> bool:
        """Whether nothing that it needs is missing."""
        return bool(self.model) or not self.check.needs_model_family


@dataclass(frozen=True)
class CategoryAtHand:
    """A category with the checks that look for it.

    Attributes
    ----------
    kinds : frozenset of {"image", "text"}
        Of what.
    """

    category: SafetyCategory
    checks: tuple[CheckAtHand, ...]

    @property
    def kinds(self) -> frozenset[CheckedKind]:
        """Whether pictures are looked at for it, texts, or both."""
        return frozenset(item.check.kind for item in self.checks)

    @property
    def usable(self) -> bool:
        """Whether any check can look for it."""
        return any(item.usable for item in self.checks)


def checks_at_hand(registry: Registry, models: ModelLibrary) -> tuple[CheckAtHand, ...]:
    """Return every check of every plugin, each with the model it would use."""
    families = {check.needs_model_family for _, check in registry.checks()} - {""}
    refs = {family: str(found[0].ref) for family in families if (found := models.of_family(family))}
    return tuple(
        CheckAtHand(plugin, check, refs.get(check.needs_model_family, ""))
        for plugin, check in registry.checks()
    )


def categories_at_hand(checks: Iterable[CheckAtHand]) -> tuple[CategoryAtHand, ...]:
    """Return the categories of checks, each once, those of pictures first."""
    found: dict[str, tuple[SafetyCategory, list[CheckAtHand]]] = {}
    for item in sorted(checks, key=lambda item: CHECKED_KINDS.index(item.check.kind)):
        for category in item.check.categories:
            found.setdefault(category.id, (category, []))[1].append(item)
    return tuple(CategoryAtHand(category, tuple(items)) for category, items in found.values())


def orders_for(
    registry: Registry, models: ModelLibrary, policy: SafetyPolicy, kinds: Sequence[str] = CHECKED_KINDS
) -> tuple[CheckOrder, ...]:
    """Return the checks that results of these kinds go through; those without their model are left out.

    A category that is off is asked of no check, and a check of which nothing is asked isn't run.
    """
    if not any(kind in CHECKED_KINDS for kind in kinds) or not registry.checks():
        return ()
    # What a person set is read where any check has settings, and not at each job of all others.
    set_here = any(plugin.settings for plugin, _ in registry.checks())
    state = PluginState.load(plugin_state_file() if set_here else None)
    orders: list[CheckOrder] = []
    for item in checks_at_hand(registry, models):
        check = item.check
        wanted = tuple(
            category for category in check.categories if policy.action(category.id, check.kind) != "off"
        )
        if check.kind in kinds and item.usable and wanted:
            orders.append(
                CheckOrder(
                    check=check.id,
                    title=check.title,
                    version=check.version,
                    kind=check.kind,
                    entry=check.entry,
                    categories=wanted,
                    model=item.model,
                    search_path=item.plugin.search_path,
                    exceptions=policy.words,
                    own=own_settings(registry, state, item.plugin.name),
                )
            )
    return tuple(orders)


def told_to_engines(policy: SafetyPolicy) -> dict[str, Any]:
    """Return what of a policy engines see in their settings: for checks that work while a person writes."""
    off = [rule.category for rule in policy.rules if rule.action == "off"]
    return {"safety": {"off": off, "words": list(policy.words)}} if off or policy.words else {}


def check_request(
    path: Path, media_type: str, title: str, sha256: str, orders: Sequence[CheckOrder]
) -> JobRequest:
    """Return the job that has a file checked; its one result is the file itself, with what was said of it."""
    return JobRequest(
        work=CHECKING,
        title=title,
        entry="creastudio.jobs.recheck:run",
        params_entry="creastudio.api.params:NoParams",
        inputs=(JobInput(name="item", path=str(path), media_type=media_type, sha256=sha256),),
        quick=True,
        makes=cast(str, kind_of(media_type) or "image"),
        replay="none",
        checks=tuple(orders),
    )


def checked_type(path: Path) -> str:
    """Return the media type of a file that can be checked.

    Raises
    ------
    UserError
        When it is neither a picture nor a text, or isn't there.
    """
    if not path.is_file():
        raise UserError(f"There is no file '{path}'.", "Check the name.")
    media_type = media_type_of(path.name) or mimetypes.guess_type(path.name)[0] or ""
    if kind_of(media_type) not in CHECKED_KINDS:
        raise UserError(
            f"'{path.name}' is neither a picture nor a text that can be checked.",
            "Pictures are .png, .jpg and .webp, texts .txt and .md.",
        )
    return media_type
