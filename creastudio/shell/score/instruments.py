"""Names of instruments and drum kits, by General MIDI (MIDI Association, RP-003) and the kits that Roland's GS added."""

from __future__ import annotations

from creastudio.shell.i18n import mark, tr, tr_text

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("Piano"),
        (
            mark("Grand piano"),
            mark("Bright piano"),
            mark("Electric grand piano"),
            mark("Honky-tonk piano"),
            mark("Electric piano 1"),
            mark("Electric piano 2"),
            mark("Harpsichord"),
            mark("Clavinet"),
        ),
    ),
    (
        mark("Chromatic percussion"),
        (
            mark("Celesta"),
            mark("Glockenspiel"),
            mark("Music box"),
            mark("Vibraphone"),
            mark("Marimba"),
            mark("Xylophone"),
            mark("Tubular bells"),
            mark("Dulcimer"),
        ),
    ),
    (
        mark("Organ"),
        (
            mark("Drawbar organ"),
            mark("Percussive organ"),
            mark("Rock organ"),
            mark("Church organ"),
            mark("Reed organ"),
            mark("Accordion"),
            mark("Harmonica"),
            mark("Tango accordion"),
        ),
    ),
    (
        mark("Guitar"),
        (
            mark("Nylon-string guitar"),
            mark("Steel-string guitar"),
            mark("Jazz guitar"),
            mark("Clean electric guitar"),
            mark("Muted electric guitar"),
            mark("Overdriven guitar"),
            mark("Distorted guitar"),
            mark("Guitar harmonics"),
        ),
    ),
    (
        mark("Bass"),
        (
            mark("Acoustic bass"),
            mark("Fingered bass"),
            mark("Picked bass"),
            mark("Fretless bass"),
            mark("Slap bass 1"),
            mark("Slap bass 2"),
            mark("Synth bass 1"),
            mark("Synth bass 2"),
        ),
    ),
    (
        mark("Strings"),
        (
            mark("Violin"),
            mark("Viola"),
            mark("Cello"),
            mark("Double bass"),
            mark("Tremolo strings"),
            mark("Pizzicato strings"),
            mark("Harp"),
            mark("Timpani"),
        ),
    ),
    (
        mark("Ensemble"),
        (
            mark("String ensemble 1"),
            mark("String ensemble 2"),
            mark("Synth strings 1"),
            mark("Synth strings 2"),
            mark("Choir aahs"),
            mark("Voice oohs"),
            mark("Synth voice"),
            mark("Orchestra hit"),
        ),
    ),
    (
        mark("Brass"),
        (
            mark("Trumpet"),
            mark("Trombone"),
            mark("Tuba"),
            mark("Muted trumpet"),
            mark("French horn"),
            mark("Brass section"),
            mark("Synth brass 1"),
            mark("Synth brass 2"),
        ),
    ),
    (
        mark("Reed"),
        (
            mark("Soprano saxophone"),
            mark("Alto saxophone"),
            mark("Tenor saxophone"),
            mark("Baritone saxophone"),
            mark("Oboe"),
            mark("English horn"),
            mark("Bassoon"),
            mark("Clarinet"),
        ),
    ),
    (
        mark("Pipe"),
        (
            mark("Piccolo"),
            mark("Flute"),
            mark("Recorder"),
            mark("Pan flute"),
            mark("Blown bottle"),
            mark("Shakuhachi"),
            mark("Whistle"),
            mark("Ocarina"),
        ),
    ),
    (
        mark("Synth lead"),
        (
            mark("Square lead"),
            mark("Saw lead"),
            mark("Calliope lead"),
            mark("Chiff lead"),
            mark("Charang lead"),
            mark("Voice lead"),
            mark("Fifths lead"),
            mark("Bass and lead"),
        ),
    ),
    (
        mark("Synth pad"),
        (
            mark("New age pad"),
            mark("Warm pad"),
            mark("Polysynth pad"),
            mark("Choir pad"),
            mark("Bowed pad"),
            mark("Metallic pad"),
            mark("Halo pad"),
            mark("Sweep pad"),
        ),
    ),
    (
        mark("Synth effects"),
        (
            mark("Rain"),
            mark("Soundtrack"),
            mark("Crystal"),
            mark("Atmosphere"),
            mark("Brightness"),
            mark("Goblins"),
            mark("Echoes"),
            mark("Sci-fi"),
        ),
    ),
    (
        mark("World"),
        (
            mark("Sitar"),
            mark("Banjo"),
            mark("Shamisen"),
            mark("Koto"),
            mark("Kalimba"),
            mark("Bagpipe"),
            mark("Fiddle"),
            mark("Shanai"),
        ),
    ),
    (
        mark("Percussive"),
        (
            mark("Tinkle bell"),
            mark("Agogo"),
            mark("Steel drums"),
            mark("Woodblock"),
            mark("Taiko drum"),
            mark("Melodic tom"),
            mark("Synth drum"),
            mark("Reversed cymbal"),
        ),
    ),
    (
        mark("Sound effects"),
        (
            mark("Guitar fret noise"),
            mark("Breath noise"),
            mark("Seashore"),
            mark("Bird tweet"),
            mark("Telephone ring"),
            mark("Helicopter"),
            mark("Applause"),
            mark("Gunshot"),
        ),
    ),
)
"""Families of eight programs each, in the order of their numbers."""

KITS: dict[int, str] = {
    0: mark("Standard kit"),
    8: mark("Room kit"),
    16: mark("Power kit"),
    24: mark("Electronic kit"),
    25: mark("Drum machine"),
    32: mark("Jazz kit"),
    40: mark("Brush kit"),
    48: mark("Orchestra kit"),
}
"""Drum kits by their numbers."""


def instrument_name(program: int, percussion: bool = False) -> str:
    """Return what an instrument, or a drum kit, is called."""
    if percussion:
        return tr_text(KITS[program]) if program in KITS else tr("Drum kit {number}", number=program + 1)
    return tr_text(FAMILIES[program // 8][1][program % 8])


def kit_of(program: int) -> int:
    """Return the kit that sounds for a number that has none of its own, as GS does: the one below."""
    return max((number for number in KITS if number <= program), default=0)
