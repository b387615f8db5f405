"""Measures of layouts on cases made by hand, whose values can be worked out."""

from __future__ import annotations

import math

import numpy as np
import pytest

from creastudio_layout.engine.pictures import edges
from tests.support import layout_measures

SIZE = (100.0, 100.0)


def test_validity_is_the_share_of_elements_that_can_be_seen() -> None:
    # 0.1 % of 100 x 100 is 10 px; the second has 9, the third lies outside.
    boxes = [(0, 0, 20, 10), (50, 50, 3, 3), (120, 0, 50, 50)]
    assert layout_measures.validity(boxes, SIZE) == pytest.approx(1 / 3)
    assert layout_measures.validity([], SIZE) == 1


def test_overlap_is_the_mean_over_pairs() -> None:
    # The first two share half of each: 50 of 150. The third stands alone: two pairs of 0.
    boxes = [(0, 0, 10, 10), (5, 0, 10, 10), (50, 50, 10, 10)]
    assert layout_measures.overlap(boxes) == pytest.approx((50 / 150) / 3)
    assert layout_measures.overlap(boxes[:1]) == 0


def test_overlap_by_area_counts_from_both_sides() -> None:
    # 25 px are shared: a quarter of the first, all of the second.
    assert layout_measures.overlap_by_area([(0, 0, 10, 10), (0, 0, 5, 5)]) == pytest.approx((0.25 + 1) / 2)


def test_alignment_is_nothing_on_a_common_line() -> None:
    assert layout_measures.alignment([(10, 0, 30, 10), (10, 40, 55, 13)], SIZE) == pytest.approx(0, abs=1e-9)
    # Centres: lefts differ by 10, rights by 10, middles by nothing.
    assert layout_measures.alignment([(10, 0, 40, 10), (20, 43, 20, 17)], SIZE) == pytest.approx(0, abs=1e-9)


def test_alignment_is_the_least_distance() -> None:
    # Left 10 and 13, middles 20 and 28, rights 30 and 43; tops 0 and 50 and so on: the least is 0.03.
    boxes = [(10, 0, 20, 10), (13, 50, 30, 20)]
    assert layout_measures.alignment(boxes, SIZE) == pytest.approx(-math.log(0.97))


def test_underlays_hold_what_lies_on_them() -> None:
    plates = [(0, 0, 50, 50), (60, 60, 20, 20)]
    texts = [(10, 10, 20, 10), (55, 60, 20, 10)]
    # The first holds a text wholly, the second three quarters of one.
    assert layout_measures.underlay_loose(plates, texts) == pytest.approx((1 + 0.75) / 2)
    assert layout_measures.underlay_strict(plates, texts) == pytest.approx(0.5)
    assert layout_measures.underlay_strict([], texts) == 1
    assert layout_measures.underlay_loose(plates, []) == 0


def test_occlusion_is_the_mean_under_the_union() -> None:
    saliency = np.zeros((100, 100))
    saliency[:, 50:] = 1
    # Two boxes that overlap count their common part once: 40 x 10 px, 10 of 40 columns salient.
    assert layout_measures.occlusion(saliency, [(20, 0, 30, 10), (30, 0, 30, 10)], SIZE) == pytest.approx(
        0.25
    )
    assert layout_measures.occlusion(saliency, [], SIZE) == 0


def test_utility_is_the_calm_that_is_used() -> None:
    saliency = np.zeros((100, 100))
    saliency[:, 50:] = 1
    assert layout_measures.utility(saliency, [(0, 0, 25, 100)], SIZE) == pytest.approx(0.5)
    assert layout_measures.utility(saliency, [(50, 0, 50, 100)], SIZE) == 0


def test_unreadability_looks_at_bare_text_alone() -> None:
    grey = np.zeros((100, 100))
    grey[:, 50:] = 1
    # The edge takes two columns at full strength; the text covers them and 18 more.
    text = [(40, 0, 20, 100)]
    assert layout_measures.unreadability(grey, text, [], SIZE) == pytest.approx(0.1)
    assert layout_measures.unreadability(grey, text, [(0, 0, 100, 100)], SIZE) == 0
    assert layout_measures.unreadability(grey, text, [(0, 0, 50, 100)], SIZE) == pytest.approx(0.1)
    assert layout_measures.unreadability(np.ones((100, 100)), text, [], SIZE) == 0


def test_edges_of_a_step() -> None:
    grey = np.zeros((5, 6))
    grey[:, 3:] = 1
    assert edges(grey)[2].tolist() == [0, 0, 4, 4, 0, 0]
