"""Another version of a score in clips: which clips, how long they are, what stays among the takes."""

from __future__ import annotations

import hashlib

import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import MEDIA_TYPE, Note, Score, Tempo, track_of
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits import add_sequence, duplicate_clips, place_on_timeline
from creastudio.core.edits.score_notes import EDITED, change_score
from creastudio.core.score_assets import edited_asset
from creastudio.core.timeline import Clip, Sequence


def score_of(*starts: int, bpm: float = 120) -> Score:
    return track_of(Score(tempi=(Tempo(tick=0, bpm=bpm),)), [Note(start, 960, 60) for start in starts])


def asset_of(score: Score, before: Asset | None = None) -> Asset:
    return edited_asset(score, hashlib.sha256(score.dumps()).hexdigest(), "Tune", before)


def generated(score: Score) -> Asset:
    made = score.artifact(title="Tune")
    return Asset(
        sha256=hashlib.sha256(made.data).hexdigest(),
        media_type=MEDIA_TYPE,
        title="Tune",
        metadata=made.metadata,
    )


def placed(asset: Asset, takes: tuple[Asset, ...] = ()) -> Document:
    sequence = Sequence()
    document = add_sequence(sequence).apply(Document())
    return place_on_timeline(sequence.id, asset, takes).apply(document)


def clips(document: Document) -> list[Clip]:
    return [clip for track in document.sequences[0].tracks for clip in track.clips]


def test_a_clip_that_showed_all_grows_with_its_score() -> None:
    first, second = asset_of(score_of(0)), asset_of(score_of(0, 8 * 3840))
    before = placed(first)
    after = change_score(first.sha256, second, label="Draw note").apply(before)
    (old,), (new,) = clips(before), clips(after)
    assert (new.id, new.asset, new.start) == (old.id, second.sha256, old.start)
    assert new.duration * 4 == old.duration * 9
    # A note that goes leaves the clip as long as it was.
    back = change_score(second.sha256, first, label="Delete notes").apply(after)
    assert clips(back)[0].duration == new.duration


def test_versions_made_by_hand_leave_when_nothing_shows_them() -> None:
    first = generated(score_of(0))
    document = placed(first)
    for count in range(1, 4):
        old = document.find_asset(clips(document)[0].asset)
        assert old is not None
        new = asset_of(score_of(*range(0, count * 960, 960), 4000), old)
        document = change_score(old.sha256, new, label="Draw note").apply(document)
    # What was generated stays in the project, the versions between don't.
    assert [bool(asset.metadata.get(EDITED)) for asset in document.assets] == [False, True]


def test_what_was_generated_stays_among_the_takes() -> None:
    first, other = generated(score_of(0)), generated(score_of(960))
    document = placed(first, (first, other))
    second = asset_of(score_of(0, 1920), first)
    document = change_score(first.sha256, second, label="Draw note").apply(document)
    assert clips(document)[0].takes == (first.sha256, second.sha256, other.sha256)
    third = asset_of(score_of(0, 2880), second)
    document = change_score(second.sha256, third, label="Move notes").apply(document)
    assert clips(document)[0].takes == (first.sha256, third.sha256, other.sha256)
    assert document.find_asset(second.sha256) is None


def test_all_clips_of_a_score_change_or_one_alone() -> None:
    first, second = asset_of(score_of(0)), asset_of(score_of(960))
    document = placed(first)
    (clip,) = clips(document)
    document = duplicate_clips([clip.id]).apply(document)
    everywhere = change_score(first.sha256, second, label="Move notes").apply(document)
    assert [clip.asset for clip in clips(everywhere)] == [second.sha256] * 2
    alone = change_score(first.sha256, second, label="Move notes", clip_ids=[clip.id]).apply(document)
    assert [one.asset == second.sha256 for one in clips(alone)] == [one.id == clip.id for one in clips(alone)]
    assert alone.find_asset(first.sha256) is not None


def test_a_sequence_that_plays_in_the_tempo_of_the_score_goes_on_so() -> None:
    first, second = asset_of(score_of(0, bpm=120)), asset_of(score_of(0, bpm=60))
    document = placed(first)
    after = change_score(first.sha256, second, label="Change tempo").apply(document)
    first_tempo = after.sequences[0].tempo.tempi[0]
    assert first_tempo.numerator == 60 * first_tempo.denominator
    assert clips(after)[0].duration == 2 * clips(document)[0].duration


def test_what_nothing_shows_can_not_change() -> None:
    first, second = asset_of(score_of(0)), asset_of(score_of(960))
    with pytest.raises(UserError, match="isn't in the document"):
        change_score(first.sha256, second, label="Move notes").apply(Document())
