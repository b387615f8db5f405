"""When commands of the timeline can be used: asked of a session whenever something has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.playing import clip_at
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.shell.session import Session
from creastudio.shell.timeline.clip_clipboard import clips_on_clipboard
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.command_table import When
from creastudio.shell.timeline.cuts import cut_ids
from creastudio.shell.timeline.selected import selected_spots


class ClipSituation:
    """What a session is like now; made anew for every look, so that nothing is asked twice."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def holds(self, when: When) -> bool:
        """Return whether a condition holds."""
        return self._checks[when]()

    @cached_property
    def _checks(self) -> dict[When, Callable[[], bool]]:
        session = self._session
        return {
            "always": lambda: True,
            "sequence": lambda: session.sequence is not None,
            "filled": lambda: session.sequence is not None and session.sequence.duration > 0,
            "clips": lambda: bool(session.selected_clips),
            "one_clip": lambda: self._one is not None,
            "under": lambda: session.sequence is not None and bool(
                clips_under(session.sequence, session.playhead)
            ),
            "linkable": lambda: any(clip.link for clip in self._clips) or len(self._clips) > 1,
            "cut": lambda: bool(cut_ids(session)),
            "pictures": lambda: any(clip.track_kind == "picture" for clip in self._clips),
            "timed": lambda: any(clip.source_duration is not None for clip in self._clips),
            "held": lambda: any(clip.kind in ("video", "generated") for _, clip in chosen_under(session, edges=True)),
            "looped": lambda: session.sequence is not None and session.sequence.loop is not None,
            "stale": lambda: bool(stale_clips(session)),
            "pasteable": lambda: session.sequence is not None and clips_on_clipboard(),
        }  # fmt: skip

    @cached_property
    def _spots(self) -> list[Spot]:
        return selected_spots(self._session)

    @property
    def _clips(self) -> list[Clip]:
        return [spot.clip for spot in self._spots]

    @cached_property
    def _one(self) -> Clip | None:
        return self._clips[0] if len(self._spots) == 1 else None


def stale_clips(session: Session) -> list[Clip]:
    """Return the selected clips that show something else than is wanted of them, else all of the sequence that do."""
    sequence = session.sequence
    clips = [clip for track in sequence.tracks for clip in track.clips] if sequence is not None else []
    made = [clip for clip in clips if clip.generated is not None]
    updates = updates_of(session) if made else None
    stale = [
        clip for clip in made if updates is not None and updates.stale(clip) and updates.record(clip) is None
    ]
    return [clip for clip in stale if clip.id in session.selected_clips] or stale


def clips_under(sequence: Sequence, time: int, *, edges: bool = False) -> list[tuple[Track, Clip]]:
    """Return the clips with a time inside them, or with `edges` at their start too, on tracks that aren't locked."""
    found = [(track, clip_at(track, time)) for track in sequence.tracks if not track.locked]
    return [(track, clip) for track, clip in found if clip is not None and (edges or clip.start < time)]


def chosen_under(session: Session, *, edges: bool = False) -> list[tuple[Track, Clip]]:
    """Return the selected clips under the playhead, else all that lie there; see ``clips_under``."""
    if session.sequence is None:
        return []
    under = clips_under(session.sequence, session.playhead, edges=edges)
    return [item for item in under if item[1].id in session.selected_clips] or under
