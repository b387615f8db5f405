"""Making keys of what is looked at: for menus, the review of candidates, and any panel that shows a state of a model."""

from __future__ import annotations

from creastudio.core.assets import Asset
from creastudio.core.edits.generated import add_key
from creastudio.core.generated import key_params
from creastudio.core.playing import clip_at
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session


def accepting(session: Session, asset: Asset | None) -> Clip | None:
    """Return the clip that an asset would become a key of: the selected one, else the uppermost under the playhead; None for none."""
    sequence = session.sequence
    if sequence is None or asset is None:
        return None
    open_tracks = [track for track in reversed(sequence.tracks) if not track.locked]
    chosen = frozenset(session.selected_clips)
    clips = [clip for track in open_tracks for clip in track.clips if clip.id in chosen] if chosen else []
    clips += [clip for track in open_tracks if (clip := clip_at(track, session.playhead)) is not None]
    return next(
        (
            clip
            for clip in clips
            if clip.generated is not None and key_params(asset, clip.generated) is not None
        ),
        None,
    )


def add_at_playhead(session: Session, asset: Asset) -> bool:
    """Make a key of an asset at the playhead, or at the end of the clip that is nearer to it; True when it worked."""
    clip = accepting(session, asset)
    if clip is None:
        session.notify(
            tr("There is no walk at the playhead that takes this as a key."),
            tr("Put a walk through a model on the timeline, and the playhead on it."),
        )
        return False
    time = min(max(session.playhead, clip.start), clip.end - 1)
    if not session.apply(add_key(clip.id, clip.key_time(time), asset)):
        return False
    session.select(clips=[clip.id])
    return True
