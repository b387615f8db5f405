from __future__ import annotations

import numpy as np

from creastudio_pictures.engine.outline import (
    feathered,
    largest,
    mixed,
    near_edge,
    pieces,
    segmented,
    without_holes,
)


def test_pieces_hang_together_by_sides() -> None:
    mask = np.zeros((6, 9), bool)
    mask[0, :] = mask[:, 0] = True  # an L
    mask[3:5, 4:6] = True
    mask[5, 6] = True  # touches the square by a corner only
    labels = pieces(mask)
    assert len(set(labels[mask].tolist())) == 3
    assert (labels[~mask] == 0).all()
    assert len({labels[0, 8], labels[5, 0], labels[0, 0]}) == 1


def test_small_pieces_go_and_holes_are_filled() -> None:
    mask = np.zeros((20, 20), bool)
    mask[2:12, 2:12] = True
    mask[5:7, 5:7] = False
    mask[16, 16] = True
    kept = largest(mask)
    assert not kept[16, 16]
    assert kept.sum() == mask.sum() - 1
    assert without_holes(kept).sum() == 100
    assert not without_holes(kept)[0, 0]


def test_a_rough_idea_becomes_the_thing() -> None:
    rng = np.random.default_rng(0)
    rgb = np.clip(np.array([0.3, 0.5, 0.3]) + rng.normal(0, 0.04, (50, 60, 3)), 0, 1).astype(np.float32)
    thing = np.zeros((50, 60), bool)
    thing[12:40, 15:45] = True
    rgb[thing] = np.clip(np.array([0.8, 0.4, 0.2]) + rng.normal(0, 0.04, (thing.sum(), 3)), 0, 1)
    idea = np.zeros((50, 60), np.float32)
    idea[18:34, 22:38] = 0.8
    outside = np.zeros_like(thing)
    found = segmented(rgb, idea, outside) > 0.5
    assert (found == thing).mean() > 0.97
    outside[:, 40:] = True
    assert not (segmented(rgb, idea, outside) > 0.5)[:, 40:].any()


def test_bias_moves_what_is_in_doubt() -> None:
    rgb = np.repeat(np.linspace(0.2, 0.8, 60, dtype=np.float32)[None, :, None], 20, 0).repeat(3, -1)
    idea = np.repeat(np.linspace(0, 1, 60, dtype=np.float32)[None], 20, 0)
    outside = np.zeros((20, 60), bool)
    sizes = [(segmented(rgb, idea, outside, bias) > 0.5).sum() for bias in (-1, 0, 1)]
    assert sizes[0] < sizes[1] < sizes[2]


def test_the_edge_follows_the_colours() -> None:
    share = np.clip((np.arange(60) - 24) / 12, 0, 1).astype(np.float32)  # twelve px of blur
    rgb = np.repeat((share[:, None] * [0.8, 0.2, 0.1] + (1 - share[:, None]) * [0.1, 0.4, 0.9])[None], 20, 0)
    mask = np.repeat((share > 0.5)[None], 20, 0).astype(np.float32)
    made = mixed(rgb.astype(np.float32), mask > 0.5, 8)
    assert np.abs(made[10] - share).max() < 0.05
    assert np.abs(mask[10] - share).max() > 0.4
    # A mask that is some px off is put right.
    assert np.abs(mixed(rgb.astype(np.float32), share[None].repeat(20, 0) > 0.1, 12)[10] - share).max() < 0.05


def test_the_guided_edge_follows_the_colours() -> None:
    rgb = np.full((20, 40, 3), 0.2, np.float32)
    rgb[:, 20:] = 0.8
    mask = np.zeros((20, 40), np.float32)
    mask[:, 22:] = 1  # two px off
    slopes, offset = feathered(rgb, mask, 4)
    made = (slopes * rgb).sum(-1) + offset
    assert made[10, 20] - made[10, 19] > 0.4
    assert mask[10, 20] - mask[10, 19] == 0


def test_near_edge() -> None:
    mask = np.zeros((9, 20), bool)
    mask[:, 10:] = True
    assert np.flatnonzero(near_edge(mask, 2)[4]).tolist() == [8, 9, 10, 11]
