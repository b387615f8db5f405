"""Which frames and samples a film is made of."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.time import FLICKS_PER_SECOND, to_frame
from creastudio.core.timeline import Clip, Loop, Sequence, Track
from creastudio.export.film_part import FilmPart, film_part

RATES = st.sampled_from(
    [
        Fraction(24),
        Fraction(25),
        Fraction(30000, 1001),
        Fraction(24000, 1001),
        Fraction(60000, 1001),
        Fraction(7, 3),
    ]
)
FRAMES = st.integers(0, 3_000_000)


@given(rate=RATES, first=FRAMES, count=st.integers(1, 100_000), more=st.integers(1, 100_000))
def test_parts_that_follow_one_another_share_no_sample_and_leave_none_out(
    rate: Fraction, first: int, count: int, more: int
) -> None:
    begin, length = FilmPart(first, count, rate).samples(48_000)
    following, rest = FilmPart(first + count, more, rate).samples(48_000)
    assert begin + length == following
    assert FilmPart(first, count + more, rate).samples(48_000) == (begin, length + rest)
    assert abs(length - count * 48_000 / rate) <= 1


@given(
    rate=RATES, start=FRAMES, count=st.integers(1, 5000), wanted=st.sampled_from(["5", "10", "12.5", "50"])
)
def test_fewer_frames_show_nothing_from_outside_the_part(
    rate: Fraction, start: int, count: int, wanted: str
) -> None:
    part = FilmPart(start, count, rate)
    fewer = part.resampled(Fraction(wanted))
    assert fewer.time(0) == part.time(0)
    assert fewer.count >= 1
    assert to_frame(fewer.time(fewer.count - 1), rate) < start + count
    assert abs(fewer.count / fewer.rate - count / rate) <= 1 / (2 * fewer.rate) or fewer.count == 1


@given(rate=RATES, start=FRAMES, length=st.integers(1, 10 * FLICKS_PER_SECOND))
def test_a_loop_is_all_frames_that_begin_to_be_seen_in_it(rate: Fraction, start: int, length: int) -> None:
    loop = Loop(start=start * 97, end=start * 97 + length)
    clip = Clip(start=0, duration=FLICKS_PER_SECOND)
    sequence = Sequence(
        rate_numerator=rate.numerator,
        rate_denominator=rate.denominator,
        loop=loop,
        tracks=(Track(clips=(clip,)),),
    )
    part = film_part(sequence, "loop")
    assert part.first == to_frame(loop.start, rate)
    assert to_frame(loop.end - 1, rate) == part.first + part.count - 1
