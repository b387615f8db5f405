"""The stored form of scores: JSON, in which the columns of a bar are base64."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.score import Bar, Score

FORMAT = "creastudio-score"
VERSION = 2
"""2 has ``muted`` and ``solo`` in tracks; what has neither is written as 1, so that older versions read it."""
MAX_BYTES = 64 * 1024 * 1024


class _Head(BaseModel):
    format: Literal["creastudio-score"]
    version: int


class _Stored(Score):
    format: str
    version: int


def dumped(score: Score) -> bytes:
    """Return the JSON, UTF-8, without what has its default."""
    body = score.model_dump_json(exclude_defaults=True)
    version = VERSION if any(track.muted or track.solo for track in score.tracks) else 1
    head = f'{{"format":"{FORMAT}","version":{version}'
    return (f"{head},{body[1:]}" if body != "{}" else f"{head}}}").encode()


def loaded(data: bytes, name: str) -> Score:
    """Return the score, with one object for equal bars; see ``Score.loads``."""
    if len(data) > MAX_BYTES:
        raise UserError(
            f"'{name}' is larger than {MAX_BYTES >> 20} MB.", "Split the score into shorter ones."
        )
    try:
        head = _Head.model_validate_json(data)
    except ValidationError:
        raise UserError(f"'{name}' is no score of CreaStudio.", "Choose another file.") from None
    if head.version > VERSION:
        raise UserError(f"'{name}' was written by a newer CreaStudio.", "Update CreaStudio to read it.")
    try:
        stored = _Stored.model_validate_json(data)
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise UserError(
            f"'{name}' is damaged: {reason}.", "Take it from a backup or make it again."
        ) from None
    seen: dict[Bar, Bar] = {}
    tracks = tuple(
        track.model_copy(update={"bars": tuple(seen.setdefault(bar, bar) for bar in track.bars)})
        for track in stored.tracks
    )
    fields: dict[str, Any] = {field: getattr(stored, field) for field in Score.model_fields}
    fields["tracks"] = tracks
    return Score(**fields)
