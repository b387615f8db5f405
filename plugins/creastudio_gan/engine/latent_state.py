"""From a state, which is plain parameters, to what a network draws.

A network with styles is drawn from `ws`, one w a layer: plane, label, truncation, mixing, directions. The hybrid
one has no W space; it is drawn from its latent and its label, and says so when it is asked for more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio_gan.bend_text import Bend, parse_bends
from creastudio_gan.engine import latents, plane
from creastudio_gan.engine.bending import bent
from creastudio_gan.engine.directions import Directions
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.style import StyleConv
from creastudio_gan.engine.styled import Styled
from creastudio_gan.state_text import (
    Mixed,
    StateTextError,
    Step,
    decode_point,
    encode_point,
    format_directions,
    parse_directions,
    parse_label,
    parse_mix,
)
from creastudio_gan.tools.explore import ExploreParams


@dataclass(frozen=True)
class State:
    """What a network draws: a point that can be blended with others.

    Attributes
    ----------
    ws : Tensor, optional
        (1, layers, w_dim); of a network with styles.
    z : Tensor, optional
        (1, z_dim); of any other.
    label : Tensor, optional
        (1, classes) shares; with z, in a network that has classes.
    bends : tuple of Bend
        What is done to the network's layers while it draws.
    """

    ws: Tensor | None = None
    z: Tensor | None = None
    label: Tensor | None = None
    bends: tuple[Bend, ...] = ()


def state_of(
    network: Network,
    params: ExploreParams,
    *,
    classes: tuple[str, ...] = (),
    directions: Directions | None = None,
) -> State:
    """Return the state that `params` describe; as ``ws_of``, for either architecture."""
    classes = classes or numbered(network)
    if isinstance(network, Styled):
        found = State(ws=ws_of(network, params, classes=classes, directions=directions))
    else:
        found = _hybrid_state(network, params, classes, directions)
    return replace(found, bends=parse_bends(params.bend))


@torch.no_grad()
def ws_of(
    network: Styled,
    params: ExploreParams,
    *,
    classes: tuple[str, ...] = (),
    directions: Directions | None = None,
) -> Tensor:
    """Return the styles of a state, (1, layers, w_dim), on the network's device.

    Parameters
    ----------
    classes : tuple of str
        Names of the network's classes; left out, their numbers from 0.
    directions : Directions, optional
        Knows the names that a person gave; without it ids and numbers work.

    Raises
    ------
    UserError
        For a class, layer, direction or name that this model doesn't have, or a point of another model.
    """
    classes = classes or numbered(network)
    around = plane.corners(params.x, params.y, params.seed)
    shares = shares_of(params, around, classes)
    if params.point:
        ws = _around_point(network, params, around, classes)
    else:
        ws = _w_at(network, around, shares)[:, None].expand(1, network.layers, -1).clone()
    if params.truncation != 1.0:
        mean = _mean(network, shares)
        ws = mean + (ws - mean) * params.truncation
    for mixed in parse_mix(params.mix):
        _mix_in(network, params, ws, mixed, classes)
    moved = followed(network, State(ws=ws), params.directions, directions).ws
    assert moved is not None
    return moved


def settled_params(params: ExploreParams, directions: Directions | None) -> dict[str, Any]:
    """Return the state as JSON values that mean the same on any machine with the model: names with their ids."""
    values = {name: getattr(params, name) for name in ExploreParams.model_fields}
    steps = parse_directions(params.directions)
    if steps and directions is not None:
        values["directions"] = format_directions(tuple(directions.settled(step) for step in steps))
    return values


def followed(network: Network, state: State, text: str, directions: Directions | None = None) -> State:
    """Return a state after the steps that a text of directions names."""
    steps = parse_directions(text)
    known = directions or Directions(network)
    for step in steps:
        state = stepped(state, known, known.settled(step))
    return state


def stepped(state: State, directions: Directions, step: Step) -> State:
    """Return a state after one step, whose id is known."""
    assert step.id is not None
    layers = directions.layers_of(step.id)
    vector = directions.vector(step.id)
    if state.ws is None:
        assert state.z is not None
        return replace(state, z=state.z + step.amount * vector.to(state.z))
    ws = state.ws.clone()
    ws[:, layers.start : layers.stop] += step.amount * vector.to(ws)
    return replace(state, ws=ws)


def shares_of(
    params: ExploreParams, around: tuple[plane.Corner, ...], classes: tuple[str, ...]
) -> dict[int, float]:
    """Return the classes of a state, by index, each with its share; UserError for one that the model hasn't."""
    given = parse_label(params.label)
    if not classes:
        if given:
            raise UserError("This model has no classes.", hint="Leave the class empty.")
        return {}
    if not given:
        return plane.own_classes(around, len(classes))
    shares: dict[int, float] = {}
    for name, share in given:
        if name not in classes:
            raise UserError(f"This model has no class '{name}'.", hint=f"It has: {', '.join(classes)}.")
        shares[classes.index(name)] = shares.get(classes.index(name), 0.0) + share
    return shares


