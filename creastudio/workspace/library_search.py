"""Searching the library: plain words, and facets such as ``kind:image``, ``stars:3``, ``-used:yes``.

============================  ==================================================================
``word``, ``"two words"``     stands somewhere in title, settings, tags
``kind:``, ``tag:``           exactly this
``model:``, ``generator:``    contains this
``in:``                       its folder contains this; ``in:project`` for what the project holds
``stars:3``                   three stars or more; ``stars:0`` for none
``used:yes``, ``used:no``     whether the document shows it
``made:yes``, ``made:no``     whether it says how it was made
``anything:value``            a setting of its recipe, such as ``seed:7`` or ``truncation:0.7``
``-``                         before any of them: not this
============================  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from creastudio.workspace.library_items import LibraryItem

PROJECT = "project"
"""What ``in:`` calls the project."""

Order = Literal["newest", "name", "stars"]

_TERM = re.compile(r'(-?)(?:([\w.]+)[:：])?("[^"]*"?|\S+)')
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


@dataclass(frozen=True)
class Term:
    """One condition.

    Attributes
    ----------
    facet : str
        What it is about; empty for a plain word.
    value : str
        In lower case.
    negated : bool
        Whether it must not hold.
    """

    value: str
    facet: str = ""
    negated: bool = False

    def holds(self, item: LibraryItem) -> bool:
        """Return whether `item` is as this says."""
        check = _FACETS.get(self.facet)
        if check is not None:
            found = check(item, self.value)
        elif self.facet:
            found = f"\n{self.facet}={self.value}" in item.text
        else:
            found = self.value in item.text
        return found != self.negated

    def __str__(self) -> str:
        value = f'"{self.value}"' if not self.value or re.search(r"\s|^-|[:：]", self.value) else self.value
        return ("-" if self.negated else "") + (f"{self.facet}:" if self.facet else "") + value


@dataclass(frozen=True)
class Query:
    """Conditions that must all hold."""

    terms: tuple[Term, ...] = ()

    def matches(self, item: LibraryItem) -> bool:
        """Return whether an item is what is looked for."""
        return all(term.holds(item) for term in self.terms)

    def has(self, facet: str, value: str) -> bool:
        """Return whether this condition is one of them."""
        return Term(value.casefold(), facet) in self.terms

    def toggled(self, facet: str, value: str, *, alone: bool = True) -> Query:
        """Return the query with a condition added, or taken out where it is there.

        Parameters
        ----------
        alone : bool
            Whether it takes the place of others of its facet.
        """
        term = Term(value.casefold(), facet)
        rest = tuple(item for item in self.terms if item != term and not (alone and item.facet == facet))
        return Query(rest if term in self.terms else (*rest, term))

    def __str__(self) -> str:
        return " ".join(str(term) for term in self.terms)


def parse_query(text: str) -> Query:
    """Return what a person typed as a query; whatever they type is one."""
    terms: list[Term] = []
    found: list[tuple[str, str, str]] = _TERM.findall(text)
    for sign, facet, value in found:
        plain = value.strip('"').casefold() if value.startswith('"') else value.casefold()
        name = facet.casefold()
        if plain or name:
            terms.append(Term(plain, _SAME.get(name, name), sign == "-"))
    return Query(tuple(terms))


def search(items: Iterable[LibraryItem], query: Query) -> list[LibraryItem]:
    """Return the items that a query asks for, in their order."""
    if not query.terms:
        return list(items)
    return [item for item in items if query.matches(item)]


def ordered(items: list[LibraryItem], order: Order) -> list[LibraryItem]:
    """Return items, which come newest first, in another order; equal ones stay as they are."""
    if order == "name":
        return sorted(items, key=lambda item: item.title.casefold())
    if order == "stars":
        return sorted(items, key=lambda item: -item.stars)
    return items


def facet_values(items: Iterable[LibraryItem]) -> dict[str, list[str]]:
    """Return what there is to choose from: facet -> values, the most frequent first."""
    counts: dict[str, dict[str, int]] = {"kind": {}, "model": {}, "generator": {}, "tag": {}}
    for item in items:
        for facet, values in (
            ("kind", (item.kind,)), ("model", item.models), ("generator", (item.generator,)), ("tag", item.tags),
        ):  # fmt: skip
            for value in filter(None, values):
                counts[facet][value] = counts[facet].get(value, 0) + 1
    return {
        facet: sorted(found, key=lambda name, of=found: (-of[name], name)) for facet, found in counts.items()
    }


def _stars(item: LibraryItem, value: str) -> bool:
    if not value.isdecimal():
        return False
    return item.stars >= int(value) if int(value) else item.stars == 0


def _flag(of: Callable[[LibraryItem], bool]) -> Callable[[LibraryItem, str], bool]:
    return lambda item, value: (value in _YES and of(item)) or (value in _NO and not of(item))


_FACETS: dict[str, Callable[[LibraryItem, str], bool]] = {
    "kind": lambda item, value: item.kind == value,
    "tag": lambda item, value: any(tag.casefold() == value for tag in item.tags),
    "model": lambda item, value: any(value in model.casefold() for model in item.models),
    "generator": lambda item, value: value in item.generator.casefold(),
    "in": lambda item, value: value in (item.place.casefold() or PROJECT),
    "stars": _stars,
    "used": _flag(lambda item: item.used),
    "made": _flag(lambda item: item.made),
}

_SAME = {"star": "stars", "tags": "tag", "models": "model", "folder": "in", "project": "in"}
"""Other words for a facet."""
