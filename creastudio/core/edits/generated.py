"""Edits of clips that a generator makes: their keys, their settings, and what was made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.keys import MAX_KEYS, Easing, TimedKey
from creastudio.api.recipe import RecipeInput
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.assets import with_assets
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import of_length
from creastudio.core.edits.place_media import length_of
from creastudio.core.edits.timeline_tree import clip_ids_of, locate, on_clips
from creastudio.core.edits.tree import changed, replace_item
from creastudio.core.generated import key_params
from creastudio.core.timeline import Clip, Generated

START = "score_start"
"""Parameter that takes when of the score the clip's source begins, s; of generators that have one."""


def add_key(clip_id: str, at: int, asset: Asset) -> Edit:
    """Make a key of a result at a time of the source, flicks; one that is there already gives way, its easing stays.

    Raises
    ------
    UserError
        When the clip has no keys, or the result comes from a generator that makes none for it.
    """

    def change(clip: Clip, generated: Generated) -> Generated:
        params = key_params(asset, generated)
        if params is None:
            raise UserError(
                f"'{asset.title or asset.kind}' can't be a key of this clip.",
                "Choose a picture that was made by a generator that the clip names.",
            )
        at_most = clip.source_duration
        time = max(0, at if at_most is None else min(at, at_most - 1))
        there = next((key for key in generated.keys if key.at == time), None)
        easing: dict[str, Any] = {"easing": there.easing, "bezier": there.bezier} if there is not None else {}
        return _with_keys(generated, (*_others(generated, time), TimedKey(at=time, params=params, **easing)))

    return _edit("Add key", clip_id, change)


def move_key(clip_id: str, at: int, to: int) -> Edit:
    """Move a key to another time of the source, flicks; one that is there already gives way."""

    def change(clip: Clip, generated: Generated) -> Generated:
        key = _key(generated, at)
        time = max(0, to if clip.source_duration is None else min(to, clip.source_duration - 1))
        rest = tuple(item for item in generated.keys if item.at not in (at, time))
        return _with_keys(generated, (*rest, key.model_copy(update={"at": time})))

    return _edit("Move key", clip_id, change)


def remove_key(clip_id: str, at: int) -> Edit:
    """Take a key away; the last one stays."""

    def change(clip: Clip, generated: Generated) -> Generated:
        del clip
        _key(generated, at)
        if len(generated.keys) == 1:
            raise UserError("The last key can't be taken away.", "Delete the clip, or add another key first.")
        return _with_keys(generated, _others(generated, at))

    return _edit("Delete key", clip_id, change)


def ease_key(clip_id: str, at: int, easing: Easing) -> Edit:
    """Choose how a clip goes from a key to the next one."""

    def change(clip: Clip, generated: Generated) -> Generated:
        del clip
        key = changed(_key(generated, at), easing=easing)
        return _with_keys(generated, (*_others(generated, at), key))

    return _edit("Change key", clip_id, change)


def set_settings(clip_id: str, **params: Any) -> Edit:
    """Set parameters with which a clip is made."""

    def change(clip: Clip, generated: Generated) -> Generated:
        del clip
        recipe = generated.recipe
        return changed(generated, recipe=recipe.model_copy(update={"params": {**recipe.params, **params}}))

    return _edit("Change settings", clip_id, change)


def set_inputs(clip_id: str, inputs: Iterable[RecipeInput], *, track: str = "", **params: Any) -> Edit:
    """Set what goes into a clip, by name, and parameters that belong to it; what isn't named stays out.

    Parameters
    ----------
    track : str
        Id of the track whose notes are its score.
    """
    chosen = tuple(inputs)

    def change(clip: Clip, generated: Generated) -> Generated:
        del clip
        recipe = generated.recipe
        update = {"inputs": chosen, "params": {**recipe.params, **params}}
        return changed(generated, recipe=recipe.model_copy(update=update), score_track=track)

    return _edit("Change input", clip_id, change)