def blended(start: State, end: State, share: float) -> State:
    """Return the state `share` (0 to 1) of the way, unbent: straight in W, along the circle in Z, where pictures fade inside."""
    if start.ws is not None and end.ws is not None:
        return State(ws=torch.lerp(start.ws, end.ws, share))
    assert start.z is not None
    assert end.z is not None
    a, b = (z[0].double().cpu().numpy() for z in (start.z, end.z))
    z = torch.from_numpy(latents.slerp(a, b, share).astype(np.float32))[None].to(start.z)
    if start.label is None or end.label is None:
        return State(z=z)
    return State(z=z, label=torch.lerp(start.label, end.label, share))


def draw(network: Network, state: State) -> Tensor:
    """Return the picture of a state, (1, 3, height, width), values about [-1, 1]."""
    with bent(network, state.bends):
        if isinstance(network, Styled):
            assert state.ws is not None
            return network.synthesis(state.ws)
        assert state.z is not None
        return network(state.z) if state.label is None else network(state.z, state.label)


@contextmanager
def grain(network: Network, seed: int) -> Iterator[None]:
    """Draw with other noise inputs, where the network has some; 0 for its own."""
    layers = [
        module
        for module in network.modules()
        if isinstance(module, StyleConv) and module.noise_const is not None
    ]
    if not seed or not layers:
        yield
        return
    kept = [layer.noise_const for layer in layers]
    random = torch.Generator().manual_seed(seed)
    try:
        for layer, own in zip(layers, kept, strict=True):
            assert isinstance(own, Tensor)
            layer.noise_const = torch.randn(own.shape, generator=random).to(own)
        yield
    finally:
        for layer, own in zip(layers, kept, strict=True):
            layer.noise_const = own


def point_of(state: State) -> str:
    """Return the text of a state's styles, or of its latent: the `point` of parameters."""
    values = state.z if state.ws is None else state.ws
    assert values is not None
    return encode_point(values.detach().cpu().numpy().astype("<f2").tobytes())


def _hybrid_state(
    network: Network, params: ExploreParams, classes: tuple[str, ...], directions: Directions | None
) -> State:
    """Return the state of a network that is drawn from its latent: of all mixing only that of all layers is there."""
    mixes = parse_mix(params.mix)
    if any(mixed.layers.name != "all" for mixed in mixes):
        raise UserError(
            "This model has no style layers, so its layers can't be mixed.",
            hint="Mix no layers but 'all', or choose a model with styles.",
        )
    around = plane.corners(params.x, params.y, params.seed)
    z = plane.latent(around, network.z_dim)
    if params.point:
        own = _stored(params.point, (network.z_dim,)).double().numpy()
        middle = latents.of_seed(params.seed, network.z_dim)
        z = z + _middle_weight(params, around) * (own - middle)
    for mixed in mixes:
        z = latents.slerp(z, plane.latent(_place_of(mixed, params.seed), network.z_dim), mixed.strength)
    z = torch.from_numpy((z * params.truncation).astype(np.float32))[None].to(_place(network))
    z = followed(network, State(z=z), params.directions, directions).z
    assert z is not None
    shares = shares_of(params, around, classes)
    return State(z=z, label=rows_of(shares, network.classes, z.device))


def _place_of(mixed: Mixed, origin: int) -> tuple[plane.Corner, ...]:
    if mixed.seed is not None:
        return (plane.Corner(mixed.seed, 1.0),)
    return plane.corners(mixed.x, mixed.y, origin)


