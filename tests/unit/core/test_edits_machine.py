"""Random edits on random documents: undo all is the start, redo all is the end, and the invariants hold."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer, TextLayer, Transform
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import Document, new_document, walk
from creastudio.core.edits.tree import require_shallow
from creastudio.core.history import History
from creastudio.core.masks import MaskTile
from creastudio.core.pixel_selection import PixelSelection
from creastudio.core.timeline import Clip, Track
from tests.support.machines import machine_settings

POSITIONS = st.floats(-2000, 2000)
SIZES = st.floats(0.5, 4000)
TIMES = st.integers(0, 10_000)
PICKS = st.integers(0, 10_000)


def asset(number: int) -> Asset:
    size = {"width": 64 + number % 200, "height": 64}
    return Asset(sha256=f"{number:064x}", media_type="image/png", title=f"Picture {number}", metadata=size)


def selection(left: int, width: int) -> PixelSelection:
    tile = MaskTile(column=0, row=0, sha256=f"{width:064x}")
    return PixelSelection(left=left, top=-3, width=width, height=20, tiles=(tile,))


def layers_of(document: Document) -> list[Layer]:
    return [layer for board in document.artboards for layer in walk(board.layers)]


def clips_of(document: Document) -> list[Clip]:
    return [clip for item in document.sequences for track in item.tracks for clip in track.clips]


def parts_of(document: Document) -> dict[str, Any]:
    tracks = [track for item in document.sequences for track in item.tracks]
    parts = [*document.artboards, *layers_of(document), *document.sequences, *tracks, *clips_of(document)]
    return {part.id: part for part in parts}


def same_where_equal(before: Document, after: Document) -> None:
    """What an edit didn't change is the very same object, however deep."""
    old = parts_of(before)
    for key, part in parts_of(after).items():
        assert part is old.get(key) or part != old.get(key)


def require_sound(document: Document) -> None:
    """The promises of every document: unique ids, clips apart, known assets, groups that end."""
    ids = [layer.id for layer in layers_of(document)] + [clip.id for clip in clips_of(document)]
    ids += [board.id for board in document.artboards]
    assert len(ids) == len(set(ids))
    for sequence in document.sequences:
        for track in sequence.tracks:
            for left, right in zip(track.clips, track.clips[1:], strict=False):
                assert left.end <= right.start
    pictures = [*clips_of(document), *(item for item in layers_of(document) if isinstance(item, ImageLayer))]
    known = {item.sha256 for item in document.assets}
    assert [item for item in pictures if item.missing == (item.asset in known)] == []
    assert known.isdisjoint(item.sha256 for item in document.trash)
    assert require_shallow(document) is document


