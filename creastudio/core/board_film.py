"""An artboard of a layout as a short film: elements come in by their rank, the picture drifts, the end stands still.

The timing is that of motion design for interfaces: things enter slower than they settle, one after another and not all at once, and the
whole is read before it ends (Willenskomer 2017, "Creating Usability with Motion", offset and delay; easing).
"""

from __future__ import annotations

from collections.abc import Sequence as Listed

from creastudio.api.layout import ElementRole
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer
from creastudio.core.ids import new_id
from creastudio.core.keyframes import Curve, Keyframe, Property
from creastudio.core.layout_layers import element_layers
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Sequence, Track

RATE = 30
"""Frames a second."""

ORDER: tuple[ElementRole, ...] = (
    "logo",
    "badge",
    "headline",
    "subhead",
    "body",
    "price",
    "cta",
    "legal",
    "label",
)
"""In which elements come; those that aren't named are there from the beginning."""

STILL = ("background", "picture", "scrim", "underlay", "shape", "legal", "label")
"""Roles that are there from the beginning: what the law wants said is said all the time."""

ARRIVED = 0.45
"""Share of the film after which all stands, so that it can be read."""

ENTRY = 0.7
"""Seconds that an element takes to come in."""

RISE = 0.035
"""How far an element comes from, as a share of the board's shorter side."""

DRIFT = 1.08
"""How much a picture grows over the whole film."""

_SETTLES = (0.16, 1.0, 0.3, 1.0)
"""A cubic that is quick at first and settles slowly."""


def film_of(
    board: Artboard, seconds: float, *, music: Asset | None = None, music_seconds: float = 0.0, name: str = ""
) -> Sequence:
    """Return a sequence that shows an artboard of a layout, animated.

    Parameters
    ----------
    seconds : float
        Length, > 0; shown in whole frames.
    music : Asset, optional
        A score or a sound, heard from the beginning on.
    music_seconds : float
        Its length; it is cut and faded out at the end of the film.
    """
    length = from_seconds(round(seconds * RATE) / RATE)
    clip = Clip(
        kind="artboard",
        name=board.name,
        artboard=board.id,
        start=0,
        duration=length,
        curves=tuple(_curves(board, seconds)),
    )
    tracks = [Track(name="V1", clips=(clip,))]
    if music is not None:
        tracks.append(_music(music, length, music_seconds))
    return Sequence(
        id=new_id(),
        name=name or f"{board.name} {seconds:g} s",
        width=board.width,
        height=board.height,
        rate_numerator=RATE,
        background=board.background[:7] or "#000000",
        tracks=tuple(tracks),
    )


def entrances(roles: Listed[str], seconds: float) -> dict[str, float]:
    """Return when each role begins to come in, s; roles that are there from the beginning aren't in it.

    Equal steps between them, the last one in place at ``ARRIVED`` of the film.
    """
    coming = [role for role in ORDER if role in roles and role not in STILL]
    last = max(0.0, ARRIVED * seconds - ENTRY)
    step = last / max(1, len(coming) - 1) if len(coming) > 1 else 0.0
    return {role: min(0.2 * (len(coming) == 1) + number * step, last) for number, role in enumerate(coming)}


def _curves(board: Artboard, seconds: float) -> list[Curve]:
    layers = list(element_layers(board))
    starts = entrances([layer.role for layer in layers], seconds)
    rise = RISE * min(board.width, board.height)
    made: list[Curve] = []
    for layer in layers:
        if layer.role == "picture":
            picture = _picture_in(layer)
            if picture is not None:
                made.append(_curve("scale", picture, (0.0, 1.0), (seconds, DRIFT), easing="linear"))
        elif layer.role in starts:
            begin = starts[layer.role]
            made.append(_curve("opacity", layer, (begin, 0.0), (begin + 0.6 * ENTRY, 1.0)))
            if layer.role in ("cta", "badge", "price"):
                made.append(_curve("scale", layer, (begin, 0.86), (begin + ENTRY, 1.0)))
            elif layer.role != "logo":
                made.append(_curve("y", layer, (begin, rise), (begin + ENTRY, 0.0)))
    return made


def _picture_in(layer: Layer) -> ImageLayer | None:
    """Return the picture of an element that may grow: one in a frame, or one that fills its board."""
    if isinstance(layer, GroupLayer):
        return next((inner for inner in layer.layers if isinstance(inner, ImageLayer) and inner.clip), None)
    return layer if isinstance(layer, ImageLayer) else None


def _curve(
    name: Property, layer: Layer, start: tuple[float, float], end: tuple[float, float], easing: str = "bezier"
) -> Curve:
    keys = (
        Keyframe.model_validate(
            {"at": from_seconds(start[0]), "value": start[1], "easing": easing, "bezier": _SETTLES}
        ),
        Keyframe(at=from_seconds(end[0]), value=end[1]),
    )
    return Curve(property=name, layer=layer.id, value=end[1], keys=keys)


def _music(asset: Asset, length: int, seconds: float) -> Track:
    source = from_seconds(seconds) if seconds > 0 else None
    duration = min(length, source) if source else length
    kind = "score" if asset.kind == "score" else "audio"
    clip = Clip(
        kind=kind,
        name=asset.title,
        asset=asset.sha256,
        start=0,
        duration=duration,
        source_duration=source,
        fade_out=min(from_seconds(0.8), duration // 2) if source is None or source > duration else 0,
    )
    return Track(name="Music", kind=kind, clips=(clip,))
