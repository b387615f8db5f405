"""The check of pictures: a tiny random network of the same shape, and pictures that are good for nothing."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import SafetyCase, check_safety, tiny_png
from creastudio_pictures.engine import nsfw_net, nudity
from creastudio_pictures.tools.nudity import NUDITY


@pytest.fixture
def eyes(tmp_path: Path) -> Model:
    torch.manual_seed(0)
    weights = tmp_path / "model.safetensors"
    save_file(nsfw_net.NsfwNet(4).state_dict(), weights)
    return Model(ModelCard(id="tiny", title="Tiny", family="safety"), tmp_path, weights)


def test_contract(eyes: Model) -> None:
    check_safety(NUDITY, [eyes])


def test_the_real_network_has_the_published_size() -> None:
    with torch.device("meta"):
        network = nsfw_net.NsfwNet()
    assert sum(value.numel() for value in network.parameters()) == 5_891_266


def test_the_middle_of_the_picture_is_seen_as_the_original_does() -> None:
    pixels = np.zeros((100, 200, 3), np.uint8)
    pixels[..., 0] = 200  # red
    seen = nsfw_net.prepared(Image.fromarray(pixels))
    assert seen.shape == (1, 3, 224, 224)
    blue, green, red = seen[0, :, 112, 112].tolist()
    assert (blue, green) == pytest.approx((-104, -117), abs=2)
    assert red == pytest.approx(200 - 123, abs=2)


def test_a_score_comes_with_a_reason_in_words(eyes: Model) -> None:
    (flag,) = SafetyCase(NUDITY, [eyes]).look(tiny_png(1, 64))
    assert flag.category == "nudity"
    assert 0 <= flag.score <= 1
    assert f"{round(100 * flag.score)} %" in flag.reason


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_read(mode: str) -> None:
    picture = Image.new("RGB", (9, 7), (200, 90, 30)).convert(mode if mode != "I;16" else "L")
    if mode == "I;16":
        picture = Image.fromarray(np.full((7, 9), 40000, np.uint16))
    data = BytesIO()
    picture.save(data, format="TIFF" if mode == "CMYK" else "PNG")
    assert nudity.opened(data.getvalue()).mode == "RGB"


@pytest.mark.parametrize("side", [11_000, 65_536])
def test_a_huge_picture_is_refused_by_its_header_and_says_so(side: int) -> None:
    png = tiny_png(1, 8)
    header = b"IHDR" + side.to_bytes(4) * 2 + png[24:29]
    huge = png[:12] + header + zlib.crc32(header).to_bytes(4) + png[33:]
    with pytest.raises(UserError, match="too large to be looked at"):
        nudity.opened(huge)


def test_what_is_no_picture_is_said() -> None:
    with pytest.raises(UserError, match="can't be read"):
        nudity.opened(b"no picture")


def test_a_network_that_gives_nonsense_flags_nothing_and_says_so(eyes: Model) -> None:
    network = nsfw_net.NsfwNet(4)
    torch.nn.init.constant_(network.last.bias, float("nan"))
    broken = eyes.folder / "broken.safetensors"
    save_file(network.state_dict(), broken)
    with pytest.raises(UserError, match="no usable numbers"):
        SafetyCase(NUDITY, [Model(eyes.card, eyes.folder, broken)]).look(tiny_png(1, 16))


def test_weights_of_another_network_are_refused(eyes: Model) -> None:
    other = eyes.folder / "other.safetensors"
    save_file({"first.weight": torch.zeros(4, 3, 7, 7)}, other)
    with pytest.raises(UserError, match="can't be used"):
        SafetyCase(NUDITY, [Model(eyes.card, eyes.folder, other)]).look(tiny_png(1, 16))


def test_weights_that_are_damaged_are_a_matter_for_the_person(eyes: Model) -> None:
    cut = eyes.folder / "cut.safetensors"
    cut.write_bytes(eyes.weights.read_bytes()[:-7])
    with pytest.raises(UserError, match="damaged") as caught:
        SafetyCase(NUDITY, [Model(eyes.card, eyes.folder, cut)]).look(tiny_png(1, 16))
    assert "make content-nsfw" in caught.value.hint
