"""Random edits on a timeline: nothing overlaps, linked clips stay in step, ripples keep distances, undo is exact."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import Document
from creastudio.core.edits.lane_index import index_of
from creastudio.core.edits.lanes import longest_transition
from creastudio.core.history import History
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, ClipKind, Loop, Marker, Sequence, Track, TrackKind, Transition
from tests.support.machines import machine_settings

PICKS = st.integers(0, 10_000)
TIMES = st.integers(0, 400)
DELTAS = st.integers(-60, 60)

VIDEO = Asset(sha256="a" * 64, media_type="video/mp4", title="Walk")
FILM = Asset(
    sha256="e" * 64, media_type="video/mp4", title="Run",
    metadata={"duration": 40 / FLICKS_PER_SECOND, "audio_channels": 2},
)  # fmt: skip
STILL = Asset(sha256="b" * 64, media_type="image/png", title="Moon")
SONG = Asset(sha256="c" * 64, media_type="audio/wav", title="Song")


def start() -> Document:
    kinds: tuple[TrackKind, ...] = ("picture", "picture", "audio", "audio")
    tracks = tuple(
        Track(name=name, kind=kind) for name, kind in zip(("V1", "V2", "A1", "A2"), kinds, strict=True)
    )
    return Document(sequences=(Sequence(tracks=tracks),), assets=(VIDEO, STILL, SONG))


def clips_of(document: Document) -> list[Clip]:
    return [clip for track in document.sequences[0].tracks for clip in track.clips]


def by_id(document: Document) -> dict[str, Clip]:
    return {clip.id: clip for clip in clips_of(document)}


def anchor(clip: Clip) -> int:
    """Where in its source a clip is at time 0, flicks."""
    return clip.source_end + clip.start if clip.reverse else clip.offset - clip.start


def steps(document: Document) -> dict[tuple[str, str], int]:
    """How far apart in their sources two linked clips are that run the same way, flicks: that stays."""
    linked: dict[str, list[Clip]] = {}
    for clip in clips_of(document):
        if clip.link and clip.freeze is None:
            linked.setdefault(clip.link, []).append(clip)
    return {
        (a.id, b.id): anchor(a) - anchor(b)
        for clips in linked.values()
        for a, b in itertools.combinations(sorted(clips, key=lambda clip: clip.id), 2)
        if a.reverse == b.reverse
    }


class TimelineMachine(RuleBasedStateMachine):
    """Applies edits through a history; clips run at the speed of their sources, so that all times are exact."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(start())
        self.start = self.document

    @property
    def document(self) -> Document:
        return self.history.document

    @property
    def sequence(self) -> Sequence:
        return self.document.sequences[0]

    def clip(self, pick: int) -> Clip:
        clips = clips_of(self.document)
        return clips[pick % len(clips)]

    def track(self, pick: int) -> Track:
        return self.sequence.tracks[pick % len(self.sequence.tracks)]

    def apply(self, edit: edits.Edit) -> bool:
        """Apply an edit and check what holds for all of them; returns whether it was done."""
        before = self.document
        dump = before.model_dump_json()
        try:
            after = self.history.apply(edit)
        except UserError:
            assert self.document is before
            return False
        assert before.model_dump_json() == dump
        assert edit.label in edits.EDIT_LABELS
        assert apply_diff(before, diff(before, after)) == after
        old = by_id(before)
        for clip in clips_of(after):
            assert clip is old.get(clip.id) or clip != old.get(clip.id)
        lanes = {track.id: track.clips for track in after.sequences[0].tracks}
        for was in before.sequences[0].tracks:
            assert lanes[was.id] is was.clips or not was.locked or edit.label == "Relink"
        old_steps, new_steps = steps(before), steps(after)
        if edit.label not in ("Link clips", "Play backwards", "Play forwards", "Let run", "Relink"):
            assert all(new_steps[pair] == old_steps[pair] for pair in new_steps.keys() & old_steps.keys())
        return True

    @rule(
        pick=PICKS, at=TIMES, length=st.integers(1, 60), finite=st.booleans(), way=st.integers(0, 2),
        offset=st.integers(0, 20), tail=st.integers(0, 20),
    )  # fmt: skip
    def place(self, pick: int, at: int, length: int, finite: bool, way: int, offset: int, tail: int) -> None:
        track = self.track(pick)
        kind: ClipKind = "audio" if track.kind == "audio" else ("video" if finite else "image")
        asset = {"audio": SONG, "video": VIDEO, "image": STILL}[kind]
        finite = kind != "image"
        clip = Clip(
            kind=kind, asset=asset.sha256, start=at, duration=length, offset=offset if finite else 0,
            source_duration=offset + length + tail if finite else None, fade_in=1,
        )  # fmt: skip
        ways: list[Any] = ["overwrite", "insert", "gap"]
        self.apply(edits.place_clips([(track.id, clip)], ways[way]))

    @rule(at=TIMES, length=st.integers(1, 60), early=st.integers(0, 5), room=st.integers(0, 9))
    def place_linked(self, at: int, length: int, early: int, room: int) -> None:
        """A picture with its sound, which may begin earlier."""
        source = length + early + 2 * room
        picture = Clip(
            kind="video", asset=VIDEO.sha256, start=at + early, duration=length, offset=room + early,
            source_duration=source, link=f"{len(clips_of(self.document))} {at}",
        )  # fmt: skip
        sound = picture.model_copy(
            update={
                "id": Clip(start=0, duration=1).id, "kind": "audio", "asset": SONG.sha256, "start": at,
                "duration": length + early, "offset": room,
            }
        )  # fmt: skip
        tracks = self.sequence.tracks
        self.apply(edits.place_clips([(tracks[0].id, picture), (tracks[2].id, sound)]))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(picks=st.lists(PICKS, min_size=1, max_size=3), delta=DELTAS, way=st.integers(0, 2), to=PICKS)
    def move(self, picks: list[int], delta: int, way: int, to: int) -> None:
        ids = list(dict.fromkeys(self.clip(pick).id for pick in picks))
        ways: list[Any] = ["overwrite", "insert", "gap"]
        tracks = {ids[0]: self.track(to).id} if to % 3 == 0 else {}
        moved = {name: clip.duration for name, clip in by_id(self.document).items() if name in ids}
        if self.apply(edits.move_clips(ids, delta, ways[way], tracks=tracks)):
            now = by_id(self.document)
            assert all(now[name].duration == duration for name, duration in moved.items())

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, at=TIMES, to=PICKS)
    def move_one(self, pick: int, at: int, to: int) -> None:
        self.apply(edits.move_clip(self.clip(pick).id, self.track(to).id, at))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, left=DELTAS, right=DELTAS)
    def trim(self, pick: int, left: int, right: int) -> None:
        clip = self.clip(pick)
        self.apply(edits.trim_clip(clip.id, clip.start + left, clip.duration - left + right))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, at_start=st.booleans(), delta=DELTAS)
    def ripple_trim(self, pick: int, at_start: bool, delta: int) -> None:
        clip = self.clip(pick)
        track = next(item for item in self.sequence.tracks if clip in item.clips)
        after = [item.id for item in track.clips if item.start >= clip.end]
        before = by_id(self.document)
        if self.apply(edits.ripple_trim(clip.id, "start" if at_start else "end", delta)):
            now = by_id(self.document)
            changes = {now[name].start - before[name].start for name in after}
            by = now[clip.id].duration - clip.duration
            assert changes <= {by}
            assert now[clip.id].start == clip.start

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, delta=DELTAS)
    def roll(self, pick: int, delta: int) -> None:
        before = sum(clip.duration for clip in clips_of(self.document))
        if self.apply(edits.roll_edit(self.clip(pick).id, delta)):
            assert sum(clip.duration for clip in clips_of(self.document)) == before

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, delta=DELTAS)
    def slip(self, pick: int, delta: int) -> None:
        before = {clip.id: (clip.start, clip.duration) for clip in clips_of(self.document)}
        self.apply(edits.slip_clip(self.clip(pick).id, delta))
        assert {clip.id: (clip.start, clip.duration) for clip in clips_of(self.document)} == before

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, delta=DELTAS)
    def slide(self, pick: int, delta: int) -> None:
        clip = self.clip(pick)
        if self.apply(edits.slide_clip(clip.id, delta)):
            now = by_id(self.document)[clip.id]
            assert (now.duration, now.offset) == (clip.duration, clip.offset)

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, at=TIMES, every=st.booleans())
    def split(self, pick: int, at: int, every: bool) -> None:
        before = sum(clip.duration for clip in clips_of(self.document))
        if every:
            self.apply(edits.split_at(self.sequence.id, at))
        else:
            self.apply(edits.split_clip(self.clip(pick).id, at))
        assert sum(clip.duration for clip in clips_of(self.document)) == before

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(picks=st.lists(PICKS, min_size=1, max_size=2), rippling=st.booleans())
    def remove(self, picks: list[int], rippling: bool) -> None:
        ids = list(dict.fromkeys(self.clip(pick).id for pick in picks))
        before = self.document
        if self.apply(edits.ripple_delete(ids) if rippling else edits.remove_clips(ids)):
            now = by_id(self.document)
            assert now.keys().isdisjoint(ids)
            for was in before.sequences[0].tracks:
                left = [clip.id for clip in was.clips if clip.id in now]
                assert [clip.id for clip in clips_of(self.document) if clip.id in left] == left

    @rule(pick=PICKS, at=TIMES)
    def close_gap(self, pick: int, at: int) -> None:
        self.apply(edits.close_gap(self.track(pick).id, at))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(picks=st.lists(PICKS, min_size=1, max_size=3), act=st.integers(0, 3))
    def join(self, picks: list[int], act: int) -> None:
        ids = list(dict.fromkeys(self.clip(pick).id for pick in picks))
        acts = (edits.link_clips, edits.unlink_clips, edits.group_clips, edits.ungroup_clips)
        self.apply(acts[act](ids))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, kind=st.sampled_from(["crossfade", "wipe", "dip", None]), length=st.integers(1, 40))
    def transition(self, pick: int, kind: Any, length: int) -> None:
        shown = None if kind is None else Transition(kind=kind, duration=length)
        self.apply(edits.set_transition(self.clip(pick).id, shown))

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, at=TIMES, value=st.floats(-1, 2), act=st.integers(0, 4))
    def animate(self, pick: int, at: int, value: float, act: int) -> None:
        name = self.clip(pick).id
        changes = [
            edits.set_keyframe(name, "opacity", at % 5, value, easing="ease-in"),
            edits.move_keyframe(name, "opacity", at % 5, at),
            edits.remove_keyframe(name, "opacity", at % 5),
            edits.ken_burns(name),
            edits.set_fades(name, at, at // 2),
        ]
        self.apply(changes[act])

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(pick=PICKS, at=TIMES, length=st.integers(1, 40), act=st.integers(0, 5))
    def hold_and_turn(self, pick: int, at: int, length: int, act: int) -> None:
        clip = self.clip(pick)
        inside = clip.start + at % clip.duration
        changes = [
            edits.set_reverse([clip.id], at % 3 > 0),
            edits.set_reverse([clip.id]),
            edits.hold_frame(clip.id, inside),
            edits.insert_hold(clip.id, inside, length),
            edits.set_freeze(clip.id, at),
            edits.set_freeze(clip.id, None),
        ]
        places = {item.id: (item.start, item.end) for item in clips_of(self.document)}
        done = self.apply(changes[act])
        now = {item.id: (item.start, item.end) for item in clips_of(self.document)}
        if act in (0, 1, 4):
            assert now == places
        if done and act == 2:
            assert sum(end - start for start, end in now.values()) == sum(b - a for a, b in places.values())

    @rule(start=TIMES, length=st.integers(1, 80), act=st.integers(0, 2))
    def change_a_range(self, start: int, length: int, act: int) -> None:
        name, end = self.sequence.id, start + length
        ways = (
            edits.lift_range(name, start, end),
            edits.extract_range(name, start, end),
            edits.insert_time(name, start, length),
        )
        locked = {track.id for track in self.sequence.tracks if track.locked}
        before = {track.id: sum(clip.duration for clip in track.clips) for track in self.sequence.tracks}
        if not self.apply(ways[act]):
            return
        for track in self.sequence.tracks:
            if act == 2:
                assert sum(clip.duration for clip in track.clips) == before[track.id]
            if act != 1 and track.id not in locked:
                assert not any(clip.start < end and clip.end > start for clip in track.clips)

    @precondition(lambda self: bool(clips_of(self.document)))
    @rule(
        picks=st.lists(PICKS, min_size=1, max_size=2), at=TIMES, way=st.integers(0, 2), act=st.integers(0, 1)
    )
    def copy(self, picks: list[int], at: int, way: int, act: int) -> None:
        ids = list(dict.fromkeys(self.clip(pick).id for pick in picks))
        ways: list[Any] = ["overwrite", "insert", "gap"]
        copied = edits.copied_clips(self.document, ids)
        if len(self.sequence.tracks) > 6:
            return
        before = len(clips_of(self.document))
        edit = (
            edits.paste_clips(self.sequence.id, copied, at, ways[way])
            if act
            else edits.duplicate_clips(ids, at if at % 3 else None, ways[way])
        )
        if self.apply(edit) and way == 2:
            assert len(clips_of(self.document)) == before + len(copied)

    @rule(at=TIMES, way=st.integers(0, 2), count=st.integers(1, 3))
    def place_films(self, at: int, way: int, count: int) -> None:
        if len(self.sequence.tracks) > 6:
            return
        ways: list[Any] = ["overwrite", "insert", "gap"]
        how = edits.Placing(at, ways[way])
        self.apply(edits.place_media(self.sequence.id, [FILM, STILL, SONG][:count], (), how))

    @rule(seconds=st.integers(1, 60), back=st.booleans())
    def relink(self, seconds: int, back: bool) -> None:
        fresh = Asset(
            sha256="d" * 64, media_type="video/mp4", metadata={"duration": seconds / FLICKS_PER_SECOND}
        )
        self.apply(
            edits.relink_asset(fresh.sha256, VIDEO) if back else edits.relink_asset(VIDEO.sha256, fresh)
        )

    @rule(pick=PICKS, act=st.integers(0, 2), at=TIMES)
    def change_tracks(self, pick: int, act: int, at: int) -> None:
        changes = [
            edits.update_track(self.track(pick).id, locked=at % 4 == 0, solo=at % 2 == 0),
            edits.add_marker(self.sequence.id, Marker(at=at)),
            edits.set_loop(self.sequence.id, Loop(start=at, end=100)),
        ]
        self.apply(changes[act])

    @rule(by=st.integers(-3, 3))
    def travel(self, by: int) -> None:
        self.history.go_to(self.history.index + by)

    @invariant()
    def timeline_is_sound(self) -> None:
        clips = clips_of(self.document)
        assert len({clip.id for clip in clips}) == len(clips)
        for track in self.sequence.tracks:
            places = index_of(track.clips)
            assert places.ids == {clip.id: index for index, clip in enumerate(track.clips)}
            for kept, name in ((places.links, "link"), (places.groups, "group")):
                named = [getattr(clip, name) for clip in track.clips]
                for one in {*named, "nobody"} - {""}:
                    assert list(kept.of(one)) == [index for index, other in enumerate(named) if other == one]
                assert list(kept.of("")) == []
            for left, right in itertools.pairwise(track.clips):
                assert left.end <= right.start
            for index, clip in enumerate(track.clips):
                assert clip.track_kind == track.kind
                assert clip.start >= 0
                assert clip.duration > 0
                assert clip.fade_in + clip.fade_out <= clip.duration
                if clip.freeze is not None:
                    assert clip.source_duration is None or clip.freeze < clip.source_duration
                elif clip.source_duration is not None:
                    assert 0 <= clip.offset < clip.source_end <= clip.source_duration
                if clip.transition is not None:
                    assert index > 0
                    longest = longest_transition(track.clips[index - 1], clip, clip.transition.kind)
                    assert clip.transition.duration <= longest

    def teardown(self) -> None:
        end = self.history.go_to(len(self.history.entries()) - 1)
        assert Document.model_validate_json(end.model_dump_json()) == end
        while self.history.can_undo:
            self.history.undo()
        assert self.document is self.start
        while self.history.can_redo:
            self.history.redo()
        assert self.document is end


TestTimelineMachine = TimelineMachine.TestCase
TestTimelineMachine.settings = machine_settings(60, 30)
