"""Bringing layers and subtitles up to date with the writings that their words came from; style and place stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from creastudio.api.errors import UserError
from creastudio.core.canvas import Layer, TextLayer
from creastudio.core.document import Document, walk
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id, first_from, start_of, with_fields
from creastudio.core.edits.timeline_tree import Work
from creastudio.core.edits.tree import Layers, changed, map_layers, rewrite
from creastudio.core.ids import new_id
from creastudio.core.naming import name_of_words
from creastudio.core.subtitle_text import reading_flicks, shared_out
from creastudio.core.timeline import Clip
from creastudio.core.timeline import Sequence as Timeline
from creastudio.core.writing import WrittenFrom, sha256_of
from creastudio.core.written import by_hand, lines_now, lines_of, source_of, text_of, words_now, written_state


def update_words(
    layer_ids: Iterable[str] = (), clip_ids: Iterable[str] = (), *, over_hand: bool = True
) -> Edit:
    """Give layers and clips the words that their writings have now.

    Subtitles that came together change together: lines that are still there keep their times, changed ones those of the
    lines that they stand for, new ones share the time that is there, and those of lines that are gone go.

    Parameters
    ----------
    over_hand : bool
        Also where a person changed the words by hand; else those are passed over.

    Raises
    ------
    UserError
        When a writing is gone or has no text any more, or a track is locked.
    """
    layers, clips, salt = frozenset(layer_ids), frozenset(clip_ids), new_id()

    def change(document: Document, layer: Layer) -> Layers:
        if not isinstance(layer, TextLayer) or layer.id not in layers or layer.written is None:
            return (layer,)
        if by_hand(layer) and not over_hand:
            return (layer,)
        return (_rewritten_layer(document, layer),)

    def apply(document: Document) -> Document:
        new = map_layers(document, lambda found: rewrite(found, lambda layer: change(document, layer)))
        for sequence in document.sequences:
            new = _updated_sequence(new, sequence, clips, over_hand=over_hand, salt=salt)
        return new

    return Edit("Update text", apply)


def keep_words(layer_ids: Iterable[str] = (), clip_ids: Iterable[str] = ()) -> Edit:
    """Leave the words of layers and clips as they are, and take what their writings have now for known."""
    return _relink(layer_ids, clip_ids, "Keep text", _acknowledged)


def unlink_words(layer_ids: Iterable[str] = (), clip_ids: Iterable[str] = ()) -> Edit:
    """Let layers and clips forget which writings their words came from."""
    return _relink(layer_ids, clip_ids, "Unlink text", _forgotten)


def changed_words(document: Document) -> tuple[list[str], list[str]]:
    """Return the ids of all layers and of all clips whose writings have other words now."""
    layers = [
        layer.id
        for artboard in document.artboards
        for layer in walk(artboard.layers)
        if isinstance(layer, TextLayer) and written_state(document, layer) == "changed"
    ]
    clips = [
        clip.id
        for sequence in document.sequences
        for track in sequence.tracks
        for clip in track.clips
        if clip.written is not None and written_state(document, clip) == "changed"
    ]
    return layers, clips


def _acknowledged(document: Document, written: WrittenFrom) -> WrittenFrom | None:
    writing = source_of(document, written)
    if writing is None:
        raise _gone()
    words = words_now(writing, written)
    if words is None:
        # Its line is gone: these words are a person's own now.
        return None
    lines = len(lines_now(writing, written)) if written.line >= 0 else 0
    return written.model_copy(update={"sha256": sha256_of(words), "lines": lines})


def _forgotten(_document: Document, _written: WrittenFrom) -> None:
    return None


def _relink(
    layer_ids: Iterable[str],
    clip_ids: Iterable[str],
    label: str,
    change: Callable[[Document, WrittenFrom], WrittenFrom | None],
) -> Edit:
    layers, clips = frozenset(layer_ids), frozenset(clip_ids)

    def apply(document: Document) -> Document:
        def on_layer(layer: Layer) -> Layers:
            if not isinstance(layer, TextLayer) or layer.id not in layers or layer.written is None:
                return (layer,)
            return (changed(layer, written=change(document, layer.written)),)

        new = map_layers(document, lambda found: rewrite(found, on_layer))
        for sequence in document.sequences:
            work = Work.on(new, sequence)
            for track in sequence.tracks:
                for index, clip in enumerate(track.clips):
                    if clip.id in clips and clip.written is not None:
                        written = change(document, clip.written)
                        work.replace(track.id, index, with_fields(clip, written=written))
            new = work.done()
        return new

    return Edit(label, apply)


def _rewritten_layer(document: Document, layer: TextLayer) -> TextLayer:
    assert layer.written is not None  # asked by whoever calls
    words, written = _words(document, layer.written)
    follows = layer.name != "" and layer.name == name_of_words(layer.text)
    name = (name_of_words(words) if follows else "") or layer.name
    return changed(layer, text=words, written=written, name=name)


def _words(document: Document, written: WrittenFrom) -> tuple[str, WrittenFrom]:
    writing = source_of(document, written)
    if writing is None:
        raise _gone()
    words = text_of(writing, written.passage, alone=written.alone)
    if not words:
        raise UserError("The writing is empty now.", "Write something, or unlink what came from it.")
    return words, written.model_copy(update={"sha256": sha256_of(words)})


def _gone() -> UserError:
    return UserError(
        "The writing that these words came from isn't in the project any more.", "Undo may bring it back."
    )


def _updated_sequence(
    document: Document, sequence: Timeline, chosen: Collection[str], *, over_hand: bool, salt: str
) -> Document:
    work = Work.on(document, sequence)
    for track in sequence.tracks:
        named = [clip for clip in track.clips if clip.id in chosen and clip.written is not None]
        batches = dict.fromkeys(_batch(clip) for clip in named)
        for batch in batches:
            lane = work.lanes[track.id]
            members = tuple(clip for clip in lane if clip.written is not None and _batch(clip) == batch)
            new = _updated_batch(document, _Batch(sequence, lane, members, salt), over_hand=over_hand)
            rest = tuple(clip for clip in lane if all(clip is not item for item in members))
            work.lanes[track.id] = tuple(sorted((*rest, *new), key=start_of))
    return work.done()


def _batch(clip: Clip) -> str:
    """Return what clips that are updated together have in common."""
    assert clip.written is not None  # asked by whoever calls
    return clip.written.batch if clip.written.line >= 0 else clip.id


@dataclass
class _Batch:
    """Subtitles that came together, in a lane, while they get other lines."""

    sequence: Timeline
    lane: tuple[Clip, ...]
    members: tuple[Clip, ...]
    salt: str
    made: int = field(default=0)

    def fresh(self, like: Clip, start: int, length: int) -> Clip:
        """Return a new clip that looks like another."""
        self.made += 1
        own = derived_id(self.salt, like.id, self.made)
        return like.model_copy(update={"id": own, "start": start, "duration": length, "link": ""})

    def free_after(self, clip: Clip) -> int | None:
        """Return how long nothing comes after a clip, flicks; None for ever."""
        later = self.lane[first_from(self.lane, clip.end) :]
        return later[0].start - clip.end if later else None

    def alone_between(self, first: Clip, last: Clip) -> bool:
        """Return whether only clips of this batch lie from one clip to another."""
        own = {clip.id for clip in self.members}
        return all(clip.id in own for clip in self.lane if first.start <= clip.start <= last.start)


def _updated_batch(document: Document, batch: _Batch, *, over_hand: bool) -> list[Clip]:
    first = batch.members[0]
    assert first.written is not None  # chosen for it
    words, written = _words(document, first.written)
    if written.line < 0:
        if by_hand(first) and not over_hand:
            return [first]
        return [with_fields(first, text=words, written=written)]
    writing = source_of(document, first.written)
    lines = lines_of(writing, words) if writing is not None else []
    old = [clip.written.sha256 for clip in batch.members if clip.written is not None]
    new = [sha256_of(line) for line in lines]
    out: list[Clip] = []
    for kind, i1, i2, j1, j2 in _changes(old, new):
        clips, texts = batch.members[i1:i2], lines[j1:j2]
        if kind == "insert":
            # What is there gives of its time, or the end of the lane has room.
            before = out.pop() if out and not _room_for(batch, i1, texts) else None
            if before is not None:
                clips, texts = (before,), [before.text, *texts]
            j1 -= before is not None
        spread = _spread(batch, clips, texts, i1)
        for offset, (clip, text) in enumerate(zip(spread, texts, strict=True)):
            link = _link(written, j1 + offset, lines)
            out.append(_said(clip, text, link, over_hand=over_hand))
    return out


def _changes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return how lines changed, as difflib tells it; what comes before the first counts as in its place."""
    found = list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    if len(found) > 1 and found[0][0] == "insert":
        (_, _, _, _, end), (_, _, i2, _, j2) = found[:2]
        rest = [("equal", 1, i2, end + 1, j2)] if i2 > 1 else []
        return [("replace", 0, 1, 0, end + 1), *rest, *found[2:]]
    return list(found)


