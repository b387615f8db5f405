"""Names of instruments, by the General MIDI Level 1 sound set (MIDI Association, RP-003), in its families of eight."""

from __future__ import annotations

from creastudio.api.score import Track
from creastudio.shell.i18n import mark, tr, tr_text

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("Piano"), (
        mark("Acoustic grand piano"), mark("Bright acoustic piano"), mark("Electric grand piano"),
        mark("Honky-tonk piano"), mark("Electric piano 1"), mark("Electric piano 2"), mark("Harpsichord"),
        mark("Clavinet"),
    )),
    (mark("Chromatic percussion"), (
        mark("Celesta"), mark("Glockenspiel"), mark("Music box"), mark("Vibraphone"), mark("Marimba"),
        mark("Xylophone"), mark("Tubular bells"), mark("Dulcimer"),
    )),
    (mark("Organ"), (
        mark("Drawbar organ"), mark("Percussive organ"), mark("Rock organ"), mark("Church organ"),
        mark("Reed organ"), mark("Accordion"), mark("Harmonica"), mark("Tango accordion"),
    )),
    (mark("Guitar"), (
        mark("Nylon guitar"), mark("Steel guitar"), mark("Jazz guitar"), mark("Clean electric guitar"),
        mark("Muted electric guitar"), mark("Overdriven guitar"), mark("Distortion guitar"),
        mark("Guitar harmonics"),
    )),
    (mark("Bass"), (
        mark("Acoustic bass"), mark("Fingered electric bass"), mark("Picked electric bass"),
        mark("Fretless bass"), mark("Slap bass 1"), mark("Slap bass 2"), mark("Synth bass 1"),
        mark("Synth bass 2"),
    )),
    (mark("Strings"), (
        mark("Violin"), mark("Viola"), mark("Cello"), mark("Contrabass"), mark("Tremolo strings"),
        mark("Pizzicato strings"), mark("Orchestral harp"), mark("Timpani"),
    )),
    (mark("Ensemble"), (
        mark("String ensemble 1"), mark("String ensemble 2"), mark("Synth strings 1"), mark("Synth strings 2"),
        mark("Choir aahs"), mark("Voice oohs"), mark("Synth voice"), mark("Orchestra hit"),
    )),
    (mark("Brass"), (
        mark("Trumpet"), mark("Trombone"), mark("Tuba"), mark("Muted trumpet"), mark("French horn"),
        mark("Brass section"), mark("Synth brass 1"), mark("Synth brass 2"),
    )),
    (mark("Reed"), (
        mark("Soprano saxophone"), mark("Alto saxophone"), mark("Tenor saxophone"), mark("Baritone saxophone"),
        mark("Oboe"), mark("English horn"), mark("Bassoon"), mark("Clarinet"),
    )),
    (mark("Pipe"), (
        mark("Piccolo"), mark("Flute"), mark("Recorder"), mark("Pan flute"), mark("Blown bottle"),
        mark("Shakuhachi"), mark("Whistle"), mark("Ocarina"),
    )),
    (mark("Synth lead"), (
        mark("Square lead"), mark("Sawtooth lead"), mark("Calliope lead"), mark("Chiff lead"),
        mark("Charang lead"), mark("Voice lead"), mark("Fifths lead"), mark("Bass and lead"),
    )),
    (mark("Synth pad"), (
        mark("New age pad"), mark("Warm pad"), mark("Polysynth pad"), mark("Choir pad"), mark("Bowed pad"),
        mark("Metallic pad"), mark("Halo pad"), mark("Sweep pad"),
    )),
    (mark("Synth effects"), (
        mark("Rain"), mark("Soundtrack"), mark("Crystal"), mark("Atmosphere"), mark("Brightness"),
        mark("Goblins"), mark("Echoes"), mark("Sci-fi"),
    )),
    (mark("Folk"), (
        mark("Sitar"), mark("Banjo"), mark("Shamisen"), mark("Koto"), mark("Kalimba"), mark("Bagpipe"),
        mark("Fiddle"), mark("Shanai"),
    )),
    (mark("Percussive"), (
        mark("Tinkle bell"), mark("Agogo"), mark("Steel drums"), mark("Woodblock"), mark("Taiko drum"),
        mark("Melodic tom"), mark("Synth drum"), mark("Reverse cymbal"),
    )),
    (mark("Sound effects"), (
        mark("Guitar fret noise"), mark("Breath noise"), mark("Seashore"), mark("Bird tweet"),
        mark("Telephone ring"), mark("Helicopter"), mark("Applause"), mark("Gunshot"),
    )),
)  # fmt: skip
"""Family -> its instruments; program numbers count through them."""


def instrument_name(program: int) -> str:
    """Return the name of a program, 0 to 127, translated."""
    return tr_text(FAMILIES[program // 8][1][program % 8])


def instrument_of(track: Track) -> str:
    """Return what plays a track, translated."""
    return tr("Drum kit") if track.percussion else instrument_name(track.program)
