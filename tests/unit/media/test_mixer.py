"""What a sequence sounds like, sample by sample."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.score_clock import ScoreClock
from creastudio.core.tempo import MetreChange, TempoChange, TempoMap
from creastudio.core.timeline import Clip, Track, Transition
from creastudio.media.mixer_scores import sample_times
from tests.support.sound import RATE, SAMPLE, SoundBench, audio, sine


@pytest.fixture
def bench(tmp_path: Path) -> SoundBench:
    return SoundBench(tmp_path)


def first_heard(sound: np.ndarray, level: float = 1e-4) -> int:
    return int(np.argmax(np.abs(sound).max(axis=1) > level))


def test_a_clip_is_its_sound_at_its_place(bench: SoundBench) -> None:
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, (5000, 2))
    mixer = bench.mixer(audio(bench.clip(bench.sound(noise), 3001, 5000)))
    sound = mixer.render(0, 10_000)
    assert np.array_equal(sound[3001:8001], noise.astype(np.float32))
    assert not sound[:3001].any()
    assert not sound[8001:].any()
    assert sound.dtype == np.float32


def test_clicks_land_on_their_sample(bench: SoundBench) -> None:
    track = np.zeros(RATE)
    track[::4800] = 0.7
    mixer = bench.mixer(audio(bench.clip(bench.sound(track), 1234, RATE)))
    sound = mixer.render(0, RATE)
    assert np.flatnonzero(sound[:, 0] > 0.5).tolist() == list(range(1234, RATE, 4800))


def test_a_trimmed_clip_begins_and_ends_without_a_click(bench: SoundBench) -> None:
    steady = bench.sound(np.full(9000, 0.5))
    sound = bench.mixer(audio(bench.clip(steady, 1000, 3000, 2000))).render(0, 6000)[:, 0]
    assert np.abs(np.diff(sound)).max() < 0.011
    assert sound[1000] > 0
    assert (sound[1048:3952] == 0.5).all()
    assert not sound[:1000].any()
    assert not sound[4000:].any()


def test_a_split_is_not_heard(bench: SoundBench) -> None:
    steady = bench.sound(sine(333, 9000))
    whole = bench.mixer(audio(bench.clip(steady, 100, 6000, 500))).render(0, 8000)
    left, right = bench.clip(steady, 100, 2000, 500), bench.clip(steady, 2100, 4000, 2500)
    assert np.array_equal(bench.mixer(audio(left, right)).render(0, 8000), whole)


def test_a_score_is_laid_on_the_tempo_map_of_the_sequence(bench: SoundBench) -> None:
    score = track_of(Score(), [Note(960, 480, 60), Note(5 * 960, 480, 60)], program=13)
    score = bench.score(score.with_(tempi=(Tempo(tick=0, bpm=200),)))
    tempo = TempoMap(tempi=(TempoChange(), TempoChange(tick=4 * 960, numerator=60)))
    track = Track(kind="score", clips=(bench.clip(score, 0, 6 * RATE),))
    mixer = bench.mixer(track, tempo=tempo)
    assert first_heard(mixer.render(0, RATE)) == pytest.approx(RATE // 2, abs=100)
    second = mixer.render(2 * RATE, 3 * RATE)
    assert 2 * RATE + first_heard(second) == pytest.approx(3 * RATE, abs=100)


def test_what_is_missing_is_silent_and_told_once(bench: SoundBench) -> None:
    clip = bench.clip("f" * 64, 0, 5000).model_copy(update={"kind": "audio"})
    mixer = bench.mixer(audio(clip, bench.clip(bench.sound(sine(100, 9000)), 5000, 3000)))
    sound = mixer.render(0, 9000)
    assert not sound[:5000].any()
    assert sound[5000:8000].any()
    assert mixer.notes == ["'ffffffff' is missing: the timeline plays without it."]


def test_what_cant_be_read_is_told_by_its_title(bench: SoundBench) -> None:
    broken = bench.score(Score())
    (bench.folder / broken).write_bytes(b"{broken")
    bench.assets[-1] = bench.assets[-1].model_copy(update={"title": "Waltz"})
    mixer = bench.mixer(Track(kind="score", clips=(bench.clip(broken, 0, 9000),)))
    assert not mixer.render(0, 9000).any()
    (note,) = mixer.notes
    assert "Waltz" in note
    assert broken not in note


def test_what_was_missing_is_heard_after_an_edit_when_it_is_there(bench: SoundBench) -> None:
    late = bench.score(track_of(Score(), [Note(0, 960, 60)]))
    data = (bench.folder / late).read_bytes()
    (bench.folder / late).unlink()
    tone = bench.sound(sine(300, 9000))
    lost = bench.sounds.pop(tone)
    tracks = (
        audio(bench.clip(tone, 0, 9000).model_copy(update={"kind": "audio"})),
        Track(kind="score", clips=(bench.clip(late, 20_000, 9000),)),
    )
    mixer = bench.mixer(*tracks)
    assert not mixer.render(0, 30_000).any()
    bench.sounds[tone] = lost
    (bench.folder / late).write_bytes(data)
    assert not mixer.render(0, 30_000).any()
    mixer.show(bench.document(*tracks))
    sound = mixer.render(0, 30_000)
    assert sound[:9000].any()
    assert sound[20_000:].any()


def test_a_transition_between_sounds_keeps_their_power(bench: SoundBench) -> None:
    rng = np.random.default_rng(3)
    first, second = (bench.sound(rng.normal(0, 0.1, 60_000)) for _ in range(2))
    crossfade = Transition(duration=20_000 * SAMPLE)
    left, right = (
        bench.clip(first, 0, 30_000),
        bench.clip(second, 30_000, 30_000, 10_000, transition=crossfade),
    )
    sound = bench.mixer(audio(left, right)).render(0, 60_000)[:, 0]
    power = [float(np.sqrt(np.mean(sound[at : at + 4000] ** 2))) for at in range(10_000, 50_000, 4000)]
    assert power == pytest.approx([0.1] * len(power), rel=0.08)
    only_left = bench.mixer(audio(left)).render(0, 60_000)[:, 0]
    assert np.array_equal(sound[:20_000], only_left[:20_000])
    assert sound[39_990] != 0, "handles beyond the cut are heard"


def test_a_dip_is_silent_at_the_cut(bench: SoundBench) -> None:
    steady = bench.sound(np.full(60_000, 0.5))
    dip = Transition(kind="dip", duration=10_000 * SAMPLE)
    clips = bench.clip(steady, 0, 20_000, 1000), bench.clip(steady, 20_000, 20_000, 1000, transition=dip)
    sound = bench.mixer(audio(*clips)).render(0, 40_000)[:, 0]
    assert abs(sound[20_000]) < 1e-3
    assert sound[14_990] == 0.5
    assert sound[25_010] == 0.5


def test_fades_keep_constant_power(bench: SoundBench) -> None:
    steady = bench.sound(np.full(20_000, 0.5))
    fades = {"fade_in": 4000 * SAMPLE, "fade_out": 8000 * SAMPLE}
    sound = bench.mixer(audio(bench.clip(steady, 0, 20_000, **fades))).render(0, 20_000)[:, 0]
    assert sound[0] == 0
    assert sound[2000] == pytest.approx(0.5 * np.sqrt(0.5), abs=1e-4)
    assert sound[4000] == 0.5
    assert sound[16_000] == pytest.approx(0.5 * np.sqrt(0.5), abs=1e-4)
    assert abs(sound[19_999]) < 1e-3


@pytest.mark.parametrize(("pan", "left", "right"), [(0, 1, 1), (-1, np.sqrt(2), 0), (1, 0, np.sqrt(2))])
def test_the_pan_law(bench: SoundBench, pan: float, left: float, right: float) -> None:
    steady = bench.sound(np.full(9000, 0.25))
    curve = Curve(property="pan", value=pan)
    for track in (
        audio(bench.clip(steady, 0, 9000), pan=pan),
        audio(bench.clip(steady, 0, 9000, curves=(curve,))),
    ):
        sound = bench.mixer(track).render(0, 9000)
        assert sound[4000] == pytest.approx([0.25 * left, 0.25 * right], abs=1e-6)


@pytest.mark.parametrize("pan", [-0.7, -0.2, 0.4, 0.9])
def test_panning_keeps_power(bench: SoundBench, pan: float) -> None:
    sound = bench.mixer(audio(bench.clip(bench.sound(np.full(900, 0.25)), 0, 900), pan=pan)).render(0, 900)
    assert np.sum(sound[500] ** 2) == pytest.approx(2 * 0.25**2, rel=1e-5)


def test_levels_are_right(bench: SoundBench) -> None:
    tone = bench.sound(sine(1000, RATE, 0.5))
    quieter = Curve(property="volume", value=-6.0)
    track = audio(bench.clip(tone, 0, RATE, curves=(quieter,)), volume=-3.0)
    sound = bench.mixer(track).render(RATE // 4, RATE // 2)
    rms = 20 * np.log10(np.sqrt(np.mean(sound[:, 0] ** 2)) / (0.5 / np.sqrt(2)))
    assert rms == pytest.approx(-9.0, abs=0.01)


def test_a_curve_of_volume_is_smooth_and_meets_its_keys(bench: SoundBench) -> None:
    steady = bench.sound(np.full(3 * RATE, 0.5))
    keys = (
        Keyframe(at=0, value=-120.0, easing="linear"),
        Keyframe(at=RATE * SAMPLE, value=0.0, easing="ease-in-out"),
        Keyframe(at=2 * RATE * SAMPLE, value=-6.0, easing="hold"),
        Keyframe(at=2 * RATE * SAMPLE + 4000 * SAMPLE, value=0.0),
    )
    clip = bench.clip(steady, 0, 3 * RATE, curves=(Curve(property="volume", keys=keys),))
    sound = bench.mixer(audio(clip)).render(0, 3 * RATE)[:, 0]
    assert sound[RATE] == pytest.approx(0.5, abs=1e-3)
    assert sound[2 * RATE] == pytest.approx(0.5 * 10 ** (-6 / 20), abs=1e-3)
    assert sound[RATE * 3 // 2] == pytest.approx(0.5 * 10 ** (-3 / 20), abs=1e-3)
    assert sound[-1] == 0.5
    assert np.abs(np.diff(sound)).max() < 0.003, "no step, not even where a value is held"


def test_backwards_is_the_same_part_from_its_end(bench: SoundBench) -> None:
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, 9000)
    source = bench.sound(noise)
    sound = bench.mixer(audio(bench.clip(source, 500, 3000, 2000, reverse=True))).render(0, 4000)[:, 0]
    assert np.array_equal(sound[550:3450], noise[2000:5000][::-1].astype(np.float32)[50:2950])
    fast = bench.mixer(audio(bench.clip(source, 0, 1000, 2000, reverse=True, speed=2.0))).render(0, 1000)
    forwards = bench.mixer(audio(bench.clip(source, 0, 1000, 2000, speed=2.0))).render(0, 1000)
    assert np.corrcoef(fast[100:900, 0], forwards[100:900, 0][::-1])[0, 1] > 0.5


@pytest.mark.parametrize("speed", [0.5, 1.5, 2.0, 7.0])
def test_another_speed_is_another_pitch(bench: SoundBench, speed: float) -> None:
    tone = bench.sound(sine(600, 8 * RATE, 0.5))
    sound = bench.mixer(audio(bench.clip(tone, 0, RATE, speed=speed))).render(0, RATE)[:, 0]
    spectrum = np.abs(np.fft.rfft(sound[1000:-1000] * np.hanning(RATE - 2000)))
    hertz = np.argmax(spectrum) * RATE / (RATE - 2000)
    assert hertz == pytest.approx(600 * speed, abs=1.5)
    assert np.sqrt(np.mean(sound[1000:-1000] ** 2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


def test_what_gets_too_high_is_left_out_instead_of_folded_back(bench: SoundBench) -> None:
    tone = bench.sound(sine(15_000, 4 * RATE, 0.5))
    sound = bench.mixer(audio(bench.clip(tone, 0, RATE, speed=2.0))).render(0, RATE)
    assert np.abs(sound[200:-200]).max() < 0.001


def test_a_held_clip_is_silent(bench: SoundBench) -> None:
    tone = bench.sound(sine(600, RATE, 0.5))
    assert not bench.mixer(audio(bench.clip(tone, 0, 5000, freeze=0))).render(0, 6000).any()


def test_mute_and_solo_and_the_chosen_tracks(bench: SoundBench) -> None:
    levels = {"a": 0.1, "b": 0.2, "c": 0.4}
    sources = {name: bench.sound(np.full(5000, level)) for name, level in levels.items()}

    def heard(tracks: Collection[str] | None = None, **flags: dict[str, bool]) -> float:
        made = [audio(bench.clip(sources[name], 0, 5000), id=name, **flags.get(name, {})) for name in levels]
        return float(bench.mixer(*made).render(2000, 1, tracks)[0, 0])

    assert heard() == pytest.approx(0.7)
    assert heard(b={"muted": True}) == pytest.approx(0.5)
    assert heard(b={"solo": True}) == pytest.approx(0.2)
    assert heard(b={"solo": True}, a={"solo": True, "muted": True}) == pytest.approx(0.2)
    assert heard(["a", "b"], b={"muted": True}) == pytest.approx(0.3)
    assert heard([]) == 0


def test_a_solo_track_silences_scores_too(bench: SoundBench) -> None:
    score = bench.score(track_of(Score(), [Note(0, 960, 60)]))
    tracks = (Track(kind="score", clips=(bench.clip(score, 0, RATE),)), audio(solo=True))
    assert not bench.mixer(*tracks).render(0, RATE).any()


def test_what_is_too_loud_is_bent_and_the_rest_left_alone(bench: SoundBench) -> None:
    tone = bench.sound(sine(500, RATE, 0.6))
    one = bench.mixer(audio(bench.clip(tone, 0, RATE))).render(0, RATE)
    assert np.array_equal(one[:, 0], sine(500, RATE, 0.6))
    many = bench.mixer(*[audio(bench.clip(tone, 0, RATE)) for _ in range(8)]).render(0, RATE)
    assert 0.95 < np.abs(many).max() < 1


def test_edits_are_heard_from_the_next_sample_on(bench: SoundBench) -> None:
    steady = bench.sound(np.full(20_000, 0.25))
    clip = bench.clip(steady, 0, 20_000)
    mixer = bench.mixer(audio(clip))
    assert mixer.render(5000, 10)[0, 0] == 0.25
    mixer.show(bench.document(audio(clip, volume=-6.0206)))
    assert mixer.render(5010, 10)[0, 0] == pytest.approx(0.125, abs=1e-5)


def test_files_are_let_go_of(bench: SoundBench) -> None:
    tone = bench.sound(sine(500, RATE, 0.6))
    mixer = bench.mixer(*[audio(bench.clip(tone, 0, RATE)) for _ in range(40)])
    mixer.render(0, 4096)
    assert sum(not reader.closed for reader in bench.readers) <= 24
    mixer.close()
    assert all(reader.closed for reader in bench.readers)


def test_the_beat_is_where_the_tempo_map_says(bench: SoundBench) -> None:
    tempo = TempoMap(
        tempi=(TempoChange(numerator=90),), metres=(MetreChange(beats=3), MetreChange(bar=1, beats=6, unit=8))
    )
    mixer = bench.mixer(tempo=tempo)
    mixer.metronome = True
    sound = mixer.render(0, 5 * RATE)[:, 0]
    loud = np.flatnonzero(np.abs(sound) > 0.25)
    onsets = [int(at) for number, at in enumerate(loud) if number == 0 or at - loud[number - 1] > 3000]
    beat = 60 / 90 * RATE
    expected = [0, beat, 2 * beat, *(3 * beat + number * beat / 2 for number in range(6))]
    assert onsets[:9] == [round(at) for at in expected]
    accents = [at for at in onsets if abs(sound[at]) > 0.4]
    assert accents == [0, round(3 * beat), round(6 * beat)][: len(accents)]
    assert len(accents) >= 2


def test_a_score_rings_on_after_its_clip_and_is_let_go_of_where_it_is_cut(bench: SoundBench) -> None:
    score = bench.score(track_of(Score(), [Note(0, 8 * 960, 60)], program=48))
    cut = bench.mixer(Track(kind="score", clips=(bench.clip(score, 0, RATE),)))
    sound = np.abs(cut.render(0, 4 * RATE)).max(axis=1)
    assert sound[RATE : RATE + 2000].max() > 0.01, "it isn't chopped off"
    assert sound[3 * RATE :].max() == 0
    assert np.abs(np.diff(cut.render(RATE - 500, 1000)[:, 0])).max() < 0.05


def test_a_split_score_sounds_as_before(bench: SoundBench) -> None:
    notes = [Note(i * 480, 900, 50 + i) for i in range(12)]
    score = bench.score(track_of(Score(), notes, program=48))
    whole = bench.mixer(Track(kind="score", clips=(bench.clip(score, 1000, 4 * RATE),)))
    halves = (bench.clip(score, 1000, RATE), bench.clip(score, 1000 + RATE, 3 * RATE, RATE))
    parts = bench.mixer(Track(kind="score", clips=halves))
    assert np.array_equal(whole.render(0, 5 * RATE), parts.render(0, 5 * RATE))


def test_a_score_at_double_speed_keeps_its_pitch(bench: SoundBench) -> None:
    score = bench.score(track_of(Score(), [Note(4 * 960, 960, 69)], program=73))
    track = Track(kind="score", clips=(bench.clip(score, 0, 3 * RATE, speed=2.0),))
    sound = bench.mixer(track).render(0, 2 * RATE)
    assert first_heard(sound) == pytest.approx(RATE, abs=1500)
    spectrum = np.abs(np.fft.rfft(sound[RATE + 3000 : RATE + 13_000, 0] * np.hanning(10_000), 1 << 17))
    assert np.argmax(spectrum) * RATE / (1 << 17) == pytest.approx(440, abs=6)


@given(
    tempi=st.lists(
        st.tuples(st.integers(1, 9000), st.integers(20, 300)), max_size=4, unique_by=lambda item: item[0]
    ),
    origin=st.integers(-10 * RATE, 10 * RATE),
    speed=st.sampled_from([1.0, 0.5, 1.7]),
    per_quarter=st.sampled_from([96, 480, 960]),
    ticks=st.lists(st.integers(0, 20_000), min_size=1),
)
def test_what_is_heard_is_where_the_clock_of_the_score_says(
    tempi: list[tuple[int, int]], origin: int, speed: float, per_quarter: int, ticks: list[int]
) -> None:
    changes = (TempoChange(), *(TempoChange(tick=tick, numerator=tempo) for tick, tempo in sorted(tempi)))
    clock = ScoreClock(TempoMap(tempi=changes), origin * SAMPLE + 77, per_quarter, speed)
    found = sample_times(clock, RATE)(np.array(ticks, np.int64))
    exact = [clock.flicks(tick) / SAMPLE for tick in ticks]
    assert all(abs(sample - place) <= 1 for sample, place in zip(found, exact, strict=True))


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    begin=st.integers(0, 20_000),
    counts=st.lists(st.integers(40, 7000), min_size=1),
)
def test_a_mix_is_the_same_however_it_is_asked_for(
    tmp_path_factory: pytest.TempPathFactory, seed: int, begin: int, counts: list[int]
) -> None:
    bench, rng = SoundBench(tmp_path_factory.mktemp("mix")), Random(seed)
    source = bench.sound(np.random.default_rng(seed).uniform(-0.5, 0.5, (30_000, 2)))
    score = bench.score(track_of(Score(), [Note(i * 240, 300, 48 + 5 * i) for i in range(6)]))
    tracks = [audio(*some_clips(bench, source, rng), pan=rng.uniform(-1, 1)) for _ in range(2)]
    tracks.append(Track(kind="score", clips=(bench.clip(score, rng.randrange(9000), 9000),), pan=0.3))
    document = bench.document(*tracks)
    first, second = bench.mixer_of(document), bench.mixer_of(document)
    first.metronome = second.metronome = rng.random() < 0.5
    whole = first.render(0, 24_000)
    pieces: list[np.ndarray] = []
    at = begin
    for count in itertools.cycle(counts):
        if at >= 24_000:
            break
        pieces.append(second.render(at, min(count, 24_000 - at)))
        at += count
    assert np.array_equal(np.concatenate(pieces), whole[begin:])
    first.close()
    second.close()


def some_clips(bench: SoundBench, source: str, rng: Random) -> list[Clip]:
    made: list[Clip] = []
    at = rng.randrange(3000)
    for _ in range(3):
        count = rng.randrange(500, 8000)
        longest = min(count, made[-1].duration // SAMPLE) if made and made[-1].end == at * SAMPLE else 0
        keys = tuple(
            Keyframe(
                at=key * SAMPLE, value=rng.uniform(-30, 3), easing=rng.choice(["linear", "hold", "ease-in"])
            )
            for key in sorted(rng.sample(range(17_000), rng.randrange(3)))
        )
        volume, pan = Curve(property="volume", keys=keys), Curve(property="pan", value=rng.uniform(-1, 1))
        made.append(
            bench.clip(
                source, at, count, rng.randrange(9000),
                speed=rng.choice([1.0, 1.0, 0.5, 1.7]), reverse=rng.random() < 0.3, curves=(volume, pan),
                fade_in=rng.randrange(count // 2) * SAMPLE, fade_out=rng.randrange(count // 2) * SAMPLE,
                transition=Transition(duration=rng.randrange(1, longest) * SAMPLE) if longest else None,
            )
        )  # fmt: skip
        at += count + rng.choice([0, 0, 700])
    return made