class EditMachine(RuleBasedStateMachine):
    """Applies edits through a history, and compares with what was kept on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(new_document())
        self.start = self.history.document
        self.replayed = self.start

    @property
    def document(self) -> Document:
        return self.history.document

    def apply(self, edit: edits.Edit) -> None:
        before = self.document
        dump = before.model_dump_json()
        try:
            after = self.history.apply(edit)
        except UserError:
            after = self.document
        assert before.model_dump_json() == dump
        same_where_equal(before, after)
        self.again(edit, after)
        assert apply_diff(before, diff(before, after)) == after
        assert edit.label in edits.EDIT_LABELS

    def again(self, edit: edits.Edit, document: Document) -> None:
        """The same edit a second time can't harm either."""
        with suppress(UserError):
            require_sound(edit.apply(document))

    def layer_ids(self) -> list[str]:
        return [layer.id for layer in layers_of(self.document)]

    def clips(self) -> list[Clip]:
        return clips_of(self.document)

    def board(self, pick: int) -> str:
        boards = self.document.artboards
        return boards[pick % len(boards)].id if boards else "none"

    def track(self, pick: int) -> str:
        tracks = [track for item in self.document.sequences for track in item.tracks]
        return tracks[pick % len(tracks)].id if tracks else "none"

    @rule(pick=PICKS, x=POSITIONS, y=POSITIONS, width=SIZES, height=SIZES)
    def add_text(self, pick: int, x: float, y: float, width: float, height: float) -> None:
        layer = TextLayer(text="Hello", transform=Transform(x=x, y=y, width=width, height=height))
        self.apply(edits.add_layer(self.board(pick), layer, pick % 5))

    @rule(pick=PICKS, number=st.integers(0, 9), takes=st.lists(st.integers(0, 9), max_size=3))
    def place_on_canvas(self, pick: int, number: int, takes: list[int]) -> None:
        self.apply(edits.place_on_canvas(self.board(pick), asset(number), [asset(take) for take in takes]))

    @rule(number=st.integers(0, 9), at=TIMES)
    def place_on_timeline(self, number: int, at: int) -> None:
        self.apply(edits.place_on_timeline(self.document.sequences[0].id, asset(number), at=at))

    @rule(pick=PICKS, left=st.integers(-200, 2000), width=st.integers(1, 3000), nothing=st.booleans())
    def select_pixels(self, pick: int, left: int, width: int, nothing: bool) -> None:
        self.apply(edits.select_pixels(self.board(pick), None if nothing else selection(left, width)))

    @rule(pick=PICKS, right=st.integers(-3000, 3000))
    def move_pixel_selection(self, pick: int, right: int) -> None:
        self.apply(edits.move_pixel_selection(self.board(pick), right, 1))

    @rule(pick=PICKS, left=st.integers(-200, 500), width=st.integers(1, 1500), number=st.integers(0, 9))
    def place_in_region(self, pick: int, left: int, width: int, number: int) -> None:
        with suppress(UserError):
            region = selection(left, width).as_region(self.board(pick), 1024, 1024, 0.25)
            above = self.layer_ids()[: pick % 3]
            self.apply(edits.place_in_region(region, asset(number), above=above))

    @rule(name=st.sampled_from(["A", "B"]), width=st.integers(1, 3000))
    def add_artboard(self, name: str, width: int) -> None:
        self.apply(edits.add_artboard(edits.beside(self.document, width, 100, name)))

    @rule(pick=PICKS, width=st.integers(-1, 3000))
    def update_artboard(self, pick: int, width: int) -> None:
        self.apply(edits.update_artboard(self.board(pick), width=width))

    @rule(pick=PICKS)
    def remove_artboard(self, pick: int) -> None:
        self.apply(edits.remove_artboard(self.board(pick)))

    @precondition(lambda self: self.layer_ids())
    @rule(picks=st.lists(PICKS, min_size=1, max_size=4), fields=st.sampled_from([0, 1, 2, 3]))
    def update_layers(self, picks: list[int], fields: int) -> None:
        values: list[dict[str, Any]] = [{"opacity": 0.5}, {"visible": False}, {"text": "New"}, {"opacity": 7}]
        self.apply(edits.update_layers(self.chosen(picks), **values[fields]))

    @precondition(lambda self: self.layer_ids())
    @rule(picks=st.lists(PICKS, min_size=1, max_size=3), x=POSITIONS, width=SIZES)
    def transform(self, picks: list[int], x: float, width: float) -> None:
        target = Transform(x=x, y=3, width=width, height=20, rotation=15)
        self.apply(edits.set_transform(dict.fromkeys(self.chosen(picks), target)))

    @precondition(lambda self: self.layer_ids())
    @rule(picks=st.lists(PICKS, min_size=1, max_size=3))
    def group(self, picks: list[int]) -> None:
        self.apply(edits.group_layers(self.chosen(picks)))

    @precondition(lambda self: self.layer_ids())
    @rule(pick=PICKS, act=st.sampled_from(["ungroup", "duplicate", "remove"]))
    def reshape(self, pick: int, act: str) -> None:
        layer_id = self.chosen([pick])[0]
        if act == "ungroup":
            self.apply(edits.ungroup(layer_id))
        elif act == "duplicate":
            self.apply(edits.duplicate_layers([layer_id]))
        else:
            self.apply(edits.remove_layers([layer_id]))

    @precondition(lambda self: self.layer_ids())
    @rule(pick=PICKS, board=PICKS, index=st.integers(-1, 6))
    def reorder(self, pick: int, board: int, index: int) -> None:
        self.apply(edits.move_layer(self.chosen([pick])[0], self.board(board), index))

    @rule(pick=PICKS, start=TIMES, duration=st.integers(1, 500))
    def add_clip(self, pick: int, start: int, duration: int) -> None:
        self.apply(edits.add_assets([asset(0)]))
        clip = Clip(asset=asset(0).sha256, start=start, duration=duration)
        self.apply(edits.add_clip(self.track(pick), clip))

    @rule(numbers=st.sets(st.integers(0, 9), max_size=4), act=st.integers(0, 2))
    def throw_away(self, numbers: set[int], act: int) -> None:
        hashes = [asset(number).sha256 for number in sorted(numbers)]
        self.apply((edits.trash_assets, edits.restore_assets, edits.forget_trash)[act](hashes))

    @rule(number=st.integers(0, 9), stars=st.integers(-1, 6))
    def rate(self, number: int, stars: int) -> None:
        self.apply(edits.mark_assets([asset(number)], stars=stars, tags=("a", "b")))

    @rule(name=st.sampled_from(["V2", "V3"]))
    def add_track(self, name: str) -> None:
        self.apply(edits.add_track(self.document.sequences[0].id, Track(name=name)))

    @rule(pick=PICKS)
    def remove_track(self, pick: int) -> None:
        self.apply(edits.remove_track(self.track(pick)))

    @precondition(lambda self: self.clips())
    @rule(pick=PICKS, track=PICKS, at=TIMES, length=st.integers(-5, 3000), act=st.integers(0, 3))
    def change_clip(self, pick: int, track: int, at: int, length: int, act: int) -> None:
        clip = self.clips()[pick % len(self.clips())]
        changes = [
            edits.move_clip(clip.id, self.track(track), at),
            edits.trim_clip(clip.id, at, length),
            edits.split_clip(clip.id, clip.start + clip.duration // 2),
            edits.remove_clips([clip.id]),
        ]
        self.apply(changes[act])

    @rule(steps=st.integers(-3, 3))
    def travel(self, steps: int) -> None:
        self.history.go_to(self.history.index + steps)

    def chosen(self, picks: list[int]) -> list[str]:
        ids = self.layer_ids()
        return list(dict.fromkeys(ids[pick % len(ids)] for pick in picks))

    @invariant()
    def document_is_sound(self) -> None:
        require_sound(self.document)

    def teardown(self) -> None:
        end_index = len(self.history.entries()) - 1
        end = self.history.go_to(end_index)
        assert Document.model_validate_json(end.model_dump_json()) == end
        while self.history.can_undo:
            self.history.undo()
        assert self.history.document is self.start
        while self.history.can_redo:
            self.history.redo()
        assert self.history.document is end


TestEditMachine = EditMachine.TestCase
TestEditMachine.settings = machine_settings(60, 30)
