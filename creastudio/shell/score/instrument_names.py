"""Instruments in the person's language, and a menu of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from creastudio.api.score import Track
from creastudio.notation.general_midi import FAMILIES, KITS, kit_of, program_name
from creastudio.shell.i18n import tr, tr_text


def instrument_name(track: Track) -> str:
    """Return what plays a track, translated."""
    return tr_text(program_name(track.program, track.percussion))


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
