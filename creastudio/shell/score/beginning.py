"""How a score comes into the editor: an empty one, one on the timeline, or a result that isn't placed yet."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.api.score import Metre, Score, Tempo, Track
from creastudio.core.assets import Asset
from creastudio.core.edits import add_sequence, combined, place_on_timeline
from creastudio.core.edits.edit import Edit
from creastudio.core.score_assets import edited_asset
from creastudio.shell.appeared import new_clips
from creastudio.shell.i18n import mark, tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.first_sequence import first_sequence
from creastudio.workspace.notice import Notice


def empty_score() -> Score:
    """Return a score to begin with: a piano, four bars of four quarters, in the tempo that sequences have at first."""
    return Score(
        tempi=(Tempo(tick=0, bpm=120.0),),
        metres=(Metre(tick=0, numerator=4, denominator=4),),
        tracks=(Track(name=tr("Piano")),),
    )


def begin_score(session: Session) -> str:
    """Put an empty score on the timeline at the playhead; returns the id of its clip, "" when it can't be done."""
    score = empty_score()
    titles = {asset.title for asset in session.document.assets}
    title = next(
        name for number in range(1, 10_000) if (name := tr("Score {number}", number=number)) not in titles
    )
    score = score.with_(title=title)
    try:
        sha256 = session.workspace.blobs.put(score.dumps())
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
        return ""
    return place_score(session, edited_asset(score, sha256, title), mark("Begin score"))


def place_score(session: Session, asset: Asset, label: str = mark("Place on timeline")) -> str:
    """Put a score on the timeline at the playhead; returns the id of its clip, "" when it can't be done."""
    before = session.document
    sequence = session.sequence
    if sequence is None:
        sequence = first_sequence()
        edit: Edit = combined(
            label, add_sequence(sequence), place_on_timeline(sequence.id, asset, at=session.playhead)
        )
    else:
        edit = combined(label, place_on_timeline(sequence.id, asset, at=session.playhead))
    if not session.apply(edit):
        return ""
    clips = new_clips(before, session.document)
    session.select((), clips)
    return next(iter(clips), "")


def edit_score(session: Session, sha256: str) -> None:
    """Open a score: in a clip that shows it, else in one that is made for it."""
    for sequence in session.document.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                if clip.asset == sha256 and clip.kind == "score":
                    session.set_sequence(sequence.id)
                    session.edit_score(clip.id)
                    return
    asset = session.find_asset(sha256)
    clip_id = place_score(session, asset) if asset is not None and asset.kind == "score" else ""
    if clip_id:
        session.edit_score(clip_id)


def open_placed_score(session: Session) -> None:
    """Open the score that was just placed, where it is one."""
    chosen = session.selected_clips
    sequence = session.sequence
    if len(chosen) != 1 or sequence is None:
        return
    for track in sequence.tracks:
        if track.kind == "score" and any(clip.id == chosen[0] for clip in track.clips):
            session.edit_score(chosen[0])
