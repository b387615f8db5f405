"""Letting layers and clips show another file in the place of one that is missing, or no longer wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer
from creastudio.core.document import Document
from creastudio.core.edits.assets import renamed_take, with_assets, with_placeholders
from creastudio.core.edits.canvas import UNTITLED
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import of_length, with_fields
from creastudio.core.edits.place_media import length_of
from creastudio.core.edits.timeline_tree import SHOWN_BY, Work, require
from creastudio.core.edits.tree import Layers, map_layers, rewrite
from creastudio.core.timeline import Clip


def relink_asset(old: str, asset: Asset, *, forget: bool = False) -> Edit:
    """Show an asset wherever another one is shown or a take, on the canvas and on the timeline, locked tracks included.

    Layers keep their box. Clips keep their place and, as far as the new file is long enough, their part of the source;
    of a shorter file they show what there is.

    Parameters
    ----------
    old : str
        SHA-256 of what is shown, which the document needn't hold any more.
    forget : bool
        Drop the old asset from the project, from its trash too.

    Raises
    ------
    UserError
        When the new file is of another kind: a layer needs a picture, a video clip a video.
    """

    def apply(document: Document) -> Document:
        if asset.sha256 == old:
            return with_assets(document, [asset])
        after = with_assets(document, [asset])
        after = map_layers(
            after, lambda layers: rewrite(layers, lambda layer: _layer(after, layer, old, asset))
        )
        for sequence in after.sequences:
            work = Work.on(after, sequence, locks=False)
            for track in sequence.tracks:
                for index, clip in enumerate(track.clips):
                    shown = _clip(after, clip, old, asset)
                    if shown is not clip:
                        work.replace(track.id, index, shown)
            after = work.done()
        if forget:
            rest = {
                name: tuple(item for item in getattr(after, name) if item.sha256 != old)
                for name in ("assets", "trash")
            }
            after = after.model_copy(update=rest)
        return with_placeholders(after) if after != document else document

    return Edit("Relink", apply)


def show_in_clips(clip_ids: Iterable[str], asset: Asset) -> Edit:
    """Show an asset in clips that show nothing yet because another program named a file that wasn't there.

    Raises
    ------
    UserError
        When a clip is gone, or the file is of another kind.
    """
    chosen = frozenset(clip_ids)

    def apply(document: Document) -> Document:
        after = with_assets(document, [asset])
        for sequence in after.sequences:
            work = Work.on(after, sequence, locks=False)
            for track in sequence.tracks:
                for index, clip in enumerate(track.clips):
                    if clip.id in chosen and not clip.asset:
                        _check_kind(clip, asset)
                        shown = with_fields(clip, asset=asset.sha256, missing=False)
                        work.replace(track.id, index, of_length(shown, length_of(asset)))
            after = work.done()
        return with_placeholders(after)

    return Edit("Relink", apply)


def _layer(document: Document, layer: Layer, old: str, asset: Asset) -> Layers:
    if not isinstance(layer, ImageLayer) or old not in (layer.asset, *layer.takes):
        return (layer,)
    require(asset.kind == "image", f"'{asset.title or asset.kind}' is no picture.", "Choose a picture.")
    fields: dict[str, Any] = {"takes": _takes(layer.takes, old, asset)}
    if layer.asset == old:
        name = renamed_take(document, layer.name, old, asset.sha256, UNTITLED)
        fields |= {"asset": asset.sha256, "name": name}
    return (layer.model_copy(update=fields),)


def _clip(document: Document, clip: Clip, old: str, asset: Asset) -> Clip:
    if old not in (clip.asset, *clip.takes):
        return clip
    _check_kind(clip, asset)
    changed = with_fields(clip, takes=_takes(clip.takes, old, asset))
    if clip.asset != old:
        return changed
    name = renamed_take(document, clip.name, old, asset.sha256)
    return of_length(with_fields(changed, asset=asset.sha256, name=name), length_of(asset))


def _check_kind(clip: Clip, asset: Asset) -> None:
    fits = clip.kind not in SHOWN_BY or asset.kind in SHOWN_BY[clip.kind]
    require(
        fits, f"'{asset.title or asset.kind}' is of another kind.", f"Choose a file that a clip of kind '{clip.kind}' can show."
    )  # fmt: skip


def _takes(takes: tuple[str, ...], old: str, asset: Asset) -> tuple[str, ...]:
    return tuple(dict.fromkeys(asset.sha256 if take == old else take for take in takes))
