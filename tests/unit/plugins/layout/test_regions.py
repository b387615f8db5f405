"""Formats that a platform covers at an end: words may come first there, on bands, and a fade may go upwards."""

from __future__ import annotations

from creastudio.api.formats import formats_in
from creastudio_layout.engine.regions import fades, lopsided
from creastudio_layout.theory.sizes import Room, room_of


def room(name: str) -> Room:
    return room_of(formats_in(name)[0])


def test_stories_are_lopsided_and_banners_are_not() -> None:
    assert lopsided(room("meta.story"))
    assert not any(lopsided(room(name)) for name in ("meta.square", "iab.160x600", "meta.link", "iab.728x90"))


def test_a_fade_may_go_upwards_only_where_an_end_is_covered() -> None:
    def upwards(name: str) -> int:
        return sum(half.picture[1] > 0 and half.fade[1] == half.picture[1] for half in fades(room(name)))

    assert upwards("meta.story") > 0
    assert upwards("meta.portrait") == 0


def test_words_beside_a_fade_stand_clear_of_the_picture() -> None:
    for name in ("meta.story", "meta.portrait", "meta.square", "meta.link"):
        for half in fades(room(name)):
            fade, panel = half.fade, half.panel
            across = min(fade[0] + fade[2], panel[0] + panel[2]) - max(fade[0], panel[0])
            down = min(fade[1] + fade[3], panel[1] + panel[3]) - max(fade[1], panel[1])
            # No more than an eighth of the fade lies under the panel, where it is all but whole.
            assert min(across / fade[2], down / fade[3]) <= 0.13
