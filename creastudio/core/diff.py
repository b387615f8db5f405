"""The difference of two documents, by id: what the journal stores for an edit.

Unchanged parts are the same objects, so comparing two versions of a document with a thousand layers costs one
pass over pointers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import compress
from operator import is_not, itemgetter
from typing import Any, TypeVar, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from creastudio.api.brand import BrandKit
from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, Layer
from creastudio.core.document import Document
from creastudio.core.fields import check_field, dump_field
from creastudio.core.timeline import Clip, Marker, Sequence, Track
from creastudio.core.writing import Passage, WorldEntry, Writing

Diff = dict[str, Any]
"""Field -> new value; for a list of things with ids, ``{"order": [ids], "new": {...}, "changed": {...}}``."""

Value = TypeVar("Value", bound=BaseModel)

_ITEMS: dict[tuple[type[BaseModel], str], TypeAdapter[Any]] = {
    (Document, "artboards"): TypeAdapter(Artboard),
    (Document, "sequences"): TypeAdapter(Sequence),
    (Document, "assets"): TypeAdapter(Asset),
    (Document, "trash"): TypeAdapter(Asset),
    (Document, "writings"): TypeAdapter(Writing),
    (Document, "trashed_writings"): TypeAdapter(Writing),
    (Document, "brand_kits"): TypeAdapter(BrandKit),
    (Writing, "passages"): TypeAdapter(Passage),
    (Writing, "world"): TypeAdapter(WorldEntry),
    (Artboard, "layers"): TypeAdapter(Layer),
    (GroupLayer, "layers"): TypeAdapter(Layer),
    (Sequence, "markers"): TypeAdapter(Marker),
    (Sequence, "tracks"): TypeAdapter(Track),
    (Track, "clips"): TypeAdapter(Clip),
}


def diff(old: BaseModel, new: BaseModel) -> Diff:
    """Return what turns `old` into `new`, in JSON types; both are values of one class."""
    changes: Diff = {}
    # Through the dictionaries and without a loop: a ripple changes one of many fields of thousands of clips.
    olds, news = old.__dict__, new.__dict__
    names, values_of = _names(type(new))
    for name in compress(names, map(is_not, values_of(olds), values_of(news))):
        before, after = olds[name], news[name]
        adapter = _ITEMS.get((type(new), name))
        if adapter is not None:
            changes[name] = _diff_items(before, after, adapter)
        elif before != after:
            changes[name] = after if type(after) is int else dump_field(new, name)
    return {name: change for name, change in changes.items() if change != {}}


def apply_diff(old: Value, changes: Diff) -> Value:
    """Return `old` with `changes` made; ``apply_diff(old, diff(old, new)) == new``.

    Raises
    ------
    UserError
        When the changes don't belong to this value.
    """
    try:
        return cast(Value, _applied(old, changes))
    except (KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UserError(
            "A step of this project's history can't be read.", "Open the last saved file instead."
        ) from error


@cache
def _names(model: type[BaseModel]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of the fields of a model, of which it has two at least, and what reads them all."""
    names = tuple(model.model_fields)
    return names, cast("Callable[[Any], tuple[Any, ...]]", itemgetter(*names))


def _diff_items(before: tuple[Any, ...], after: tuple[Any, ...], adapter: TypeAdapter[Any]) -> Diff:
    known = {item.id: item for item in before}
    fresh: Diff = {}
    changed: Diff = {}
    for item in after:
        old = known.get(item.id)
        if old is None or type(old) is not type(item):
            fresh[item.id] = adapter.dump_python(item, mode="json")
        elif old is not item and (inner := diff(old, item)):
            changed[item.id] = inner
    order = [item.id for item in after]
    out: Diff = {}
    if order != list(known):
        out["order"] = order
    if fresh:
        out["new"] = fresh
    if changed:
        out["changed"] = changed
    return out


def _applied(old: BaseModel, changes: Diff) -> BaseModel:
    update: dict[str, Any] = {}
    for name, change in changes.items():
        adapter = _ITEMS.get((type(old), name))
        if adapter is None:
            update[name] = check_field(type(old), name, change)
        else:
            update[name] = _applied_items(getattr(old, name), change, adapter)
    return old.model_copy(update=update)


def _applied_items(before: tuple[Any, ...], change: Diff, adapter: TypeAdapter[Any]) -> tuple[Any, ...]:
    items = {item.id: item for item in before}
    for item_id, value in change.get("new", {}).items():
        items[item_id] = adapter.validate_python(value)
    for item_id, inner in change.get("changed", {}).items():
        items[item_id] = _applied(items[item_id], inner)
    return tuple(items[item_id] for item_id in change.get("order", list(items)))
