"""The network that composes, and texts that are written with it."""

from __future__ import annotations

import pytest
import torch

from creastudio.api import UserError
from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.sequences import answers, of_piece, prompt
from tests.support.music_pieces import chorale, small_network


def example() -> tuple[list[int], list[list[int]]]:
    """Return ids of a piece with holes, and their places."""
    piece = piece_of(chorale(2))
    holes = [(2, 1), (0, 2), (3, 2)]
    ids = prompt(piece, holes, of_piece(piece)) + answers(piece, holes)
    following, places = Following(), []
    for item in ids:
        following.push(item)
        places.append(following.place())
    return ids, places


def test_no_id_knows_what_comes_after_it() -> None:
    ids, places = example()
    network = small_network()
    other = [*ids[:-9], *([t.END] * 9)]
    with torch.inference_mode():
        one, two = (network.hidden(torch.tensor([row]), torch.tensor([places])) for row in (ids, other))
    torch.testing.assert_close(one[:, :-9], two[:, :-9])
    assert not torch.allclose(one[:, -9:], two[:, -9:])


def test_half_of_the_heads_count_in_musical_time() -> None:
    ids, places = example()
    network = small_network()
    for name, weight in network.named_parameters():
        if name.endswith(("q_proj.weight", "k_proj.weight")):  # attention that chooses
            weight.data.mul_(40)
    later = torch.tensor([places])
    later[..., 2] += 960
    with torch.inference_mode():
        here, there = (network.hidden(torch.tensor([ids]), told) for told in (torch.tensor([places]), later))
    torch.testing.assert_close(here, there, atol=1e-3, rtol=1e-3)  # all moved alike: nothing changes
    later[:, 50:, 2] += 96
    with torch.inference_mode():
        assert not torch.allclose(here, network.hidden(torch.tensor([ids]), later), atol=1e-3)


def test_sizes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UserError, match="30 channels"):
        Composer(Config(t.SIZE, 30, 1, 4, 32))
