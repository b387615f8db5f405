"""Backwards, held, ranges, copies, whole sequences and relinking: what each edit does."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.animation import look_at
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer
from creastudio.core.document import Document
from creastudio.core.text_style import SUBTITLE, TITLE
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Marker, Sequence, Track, Transition
from tests.unit.core.test_edits_timeline import (
    LINKED,
    SONG,
    STILL,
    THREE,
    VIDEO,
    clip,
    locked,
    offsets,
    spans,
    timeline,
)


def lane(document: Document, track: int = 0) -> tuple[Clip, ...]:
    return document.sequences[0].tracks[track].clips


class TestHolding:
    def test_the_rest_of_a_clip_is_held_and_its_sound_goes_on(self) -> None:
        after = edits.hold_frame("a", 30).apply(LINKED)
        assert spans(after) == [("a", 0, 30), ("?", 30, 100), ("b", 100, 200)]
        assert {lane(after)[1].source_time(time) for time in (30, 99)} == {50}
        assert spans(after, 2) == spans(LINKED, 2)
        moved = edits.move_clips(["A"], 300).apply(after)
        assert spans(moved) == [("b", 100, 200), ("a", 300, 330), ("?", 330, 400)]

    def test_deleting_it_all_closes_up(self) -> None:
        held = edits.hold_frame("a", 30).apply(LINKED)
        assert spans(edits.ripple_delete(["a"]).apply(held)) == [("b", 0, 100)]

    def test_from_the_start_all_of_it_is_held(self) -> None:
        after = edits.hold_frame("b", 100).apply(THREE)
        assert (spans(after), lane(after)[1].freeze) == (spans(THREE), 20)

    def test_a_held_part_comes_between(self) -> None:
        after = edits.insert_hold("a", 30, 50).apply(LINKED)
        assert spans(after) == [("a", 0, 30), ("?", 30, 80), ("?", 80, 150), ("b", 150, 250)]
        assert [lane(after)[1].source_time(time) for time in (30, 79)] == [50, 50]
        assert lane(after)[2].source_time(80) == 50
        assert spans(after, 2) == [("A", 0, 30), ("?", 80, 150), ("B", 150, 250)]

    def test_it_looks_as_it_did_in_that_moment(self) -> None:
        document = edits.ken_burns("a", (0, 0, 1), (50, 0, 2)).apply(THREE)
        before = look_at(lane(document)[0], 30)
        after = edits.insert_hold("a", 30, 50).apply(document)
        assert look_at(lane(after)[1], 30) == look_at(lane(after)[1], 79) == before
        assert look_at(lane(after)[2], 80) == before

    def test_it_runs_on_from_there(self) -> None:
        held = edits.set_freeze("b", 100).apply(THREE)
        after = edits.set_freeze("b", None).apply(held)
        shown = lane(after)[1]
        assert (shown.start, shown.end, shown.source_time(100)) == (100, 140, 100)
        back = edits.set_freeze("b", None).apply(edits.set_reverse(["b"]).apply(held))
        assert [lane(back)[1].source_time(time) for time in (100, 101)] == [100, 99]

    def test_only_pictures_that_move_are_held(self) -> None:
        still = timeline(clip("p", 0, 100, kind="image", asset=STILL.sha256, source_duration=None))
        for edit in (edits.hold_frame("p", 5), edits.set_freeze("p", 5)):
            with pytest.raises(UserError, match="moving picture"):
                edit.apply(still)
        with pytest.raises(UserError, match="isn't inside"):
            edits.hold_frame("a", 100).apply(THREE)

    def test_linked_sound_runs_backwards_too(self) -> None:
        after = edits.set_reverse(["a"]).apply(LINKED)
        assert lane(after)[0].reverse
        assert lane(after, 2)[0].reverse
        assert edits.set_reverse(["a"], False).apply(after) == LINKED


class TestRanges:
    def test_lifting_leaves_a_gap(self) -> None:
        after = edits.lift_range("s", 50, 120).apply(LINKED)
        assert spans(after) == [("a", 0, 50), ("?", 120, 200)]
        assert spans(after, 2) == [("A", 0, 50), ("?", 120, 200)]
        assert offsets(after) == [20, 40]
        assert lane(after)[1].link == lane(after, 2)[1].link

    def test_extracting_closes_up(self) -> None:
        after = edits.extract_range("s", 50, 120).apply(LINKED)
        assert spans(after) == [("a", 0, 50), ("?", 50, 130)]
        assert spans(after, 2) == [("A", 0, 50), ("?", 50, 130)]

    def test_only_chosen_tracks_take_part(self) -> None:
        document = timeline(clip("a", 0, 100), above=(clip("x", 0, 200),))
        after = edits.extract_range("s", 50, 150, ["v2"]).apply(document)
        assert (spans(after), spans(after, 1)) == ([("a", 0, 100)], [("x", 0, 50), ("?", 50, 100)])

    def test_time_is_made(self) -> None:
        after = edits.insert_time("s", 150, 40).apply(LINKED)
        assert spans(after) == [("a", 0, 100), ("b", 100, 150), ("?", 190, 240)]
        assert spans(after, 2) == [("A", 0, 100), ("B", 100, 150), ("?", 190, 240)]

    def test_locked_tracks_stay(self) -> None:
        document = locked(timeline(clip("a", 0, 100), above=(clip("x", 0, 200),)), "v2")
        after = edits.extract_range("s", 0, 50).apply(document)
        assert (spans(after), spans(after, 1)) == ([("?", 0, 50)], [("x", 0, 200)])

    def test_an_empty_range_is_refused(self) -> None:
        for edit in (edits.lift_range("s", 5, 5), edits.insert_time("s", 5, 0)):
            with pytest.raises(UserError):
                edit.apply(THREE)


class TestChosenTracks:
    """A ripple moves only the tracks it is told to, and what is linked along with them."""

    TWO = timeline(clip("a", 0, 100), clip("b", 100, 200), above=(clip("x", 100, 200),))

    def test_only_the_chosen_tracks_move(self) -> None:
        trimmed = edits.ripple_trim("a", "end", -30, ["v1"]).apply(self.TWO)
        assert (spans(trimmed), spans(trimmed, 1)) == ([("a", 0, 70), ("b", 70, 170)], [("x", 100, 200)])
        faster = edits.set_speed("a", 2.0, closing=True, tracks=[]).apply(self.TWO)
        assert (spans(faster), spans(faster, 1)) == ([("a", 0, 50), ("b", 50, 150)], [("x", 100, 200)])
        placed = edits.place_clips([("v1", clip("n", 0, 10))], "insert", tracks=[]).apply(self.TWO)
        assert (spans(placed)[1], spans(placed, 1)) == (("a", 10, 110), [("x", 100, 200)])
        moved = edits.move_clips(["b"], -100, "insert", pushed=[]).apply(self.TWO)
        assert (spans(moved), spans(moved, 1)) == ([("b", 0, 100), ("a", 100, 200)], [("x", 100, 200)])


class TestCopies:
    def test_copies_come_after_and_are_linked_anew(self) -> None:
        after = edits.duplicate_clips(["b"]).apply(LINKED)
        assert spans(after) == [("a", 0, 100), ("b", 100, 200), ("?", 200, 300)]
        picture, sound = lane(after)[-1], lane(after, 2)[-1]
        assert picture.link == sound.link not in ("", "2")

    def test_copies_keep_the_transition_between_them(self) -> None:
        document = edits.set_transition("b", Transition(duration=20)).apply(THREE)
        both = edits.duplicate_clips(["a", "b"], 300).apply(document)
        assert [item.transition is not None for item in lane(both)[3:]] == [False, True]
        one = edits.duplicate_clips(["b"], 300).apply(document)
        assert lane(one)[-1].transition is None

    def test_pasting_into_another_sequence_makes_tracks(self) -> None:
        copied = edits.copied_clips(LINKED, ["b"])
        empty = Document(sequences=(Sequence(id="other"),))
        known = edits.assets_of(LINKED, copied)
        after = edits.paste_clips("other", copied, 7, assets=known).apply(empty)
        tracks = after.sequences[0].tracks
        assert [(t.name, t.clips[0].start, t.clips[0].missing) for t in tracks] == [
            ("A1", 7, False),
            ("V1", 7, False),
        ]
        assert {asset.sha256 for asset in after.assets} == {VIDEO.sha256, SONG.sha256}

    def test_what_the_other_project_lacks_is_a_placeholder(self) -> None:
        unknown = clip("b", 0, 100, asset="", missing=True)
        for document in (THREE, timeline(unknown)):
            copied = edits.copied_clips(document, ["b"])
            after = edits.paste_clips("other", copied, 0).apply(Document(sequences=(Sequence(id="other"),)))
            assert after.sequences[0].tracks[0].clips[0].missing


def test_a_copy_of_a_sequence_has_ids_of_its_own_and_can_be_edited_alone() -> None:
    document = edits.add_marker("s", Marker(id="m", at=5)).apply(LINKED)
    after = edits.duplicate_sequence("s", "Second cut").apply(document)
    old, new = after.sequences
    assert (old, new.name) == (document.sequences[0], "Second cut")
    assert [len(track.clips) for track in new.tracks] == [2, 0, 2]
    moved = edits.move_clips([new.tracks[0].clips[0].id], 500).apply(after)
    assert moved.sequences[0] == old
    assert len(moved.sequences[1].tracks[2].clips) == 2
    assert edits.remove_markers(["m"]).apply(after).sequences[1].markers == new.markers


def test_words_without_a_style_are_a_subtitle() -> None:
    words = Clip(id="w", kind="text", text="Once", start=0, duration=5)
    document = Document(sequences=(Sequence(tracks=(Track(kind="text", clips=(words,)),)),))
    assert lane(document)[0].words_style == SUBTITLE
    after = edits.update_clip("w", style=TITLE).apply(document)
    assert lane(after)[0].words_style == TITLE


class TestRelinking:
    def test_layers_and_clips_show_the_other_file(self) -> None:
        other = Asset(sha256="9" * 64, media_type="image/png", title="Sun")
        layer = ImageLayer(id="l", name="Moon", asset=STILL.sha256)
        shown = clip("p", 0, 100, kind="image", asset=STILL.sha256, source_duration=None)
        shown = shown.model_copy(update={"name": "Mine"})
        document = timeline(shown).model_copy(update={"artboards": (Artboard(layers=(layer,)),)})
        gone = edits.trash_assets([STILL.sha256]).apply(document)
        assert lane(gone)[0].missing
        after = edits.relink_asset(STILL.sha256, other, forget=True).apply(gone)
        found = after.artboards[0].layers[0]
        assert isinstance(found, ImageLayer)
        assert (found.asset, found.missing) == (other.sha256, False)
        assert (lane(after)[0].asset, lane(after)[0].missing, lane(after)[0].name) == (
            other.sha256,
            False,
            "Mine",
        )
        assert after.find_asset(STILL.sha256) is None
        assert after.trash == ()

    def test_a_shorter_file_shows_what_it_has(self) -> None:
        seconds = 60 / FLICKS_PER_SECOND
        short = Asset(sha256="9" * 64, media_type="video/mp4", metadata={"duration": seconds})
        after = edits.relink_asset(VIDEO.sha256, short).apply(THREE)
        assert spans(after) == [("a", 0, 60), ("b", 100, 160), ("c", 200, 260)]
        assert offsets(after) == [0, 0, 0]
        long = short.model_copy(update={"metadata": {"duration": 2 * seconds}})
        assert offsets(edits.relink_asset(VIDEO.sha256, long).apply(THREE)) == [20, 20, 20]

    def test_another_kind_is_refused(self) -> None:
        with pytest.raises(UserError, match="another kind"):
            edits.relink_asset(VIDEO.sha256, STILL).apply(THREE)

    def test_takes_of_another_length_are_played_as_far_as_they_go(self) -> None:
        short = Asset(sha256="9" * 64, media_type="video/mp4", metadata={"duration": 60 / FLICKS_PER_SECOND})
        document = edits.add_assets([short]).apply(
            timeline(clip("a", 0, 100, takes=(VIDEO.sha256, short.sha256)))
        )
        after = edits.show_clip_take("a", short.sha256).apply(document)
        assert (lane(after)[0].source_duration, lane(after)[0].duration) == (60, 60)


def test_tracks_have_volume_and_pan() -> None:
    document = edits.update_track("a1", volume=-6.0, pan=0.5).apply(LINKED)
    assert (document.sequences[0].tracks[2].volume, document.sequences[0].tracks[2].pan) == (-6.0, 0.5)
    with pytest.raises(UserError):
        edits.update_track("a1", pan=2).apply(LINKED)
