"""The edits of the timeline one by one: what each does, and what it refuses in words."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document, blobs_of
from creastudio.core.edits.timeline_durations import set_durations
from creastudio.core.playing import active_tracks, clip_at, clips_between, meeting_at
from creastudio.core.timeline import Clip, Generated, Loop, Marker, Sequence, Track, Transition

VIDEO = Asset(sha256="a" * 64, media_type="video/mp4", title="Walk", metadata={"duration": 2.0})
SONG = Asset(sha256="b" * 64, media_type="audio/wav", title="Song")
STILL = Asset(sha256="c" * 64, media_type="image/png", title="Moon")


def clip(name: str, start: int, end: int, **fields: object) -> Clip:
    """A clip of a source with 20 flicks more at both ends; names in capitals are sounds."""
    sound = name.isupper()
    own = {
        "id": name, "kind": "audio" if sound else "video", "asset": (SONG if sound else VIDEO).sha256,
        "start": start, "duration": end - start, "offset": 20, "source_duration": end - start + 40,
    }  # fmt: skip
    return Clip.model_validate(own | fields)


def timeline(*pictures: Clip, above: tuple[Clip, ...] = (), sounds: tuple[Clip, ...] = ()) -> Document:
    tracks = (
        Track(id="v1", name="V1", clips=pictures),
        Track(id="v2", name="V2", clips=above),
        Track(id="a1", name="A1", kind="audio", clips=sounds),
    )
    return Document(sequences=(Sequence(id="s", tracks=tracks),), assets=(VIDEO, SONG, STILL))


def spans(document: Document, track: int = 0) -> list[tuple[str, int, int]]:
    clips = document.sequences[0].tracks[track].clips
    return [(item.id if len(item.id) < 32 else "?", item.start, item.end) for item in clips]


def offsets(document: Document, track: int = 0) -> list[int]:
    return [item.offset for item in document.sequences[0].tracks[track].clips]


THREE = timeline(clip("a", 0, 100), clip("b", 100, 200), clip("c", 200, 300))
LINKED = timeline(
    clip("a", 0, 100, link="1"), clip("b", 100, 200, link="2"),
    sounds=(clip("A", 0, 100, link="1"), clip("B", 100, 200, link="2")),
)  # fmt: skip


def locked(document: Document, *tracks: str) -> Document:
    for name in tracks:
        document = edits.update_track(name, locked=True).apply(document)
    return document


class TestPlacing:
    def test_overwriting_cuts_a_hole(self) -> None:
        after = edits.place_clips([("v1", clip("n", 120, 150))]).apply(THREE)
        assert spans(after) == [
            ("a", 0, 100),
            ("b", 100, 120),
            ("n", 120, 150),
            ("?", 150, 200),
            ("c", 200, 300),
        ]
        assert offsets(after)[3] == 70

    def test_overwriting_takes_what_it_covers(self) -> None:
        after = edits.place_clips([("v1", clip("n", 50, 250))]).apply(THREE)
        assert spans(after) == [("a", 0, 50), ("n", 50, 250), ("c", 250, 300)]

    def test_inserting_pushes_all_tracks(self) -> None:
        after = edits.place_clips([("v1", clip("n", 150, 160))], "insert").apply(LINKED)
        assert spans(after) == [("a", 0, 100), ("b", 100, 150), ("n", 150, 160), ("?", 160, 210)]
        assert spans(after, 2) == [("A", 0, 100), ("B", 100, 150), ("?", 160, 210)]
        picture, sound = (after.sequences[0].tracks[index].clips[-1].link for index in (0, 2))
        assert picture == sound != "2"

    def test_a_gap_is_found(self) -> None:
        assert spans(edits.add_clip("v1", clip("n", 50, 60)).apply(THREE))[-1] == ("n", 300, 310)

    def test_another_kind_of_track_is_refused(self) -> None:
        with pytest.raises(UserError, match="doesn't fit"):
            edits.place_clips([("a1", clip("n", 0, 5))]).apply(THREE)
        with pytest.raises(UserError, match="doesn't fit"):
            edits.move_clip("a", "a1", 0).apply(THREE)

    def test_assets_come_on_tracks_of_their_kind(self) -> None:
        document = Document(sequences=(Sequence(id="s"),))
        for asset in (VIDEO, SONG, STILL):
            document = edits.place_on_timeline("s", asset).apply(document)
        tracks = document.sequences[0].tracks
        assert [(item.name, item.kind) for item in tracks] == [("A1", "audio"), ("V1", "picture")]
        first = tracks[1].clips[0]
        assert (first.kind, first.duration, first.source_duration) == ("video", 1_411_200_000, 1_411_200_000)
        layout = Asset(sha256="d" * 64, media_type="application/x-creastudio-layout")
        with pytest.raises(UserError, match="can't be played"):
            edits.place_on_timeline("s", layout).apply(document)

    def test_an_artboard_that_goes_leaves_a_placeholder(self) -> None:
        board = Artboard(id="board")
        document = THREE.model_copy(update={"artboards": (board,)})
        shown = Clip(id="n", kind="artboard", artboard="board", start=0, duration=5)
        document = edits.place_clips([("v2", shown)]).apply(document)
        gone = edits.remove_artboard("board").apply(document)
        assert gone.sequences[0].tracks[1].clips[0].missing
        with pytest.raises(UserError, match="artboard"):
            edits.place_clips([("v2", shown.model_copy(update={"id": "m"}))]).apply(gone)

    def test_what_a_generated_clip_needs_is_kept(self) -> None:
        source = RecipeInput(name="picture", sha256="e" * 64, media_type="image/png")
        made = Generated(recipe=Recipe(generator="noise.blend", inputs=(source,)))
        fresh = Clip(kind="generated", generated=made, start=0, duration=5)
        assert "e" * 64 in set(blobs_of(edits.place_clips([("v2", fresh)]).apply(THREE)))


class TestTrimming:
    def test_the_source_is_the_limit(self) -> None:
        document = timeline(clip("a", 100, 200))
        assert spans(edits.trim_clip("a", 0, 900).apply(document)) == [("a", 80, 220)]

    def test_the_neighbour_is_the_limit(self) -> None:
        assert edits.trim_clip("b", 50, 250).apply(THREE) is THREE

    def test_rippling_an_end(self) -> None:
        after = edits.ripple_trim("b", "end", -30).apply(THREE)
        assert spans(after) == [("a", 0, 100), ("b", 100, 170), ("c", 170, 270)]

    def test_rippling_a_start_keeps_it_in_place(self) -> None:
        after = edits.ripple_trim("b", "start", 30).apply(THREE)
        assert spans(after) == [("a", 0, 100), ("b", 100, 170), ("c", 170, 270)]
        assert offsets(after) == [20, 50, 20]

    def test_what_follows_the_shorter_of_picture_and_sound_moves_too(self) -> None:
        document = timeline(
            clip("a", 50, 100, link="1"), clip("b", 100, 200), sounds=(clip("A", 50, 120, link="1"),)
        )
        after = edits.ripple_trim("A", "start", -15).apply(document)
        assert (spans(after), spans(after, 2)) == ([("a", 50, 115), ("b", 115, 215)], [("A", 50, 135)])

    def test_what_is_in_the_way_is_named(self) -> None:
        document = timeline(
            clip("a", 0, 100), clip("b", 100, 200), above=(clip("x", 50, 98), clip("y", 100, 120))
        )
        with pytest.raises(UserError, match="V2"):
            edits.ripple_trim("a", "end", -30).apply(document)
        after = edits.ripple_trim("a", "end", -30).apply(locked(document, "v2"))
        assert spans(after) == [("a", 0, 70), ("b", 70, 170)]

    def test_rolling_moves_the_cut_of_picture_and_sound(self) -> None:
        after = edits.roll_edit("b", 15).apply(LINKED)
        assert spans(after) == [("a", 0, 115), ("b", 115, 200)]
        assert spans(after, 2) == [("A", 0, 115), ("B", 115, 200)]
        assert spans(edits.roll_edit("b", 99).apply(LINKED)) == [("a", 0, 120), ("b", 120, 200)]

    def test_rolling_a_gap_is_refused(self) -> None:
        with pytest.raises(UserError, match="gap"):
            edits.roll_edit("a", 5).apply(THREE)

    def test_slipping_shows_another_part_of_both(self) -> None:
        after = edits.slip_clip("a", 99).apply(LINKED)
        assert (offsets(after), offsets(after, 2)) == ([40, 20], [40, 20])
        with pytest.raises(UserError, match="no more material"):
            edits.slip_clip("a", 1).apply(after)

    def test_sliding_moves_between_neighbours(self) -> None:
        after = edits.slide_clip("b", 15).apply(THREE)
        assert spans(after) == [("a", 0, 115), ("b", 115, 215), ("c", 215, 300)]
        assert offsets(after) == [20, 20, 35]

    def test_twice_the_speed_is_half_the_time(self) -> None:
        after = edits.set_speed("b", 2.0, closing=True).apply(THREE)
        assert spans(after) == [("a", 0, 100), ("b", 100, 150), ("c", 150, 250)]
        assert after.sequences[0].tracks[0].clips[1].source_end == 120
        assert spans(edits.set_speed("b", 0.5).apply(THREE)) == spans(THREE)

    def test_takes_and_names(self) -> None:
        document = edits.update_clip("a", name="Opening").apply(THREE)
        assert document.sequences[0].tracks[0].clips[0].name == "Opening"


class TestSplittingAndDeleting:
    def test_all_tracks_are_split(self) -> None:
        document = timeline(clip("a", 0, 100), above=(clip("x", 20, 60),), sounds=(clip("A", 60, 100),))
        after = edits.split_at("s", 50).apply(document)
        assert [len(track.clips) for track in after.sequences[0].tracks] == [2, 2, 1]
        assert [
            len(t.clips) for t in edits.split_at("s", 50, ["v1"]).apply(document).sequences[0].tracks
        ] == [2, 1, 1]
        with pytest.raises(UserError, match="nothing to split"):
            edits.split_at("s", 500).apply(document)

    def test_the_sound_goes_with_the_picture(self) -> None:
        after = edits.split_clip("a", 30).apply(LINKED)
        assert spans(after, 2)[:2] == [("A", 0, 30), ("?", 30, 100)]
        right = after.sequences[0].tracks[0].clips[1]
        moved = edits.move_clips([right.id], 300).apply(after)
        assert spans(moved, 2) == [("A", 0, 30), ("B", 100, 200), ("?", 330, 400)]

    def test_deleting_leaves_a_gap_and_rippling_none(self) -> None:
        assert spans(edits.remove_clips(["b"]).apply(THREE)) == [("a", 0, 100), ("c", 200, 300)]
        assert spans(edits.ripple_delete(["a", "b"]).apply(THREE)) == [("c", 0, 100)]
        after = edits.ripple_delete(["a"]).apply(LINKED)
        assert (spans(after), spans(after, 2)) == ([("b", 0, 100)], [("B", 0, 100)])

    def test_a_gap_closes(self) -> None:
        gap = edits.remove_clips(["b"]).apply(THREE)
        assert spans(edits.close_gap("v1", 150).apply(gap)) == [("a", 0, 100), ("c", 100, 200)]
        with pytest.raises(UserError, match="no gap"):
            edits.close_gap("v1", 50).apply(gap)

    def test_a_group_is_deleted_as_one(self) -> None:
        document = edits.group_clips(["a", "c"]).apply(THREE)
        assert spans(edits.remove_clips(["a"]).apply(document)) == [("b", 100, 200)]
        loose = edits.ungroup_clips(["a", "c"]).apply(document)
        assert len(spans(edits.remove_clips(["a"]).apply(loose))) == 2

    def test_clips_of_one_track_are_not_linked(self) -> None:
        with pytest.raises(UserError, match="one track"):
            edits.link_clips(["a", "b"]).apply(THREE)
        loose = edits.unlink_clips(["a", "A"]).apply(LINKED)
        again = edits.link_clips(["a", "A"]).apply(loose)
        assert spans(edits.remove_clips(["A"]).apply(again)) == [("b", 100, 200)]


class TestTransitions:
    def test_it_lies_over_the_cut(self) -> None:
        document = edits.set_transition("b", Transition(kind="wipe", duration=20)).apply(THREE)
        track = document.sequences[0].tracks[0]
        meeting = meeting_at(track, 95)
        assert meeting is not None
        assert (meeting.left.id, meeting.right.id, meeting.share) == ("a", "b", 0.25)
        assert meeting_at(track, 110) is None
        assert meeting_at(track, 89) is None

    def test_it_is_as_long_as_the_handles(self) -> None:
        document = edits.set_transition("b", Transition(duration=1000)).apply(THREE)
        shown = document.sequences[0].tracks[0].clips[1].transition
        assert shown is not None
        assert shown.duration == 40

    def test_without_handles_it_is_refused_and_a_dip_is_not(self) -> None:
        bare = {"offset": 0, "source_duration": 100}
        document = timeline(clip("a", 0, 100, **bare), clip("b", 100, 200, **bare))
        with pytest.raises(UserError, match="no handles"):
            edits.set_transition("b", Transition(duration=10)).apply(document)
        dip = edits.set_transition("b", Transition(kind="dip", duration=10)).apply(document)
        assert dip is not document
        with pytest.raises(UserError, match="right before"):
            edits.set_transition("a", Transition(kind="dip", duration=10)).apply(document)

    def test_it_goes_with_the_cut_and_ends_with_it(self) -> None:
        document = edits.set_transition("b", Transition(duration=20)).apply(THREE)
        kept = edits.roll_edit("b", 5).apply(document).sequences[0].tracks[0].clips[1]
        assert kept.transition is not None
        for edit in (edits.trim_clip("b", 105, 95), edits.move_clips(["b"], 500), edits.remove_clips(["a"])):
            clips = edit.apply(document).sequences[0].tracks[0].clips
            assert all(item.transition is None for item in clips)


@given(
    speed=st.floats(0.01, 100),
    start=st.integers(-500, 900),
    length=st.integers(1, 900),
    by=st.integers(-900, 900),
)
def test_at_any_speed_no_more_is_shown_than_there_is(speed: float, start: int, length: int, by: int) -> None:
    document = edits.set_speed("b", speed, closing=True).apply(THREE)
    made = (edits.trim_clip("b", start, length), edits.slip_clip("b", by), edits.roll_edit("c", by))
    for edit in (*made, edits.ripple_trim("b", "end", by), edits.ripple_trim("b", "start", by)):
        with suppress(UserError):
            for item in edit.apply(document).sequences[0].tracks[0].clips:
                assert item.source_duration is not None
                assert item.offset >= 0
                # A speed that is no whole number may round by one flick.
                assert item.source_end <= item.source_duration + 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda: edits.trim_clip("b", 110, 50),
        lambda: edits.move_clips(["b"], 500),
        lambda: edits.move_clip("x", "v1", 500),
        lambda: edits.split_clip("b", 150),
        lambda: edits.remove_clips(["b"]),
        lambda: edits.ripple_delete(["b"]),
        lambda: edits.slip_clip("b", 5),
        lambda: edits.set_keyframe("b", "opacity", 0, 0.5),
        lambda: edits.set_fades("b", 5),
        lambda: edits.place_clips([("v1", clip("n", 0, 5))]),
        lambda: edits.place_clips([("v1", clip("n", 0, 5))], "insert"),
        lambda: edits.remove_track("v1"),
    ],
)
def test_a_locked_track_stays_as_it_is(edit: Callable[[], edits.Edit]) -> None:
    document = locked(timeline(clip("a", 0, 100), clip("b", 100, 200), above=(clip("x", 0, 9),)), "v1")
    with pytest.raises(UserError, match=r"'V1' is locked"):
        edit().apply(document)


@pytest.mark.parametrize("left", [0, 5])
def test_clips_are_as_long_as_the_material_of_what_is_linked_to_them_lets_them(left: int) -> None:
    short = clip("A", 0, 100, link="1", source_duration=120 + left)
    document = timeline(clip("a", 0, 100, link="1"), clip("b", 100, 200), sounds=(short,))
    document = set_durations({"a": 115, "b": 110}).apply(document)
    assert spans(document) == [("a", 0, 100 + left), ("b", 100 + left, 210 + left)]
    assert spans(document, 2) == [("A", 0, 100 + left)]


def test_linked_sound_on_a_locked_track_holds_the_picture() -> None:
    for edit in (edits.move_clips(["a"], 500), edits.trim_clip("a", 5, 95)):
        with pytest.raises(UserError, match="A1"):
            edit.apply(locked(LINKED, "a1"))
    with pytest.raises(UserError, match="linked to clips on track 'A1'"):
        edits.place_clips([("v1", clip("n", 0, 5))], "insert").apply(locked(LINKED, "a1"))


def test_markers_and_loop() -> None:
    document = edits.add_marker("s", Marker(id="m", at=50, name="Bang")).apply(THREE)
    document = edits.add_marker("s", Marker(id="n", at=10)).apply(document)
    assert [item.id for item in document.sequences[0].markers] == ["n", "m"]
    document = edits.update_marker("m", at=5, hit_point=True).apply(document)
    assert [item.id for item in document.sequences[0].markers] == ["m", "n"]
    assert edits.remove_markers(["m", "n"]).apply(document).sequences[0].markers == ()
    assert edits.set_loop("s", Loop(start=1, end=2)).apply(document).sequences[0].loop == Loop(start=1, end=2)
    for edit in (edits.set_loop("s", Loop(start=2, end=2)), edits.update_marker("x", at=1)):
        with pytest.raises(UserError):
            edit.apply(document)


def test_tracks_and_sequences() -> None:
    document = edits.move_track("v1", 2).apply(THREE)
    assert [track.id for track in document.sequences[0].tracks] == ["v2", "a1", "v1"]
    document = edits.update_sequence("s", rate_numerator=30000, rate_denominator=1001).apply(document)
    assert float(document.sequences[0].rate) == pytest.approx(29.97003)
    assert edits.remove_sequence("s").apply(document).sequences == ()
    with pytest.raises(UserError):
        edits.update_sequence("s", width=0).apply(document)


def test_solo_and_mute_say_what_plays() -> None:
    sequence = edits.update_track("v2", solo=True).apply(THREE).sequences[0]
    assert [track.id for track in active_tracks(sequence, "picture")] == ["v2"]
    assert [track.id for track in active_tracks(sequence, "audio")] == ["a1"]
    muted = edits.update_track("v2", muted=True).apply(THREE).sequences[0]
    assert [track.id for track in active_tracks(muted, "picture")] == ["v1"]


def test_clips_are_found_by_time() -> None:
    track = timeline(clip("a", 10, 20), clip("b", 30, 40)).sequences[0].tracks[0]
    found = [clip_at(track, time) for time in (9, 10, 19, 20, 30, 40)]
    assert [item.id if item else "" for item in found] == ["", "a", "a", "", "b", ""]
    spans_of = [(0, 10), (0, 11), (20, 30), (15, 31), (39, 99)]
    assert ["".join(c.id for c in clips_between(track, *span)) for span in spans_of] == [
        "",
        "a",
        "",
        "ab",
        "b",
    ]


class TestBackwards:
    """Clip "b" shows 20 to 120 of its source, which is 140 long."""

    BACK = timeline(clip("a", 0, 100), clip("b", 100, 200, reverse=True), clip("c", 200, 300))

    def test_the_last_of_the_part_is_shown_first(self) -> None:
        shown = self.BACK.sequences[0].tracks[0].clips[1]
        assert [shown.source_time(time) for time in (100, 101, 199)] == [119, 118, 20]
        assert [shown.time_of_key(at) for at in (119, 20)] == [100, 199]

    @given(start=st.integers(80, 199), length=st.integers(1, 140), at=st.integers(0, 139))
    def test_trimming_leaves_what_is_shown_when(self, start: int, length: int, at: int) -> None:
        alone = timeline(clip("b", 100, 200, reverse=True))
        before = alone.sequences[0].tracks[0].clips[0]
        after = edits.trim_clip("b", start, length).apply(alone).sequences[0].tracks[0].clips[0]
        time = after.start + at % after.duration
        assert after.source_time(time) == before.source_time(time)
        assert 0 <= after.offset < after.source_end <= 140

    def test_splitting_leaves_what_is_shown_when(self) -> None:
        left, right = edits.split_clip("b", 130).apply(self.BACK).sequences[0].tracks[0].clips[1:3]
        assert (left.source_time(129), right.source_time(130)) == (90, 89)

    def test_slipping_goes_on_to_what_would_come_next(self) -> None:
        after = edits.slip_clip("b", 5).apply(self.BACK)
        assert offsets(after)[1] == 15
        assert offsets(edits.slip_clip("b", 500).apply(self.BACK))[1] == 0

    def test_a_shorter_one_at_another_speed_keeps_its_beginning(self) -> None:
        after = edits.set_speed("b", 0.5).apply(self.BACK).sequences[0].tracks[0].clips[1]
        assert (after.start, after.duration, after.source_time(100), after.offset) == (100, 100, 119, 70)


def test_a_held_picture_is_a_still() -> None:
    document = timeline(clip("a", 100, 200, freeze=33))
    after = edits.trim_clip("a", 0, 900).apply(document).sequences[0].tracks[0].clips[0]
    assert (after.start, after.duration) == (0, 900)
    assert {after.source_time(time) for time in (0, 500, 899)} == {33}
    assert after.key_time(150) == document.sequences[0].tracks[0].clips[0].key_time(150) == 70
    slipped = edits.slip_clip("a", 9999).apply(document).sequences[0].tracks[0].clips[0]
    assert slipped.freeze == 139
