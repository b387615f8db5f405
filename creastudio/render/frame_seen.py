"""What makes up a frame, as a value: frames with equal ones look the same, so that the last one is shown again."""

from __future__ import annotations

from collections.abc import Hashable

from creastudio.core.document import Document
from creastudio.core.timeline import Clip
from creastudio.render.frame_assets import AssetIndex, is_video
from creastudio.render.frame_cache import Same
from creastudio.render.frame_motion import looks_of
from creastudio.render.frame_scene import Mix, Shown
from creastudio.render.links import sources

Seen = tuple[Hashable, ...]


def seen_of(document: Document, scene: list[Shown | Mix], assets: AssetIndex) -> Seen:
    """Return what a scene shows, as far as the document knows."""
    return tuple(
        _of_mix(document, item, assets) if isinstance(item, Mix) else _of(document, item, assets)
        for item in scene
    )


def _of_mix(document: Document, mix: Mix, assets: AssetIndex) -> Hashable:
    change = mix.transition
    look = (change.kind, change.direction, change.color, mix.share)
    return (_of(document, mix.left, assets), _of(document, mix.right, assets), *look)


def _of(document: Document, shown: Shown, assets: AssetIndex) -> Hashable:
    clip = shown.clip
    look = (shown.look, shown.still, shown.largest)
    return (
        clip.kind,
        clip.asset,
        clip.missing,
        clip.name,
        clip.fit,
        look,
        _content(document, clip, shown.time, assets),
    )


def _content(document: Document, clip: Clip, time: int, assets: AssetIndex) -> Hashable:
    if clip.kind == "artboard":
        board = document.find_artboard(clip.artboard)
        if board is None:
            return None
        shows = tuple(Same(layer) for layer in sources(document, board.layers))
        return (Same(board), shows, tuple(looks_of(clip, time).items()))
    if clip.track_kind == "text":
        return (clip.text, clip.words_style)
    asset = assets.find(document, clip.asset)
    return (clip.source_time(time), asset.size) if asset is not None and is_video(asset) else None
