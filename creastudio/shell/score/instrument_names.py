"""Names of instruments, by the General MIDI Level 1 sound set (MIDI Association, RP-003), in its families of eight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

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

KITS: dict[int, str] = {
    0: mark("Standard kit"), 8: mark("Room kit"), 16: mark("Power kit"), 24: mark("Electronic kit"),
    25: mark("Drum machine"), 32: mark("Jazz kit"), 40: mark("Brush kit"), 48: mark("Orchestra kit"),
}  # fmt: skip
"""Drum kits by the numbers that Roland's GS gave them."""


def instrument_name(program: int) -> str:
    """Return the name of a program, 0 to 127, translated."""
    return tr_text(FAMILIES[program // 8][1][program % 8])


def instrument_of(track: Track) -> str:
    """Return what plays a track, translated."""
    return tr_text(KITS[kit_of(track.program)]) if track.percussion else instrument_name(track.program)


def kit_of(program: int) -> int:
    """Return the kit of a number that has none of its own: the one below."""
    return max((number for number in KITS if number <= program), default=0)


def fill_instruments(menu: QMenu, track: Track | None, choose: Callable[[int, bool], object]) -> None:
    """Put all instruments, family by family, and the drum kits into a menu; what plays `track` is ticked.

    Parameters
    ----------
    choose : callable
        (program, percussion).
    """
    playing = None
    if track is not None:
        playing = kit_of(track.program) if track.percussion else track.program, track.percussion

    def add(part: QMenu, name: str, program: int, percussion: bool) -> None:
        action = part.addAction(tr_text(name))
        action.setCheckable(True)
        action.setChecked(playing == (program, percussion))
        action.triggered.connect(lambda _checked=False: choose(program, percussion))

    for family, (title, names) in enumerate(FAMILIES):
        part = menu.addMenu(tr_text(title))
        for place, name in enumerate(names):
            add(part, name, family * 8 + place, False)
    menu.addSeparator()
    part = menu.addMenu(tr("Drum kits"))
    for number, name in KITS.items():
        add(part, name, number, True)
