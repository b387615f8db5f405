"""What a training shows."""

from __future__ import annotations

from creastudio_music.engine.pieces import piece_of
from creastudio_music.engine.showing import written
from tests.support.music_pieces import chorale, small_network


def test_it_has_the_form_of_a_piece_and_follows_its_seed() -> None:
    like = piece_of(chorale(3), style="chorale")
    one, two, other = (written(small_network(), like, seed) for seed in (1, 1, 2))
    assert one == two
    assert one != other
    assert [track.name for track in one.tracks] == ["Soprano", "Bass", "Alto", "Tenor"]
    assert one.pickup == 960
    assert one.bar_count <= 4
