"""What keys and menus do to clips, one method each."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_copies import duplicate_clips
from creastudio.core.edits.timeline_keys import set_fades
from creastudio.core.edits.timeline_links import group_clips, link_clips, ungroup_clips, unlink_clips
from creastudio.core.edits.timeline_move import nudge_clips, remove_clips
from creastudio.core.edits.timeline_pace import hold_frame, insert_hold, set_freeze, set_reverse, set_speed
from creastudio.core.edits.timeline_ripple import close_gap, ripple_delete
from creastudio.core.edits.timeline_split import split_at
from creastudio.core.edits.timeline_trim import ripple_trim, trim_clip
from creastudio.core.time import FLICKS_PER_SECOND, from_frame, to_frame
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline import clip_clipboard
from creastudio.shell.timeline.clip_opening import open_clip
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.cuts import cut_ids, set_looks
from creastudio.shell.timeline.selected import one_of_each, selected_spots, together
from creastudio.shell.timeline.situation import chosen_under, clips_under, stale_clips
from creastudio.shell.timeline.views_of_pictures import drift
from creastudio.shell.timeline.words import add_words

FADE = FLICKS_PER_SECOND
"""How long a fade is that is chosen from a menu, flicks."""

HOLD = 2 * FLICKS_PER_SECOND
"""How long a picture is held that is put in between, flicks."""


class ClipCommands:
    """Acts on the selected clips of a session, or on what lies under the playhead."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # -- cutting

    def split(self) -> None:
        """Cut the selected clips under the playhead in two, else all that lie there."""
        chosen = chosen_under(self._session)
        self._apply(
            split_at(self._session.sequence_id, self._session.playhead, [track.id for track, _ in chosen])
        )

    def split_all(self) -> None:
        """Cut everything under the playhead in two."""
        self._apply(split_at(self._session.sequence_id, self._session.playhead))

    def delete(self) -> None:
        """Delete the selected clips."""
        self._apply(remove_clips(self._session.selected_clips))

    def ripple_delete(self) -> None:
        """Delete the selected clips, and close the gaps that they leave."""
        self._apply(ripple_delete(self._session.selected_clips))

    def close_gap(self) -> None:
        """Close the gap under the playhead: of the first track from the top that has one before a clip."""
        sequence, time = self._session.sequence, self._session.playhead
        for track in reversed(sequence.tracks) if sequence is not None else ():
            over = [clip for clip in track.clips if clip.start <= time < clip.end]
            if not track.locked and not over and any(clip.start > time for clip in track.clips):
                self._apply(close_gap(track.id, time))
                return
        self._session.notify(tr("There is no gap under the playhead that could be closed."))

    # -- trimming to the playhead

    def trim_to_playhead(self, edge: str) -> None:
        """Let the clips under the playhead begin ("start") or end ("end") there."""
        time = self._session.playhead
        edits = [
            trim_clip(clip.id, time, clip.end - time) if edge == "start" else trim_clip(clip.id, clip.start, time - clip.start)
            for _, clip in chosen_under(self._session)
        ]  # fmt: skip
        self._apply(combined("Trim clip", *edits))

    def ripple_to_playhead(self, edge: str) -> None:
        """As ``trim_to_playhead``, for one clip, and all that comes after closes up."""
        chosen, time = chosen_under(self._session), self._session.playhead
        if not chosen:
            return
        clip = chosen[-1][1]
        delta = time - (clip.start if edge == "start" else clip.end)
        if (
            self._apply(ripple_trim(clip.id, "start" if edge == "start" else "end", delta))
            and edge == "start"
        ):
            self._session.set_playhead(clip.start)

    # -- moving

    def nudge(self, frames: str) -> None:
        """Move the selected clips by whole frames."""
        sequence, spots = self._session.sequence, selected_spots(self._session)
        if sequence is None or not spots:
            return
        first = min(spot.clip.start for spot in spots)
        frame = max(0, to_frame(first, sequence.rate) + int(frames))
        self._apply(nudge_clips(self._session.selected_clips, from_frame(frame, sequence.rate) - first))

    # -- selecting

    def select_all(self) -> None:
        """Select all clips of tracks that aren't locked."""
        self._select(lambda clip: True)

    def select_after(self) -> None:
        """Select what the playhead is in, and everything after it."""
        time = self._session.playhead
        self._select(lambda clip: clip.end > time)

    def select_under(self) -> None:
        """Select what lies under the playhead."""
        sequence, time = self._session.sequence, self._session.playhead
        if sequence is not None:
            ids = [clip.id for _, clip in clips_under(sequence, time, edges=True)]
            self._session.select(clips=together(sequence, ids))

    def _select(self, wanted: Callable[[Clip], bool]) -> None:
        sequence = self._session.sequence
        if sequence is None:
            return
        self._session.select(
            clips=[
                clip.id
                for track in sequence.tracks
                if not track.locked
                for clip in track.clips
                if wanted(clip)
            ]
        )

    # -- belonging together

    def toggle_link(self) -> None:
        """Take the links of the selected clips away, or link them when none is linked."""
        ids = self._session.selected_clips
        linked = any(spot.clip.link for spot in selected_spots(self._session))
        self._apply(unlink_clips(ids) if linked else link_clips(ids))

    def group_clips(self) -> None:
        """Group the selected clips."""
        self._apply(group_clips(self._session.selected_clips))

    def ungroup_clips(self) -> None:
        """Take the selected clips out of their groups."""
        self._apply(ungroup_clips(self._session.selected_clips))

    # -- clipboard

    def copy_clips(self) -> None:
        """Put the selected clips on the clipboard."""
        clip_clipboard.copy_clips(self._session)

    def cut_clips(self) -> None:
        """Put the selected clips on the clipboard and delete them."""
        ids = self._session.selected_clips
        if clip_clipboard.copy_clips(self._session):
            self._apply(Edit("Cut clips", remove_clips(ids).apply))

    def paste_clips(self, way: str = "overwrite") -> None:
        """Put the clips of the clipboard down at the playhead: over what lies there, or pushing it ("insert")."""
        self._place(clip_clipboard.paste_clips(self._session, "insert" if way == "insert" else "overwrite"))

    def duplicate_clips(self) -> None:
        """Put a copy of the selected clips right after them."""
        if self._session.selected_clips:
            self._place(duplicate_clips(self._session.selected_clips, way="gap"))

    # -- looks

    def transition(self, look: str = "crossfade") -> None:
        """Put a transition at the cuts of the selection, else at the cut nearest to the playhead; "cut" takes it away."""
        ids = cut_ids(self._session)
        self._apply(set_looks(self._session.document, ids, look))

    def fade(self, how: str) -> None:
        """Fade the selected clips "in", "out", "both" or not at all ("none")."""
        edits = []
        for spot in selected_spots(self._session):
            length = min(FADE, spot.clip.duration // 2)
            rising = length if how in ("in", "both") else 0 if how == "none" else None
            falling = length if how in ("out", "both") else 0 if how == "none" else None
            edits.append(set_fades(spot.clip.id, rising, falling))
        self._apply(combined("Change fades", *edits))

    def ken_burns(self, way: str) -> None:
        """Let the selected pictures drift: "in", "out", "left" or "right"; "none" puts them to rest."""
        sequence = self._session.sequence
        if sequence is not None:
            clips = [spot.clip for spot in selected_spots(self._session) if spot.clip.track_kind == "picture"]
            self._apply(combined("Ken Burns", *(drift(clip, way, sequence.width) for clip in clips)))

    def speed(self, speed: str) -> None:
        """Play the selected clips at a speed."""
        clips = one_of_each(spot.clip for spot in selected_spots(self._session))
        self._apply(combined("Change speed", *(set_speed(clip.id, float(speed)) for clip in clips)))

    def reverse(self) -> None:
        """Play the selected clips backwards, or forwards again."""
        clips = [spot.clip for spot in selected_spots(self._session)]
        self._apply(set_reverse(self._session.selected_clips, not all(clip.reverse for clip in clips)))

    def hold(self) -> None:
        """Hold what the clip under the playhead shows from there to its end, or let a held one run on."""
        for _, clip in chosen_under(self._session, edges=True):
            if clip.freeze is not None:
                self._apply(set_freeze(clip.id, None))
                return
            if clip.kind in ("video", "generated"):
                self._apply(hold_frame(clip.id, self._session.playhead))
                return
        self._session.notify(tr("Only a moving picture can be held."), tr("Put the playhead over a video."))

    def insert_hold(self) -> None:
        """Stop the video under the playhead for a while, and go on after it."""
        for _, clip in chosen_under(self._session, edges=True):
            if clip.kind in ("video", "generated"):
                self._apply(insert_hold(clip.id, self._session.playhead, HOLD))
                return
        self._session.notify(tr("Only a moving picture can be held."), tr("Put the playhead over a video."))

    def update_clips(self) -> None:
        """Make the selected clips anew that were changed since they were made, else all of them."""
        updates = updates_of(self._session)
        for clip in stale_clips(self._session):
            # One that is wanted just as another has come with that one.
            if updates.record(clip) is None:
                updates.update(clip)

    # -- words, opening

    def add_words(self) -> None:
        """Put new words at the playhead, ready to be written."""
        add_words(self._session)

    def open(self) -> None:
        """Show the selected clip where it is made: an artboard on the canvas, words in the properties."""
        spots = selected_spots(self._session)
        if spots:
            open_clip(self._session, spots[0].clip)

    def show_properties(self) -> None:
        """Show the properties of the selected clips."""
        self._session.show_panel("properties")

    # -- helpers

    def _place(self, edit: Edit | None) -> None:
        """Apply an edit and select the clips that came with it."""
        sequence = self._session.sequence
        if edit is None or sequence is None:
            return
        known = {clip.id for track in sequence.tracks for clip in track.clips}
        if self._session.apply(edit) and (now := self._session.sequence) is not None:
            self._session.select(
                clips=[clip.id for track in now.tracks for clip in track.clips if clip.id not in known]
            )

    def _apply(self, edit: Edit) -> bool:
        return self._session.apply(edit)
