"""Sound fonts from anywhere: 24 bits, pairs, loops, and what is damaged or made to mislead."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio.media.sound_fonts import Fonts
from creastudio.media.soundfont import MAX_LAYERS, SoundFont
from creastudio.media.synth import Synth
from creastudio.resources import resource_path
from creastudio.store.settings import SettingsStore
from tests.unit.media.soundfonts import Sample, font, tone

A4 = track_of(Score(), [Note(0, 960, 69, 100)])
LOOP = {54: 1}


def sounded(path: Path, data: bytes, score: Score = A4) -> np.ndarray:
    """Return half a second of a score, by a font that is alone."""
    path.write_bytes(data)
    with Synth(48_000, path) as synth:
        return synth.render(score, 0.0, 0.5)


def hertz(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum) * 48_000 / len(sound))


def test_a_font_of_a_persons_own_is_in_tune_and_says_its_name(tmp_path: Path) -> None:
    sound = sounded(tmp_path / "a.sf2", font(Sample(tone(440))))
    assert hertz(sound[2000:16_000, 0]) == pytest.approx(440, abs=4)
    opened = SoundFont(tmp_path / "a.sf2")
    assert (opened.title, opened.notes) == ("Test tones", [])
    opened.close()


def test_the_lowest_byte_of_24_bits_counts(tmp_path: Path) -> None:
    frames = np.full(1000, 100, "<i2")
    (tmp_path / "a.sf2").write_bytes(font(Sample(frames), low=bytes([128]) * 1046))
    opened = SoundFont(tmp_path / "a.sf2")
    assert opened.sample(0)[5] == pytest.approx(100.5 / 32768, rel=1e-6)
    opened.close()


def test_the_two_sides_of_a_pair_are_heard_at_their_sides(tmp_path: Path) -> None:
    left, right = Sample(tone(440), gens={17: -500}), Sample(tone(660), gens={17: 500})
    sound = sounded(tmp_path / "a.sf2", font(left, right))[2000:16_000]
    assert hertz(sound[:, 0]) == pytest.approx(440, abs=4)
    assert hertz(sound[:, 1]) == pytest.approx(660, abs=4)


def test_modulators_are_left_out_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.sf2").write_bytes(font(Sample(tone(440)), modulators=3))
    opened = SoundFont(tmp_path / "a.sf2")
    assert "modulators" in opened.notes[0]
    opened.close()


@pytest.mark.parametrize("loop", [(0, 10**6), (500, 100), (2**31, 2**32 - 1 - 2**31), (100, 101)])
def test_a_loop_outside_of_its_sample_is_none(tmp_path: Path, loop: tuple[int, int]) -> None:
    sound = sounded(tmp_path / "a.sf2", font(Sample(tone(440, 0.2), loop=loop, gens=LOOP)))
    assert np.abs(sound[:4800]).max() > 0.1
    assert np.abs(sound[12_000:]).max() < 1e-6


def test_what_an_instrument_lacks_comes_from_the_font_that_ships(tmp_path: Path) -> None:
    (tmp_path / "a.sf2").write_bytes(font(Sample(tone(440)), program=40))
    flute = track_of(Score(), [Note(0, 960, 69, 100)], program=73)
    with Synth(48_000, tmp_path / "a.sf2") as own, Synth(48_000) as shipped:
        assert np.array_equal(own.render(flute), shipped.render(flute))
        violin = flute.with_track(0, flute.tracks[0].model_copy(update={"program": 40}))
        assert not np.array_equal(own.render(violin), shipped.render(violin))


def _wide(layout: str, *rows: tuple[int | bytes, ...]) -> bytes:
    return b"".join(struct.pack(layout, *row) for row in rows)


MISLEADING: dict[str, Callable[[], bytes]] = {
    "samples that lie outside": lambda: font(
        Sample(tone(440)),
        changes={
            b"shdr": _wide("<20s5IBbHH", (b"s", 2**31, 2**32 - 1, 0, 9, 48_000, 60, 0, 0, 1)) + bytes(46)
        },
    ),
    "a sample that doesn't exist": lambda: font(
        Sample(tone(440)), changes={b"igen": _wide("<Hh", (53, 999), (0, 0))}
    ),
    "an instrument that doesn't exist": lambda: font(
        Sample(tone(440)), changes={b"pgen": _wide("<Hh", (41, 999), (0, 0))}
    ),
    "no rate": lambda: font(Sample(tone(440), rate=0)),
    "any rate": lambda: font(Sample(tone(440), rate=2**32 - 1)),
    "tuned beyond all": lambda: font(Sample(tone(440), gens={51: 32767, 52: 32767, 56: 32767})),
    "tuned below all": lambda: font(Sample(tone(440), gens={51: -32768, 56: -32768})),
    "the shortest loop read fast": lambda: font(
        Sample(tone(440), loop=(0, 9), gens={**LOOP, 51: 100, 8: 1500})
    ),
    "endless times": lambda: font(
        Sample(tone(440), gens={34: 32767, 35: 32767, 36: 32767, 38: 32767, 37: 1440})
    ),
    "no samples at all": lambda: font(Sample(tone(440)), changes={b"smpl": b""}),
    "compressed nonsense": lambda: font(
        Sample(tone(440)),
        changes={b"shdr": _wide("<20s5IBbHH", (b"s", 0, 500, 0, 9, 48_000, 60, 0, 0, 0x11)) + bytes(46)},
    ),
    "a hundred thousand layers": lambda: font(*[Sample(tone(440, 0.001))] * 3000),
}


@pytest.mark.parametrize("name", MISLEADING)
def test_what_misleads_makes_no_harm(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.sf2"
    path.write_bytes(MISLEADING[name]())
    score = track_of(A4, [Note(0, 960 * 20, pitch, 100) for pitch in (0, 60, 127)])
    with Synth(48_000, path) as synth:
        sound = synth.render(score, 0.0, 0.3)
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 1


def test_layers_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.sf2").write_bytes(font(*[Sample(tone(440, 0.01))] * 200))
    opened = SoundFont(tmp_path / "a.sf2")
    assert len(opened.regions(0, False, 60, 100)) == MAX_LAYERS
    opened.close()


@pytest.mark.parametrize(
    "changes",
    [
        {b"inst": _wide("<20sH", (b"a", 9), (b"b", 0), (b"EOI", 9))},
        {b"ibag": _wide("<HH", (5, 0), (0, 0))},
        {b"phdr": _wide("<20sHHH12x", (b"a", 0, 0, 5), (b"EOP", 0, 0, 0))},
        {b"shdr": b""},
    ],
)
def test_tables_that_go_back_are_refused_or_empty(tmp_path: Path, changes: dict[bytes, bytes]) -> None:
    path = tmp_path / "a.sf2"
    path.write_bytes(font(Sample(tone(440)), changes=changes))
    with suppress(UserError), Synth(48_000, path) as synth:
        assert np.isfinite(synth.render(A4, 0.0, 0.1)).all()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_fonts_are_refused_or_heard(tmp_path: Path, data: st.DataObject) -> None:
    whole = font(Sample(tone(440, 0.02), loop=(10, 300), gens={**LOOP, 8: 9000}), Sample(tone(220, 0.02)))
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    tables = whole.index(b"pdta")
    for _ in range(data.draw(st.integers(0, 6)) if damaged else 0):
        place = data.draw(st.integers(min(tables, len(damaged) - 1), len(damaged) - 1) | st.integers(0, 63))
        damaged[min(place, len(damaged) - 1)] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.sf2"
    path.write_bytes(bytes(damaged))
    with suppress(UserError), Synth(48_000, path) as synth:
        assert np.isfinite(synth.render(A4, 0.0, 0.2)).all()


def test_a_damaged_stream_of_the_font_that_ships_is_silence(tmp_path: Path) -> None:
    shipped = bytearray(resource_path("soundfonts", "FluidR3Mono_GM.sf3").read_bytes())
    begin = shipped.index(b"OggS")
    shipped[begin + 60 : begin + 6_000_000] = bytes(5_999_940)
    (tmp_path / "a.sf3").write_bytes(bytes(shipped))
    with Synth(48_000, tmp_path / "a.sf3") as synth:
        assert np.isfinite(synth.render(A4, 0.0, 0.2)).all()


def _setting(monkeypatch: pytest.MonkeyPatch, home: Path, font_path: Path) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(home))
    store = SettingsStore(paths.settings_file())
    store.save(store.load().changed(sound_font=str(font_path)))


def test_the_font_that_is_set_sounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.sf2").write_bytes(font(Sample(tone(880))))
    _setting(monkeypatch, tmp_path / "home", tmp_path / "a.sf2")
    fonts = Fonts.of_settings()
    assert (fonts.title, fonts.notes) == ("Test tones", [])
    fonts.close()


def test_a_font_that_is_gone_is_said_and_the_one_that_ships_sounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _setting(monkeypatch, tmp_path / "home", tmp_path / "Gone.sf2")
    with Synth(48_000, Fonts.of_settings()) as synth, Synth(48_000) as shipped:
        assert "Gone.sf2" in synth.fonts.notes[0]
        assert np.array_equal(synth.render(A4), shipped.render(A4))
