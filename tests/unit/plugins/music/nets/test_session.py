"""Texts that are written side by side."""

from __future__ import annotations

import pytest
import torch

from creastudio.api import UserError
from creastudio_music.engine import tokens as t
from creastudio_music.engine.nets.session import begin
from tests.support.music_pieces import small_network
from tests.unit.plugins.music.nets.test_composer import example


def test_an_id_at_a_time_gives_the_scores_of_the_whole() -> None:
    ids, places = example()
    network = small_network()
    with torch.inference_mode():
        whole = network.scores(network.hidden(torch.tensor([ids]), torch.tensor([places])))[0]
    start = ids.index(t.ANSWER) + 1
    session = begin(network, ids[:start], rows=3)
    for at in range(start, len(ids)):
        torch.testing.assert_close(session.logits(), whole[at - 1].expand(3, -1), atol=1e-4, rtol=1e-4)
        session.push([ids[at]] * 3)
    assert session.length == len(ids)


def test_rows_that_are_kept_go_on_by_themselves() -> None:
    ids, _ = example()
    start = ids.index(t.ANSWER) + 2
    session = begin(small_network(), ids[:start], rows=2)
    session.push([t.PITCH + 60, t.PITCH + 67])
    session.keep([1, 1, 0])
    session.push([t.DURATION + 6, t.DURATION + 12, t.DURATION + 6])
    assert [following.time for following in session.following] == [30, 36, 30]
    alone = begin(small_network(), [*ids[:start], t.PITCH + 60, t.DURATION + 6])
    torch.testing.assert_close(session.logits()[2:], alone.logits(), atol=1e-4, rtol=1e-4)


def test_what_does_not_fit_is_said_before_the_work() -> None:
    ids, _ = example()
    with pytest.raises(UserError, match="too long"):
        begin(small_network(), ids, writing=4000)


def test_it_can_be_stopped_while_it_reads() -> None:
    ids, _ = example()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begin(small_network(), ids, between=stop)
