"""Copies of sequences and tracks."""

from __future__ import annotations

from creastudio.core.document import Document
from creastudio.core.edits.sequence_copies import duplicate_sequence, duplicate_track
from creastudio.core.timeline import Clip, Marker, Sequence, Track


def film() -> Document:
    def clip(name: str, link: str = "", group: str = "") -> Clip:
        return Clip(id=name, kind="text", text=name, start=0, duration=100, link=link, group=group)

    tracks = (
        Track(id="one", name="T1", kind="text", clips=(clip("a", link="l", group="g"),)),
        Track(id="two", name="T2", kind="text", clips=(clip("b", link="l"),), locked=True),
    )
    return Document(
        sequences=(Sequence(id="film", name="Film", tracks=tracks, markers=(Marker(id="m", at=5),)),)
    )


def test_a_copied_sequence_is_the_same_with_names_of_its_own() -> None:
    document = film()
    after = duplicate_sequence("film", "Film copy").apply(document)
    old, new = after.sequences
    assert old is document.sequences[0]
    assert new.name == "Film copy"
    ids = {
        new.id,
        *(track.id for track in new.tracks),
        *(clip.id for track in new.tracks for clip in track.clips),
    }
    assert len(ids) == 5
    assert not ids & {"film", "one", "two", "a", "b"}
    assert new.markers[0].id != "m"
    first, second = (track.clips[0] for track in new.tracks)
    assert first.link == second.link
    assert first.link not in ("", "l")
    assert first.group not in ("", "g")
    assert second.group == ""


def test_a_copy_is_the_same_each_time_it_is_applied() -> None:
    for edit in (duplicate_sequence("film"), duplicate_track("one")):
        assert edit.apply(film()) == edit.apply(film())


def test_a_copied_track_lies_above_and_can_be_edited() -> None:
    after = duplicate_track("two", "T3").apply(film())
    tracks = after.sequences[0].tracks
    assert [track.name for track in tracks] == ["T1", "T2", "T3"]
    assert tracks[1].locked
    assert not tracks[2].locked
    assert tracks[2].clips[0].text == "b"
    assert tracks[2].clips[0].link != "l"
