"""Names of instruments, by the General MIDI Level 1 sound set (MIDI Association, RP-003), in its families of eight."""

from __future__ import annotations

FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Piano", (
        "Acoustic grand piano", "Bright acoustic piano", "Electric grand piano",
        "Honky-tonk piano", "Electric piano 1", "Electric piano 2", "Harpsichord",
        "Clavinet",
    )),
    ("Chromatic percussion", (
        "Celesta", "Glockenspiel", "Music box", "Vibraphone", "Marimba",
        "Xylophone", "Tubular bells", "Dulcimer",
    )),
    ("Organ", (
        "Drawbar organ", "Percussive organ", "Rock organ", "Church organ",
        "Reed organ", "Accordion", "Harmonica", "Tango accordion",
    )),
    ("Guitar", (
        "Nylon guitar", "Steel guitar", "Jazz guitar", "Clean electric guitar",
        "Muted electric guitar", "Overdriven guitar", "Distortion guitar",
        "Guitar harmonics",
    )),
    ("Bass", (
        "Acoustic bass", "Fingered electric bass", "Picked electric bass",
        "Fretless bass", "Slap bass 1", "Slap bass 2", "Synth bass 1",
        "Synth bass 2",
    )),
    ("Strings", (
        "Violin", "Viola", "Cello", "Contrabass", "Tremolo strings",
        "Pizzicato strings", "Orchestral harp", "Timpani",
    )),
    ("Ensemble", (
        "String ensemble 1", "String ensemble 2", "Synth strings 1", "Synth strings 2",
        "Choir aahs", "Voice oohs", "Synth voice", "Orchestra hit",
    )),
    ("Brass", (
        "Trumpet", "Trombone", "Tuba", "Muted trumpet", "French horn",
        "Brass section", "Synth brass 1", "Synth brass 2",
    )),
    ("Reed", (
        "Soprano saxophone", "Alto saxophone", "Tenor saxophone", "Baritone saxophone",
        "Oboe", "English horn", "Bassoon", "Clarinet",
    )),
    ("Pipe", (
        "Piccolo", "Flute", "Recorder", "Pan flute", "Blown bottle",
        "Shakuhachi", "Whistle", "Ocarina",
    )),
    ("Synth lead", (
        "Square lead", "Sawtooth lead", "Calliope lead", "Chiff lead",
        "Charang lead", "Voice lead", "Fifths lead", "Bass and lead",
    )),
    ("Synth pad", (
        "New age pad", "Warm pad", "Polysynth pad", "Choir pad", "Bowed pad",
        "Metallic pad", "Halo pad", "Sweep pad",
    )),
    ("Synth effects", (
        "Rain", "Soundtrack", "Crystal", "Atmosphere", "Brightness",
        "Goblins", "Echoes", "Sci-fi",
    )),
    ("Folk", (
        "Sitar", "Banjo", "Shamisen", "Koto", "Kalimba", "Bagpipe",
        "Fiddle", "Shanai",
    )),
    ("Percussive", (
        "Tinkle bell", "Agogo", "Steel drums", "Woodblock", "Taiko drum",
        "Melodic tom", "Synth drum", "Reverse cymbal",
    )),
    ("Sound effects", (
        "Guitar fret noise", "Breath noise", "Seashore", "Bird tweet",
        "Telephone ring", "Helicopter", "Applause", "Gunshot",
    )),
)  # fmt: skip
"""Family -> its instruments; program numbers count through them."""

KITS: dict[int, str] = {
    0: "Standard kit", 8: "Room kit", 16: "Power kit", 24: "Electronic kit",
    25: "Drum machine", 32: "Jazz kit", 40: "Brush kit", 48: "Orchestra kit",
}  # fmt: skip
"""Drum kits by the numbers that Roland's GS gave them."""


def program_name(program: int, percussion: bool = False) -> str:
    """Return the English name of a program, 0 to 127, or of a kit of drums."""
    if percussion:
        return KITS[kit_of(program)]
    return FAMILIES[program // 8][1][program % 8]


def kit_of(program: int) -> int:
    """Return the kit of a number that has none of its own: the one below."""
    return max((number for number in KITS if number <= program), default=0)
