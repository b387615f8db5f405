"""What can be set when a sequence is exported, one class a format; forms and the command line are made of them."""

from __future__ import annotations

from typing import Literal

from creastudio.api.params import param
from creastudio.export.options import Options, SignableOptions

Quality = Literal["small", "good", "high", "best"]
"""From what is sent around to what is worked on again."""

MAX_SIDE = 8192
"""Longest side of a film, px."""


class PartOptions(Options):
    """Of everything that is made of a span of time."""

    part: Literal["whole", "loop"] = param(
        "whole", title="Part", help="The whole sequence, or what lies in its loop region."
    )


class FrameOptions(PartOptions):
    """Of what is seen."""

    width: int = param(
        0,
        title="Width",
        unit="px",
        ge=0,
        le=MAX_SIDE,
        help="0 for as wide as the height asks; both 0 for the sequence's own size.",
    )
    height: int = param(
        0, title="Height", unit="px", ge=0, le=MAX_SIDE, help="0 for as high as the width asks."
    )


class Mp4Options(SignableOptions, FrameOptions):
    """Of MP4 with H.264 and AAC."""

    quality: Quality = param("good", title="Quality", help="Better ones make larger files.")
    sound: bool = param(True, title="With sound")
    bit_rate: int = param(
        192, title="Bit rate of the sound", unit="kbit/s", ge=32, le=512, step=32, advanced=True
    )


class WebmOptions(FrameOptions):
    """Of WebM with VP9 and Opus."""

    quality: Quality = param("good", title="Quality", help="Better ones make larger files.")
    sound: bool = param(True, title="With sound")
    bit_rate: int = param(
        128, title="Bit rate of the sound", unit="kbit/s", ge=32, le=512, step=32, advanced=True
    )


class GifOptions(SignableOptions, FrameOptions):
    """Of animated GIF."""

    rate: Literal["5", "10", "12.5", "20", "25", "50"] = param(
        "12.5", title="Frames a second", help="Fewer make smaller files."
    )
    colors: int = param(256, title="Colours", ge=2, le=256, help="Of all frames together.")
    dither: bool = param(True, title="Dither", help="Blend colours by dots; smoother, and a larger file.")
    again: bool = param(True, title="Play again and again")


class StillsOptions(FrameOptions):
    """Of a folder of numbered PNG pictures."""


class WavOptions(SignableOptions, PartOptions):
    """Of WAV."""

    bits: Literal["16", "24"] = param("24", title="Bits a sample")


class FlacOptions(PartOptions):
    """Of FLAC."""

    bits: Literal["16", "24"] = param("24", title="Bits a sample")


class OggOptions(PartOptions):
    """Of Ogg Opus."""


class StemOptions(PartOptions):
    """Of a folder of WAV files, one a track."""

    bits: Literal["16", "24"] = param("24", title="Bits a sample")


class ScoreOptions(Options):
    """Of MIDI and MusicXML."""


class SubtitleOptions(Options):
    """Of SubRip and WebVTT."""


class OtioOptions(Options):
    """Of OpenTimelineIO."""

    media: bool = param(
        True, title="With media", help="Also a folder with all that is shown, where other programs find it."
    )
