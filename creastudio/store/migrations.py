"""Bringing stored documents of older versions up to the present one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.media import kind_of
from creastudio.core.document import SCHEMA_VERSION, Document
from creastudio.core.time import from_seconds

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _same(raw: dict[str, Any]) -> dict[str, Any]:
    """Versions 2, 3, 5, 6 and 7 only add fields that have defaults."""
    return raw


def _kinds_of_clips(raw: dict[str, Any]) -> dict[str, Any]:
    """Version 4 says of what kind a clip is, and how long its source is where that is finite."""
    assets = {asset["sha256"]: asset for asset in [*raw.get("assets", []), *raw.get("trash", [])]}

    def clip(old: dict[str, Any]) -> dict[str, Any]:
        asset = assets.get(old["asset"], {})
        kind = kind_of(asset.get("media_type", "")) or "image"
        if kind not in ("video", "audio", "score", "text"):
            return {**old, "kind": "image"}
        seconds = asset.get("metadata", {}).get("duration")
        finite = isinstance(seconds, (int, float)) and seconds > 0
        return {**old, "kind": kind, "source_duration": from_seconds(seconds) if finite else None}

    def track(old: dict[str, Any]) -> dict[str, Any]:
        return {**old, "clips": [clip(item) for item in old.get("clips", [])]}

    def sequence(old: dict[str, Any]) -> dict[str, Any]:
        return {**old, "tracks": [track(item) for item in old.get("tracks", [])]}

    return {**raw, "sequences": [sequence(item) for item in raw.get("sequences", [])]}


MIGRATIONS: dict[int, Migration] = {1: _same, 2: _same, 3: _kinds_of_clips, 4: _same, 5: _same, 6: _same}
"""From version -> function that returns the JSON of the next version. Version 1 is the first."""


def migrate_document(raw: object, version: int) -> Document:
    """Return the document that `raw` (JSON types) of schema `version` holds.

    Raises
    ------
    UserError
        When it was made by a newer studio, or is no document.
    """
    if version > SCHEMA_VERSION:
        raise UserError(
            "This project was made by a newer CreaStudio.", "Update the studio, then open the project again."
        )
    if version < 1 or not isinstance(raw, dict):
        raise UserError("This is no CreaStudio project.", "Choose a .crea file.")
    current = cast("dict[str, Any]", raw)
    try:
        for step in range(version, SCHEMA_VERSION):
            current = MIGRATIONS[step](current)
        return Document.model_validate(current)
    except (ValidationError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        # A migration takes what it changes for granted.
        raise UserError(
            "This project is damaged.", "Open an older version of it, or restore it from a backup."
        ) from error
