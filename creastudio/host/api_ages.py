"""What of the plugin API is newer than a plugin says it needs, and what of it will go: advice for its author.

Within a major version nothing is taken away. What is to go is named here with what takes its place, is told by
``plugins check`` for at least two minor versions and a year, and goes with the next major version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.host.imports import imports_of
from creastudio.host.manifest import Face


@dataclass(frozen=True)
class Deprecation:
    """A name of the API that will go.

    Attributes
    ----------
    name : str
        Dotted, as it is imported ("creastudio.api.old_name").
    since, gone : str
        API versions.
    instead : str
        What takes its place, for the sentence.
    """

    name: str
    since: str
    gone: str
    instead: str


DEPRECATED: tuple[Deprecation, ...] = ()
"""Nothing is to go at present."""

VIEWS = {"pad": "1.2", "branches": "1.3", "score": "1.4"}

SEEDED_SINCE, FILES_SINCE, SETTINGS_SINCE, CHECKS_SINCE, LIVE_SINCE, ROLES_SINCE = (
    "1.7",
    "1.7",
    "1.6",
    "1.3",
    "1.2",
    "1.1",
)


def advice_on(face: Face, folder: Path, package: str, table: Iterable[Deprecation] = DEPRECATED) -> list[str]:
    """Return sentences for the author of a plugin; none when all is well.

    Parameters
    ----------
    folder : Path
        What its package lies in.
    """
    return [*dict.fromkeys((*_going(folder, package, table), *_too_old(face), *_open_ended(face)))]


def _going(folder: Path, package: str, table: Iterable[Deprecation]) -> Iterator[str]:
    going = {item.name: item for item in table}
    for file in sorted((folder / package).rglob("*.py")) if going else ():
        for found in imports_of(file, folder):
            item = going.get(found.module)
            if item is not None:
                yield f"{found}, which goes in API {item.gone} (announced in {item.since}); use {item.instead}."


def _too_old(face: Face) -> Iterator[str]:
    """Say where a range begins before what the plugin uses: an older studio would refuse it with worse words."""
    panels: dict[str, list[Panel]] = {}
    for panel in face.panels:
        panels.setdefault(panel.generator, []).append(panel)
    for work in face.works:
        needs = [VIEWS[panel.view] for panel in panels.get(work.id, ()) if panel.view in VIEWS]
        if isinstance(work, Generator):
            needs += [LIVE_SINCE] * bool(work.live_entry)
            needs += [FILES_SINCE] * (work.makes == "file")
            needs += [SEEDED_SINCE] * (not work.seeded)
            needs += [ROLES_SINCE] * any(item.role for item in work.takes)
        needs += [SETTINGS_SINCE] * (face.settings is not None) + [CHECKS_SINCE] * bool(face.checks)
        newest = max(needs, key=Version, default="1.0")
        before = f"1.{int(newest.partition('.')[2]) - 1}"
        if newest != "1.0" and _holds(work.api, before):
            yield f"'{work.id}' uses what came with API {newest}; its range '{work.api}' begins earlier. Let it be '>={newest},<2'."


def _open_ended(face: Face) -> Iterator[str]:
    for work in face.works:
        if _holds(work.api, "2.0"):
            yield f"'{work.id}' has the range '{work.api}', which holds API 2 as well; nobody knows yet what that is. End it with '<2'."


def _holds(text: str, version: str) -> bool:
    try:
        return SpecifierSet(text).contains(version)
    except InvalidSpecifier:
        return False
