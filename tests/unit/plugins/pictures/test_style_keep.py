from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from creastudio_pictures.engine import style_keep
from creastudio_pictures.engine.style_keep import broad, luma


def soft(seed: int) -> torch.Tensor:
    """A picture without strong colours, so that nothing is cut off at 0 and 1."""
    coarse = torch.rand(1, 3, 5, 7, generator=torch.Generator().manual_seed(seed))
    return functional.interpolate(coarse, size=(40, 56), mode="bicubic").clamp(0, 1) * 0.3 + 0.35


def kept(picture: torch.Tensor, painted: torch.Tensor, *shares: float) -> torch.Tensor:
    return style_keep.kept(picture, painted.clone(), *shares)


def test_strength_goes_from_the_picture_to_the_painting() -> None:
    picture, painting = soft(1), soft(2)
    assert torch.allclose(kept(picture, painting, 0, 0, 0), picture, atol=1e-6)
    assert torch.allclose(kept(picture, painting, 0, 0, 1), painting, atol=1e-6)
    assert torch.allclose(kept(picture, painting, 0, 0, 0.5), (picture + painting) / 2, atol=1e-6)


def test_kept_colours_are_those_of_the_picture_and_the_light_that_of_the_painting() -> None:
    picture, painting = soft(1), soft(2)
    made = kept(picture, painting, 1, 0, 1)
    assert torch.allclose(luma(made), luma(painting), atol=1e-5)
    assert torch.allclose(made - luma(made), picture - luma(picture), atol=1e-5)


def test_kept_light_is_that_of_the_picture_in_the_large() -> None:
    picture, painting = soft(1) * 0.5, soft(2)
    stripes = torch.zeros_like(painting)
    stripes[..., ::2] = 0.1
    made = kept(picture, painting + stripes, 0, 1, 1)
    assert float((broad(luma(made)) - broad(luma(picture))).abs().mean()) < 0.02
    fine = luma(made)[..., 1:] - luma(made)[..., :-1]
    assert float(fine.abs().mean()) > 0.08  # the strokes stay


def test_a_large_picture_is_mixed_in_bands_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    picture, painting = soft(1), soft(2)
    at_once = kept(picture, painting, 0.4, 0.7, 0.8)
    monkeypatch.setattr(style_keep, "BAND", 56 * 7)
    assert torch.allclose(kept(picture, painting, 0.4, 0.7, 0.8), at_once, atol=1e-6)
