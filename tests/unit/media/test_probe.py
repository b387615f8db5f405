"""What files say they hold, and files that are odd, damaged or not what they are called."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from creastudio.api.errors import UserError
from creastudio.core.time import from_seconds
from creastudio.media.audio import AudioReader
from creastudio.media.containers import MAX_STREAMS
from creastudio.media.probe import probe
from creastudio.media.video import VideoReader
from tests.support.media_files import clicks, grey_frames, write_sound, write_video

LEVELS = [20 + 2 * index for index in range(100)]


def quarters(width: int = 64, height: int = 48) -> np.ndarray:
    """Red, green, blue and white quarters, by which a test knows which side is up."""
    pixels = np.zeros((height, width, 3), np.uint8)
    rows, columns = height // 2, width // 2
    pixels[:rows, :columns], pixels[:rows, columns:] = (255, 0, 0), (0, 255, 0)
    pixels[rows:, :columns], pixels[rows:, columns:] = (0, 0, 255), (255, 255, 255)
    return pixels


def corners(path: Path) -> str:
    """Return the colours in the corners of the first frame as it is shown: "RGBW" from the upper left, row by row."""
    facts = probe(path)
    reader = VideoReader(path)
    shown = reader.frame(0, facts.width, facts.height)[..., 2::-1].astype(int)
    reader.close()
    names = {(1, 0, 0): "R", (0, 1, 0): "G", (0, 0, 1): "B", (1, 1, 1): "W"}
    places = ((4, 4), (4, -5), (-5, 4), (-5, -5))
    return "".join(
        names[(red > 128, green > 128, blue > 128)] for red, green, blue in (shown[place] for place in places)
    )


def test_a_film_is_told_with_its_size_rate_and_sound(tmp_path: Path) -> None:
    path = write_video(
        tmp_path / "film.mp4", grey_frames(LEVELS[:60]), rate=Fraction(30000, 1001), sound=clicks(2.0)
    )
    facts = probe(path)
    assert (facts.kind, facts.media_type, facts.width, facts.height) == ("video", "video/mp4", 64, 48)
    assert facts.rate == Fraction(30000, 1001)
    assert facts.duration == pytest.approx(2.0, abs=0.05)
    assert (facts.audio_channels, facts.sample_rate, facts.codec, facts.notes) == (2, 48_000, "h264", ())
    assert facts.metadata["rate"] == "30000/1001"


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".mov", "video/quicktime"),
        (".mkv", "video/x-matroska"),
        (".ts", "video/mp2t"),
        (".avi", "video/x-msvideo"),
    ],
)
def test_containers_have_their_types(tmp_path: Path, suffix: str, media_type: str) -> None:
    facts = probe(write_video(tmp_path / f"film{suffix}", grey_frames(LEVELS[:25])))
    assert (facts.media_type, facts.audio_channels) == (media_type, 0)
    assert facts.duration == pytest.approx(1.0, abs=0.1)


def test_what_it_is_is_told_by_what_it_holds(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "really a sound.wav", clicks(0.5))
    misnamed = path.rename(tmp_path / "called a film.mp4")
    assert (probe(misnamed).kind, probe(misnamed).media_type) == ("audio", "audio/wav")


def test_an_mp4_of_sound_alone_is_a_sound(tmp_path: Path) -> None:
    facts = probe(write_sound(tmp_path / "song.mp4", clicks(0.5), codec="aac"))
    assert (facts.kind, facts.media_type, facts.width) == ("audio", "audio/mp4", 0)
    assert facts.duration == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(("rotation", "shown"), [(None, "RGBW"), (90, "GWRB"), (-90, "BRWG"), (180, "WBGR")])
def test_a_phone_that_was_turned(tmp_path: Path, rotation: float | None, shown: str) -> None:
    path = write_video(tmp_path / "phone.mp4", [quarters()] * 3, rotation=rotation)
    facts = probe(path)
    assert (facts.width, facts.height) == ((48, 64) if rotation in (90, -90) else (64, 48))
    assert corners(path) == shown


def test_wide_pixels_are_made_square(tmp_path: Path) -> None:
    path = write_video(tmp_path / "wide.mp4", [quarters()] * 3, aspect=Fraction(64, 45))
    assert (probe(path).width, probe(path).height) == (91, 48)
    assert corners(path) == "RGBW"


@pytest.mark.parametrize(
    ("codec", "pix_fmt", "suffix"),
    [
        ("libx264", "yuv420p10le", "mkv"),
        ("ffv1", "yuv444p", "mkv"),
        ("ffv1", "bgra", "mkv"),
        ("mpeg4", "yuv420p", "avi"),
    ],
)
def test_any_kind_of_pixels(tmp_path: Path, codec: str, pix_fmt: str, suffix: str) -> None:
    path = write_video(tmp_path / f"pixels.{suffix}", [quarters()] * 3, codec=codec, pix_fmt=pix_fmt)
    assert corners(path) == "RGBW"


@pytest.mark.parametrize("size", [(63, 47), (17, 3), (2, 33)])
def test_odd_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write_video(tmp_path / "odd.mkv", grey_frames([99] * 3, *size), codec="ffv1", pix_fmt="yuv444p")
    assert (probe(path).width, probe(path).height) == size


def test_half_transparent_frames_lie_on_black(tmp_path: Path) -> None:
    path = tmp_path / "alpha.mkv"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "bgra"
        pixels = np.full((32, 32, 4), (200, 100, 50, 128), np.uint8)
        frame = VideoFrame.from_ndarray(pixels, format="bgra")
        out.mux(stream.encode(frame))
        out.mux(stream.encode())
    shown = VideoReader(path).frame(0, 32, 32)[16, 16]
    assert np.allclose(shown, (100, 50, 25, 255), atol=1)


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_of_a_file_that_is_cut_off_what_is_there_is_kept(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (40, 48, 64, 3)).astype(np.uint8)
    whole = write_video(tmp_path / f"whole.{suffix}", list(noise), sound=clicks(1.6))
    data = whole.read_bytes()
    if suffix == "mp4":
        data = fast_start(whole)
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes(data[: len(data) * 6 // 10])
    facts = probe(cut)
    assert 0.5 < facts.duration < 1.3
    if suffix != "ts":
        assert any("cut off" in note for note in facts.notes)
    reader = VideoReader(cut)
    assert reader.frame(from_seconds(0.4), 32, 24).std() > 10
    assert reader.frame(from_seconds(1.5), 32, 24).std() > 10
    assert AudioReader(cut).read(0, 48_000).any()


def fast_start(path: Path) -> bytes:
    """Return an MP4 file with its index in front, as films for the web have it."""
    out = path.with_name("fast.mp4")
    with av.open(str(path)) as source, av.open(str(out), "w", options={"movflags": "faststart"}) as target:
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream_index]
                target.mux(packet)
    return out.read_bytes()


def test_an_mp4_without_its_index_is_refused_in_words(tmp_path: Path) -> None:
    whole = write_video(tmp_path / "whole.mp4", grey_frames(LEVELS)).read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserError, match=r"'cut\.mp4' holds no video or sound") as caught:
        probe(cut)
    assert "cut off" in caught.value.hint


def test_damage_in_the_middle_costs_no_more_than_what_is_damaged(tmp_path: Path) -> None:
    path = write_video(tmp_path / "film.mkv", grey_frames(LEVELS), keys=10, codec="mpeg4")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 300] = bytes(300)
    path.write_bytes(data)
    reader = VideoReader(path)
    shown = [int(np.median(reader.frame(from_seconds(Fraction(n, 25)), 8, 6)[..., :3])) for n in (0, 20, 95)]
    assert np.allclose(shown, [LEVELS[0], LEVELS[20], LEVELS[95]], atol=4)


PLAYLISTS = {
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{secret}\n#EXT-X-ENDLIST\n",
    "concat": "ffconcat version 1.0\nfile '{secret}'\n",
    "dash": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" mediaPresentationDuration="PT2S">'
    "<Period><AdaptationSet><Representation><BaseURL>file://{secret}</BaseURL></Representation></AdaptationSet>"
    "</Period></MPD>",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n",
    "smil": "<smil><body><video src='{secret}'/></body></smil>",
}


@pytest.mark.parametrize("kind", PLAYLISTS)
@pytest.mark.parametrize("suffix", ["mp4", "m3u8", "mp3", "ts"])
def test_no_file_makes_another_one_be_read(tmp_path: Path, kind: str, suffix: str) -> None:
    secret = write_sound(tmp_path / "secret.ts", clicks(2.0), codec="aac")
    path = tmp_path / f"list.{suffix}"
    path.write_text(PLAYLISTS[kind].format(secret=secret))
    for read in (probe, VideoReader, AudioReader):
        with pytest.raises(UserError, match="holds no video or sound"):
            read(path)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\xff\xd8\xff\xe0" + bytes(200),
        b"GIF89a" + bytes(200),
        bytes(5000),
    ],
)
def test_pictures_and_nothing_are_no_films(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(data)
    with pytest.raises(UserError, match="holds no video or sound"):
        probe(path)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").touch()
    with pytest.raises(UserError, match="is empty"):
        probe(tmp_path / "film.mp4")


def test_a_film_without_a_frame_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nothing.mkv"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        out.mux(stream.encode())
    with pytest.raises(UserError):
        probe(path)


def test_a_sound_that_lasts_no_time_is_refused(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "nothing.wav", np.zeros((0, 2), np.float32))
    with pytest.raises(UserError):
        probe(path)


def test_one_frame_is_a_film(tmp_path: Path) -> None:
    path = write_video(tmp_path / "one.mp4", grey_frames([150]))
    assert 0 < probe(path).duration <= 0.1
    reader = VideoReader(path)
    assert np.median(reader.frame(from_seconds(5), 8, 6)[..., :3]) == pytest.approx(150, abs=4)


def test_hours_are_no_longer_than_seconds(tmp_path: Path) -> None:
    stamps = [60_000 * minute for minute in range(90)]
    path = write_video(tmp_path / "long.mkv", grey_frames(LEVELS[:90]), stamps=stamps, keys=1)
    assert probe(path).duration == pytest.approx(89 * 60, abs=61)
    reader = VideoReader(path)
    for minute in (80, 3, 45):
        shown = reader.frame(from_seconds(minute * 60 + 30), 8, 6)
        assert np.median(shown[..., :3]) == pytest.approx(LEVELS[minute], abs=2)


@pytest.mark.parametrize("suffix", ["mp3", "m4a"])
def test_the_cover_of_a_record_is_no_film(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"song.{suffix}"
    with av.open(str(path), "w", format="mp4" if suffix == "m4a" else "mp3") as out:
        audio: Any = out.add_stream("libmp3lame" if suffix == "mp3" else "aac", rate=48_000)
        audio.layout = "stereo"
        cover: Any = out.add_stream("png", rate=1)
        cover.width, cover.height = 32, 32
        cover.pix_fmt = "rgb24"
        cover.disposition = 1 << 10
        picture = VideoFrame.from_ndarray(np.full((32, 32, 3), 200, np.uint8), format="rgb24")
        out.mux(cover.encode(picture))
        out.mux(cover.encode())
        for start in range(0, 24_000, 1024):
            frame = AudioFrame.from_ndarray(np.full((2, 1024), 0.1, np.float32), "fltp", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
            out.mux(audio.encode(frame))
        out.mux(audio.encode())
    with av.open(str(path)) as container:
        assert len(container.streams.video) == 1
    facts = probe(path)
    assert (facts.kind, facts.width, facts.audio_channels) == ("audio", 0, 2)
    with pytest.raises(UserError, match="shows no pictures"):
        VideoReader(path)


def test_huge_frames_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.mkv"
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("mjpeg", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        for index in range(3):
            frame = VideoFrame.from_ndarray(quarters(), format="rgb24").reformat(format="yuvj420p")
            frame.pts, frame.time_base = index, Fraction(1, 25)
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    data, at = bytearray(path.read_bytes()), 0
    while (at := data.find(b"\xff\xc0\x00\x11\x08", at)) >= 0:
        data[at + 5 : at + 9] = (60_000).to_bytes(2, "big") * 2
        at += 9
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"too large|No picture"):
        probe(path)


def test_of_very_many_streams_the_first_are_used(tmp_path: Path) -> None:
    path = tmp_path / "many.mkv"
    with av.open(str(path), "w") as out:
        streams: list[Any] = [out.add_stream("pcm_s16le", rate=8000) for _ in range(MAX_STREAMS + 20)]
        for stream in streams:
            stream.layout = "mono"
        for stream in streams:
            frame = AudioFrame.from_ndarray(np.full((1, 800), 9000, np.int16), "s16", "mono")
            frame.sample_rate, frame.pts, frame.time_base = 8000, 0, Fraction(1, 8000)
            out.mux(stream.encode(frame))
    assert probe(path).audio_channels == 1
    assert AudioReader(path).read(100, 100).any()


def test_a_name_that_looks_like_an_address_is_a_name(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "concat:a|b http___x %03d.wav", clicks(0.2))
    assert probe(path).kind == "audio"


@pytest.mark.parametrize(
    ("suffix", "codec", "options"), [("aac", "aac", {}), ("mp3", "libmp3lame", {"q": "6"})]
)
def test_sounds_without_a_length_in_their_header_are_measured(
    tmp_path: Path, suffix: str, codec: str, options: dict[str, str]
) -> None:
    path = write_sound(tmp_path / f"long.{suffix}", clicks(20.0, every=0.05), codec=codec, options=options)
    if suffix == "mp3":
        data = path.read_bytes()
        # The first frame holds the header of LAME alone.
        path.write_bytes(data[data.index(b"\xff\xfb", data.index(b"LAME")) :])
    facts = probe(path)
    assert facts.duration == pytest.approx(20.0, abs=0.1)
    assert facts.notes == ()


@pytest.mark.parametrize("rate", [2, 2**31 - 1])
def test_a_rate_that_no_sound_has_is_refused(tmp_path: Path, rate: int) -> None:
    path = write_sound(tmp_path / "a.wav", clicks(0.1))
    data = bytearray(path.read_bytes())
    at = data.index(b"fmt ") + 12
    data[at : at + 4] = rate.to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(UserError, match="neither moving pictures nor sound"):
        probe(path)
    with pytest.raises(UserError, match="no sound that can be read"):
        AudioReader(path)


def test_raw_sound_is_as_long_as_it_is_whole_or_not(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    write_sound(path, np.zeros((12 * 48_000, 2), np.float32))
    facts = probe(path)
    assert (facts.duration, facts.notes) == (12.0, ())
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert probe(path).duration == pytest.approx(8, abs=0.01)
