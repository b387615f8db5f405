"""Tracks of a score: added, taken away, named, ordered, and given another instrument."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.api.score import Score, Track


def with_new_track(score: Score, track: Track, at: int | None = None) -> Score:
    """Return the score with one more track, the last where `at` is left out."""
    at = len(score.tracks) if at is None else at
    try:
        return score.with_(tracks=(*score.tracks[:at], track, *score.tracks[at:]))
    except ValidationError:
        raise UserError("A score has at most 1000 tracks.", "Put notes into one that is there.") from None


def without_track(score: Score, number: int) -> Score:
    """Return the score without a track."""
    return score.with_(tracks=(*score.tracks[:number], *score.tracks[number + 1 :]))


def with_track_fields(score: Score, number: int, **fields: Any) -> Score:
    """Return the score with name, program, percussion, volume or other fields of a track set.

    Raises
    ------
    UserError
        When a value is out of bounds.
    """
    old = score.tracks[number]
    if all(getattr(old, name) == value for name, value in fields.items()):
        return score
    try:
        made = Track(**{name: getattr(old, name) for name in Track.model_fields} | fields)
    except ValidationError as error:
        field = str(error.errors(include_url=False)[0]["loc"][0])
        raise UserError(f"The {field} of a track can't be that.", "Choose another value.") from None
    return score.with_track(number, made)


def with_track_moved(score: Score, number: int, to: int) -> Score:
    """Return the score with a track at another place."""
    tracks = list(score.tracks)
    tracks.insert(min(max(to, 0), len(tracks) - 1), tracks.pop(number))
    made = tuple(tracks)
    return score if made == score.tracks else score.with_(tracks=made)


def with_copied_track(score: Score, number: int, name: str) -> Score:
    """Return the score with a copy of a track behind it."""
    copy = score.tracks[number].model_copy(update={"name": name, "channel": None})
    return with_new_track(score, copy, number + 1)