def w_of(network: Styled, z: Tensor, shares: Tensor | None) -> Tensor:
    """Return the styles of latents, (n, w_dim).

    Parameters
    ----------
    z : Tensor
        (n, z_dim).
    shares : Tensor, optional
        (n, classes), of the network's classes, in each row summing to 1. Of several classes the styles are blended that each
        makes of the latent: between classes the mapping network was never trained.
    """
    if shares is None:
        return network.mapping(z)
    found = z.new_zeros(len(z), network.w_dim)
    for index in range(network.classes):
        if bool(shares[:, index].any()):
            label = torch.full((len(z),), index, device=z.device)
            found = found + shares[:, index, None] * network.mapping(z, label)
    return found


def numbered(network: Network) -> tuple[str, ...]:
    """Return the classes of a network whose names aren't known."""
    return tuple(str(index) for index in range(network.classes))


def rows_of(shares: dict[int, float], classes: int, place: torch.device) -> Tensor | None:
    """Return shares as (1, classes); None for a network without classes."""
    if not classes:
        return None
    rows = torch.zeros(1, classes)
    for index, share in shares.items():
        rows[0, index] = share
    return rows.to(place)


def _w_at(network: Styled, around: tuple[plane.Corner, ...], shares: dict[int, float]) -> Tensor:
    """Return w at a place, (1, w_dim)."""
    place = _place(network)
    z = torch.from_numpy(plane.latent(around, network.z_dim).astype(np.float32))[None].to(place)
    return w_of(network, z, rows_of(shares, network.classes, place))


def _around_point(
    network: Styled, params: ExploreParams, around: tuple[plane.Corner, ...], classes: tuple[str, ...]
) -> Tensor:
    """Return the styles at a place of the plane in whose middle lies a point, (1, layers, w_dim).

    A point has no latent, so here it is styles that are blended, about their mean and with the weights of the plane.
    """
    mean = network.mean_of()
    ws = mean.expand(1, network.layers, -1).clone()
    for corner in around:
        if corner.seed == params.seed:
            own = _stored(params.point, (1, network.layers, network.w_dim)).to(ws)
        else:
            alone = (plane.Corner(corner.seed, 1.0),)
            shares = shares_of(params, alone, classes)
            own = _w_at(network, alone, shares)[:, None]
        ws += corner.weight * (own - mean)
    return ws


def _middle_weight(params: ExploreParams, around: tuple[plane.Corner, ...]) -> float:
    return sum(corner.weight for corner in around if corner.seed == params.seed)


def _mean(network: Styled, shares: dict[int, float]) -> Tensor:
    """Return what truncation draws towards, (1, w_dim): the mean of the classes by their shares."""
    return network.mean_of(rows_of(shares, network.classes, _place(network)))


def _mix_in(
    network: Styled, params: ExploreParams, ws: Tensor, mixed: Mixed, classes: tuple[str, ...]
) -> None:
    try:
        layers = mixed.layers.of(network.layers)
    except StateTextError as error:
        raise UserError(f"{error}.", hint="Change the layers of mix, or choose another model.") from None
    around = _place_of(mixed, params.seed)
    shares = shares_of(params, around, classes)
    w = _w_at(network, around, shares)
    if params.truncation != 1.0:
        mean = _mean(network, shares)
        w = mean + (w - mean) * params.truncation
    chosen = slice(layers.start, layers.stop)
    ws[:, chosen] = torch.lerp(ws[:, chosen], w[:, None].expand_as(ws[:, chosen]), mixed.strength)


def _stored(text: str, shape: tuple[int, ...]) -> Tensor:
    """Return the values of a point, float32; UserError where they are of another shape."""
    values = np.frombuffer(decode_point(text), "<f2").astype(np.float32)
    if values.size != math.prod(shape):
        raise UserError(
            "This point was found in another model.",
            hint="Choose the model that it was projected into, or project the picture again.",
        )
    return torch.from_numpy(values).view(shape)


def _place(network: Network) -> torch.device:
    return next(network.parameters()).device


def at(params: ExploreParams, **changes: Any) -> ExploreParams:
    """Return another state; `changes` by name, which aren't checked again."""
    return params.model_copy(update=changes)


def towards(params: ExploreParams, seed: int, strength: float) -> ExploreParams:
    """Return the state that lies `strength` (0 to 1) of the way to a seed; what is mixed in and followed stays."""
    return at(params, mix=";".join(filter(None, (f"all={seed}*{strength:.6g}", params.mix))))
