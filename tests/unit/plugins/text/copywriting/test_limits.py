from __future__ import annotations

from creastudio_text.copywriting.limits import Limits, width


def test_a_chinese_character_counts_two() -> None:
    assert width("咖啡 A") == 6
    assert width("咖啡 A", "single") == 4
    assert width("，！") == 4


def test_a_letter_with_an_accent_counts_one_however_it_is_written() -> None:
    assert width("café") == width("cafe\u0301") == 4


def test_what_fits() -> None:
    limits = Limits()
    assert limits.fits("headline", "a" * 30)
    assert not limits.fits("headline", "a" * 31)
    assert limits.fits("headline", "咖" * 15)
    assert not limits.fits("headline", "咖" * 16)
    assert not limits.fits("headline", " ")
    assert limits.characters("headline", "zh") == 15
    assert Limits(counting="single").characters("headline", "zh") == 30
