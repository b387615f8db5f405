"""Names of percussion, by the General MIDI Level 1 percussion key map (MIDI Association, RP-003)."""

from __future__ import annotations

from creastudio.shell.i18n import mark, tr_text
from creastudio.shell.score.looks import name_of_pitch

DRUMS: dict[int, str] = {
    35: mark("Acoustic bass drum"), 36: mark("Bass drum"), 37: mark("Side stick"), 38: mark("Snare"),
    39: mark("Hand clap"), 40: mark("Electric snare"), 41: mark("Low floor tom"), 42: mark("Closed hi-hat"),
    43: mark("High floor tom"), 44: mark("Pedal hi-hat"), 45: mark("Low tom"), 46: mark("Open hi-hat"),
    47: mark("Low-mid tom"), 48: mark("High-mid tom"), 49: mark("Crash cymbal"), 50: mark("High tom"),
    51: mark("Ride cymbal"), 52: mark("Chinese cymbal"), 53: mark("Ride bell"), 54: mark("Tambourine"),
    55: mark("Splash cymbal"), 56: mark("Cowbell"), 57: mark("Crash cymbal 2"), 58: mark("Vibraslap"),
    59: mark("Ride cymbal 2"), 60: mark("High bongo"), 61: mark("Low bongo"), 62: mark("Mute high conga"),
    63: mark("Open high conga"), 64: mark("Low conga"), 65: mark("High timbale"), 66: mark("Low timbale"),
    67: mark("High agogo"), 68: mark("Low agogo"), 69: mark("Cabasa"), 70: mark("Maracas"),
    71: mark("Short whistle"), 72: mark("Long whistle"), 73: mark("Short guiro"), 74: mark("Long guiro"),
    75: mark("Claves"), 76: mark("High wood block"), 77: mark("Low wood block"), 78: mark("Mute cuica"),
    79: mark("Open cuica"), 80: mark("Mute triangle"), 81: mark("Open triangle"),
}  # fmt: skip


def drum_name(pitch: int) -> str:
    """Return what a pitch of a percussion track plays; the name of the note where General MIDI has none."""
    return tr_text(DRUMS[pitch]) if pitch in DRUMS else name_of_pitch(pitch)
