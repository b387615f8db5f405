"""Formats in words: in one line, in a tooltip, and many of them summed up."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.format_table import ArtboardFormat, FormatGroup
from creastudio.core.print_units import millimetres
from creastudio.shell.formats.choice import FormatChoice
from creastudio.shell.i18n import tr, tr_text, trn

NAMED = 3
"""Formats of a group that a summary names; of more it tells how many."""


def size_words(form: ArtboardFormat) -> str:
    """Return a size, px."""
    return f"{form.width} × {form.height}"


def count_words(choice: FormatChoice) -> str:
    """Return how many formats are chosen."""
    count = len(choice.forms)
    return trn("{count} format", "{count} formats", count) if count else tr("None chosen")


def summary(choice: FormatChoice) -> str:
    """Return which formats are chosen, by group: "Meta: Story, Link · Display advertising: all 20"."""
    return " · ".join(_parts(choice))


def tip(form: ArtboardFormat) -> str:
    """Return what is known of a format, a line each."""
    return "\n".join(_facts(form))


def _parts(choice: FormatChoice) -> Iterator[str]:
    for group in choice.groups:
        chosen = [form for form in group.formats if choice.has(form)]
        if chosen:
            yield f"{tr_text(group.title)}{tr(': ')}{_some(group, chosen)}"
    others = [tr_text(form.title) for form in choice.others]
    if others:
        yield _listed(others)
    if choice.unknown:
        yield tr("not known: {names}", names=_listed([word[:40] for word in choice.unknown]))


def _some(group: FormatGroup, chosen: list[ArtboardFormat]) -> str:
    if len(chosen) == len(group.formats) > NAMED:
        return tr("all {count}", count=len(chosen))
    return _listed([tr_text(form.title) for form in chosen])


def _listed(names: list[str]) -> str:
    if len(names) <= NAMED + 1:
        return tr(", ").join(names)
    return tr("{names} and {count} more", names=tr(", ").join(names[:NAMED]), count=len(names) - NAMED)


def _facts(form: ArtboardFormat) -> Iterator[str]:
    yield tr("{name}: {size} px", name=tr_text(form.title), size=size_words(form))
    if any(form.safe):
        names = (tr("top"), tr("right"), tr("bottom"), tr("left"))
        told = [f"{name} {side:g}" for name, side in zip(names, form.safe, strict=True) if side]
        yield tr("Covered by the platform: {sides} px", sides=tr(", ").join(told))
    if form.bleed:
        mm = millimetres(form.bleed, form.resolution)
        yield tr("Bleed: {bleed} px ({mm} mm)", bleed=f"{form.bleed:g}", mm=f"{mm:.1f}")
    if form.resolution != 96:
        yield tr("Resolution: {dpi} dpi", dpi=f"{form.resolution:g}")
    if form.max_bytes:
        yield tr("At most {weight} KB", weight=f"{form.max_bytes / 1000:,.0f}")
    if form.seconds:
        yield tr("Films of at most {seconds} s", seconds=f"{form.seconds:g}")
    if form.note:
        yield form.note
