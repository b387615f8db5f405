"""The score that clips play replaced by another version of it: what every change of notes comes to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from creastudio.core.assets import Asset
from creastudio.core.canvas import Layer
from creastudio.core.document import Document, walk
from creastudio.core.edits.assets import with_assets, with_placeholders
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import with_fields
from creastudio.core.edits.score_tempo import score_length, with_tempo_map, with_tempo_of
from creastudio.core.edits.timeline_tree import Work, require
from creastudio.core.edits.tree import Layers, changed, map_layers, on_sequence, rewrite
from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Clip
from creastudio.core.timeline import Sequence as Timeline

EDITED = "edited"
"""In the metadata of a score that a person changed: versions of it needn't all stay in the project."""


def change_score(
    old: str,
    asset: Asset,
    *,
    label: str,
    clip_ids: Collection[str] | None = None,
    takes: Sequence[Asset] = (),
    follow_tempo: bool = True,
) -> Edit:
    """Show another version of a score wherever the old one is shown, or in some clips alone.

    Clips keep their place; one that showed all of the score shows all of the new one, as far as there is room. What was
    generated stays among the takes; a version made by hand that nothing shows any more leaves the project (undo has it).

    Parameters
    ----------
    old : str
        SHA-256 of the score as it was.
    clip_ids : collection of str, optional
        Clips that change alone; all clips and layers that show it when left out.
    takes : sequence of Asset
        Alternatives that stay with the clips.
    follow_tempo : bool
        Where a sequence plays in the tempo of this score, let it play in that of the new one.

    Raises
    ------
    UserError
        When nothing shows the old score any more, or a track is locked.
    """
    chosen = None if clip_ids is None else frozenset(clip_ids)

    def apply(document: Document) -> Document:
        if asset.sha256 == old and not takes:
            return document
        before = document.find_asset(old)
        after = with_assets(document, [asset, *takes])
        found = False
        for sequence in document.sequences:
            after, here = _on_timeline(
                after, sequence, _Swap(before, old, asset, chosen, takes), follow_tempo
            )
            found = found or here
        if chosen is None:
            shown = map_layers(after, lambda layers: rewrite(layers, lambda layer: _layer(layer, old, asset)))
            found = found or shown is not after
            after = shown
        require(found, "This score isn't in the document any more.", "Undo may bring it back.")
        return with_placeholders(_without_old(after, before))

    return Edit(label, apply)


class _Swap:
    """One version of a score in the place of another."""

    def __init__(
        self,
        before: Asset | None,
        old: str,
        asset: Asset,
        chosen: frozenset[str] | None,
        takes: Sequence[Asset],
    ) -> None:
        self.before, self.old, self.asset, self.chosen, self.takes = before, old, asset, chosen, takes

    def concerns(self, clip: Clip) -> bool:
        return (
            clip.asset == self.old
            and clip.kind == "score"
            and (self.chosen is None or clip.id in self.chosen)
        )

    def clip(self, clip: Clip, tempo: TempoMap, room: int | None) -> Clip:
        """Return the clip with the new version, no longer than until flick `room`."""
        fields: dict[str, Any] = {"asset": self.asset.sha256, "takes": self._takes(clip)}
        if self.before is not None and clip.name == self.before.title:
            fields["name"] = self.asset.title
        clip = with_fields(clip, **fields)
        length = score_length(self.asset, tempo, clip.start - clip.from_source(clip.offset))
        if length is None or clip.freeze is not None or clip.source_duration is None:
            return clip
        source = max(1, clip.to_source(length))
        whole = clip.source_end >= clip.source_duration
        if source > clip.source_end and whole:
            end = clip.start + clip.from_source(source - clip.offset)
            end = end if room is None else min(end, room)
            clip = with_fields(clip, source_duration=source, duration=max(clip.duration, end - clip.start))
        # A clip goes on over what is silent now: it was as long as somebody wanted it.
        return with_fields(clip, source_duration=max(source, clip.source_end))

    def _takes(self, clip: Clip) -> tuple[str, ...]:
        alternatives = [take.sha256 for take in self.takes]
        if not clip.takes and not alternatives:
            return ()
        old = [self.old] if self.before is not None and not self.before.metadata.get(EDITED) else []
        kept: list[str] = []
        for take in clip.takes or (self.old,):
            kept += [*old, self.asset.sha256] if take == self.old else [take]
        return tuple(dict.fromkeys([*kept, self.asset.sha256, *alternatives]))


def _on_timeline(
    document: Document, sequence: Timeline, swap: _Swap, follow_tempo: bool
) -> tuple[Document, bool]:
    sequence = next(item for item in document.sequences if item.id == sequence.id)
    if not any(swap.concerns(clip) for track in sequence.tracks for clip in track.clips):
        return document, False
    if follow_tempo and swap.before is not None:
        document, sequence = _in_new_tempo(document, sequence, swap)
    work = Work.on(document, sequence)
    for track in sequence.tracks:
        for index, clip in enumerate(track.clips):
            if swap.concerns(clip):
                after = track.clips[index + 1].start if index + 1 < len(track.clips) else None
                work.replace(track.id, index, swap.clip(clip, sequence.tempo, after))
    return work.done(), True


def _in_new_tempo(document: Document, sequence: Timeline, swap: _Swap) -> tuple[Document, Timeline]:
    """Let a sequence that plays in the tempo of the old version play in that of the new one."""
    assert swap.before is not None
    first = next(clip for track in sequence.tracks for clip in track.clips if swap.concerns(clip))
    bare = sequence.model_copy(update={"tracks": (), "tempo": TempoMap()})
    at = max(0, first.start - first.from_source(first.offset))
    told = with_tempo_of(bare, swap.before, at).tempo
    if told.tempi != sequence.tempo.tempi:
        return document, sequence
    tempo = with_tempo_of(bare, swap.asset, at).tempo
    if tempo == sequence.tempo:
        return document, sequence
    new = with_tempo_map(sequence, tempo)
    return on_sequence(document, sequence.id, lambda _: new), new


def _layer(layer: Layer, old: str, asset: Asset) -> Layers:
    if getattr(layer, "asset", "") != old:
        return (layer,)
    takes = tuple(asset.sha256 if take == old else take for take in getattr(layer, "takes", ()))
    return (changed(layer, asset=asset.sha256, **({"takes": takes} if takes else {})),)


def _without_old(document: Document, before: Asset | None) -> Document:
    if before is None or not before.metadata.get(EDITED):
        return document
    for sequence in document.sequences:
        for track in sequence.tracks:
            if any(before.sha256 in (clip.asset, *clip.takes) for clip in track.clips):
                return document
    for board in document.artboards:
        for layer in walk(board.layers):
            if before.sha256 in (getattr(layer, "asset", ""), *getattr(layer, "takes", ())):
                return document
    rest = tuple(asset for asset in document.assets if asset.sha256 != before.sha256)
    return document.model_copy(update={"assets": rest})
