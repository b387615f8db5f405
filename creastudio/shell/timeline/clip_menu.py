"""The context menus of clips, of cuts and of the gaps between clips."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.edits.timeline import show_clip_take
from creastudio.core.edits.timeline_ripple import close_gap
from creastudio.core.timeline import Clip, Track
from creastudio.shell.canvas.menus import add_actions
from creastudio.shell.i18n import mark, tr, tr_marked
from creastudio.shell.icons import set_icon
from creastudio.shell.missing.media import missing_media_of, show_missing_media
from creastudio.shell.panels.results.asset_menu import add, add_recipe_actions, add_use_in, save_as_file
from creastudio.shell.session import Session
from creastudio.shell.timeline.clip_files import chosen_clips, clip_files
from creastudio.shell.timeline.clip_updates import updates_of
from creastudio.shell.timeline.command_entry import add_command
from creastudio.shell.timeline.commands import TimelineCommands
from creastudio.shell.timeline.cuts import LOOK_TITLES, look_of, set_look
from creastudio.shell.transfer.drag_files import copy_files

CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste", "edit.duplicate")

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


_OPENED: dict[str, str] = {
    "artboard": mark("Open on the canvas"), "text": mark("Write the text"), "score": mark("Edit the notes"),
}  # fmt: skip
"""What opening a clip of a kind is called."""


def clip_menu(session: Session, commands: TimelineCommands, clip: Clip, parent: QWidget) -> QMenu:
    """Return the menu of the selected clips, `clip` being the one that was clicked."""
    menu = QMenu(parent)
    run = partial(add_command, menu, commands)
    add_actions(menu, parent, CLIPBOARD)
    menu.addSeparator()
    for name in ("split", "trim_start", "trim_end"):
        run(name)
    menu.addSeparator()
    run("link", tr("Unlink") if clip.link else tr("Link"))
    add_actions(menu, parent, ("edit.group", *(("edit.ungroup",) if clip.group else ())))
    menu.addSeparator()
    _fades(menu, commands)
    _transitions(menu, commands)
    if clip.track_kind == "picture":
        _ken_burns(menu, commands)
    if clip.source_duration is not None:
        _speeds(menu, commands, clip)
    if clip.generated is not None:
        updates = updates_of(session)
        stale = updates.stale(clip) and updates.record(clip) is None
        add(menu, tr("Update"), "refresh-cw", lambda: updates.update(clip), enabled=stale)
    if clip.written is not None:
        add_actions(menu, parent, ("text.update",))
    _takes(menu, session, clip)
    _asset(menu, session, clip, parent)
    add(
        menu, tr("Copy as file"), "copy",
        lambda: copy_files(session, clip_files(session, chosen_clips(session))), enabled=not clip.missing,
    )  # fmt: skip
    menu.addSeparator()
    if clip.kind in _OPENED:
        run("open", tr_marked(_OPENED[clip.kind]))
    run("properties", tr("Properties"))
    menu.addSeparator()
    run("delete", tr("Delete"))
    run("ripple_delete")
    return menu


def gap_menu(session: Session, commands: TimelineCommands, track: Track, time: int, parent: QWidget) -> QMenu:
    """Return the menu of a place of a track where no clip is."""
    menu = QMenu(parent)
    later = any(clip.start > time for clip in track.clips)
    add(
        menu, tr("Close this gap"), "", lambda: session.apply(close_gap(track.id, time)),
        enabled=later and not track.locked,
    )  # fmt: skip
    menu.addSeparator()
    add_actions(menu, parent, ("edit.paste",))
    add_command(menu, commands, "insert")
    add_command(menu, commands, "words")
    menu.addSeparator()
    add_actions(menu, parent, ("edit.select_all",))
    add_command(menu, commands, "select_after")
    return menu


def cut_menu(session: Session, clip: Clip, parent: QWidget) -> QMenu:
    """Return the menu of the cut before a clip: which transition it has."""
    menu = QMenu(parent)
    for name, title in LOOK_TITLES.items():
        entry = add(menu, tr_marked(title), "", partial(_set_look, session, clip, name))
        entry.setCheckable(True)
        entry.setChecked(name == look_of(clip.transition))
    return menu


def _set_look(session: Session, clip: Clip, name: str) -> None:
    session.apply(set_look(clip, name))


def _sub(menu: QMenu, title: str, icon: str) -> QMenu:
    inner = menu.addMenu(title)
    if icon:
        set_icon(inner.menuAction(), icon)
    return inner


def _fades(menu: QMenu, commands: TimelineCommands) -> None:
    inner = _sub(menu, tr("Fades"), "blend")
    for name in ("fade_in", "fade_out", "fade_both", "no_fades"):
        add_command(inner, commands, name)


def _transitions(menu: QMenu, commands: TimelineCommands) -> None:
    inner = _sub(menu, tr("Transition"), "squares-intersect")
    inner.setEnabled(commands.possible("timeline.crossfade"))
    for name, title in LOOK_TITLES.items():
        keys = commands.shown_key("timeline.crossfade") if name == "crossfade" else ""
        add(inner, tr_marked(title), "", partial(commands.do, "transition", name), keys=keys)


def _ken_burns(menu: QMenu, commands: TimelineCommands) -> None:
    inner = _sub(menu, tr("Ken Burns"), "move")
    for name, title in (
        ("in", tr("Nearer")), ("out", tr("Farther")), ("left", tr("To the left")), ("right", tr("To the right")),
        ("none", tr("None")),
    ):  # fmt: skip
        add(inner, title, "", partial(commands.do, "ken_burns", name))


def _speeds(menu: QMenu, commands: TimelineCommands, clip: Clip) -> None:
    inner = _sub(menu, tr("Speed"), "chart-line")
    for speed in SPEEDS:
        entry = add(inner, f"{speed * 100:.0f} %", "", partial(commands.do, "speed", str(speed)))
        entry.setCheckable(True)
        entry.setChecked(clip.speed == speed)
    add(inner, tr("Another…"), "", partial(commands.run, "timeline.properties"))
    inner.addSeparator()
    add_command(inner, commands, "reverse", tr("Play forwards") if clip.reverse else tr("Play backwards"))
    if clip.kind in ("video", "generated"):
        held = clip.freeze is not None
        add_command(
            inner, commands, "hold", tr("Let it run on") if held else tr("Hold this frame to the end")
        )
        add_command(inner, commands, "insert_hold")


def _takes(menu: QMenu, session: Session, clip: Clip) -> None:
    if len(clip.takes) < 2:
        return

    def show(sha256: str) -> None:
        session.apply(show_clip_take(clip.id, sha256))

    takes = _sub(menu, tr("Takes"), "images")
    for number, sha256 in enumerate(clip.takes, start=1):
        entry = add(takes, tr("Take {number}", number=number), "", partial(show, sha256))
        entry.setCheckable(True)
        entry.setChecked(sha256 == clip.asset)


def _asset(menu: QMenu, session: Session, clip: Clip, parent: QWidget) -> None:
    missing = missing_media_of(session).of_clip(clip.id)
    if missing is not None:
        menu.addSeparator()
        add(menu, tr("Locate file…"), "search", lambda: missing_media_of(session).locate(missing, parent))
        add(menu, tr("Missing media…"), "", lambda: show_missing_media(session))
    asset = session.document.find_asset(clip.asset)
    if asset is None:
        return
    menu.addSeparator()
    add_use_in(menu, session, asset, opens=False)
    add_recipe_actions(menu, session, asset)
    add(menu, tr("Save as file…"), "download", lambda: save_as_file(session, asset, parent))
