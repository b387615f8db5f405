"""What all own networks do alike."""

from __future__ import annotations

import pytest
import torch

from creastudio.api import UserError
from creastudio_text.engine.nets.networks import build, parameter_count
from tests.support.own_text_models import ARCHITECTURES, small

IDS = torch.tensor([[1, 5, 6, 7, 8, 9, 5, 6], [1, 9, 8, 7, 6, 5, 9, 8]])


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_reading_an_id_at_a_time_gives_what_reading_all_at_once_gives(architecture: str) -> None:
    network = small(architecture)
    given = torch.tensor([3, 3])
    with torch.inference_mode():
        whole = network.scores(network.hidden(IDS, given))
        memory = network.begin(2)
        found = [network.read(IDS[:, :3], memory)]  # pyright: ignore[reportArgumentType]
        found += [network.read(IDS[:, [place]], memory) for place in range(3, 8)]  # pyright: ignore[reportArgumentType]
    for place, scores in enumerate(found, start=2):
        torch.testing.assert_close(scores, whole[:, place], atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_what_comes_later_changes_nothing_before(architecture: str) -> None:
    network = small(architecture)
    changed = IDS.clone()
    changed[:, 6:] = 4
    given = torch.tensor([2, 2])
    with torch.inference_mode():
        before, after = network.hidden(IDS, given), network.hidden(changed, given)
    torch.testing.assert_close(before[:, 1:6], after[:, 1:6])
    assert not torch.allclose(before[:, 6:], after[:, 6:])


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_row_in_a_padded_batch_is_as_alone(architecture: str) -> None:
    network = small(architecture)
    short = torch.cat((IDS[:1, :5], torch.zeros(1, 3, dtype=torch.int64)), dim=1)
    with torch.inference_mode():
        alone = network.hidden(IDS[:1, :5], torch.tensor([2]))
        beside = network.hidden(torch.cat((short, IDS[1:])), torch.tensor([2, 4]))
    torch.testing.assert_close(alone[:, 1:5], beside[:1, 1:5], atol=1e-5, rtol=1e-5)


def test_the_encoder_reads_what_is_given() -> None:
    network = small("encoder-decoder")
    changed = IDS.clone()
    changed[:, 1] = 4
    with torch.inference_mode():
        one, other = (network.hidden(ids, torch.tensor([4, 4])) for ids in (IDS, changed))
    assert not torch.allclose(one[:, 5], other[:, 5])


def test_an_unknown_architecture_is_named() -> None:
    config = small("lstm").config
    with pytest.raises(UserError, match="no own network 'oracle'"):
        build(type(config)(**{**config.to_json(), "architecture": "oracle"}))


def test_a_width_must_fit_the_heads() -> None:
    config = small("decoder").config
    with pytest.raises(UserError, match="15 channels"):
        build(type(config)(**{**config.to_json(), "width": 15}))


def test_weights_are_counted_once() -> None:
    assert parameter_count(small("gru")) == sum(weight.numel() for weight in small("gru").parameters())