def _link(written: WrittenFrom, line: int, lines: list[str]) -> WrittenFrom:
    fresh = {"line": line, "lines": len(lines), "sha256": sha256_of(lines[line])}
    return written.model_copy(update=fresh)


def _said(clip: Clip, text: str, link: WrittenFrom, *, over_hand: bool) -> Clip:
    """Return a clip with its line; what a person wrote stays where the line is as it was, or as is wished."""
    same = clip.written is not None and clip.written.sha256 == link.sha256
    keep = by_hand(clip) and (same or not over_hand)
    return with_fields(clip, written=link, **({} if keep else {"text": text}))


def _room_for(batch: _Batch, index: int, texts: list[str]) -> bool:
    """Return whether new lines at the end of a batch have room after it."""
    if index < len(batch.members) or not batch.members:
        return False
    room = batch.free_after(batch.members[-1])
    needed = sum(reading_flicks(text, batch.sequence.rate) for text in texts)
    return room is None or room >= needed


def _spread(batch: _Batch, clips: tuple[Clip, ...], texts: list[str], index: int) -> list[Clip]:
    """Return a clip for each text: those that there are, or others in their time."""
    if len(clips) == len(texts):
        return list(clips)
    if not texts:
        return []
    if not clips:
        last = batch.members[index - 1] if index else batch.members[0]
        return _appended(batch, last, texts)
    first, last = clips[0], clips[-1]
    span = last.end - first.start
    if len(texts) > len(clips) and (not batch.alone_between(first, last) or span < len(texts)):
        return _within(batch, clips, texts)
    if len(texts) < len(clips) and not batch.alone_between(first, last):
        return list(clips[: len(texts)])
    made: list[Clip] = []
    start = first.start
    for number, length in enumerate(shared_out(span, texts)):
        like = clips[min(number, len(clips) - 1)]
        if number < len(clips):
            made.append(with_fields(like, start=start, duration=length))
        else:
            made.append(batch.fresh(like, start, length))
        start += length
    return made


def _appended(batch: _Batch, last: Clip, texts: list[str]) -> list[Clip]:
    made: list[Clip] = []
    start = last.end
    for text in texts:
        length = reading_flicks(text, batch.sequence.rate)
        made.append(batch.fresh(last, start, length))
        start += length
    return made


def _within(batch: _Batch, clips: tuple[Clip, ...], texts: list[str]) -> list[Clip]:
    """Return the clips with the last of them cut into as many as there are texts too many; other clips lie between."""
    last, more = clips[-1], texts[len(clips) - 1 :]
    if last.duration < len(more):
        raise UserError("The subtitles are too short for the lines that came.", "Make them longer first.")
    made = list(clips[:-1])
    start = last.start
    for number, length in enumerate(shared_out(last.duration, more)):
        made.append(
            with_fields(last, start=start, duration=length)
            if number == 0
            else batch.fresh(last, start, length)
        )
        start += length
    return made