def drive_by(clip_id: str, score: Asset) -> Edit:
    """Let a score move a clip, from the beginning of both.

    Raises
    ------
    UserError
        When the clip takes no score.
    """

    def change(clip: Clip, generated: Generated) -> Generated:
        del clip
        if not generated.score or score.kind != "score":
            raise UserError("This clip takes no score.", "Put the score on a track of its own.")
        source = RecipeInput(
            name=generated.score, sha256=score.sha256, media_type=score.media_type, recipe=score.recipe
        )
        others = tuple(item for item in generated.recipe.inputs if item.name != generated.score)
        start = {START: 0.0} if START in generated.recipe.params else {}
        update = {"inputs": (*others, source), "params": {**generated.recipe.params, **start}}
        return changed(generated, recipe=generated.recipe.model_copy(update=update), score_track="")

    on_clip = _edit("Change input", clip_id, change)
    return Edit(on_clip.label, lambda document: on_clip.apply(with_assets(document, [score])))


def show_made(clip_ids: Iterable[str], asset: Asset) -> Edit:
    """Show what was made anew in the place of what clips show; those that are gone are passed over.

    A clip that showed all of its source grows with it, up to the next clip.
    """
    wanted = list(clip_ids)

    def apply(document: Document) -> Document:
        document = _with_asset(document, asset)
        there = set(clip_ids_of(document))
        for clip_id in wanted:
            if clip_id not in there:
                continue
            document = on_clips(document, {clip_id: _shower(document, clip_id, asset)})
        return document

    return Edit("Update clip", apply)


def _with_asset(document: Document, asset: Asset) -> Document:
    """Return the document with an asset; the same bytes may have come of other settings, which are told from now on."""
    document = with_assets(document, [asset])
    told = {"recipe": asset.recipe, "metadata": asset.metadata}
    assets = replace_item(document.assets, asset.sha256, lambda item: changed(item, **told), "asset")
    return document if assets is document.assets else document.model_copy(update={"assets": assets})


def _shower(document: Document, clip_id: str, asset: Asset) -> Callable[[Clip], Clip]:
    length = length_of(asset)
    _, spots = locate(document, [clip_id])
    later = spots[0].track.clips[spots[0].index + 1 : spots[0].index + 2]

    def change(clip: Clip) -> Clip:
        whole = (
            clip.source_duration is not None and clip.offset == 0 and clip.source_end == clip.source_duration
        )
        shown = of_length(changed(clip, asset=asset.sha256, missing=False), length)
        if not whole or length is None or shown.freeze is not None:
            return shown
        room = later[0].start - clip.start if later else None
        wanted = shown.from_source(length)
        return changed(shown, duration=max(1, wanted if room is None else min(wanted, room)))

    return change


def _edit(label: str, clip_id: str, change: Callable[[Clip, Generated], Generated]) -> Edit:
    def on_clip(clip: Clip) -> Clip:
        if clip.generated is None:
            raise UserError("This clip isn't made by a generator.", "Choose one that is.")
        made = change(clip, clip.generated)
        return clip if made == clip.generated else changed(clip, generated=made)

    return Edit(label, lambda document: on_clips(document, {clip_id: on_clip}))


def _key(generated: Generated, at: int) -> TimedKey:
    for key in generated.keys:
        if key.at == at:
            return key
    raise UserError("This key isn't there any more.", "Undo may bring it back.")


def _others(generated: Generated, at: int) -> tuple[TimedKey, ...]:
    return tuple(key for key in generated.keys if key.at != at)


def _with_keys(generated: Generated, keys: Iterable[TimedKey]) -> Generated:
    ordered = tuple(sorted(keys, key=lambda key: key.at))
    if len(ordered) > MAX_KEYS:
        raise UserError(f"A clip has at most {MAX_KEYS:,} keys.", "Take some of them away first.")
    return changed(generated, keys=ordered)
