"""What other programs say in OpenTimelineIO files and has no meaning here: kept as JSON, and put back on the way out.

What the library of that name couldn't read in its own place goes into our metadata, so that every file of ours can be
read by it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import unquote

from creastudio.media.otio_values import KEY, Value, list_of, own_of, range_of, schema_of, text_of

_EFFECTS = {"Effect.1", "TimeEffect.1"}

_REFERENCES = {
    "MissingReference.1",
    "ExternalReference.1",
    "GeneratorReference.1",
    "ImageSequenceReference.1",
}

_HAVE_MEANING = ("LinearTimeWarp", "FreezeFrame")

_EXTRAS = "foreign"
"""Where in our metadata that lies which has no other place."""


@dataclass
class Foreign:
    """What another program said.

    Attributes
    ----------
    metadata : dict
        Of the value, without ours.
    effects : list
        Those that can be read in their place.
    reference : dict or None
        What a placeholder stands for, where that is a media reference.
    extras : dict
        What has no place but in our metadata: "effects", "children", "reference", "comment".
    """

    metadata: Value = field(default_factory=dict)
    effects: list[Any] = field(default_factory=list)
    reference: Value | None = None
    extras: Value = field(default_factory=dict)

    @property
    def stands_for(self) -> bool:
        """Whether it says what a placeholder stands for."""
        return self.reference is not None or "reference" in self.extras

    def metadata_with(self, own: Value) -> Value:
        """Return the metadata of a value, with ours."""
        return {**self.metadata, KEY: {**own, _EXTRAS: self.extras} if self.extras else own}


def foreign_of(value: Value, *, reference: Value | None = None, unknown: list[Value] | None = None) -> str:
    """Return what of a value has no meaning here, as JSON; empty for nothing.

    Parameters
    ----------
    reference : dict, optional
        What a placeholder stands for.
    unknown : list, optional
        Children of a track that take no time.
    """
    metadata, extras = value.get("metadata"), own_of(value).get(_EXTRAS)
    kept: Value = dict(cast("Value", extras)) if isinstance(extras, dict) else {}
    found: Value = {
        "metadata": {name: data for name, data in cast("Value", metadata).items() if name != KEY}
        if isinstance(metadata, dict)
        else {},
        "effects": [
            effect for effect in list_of(value.get("effects")) if schema_of(effect) not in _HAVE_MEANING
        ],
        "children": unknown or [],
        "comment": value.get("comment") if isinstance(value.get("comment"), str) else "",
    }
    found["effects"] = _in_order([*found["effects"], *list_of(kept.get("effects"))])
    found["children"] = [*list_of(kept.get("children")), *found["children"]]
    if reference is not None:
        found["reference"] = kept.get("reference", reference)
    kept |= {name: data for name, data in found.items() if data}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""


def restored(text: str) -> Foreign:
    """Return what ``foreign_of`` kept, sorted by where it can go."""
    try:
        found: object = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        found = {}
    if not isinstance(found, dict):
        return Foreign()
    kept = cast("Value", found)
    metadata, reference = kept.pop("metadata", None), kept.pop("reference", None)
    made = Foreign(extras=kept)
    if isinstance(metadata, dict):
        made.metadata = cast("Value", metadata)
    effects = list_of(kept.pop("effects", None))
    made.effects = [effect for effect in effects if _is_readable_effect(effect)]
    if others := [effect for effect in effects if not _is_readable_effect(effect)]:
        kept["effects"] = others
    if reference is not None and _is_readable_reference(reference):
        made.reference = cast("Value", reference)
    elif reference is not None:
        kept["reference"] = reference
    return made


def file_named(text: str) -> str:
    """Return the name of the file that another program's reference named, of what ``foreign_of`` kept; empty for none."""
    reference = restored(text).reference if '"target_url"' in text else None
    address = reference.get("target_url") if reference is not None else None
    return name_of(address) if isinstance(address, str) else ""


def name_of(address: str) -> str:
    """Return what people call an address: the name of its file."""
    return text_of(unquote(address).replace("\\", "/").rstrip("/").rpartition("/")[2], 200) or "a file"


def _in_order(effects: list[Any]) -> list[Any]:
    return sorted(effects, key=lambda effect: not _is_readable_effect(effect))


def _is_readable_effect(value: object) -> bool:
    return _is_readable(value, _EFFECTS, ("name", "effect_name"))


def _is_readable_reference(value: object) -> bool:
    names = ("name",)
    if not _is_readable(value, _REFERENCES, names):
        return False
    span = cast("Value", value).get("available_range")
    needed = {"ExternalReference.1": "target_url", "GeneratorReference.1": "generator_kind"}
    name = needed.get(cast("Value", value)["OTIO_SCHEMA"])
    return (span is None or range_of(span) is not None) and (
        name is None or isinstance(cast("Value", value).get(name), str)
    )


def _is_readable(value: object, schemas: set[str], texts: tuple[str, ...]) -> bool:
    if not isinstance(value, dict):
        return False
    fields = cast("Value", value)
    return (
        fields.get("OTIO_SCHEMA") in schemas
        and all(isinstance(fields.get(name), str) for name in texts)
        and isinstance(fields.get("metadata"), dict)
    )
