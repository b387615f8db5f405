from __future__ import annotations

import pytest
import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio.ml import features
from creastudio.ml.efficientnet import EfficientNetLite0
from creastudio.ml.features import EfficientNetFeatures, InceptionFeatures, Thumbnails, extractor
from creastudio.ml.inception import Inception

CPU = torch.device("cpu")


@pytest.fixture
def pictures() -> Tensor:
    return torch.randint(
        0, 256, (5, 3, 16, 24), dtype=torch.uint8, generator=torch.Generator().manual_seed(0)
    )


def test_thumbnails_say_what_they_are(pictures: Tensor) -> None:
    found = Thumbnails(pictures)
    described = found.describe(pictures)
    assert found.name == "4 PCA of 16x16 px"
    assert described.features.shape == (5, 4)
    assert described.logits is None


def test_inception_gives_features_and_logits_in_parts(
    pictures: Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(0)
    found = InceptionFeatures(Inception(1 / 16).eval().requires_grad_(False), "tiny", CPU)
    whole = found.describe(pictures)
    monkeypatch.setattr(features, "CHUNK", 2)
    parts = found.describe(pictures)

    assert whole.features.dtype == torch.float64
    assert whole.logits is not None
    assert len(whole.features) == len(whole.logits) == 5
    assert torch.allclose(whole.features, parts.features, atol=1e-5)
    assert "tiny" in found.about


def test_efficientnet_is_never_called_fid(pictures: Tensor) -> None:
    torch.manual_seed(0)
    found = EfficientNetFeatures(EfficientNetLite0().eval(), CPU)
    assert found.describe(pictures[:2]).features.shape == (2, 1280)
    assert "aren't FID" in found.about


def test_inception_needs_weights(pictures: Tensor) -> None:
    with pytest.raises(UserError, match="need the weights of the Inception network"):
        extractor("inception", pictures, CPU)


def test_thumbnails_need_nothing(pictures: Tensor) -> None:
    assert extractor("thumbnails", pictures, CPU).kind == "thumbnails"
