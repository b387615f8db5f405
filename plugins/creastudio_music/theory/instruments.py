"""Instruments by name, for those who choose who plays a part."""

from __future__ import annotations

from collections.abc import Mapping

INSTRUMENTS: Mapping[str, int] = {
    "grand piano": 0, "bright piano": 1, "electric piano": 4, "soft electric piano": 5, "harpsichord": 6, "clavinet": 7,
    "celesta": 8, "glockenspiel": 9, "music box": 10, "vibraphone": 11, "marimba": 12, "tubular bells": 14, "organ": 16,
    "rock organ": 18, "church organ": 19, "accordion": 21, "harmonica": 22, "nylon guitar": 24, "steel guitar": 25,
    "jazz guitar": 26, "clean guitar": 27, "muted guitar": 28, "overdriven guitar": 29, "distorted guitar": 30,
    "upright bass": 32, "finger bass": 33, "picked bass": 34, "fretless bass": 35, "slap bass": 36, "synth bass": 38,
    "soft synth bass": 39, "violin": 40, "viola": 41, "cello": 42, "contrabass": 43, "tremolo strings": 44,
    "pizzicato strings": 45, "harp": 46, "strings": 48, "slow strings": 49, "synth strings": 50, "choir": 52, "trumpet": 56,
    "trombone": 57, "tuba": 58, "french horn": 60, "brass": 61, "synth brass": 62, "soprano saxophone": 64,
    "alto saxophone": 65, "tenor saxophone": 66, "oboe": 68, "clarinet": 71, "flute": 73, "pan flute": 75, "whistle": 78,
    "square lead": 80, "saw lead": 81, "new age pad": 88, "warm pad": 89, "polysynth pad": 90, "choir pad": 91,
    "halo pad": 94, "crystal": 98, "kalimba": 108,
}  # fmt: skip
"""Name -> General MIDI program."""
