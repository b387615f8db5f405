"""What can be set for every accompaniment: style, strength, feel, and who plays."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Params, param

Style = Literal[
    "pop", "rock", "ballad", "folk", "funk", "reggae", "lofi", "blues", "swing", "bossa", "latin", "waltz", "classical",
    "cinematic", "house", "ambient",
]  # fmt: skip

Part = Literal["auto", "yes", "no"]

Instrument = Literal[
    "style", "grand piano", "bright piano", "electric piano", "soft electric piano", "harpsichord", "clavinet", "celesta",
    "glockenspiel", "music box", "vibraphone", "marimba", "tubular bells", "organ", "rock organ", "church organ",
    "accordion", "harmonica", "nylon guitar", "steel guitar", "jazz guitar", "clean guitar", "muted guitar",
    "overdriven guitar", "distorted guitar", "upright bass", "finger bass", "picked bass", "fretless bass", "slap bass",
    "synth bass", "soft synth bass", "violin", "viola", "cello", "contrabass", "tremolo strings", "pizzicato strings",
    "harp", "strings", "slow strings", "synth strings", "choir", "trumpet", "trombone", "tuba", "french horn", "brass",
    "synth brass", "soprano saxophone", "alto saxophone", "tenor saxophone", "oboe", "clarinet", "flute", "pan flute",
    "whistle", "square lead", "saw lead", "new age pad", "warm pad", "polysynth pad", "choir pad", "halo pad", "crystal",
    "kalimba",
]  # fmt: skip

Kit = Literal["style", "standard", "room", "power", "electronic", "analog", "jazz", "brush", "orchestra"]

Shape = Literal["steady", "build", "arch", "waves"]

FEEL = "Feel"
PLAYERS = "Players"


class ArrangementParams(Params):
    """Settings that every accompaniment has."""

    intensity: float = param(
        0.5, title="Intensity", help="How much is played and how loud.", group=FEEL, ge=0.0, le=1.0, step=0.05
    )
    shape: Shape = param(
        "arch",
        title="Course",
        help="How intensity goes through the piece. arch: up to a height at two thirds; waves: section by section.",
        group=FEEL,
    )
    swing: float | None = param(
        None,
        title="Swing",
        help="Where the second half of a beat begins: 50 is straight, 67 a triplet. Without it, the style's own.",
        unit="%",
        group=FEEL,
        ge=50.0,
        le=75.0,
        step=1.0,
    )
    humanise: float = param(
        0.5,
        title="Humanise",
        help="Small unevenness in time and loudness, as of hands; 0 is as written.",
        group=FEEL,
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    fills: int = param(
        8, title="Fill every", help="0 for none.", unit="bars", group=FEEL, ge=0, le=32, step=1
    )
    drums: Part = param("auto", title="Drums", help="auto: unless the score has some.", group=PLAYERS)
    kit: Kit = param("style", title="Drum kit", group=PLAYERS, advanced=True)
    bass: Part = param("auto", title="Bass", help="auto: unless the score has one.", group=PLAYERS)
    bass_instrument: Instrument = param("style", title="Bass played by", group=PLAYERS, advanced=True)
    comp: Part = param("auto", title="Chords", help="The rhythm of the chords: guitar, piano.", group=PLAYERS)
    comp_instrument: Instrument = param("style", title="Chords played by", group=PLAYERS, advanced=True)
    arp: Part = param("auto", title="Figure", help="Broken chords, riffs and answers.", group=PLAYERS)
    arp_instrument: Instrument = param("style", title="Figure played by", group=PLAYERS, advanced=True)
    pad: Part = param("auto", title="Pad", help="Long chords behind.", group=PLAYERS)
    pad_instrument: Instrument = param("style", title="Pad played by", group=PLAYERS, advanced=True)
