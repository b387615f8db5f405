"""The context menu of clips."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline import remove_clips, show_clip_take, split_clip
from creastudio.core.timeline import Clip
from creastudio.shell.i18n import tr
from creastudio.shell.panels.asset_menu import add, add_recipe_actions, add_use_in, save_as_file
from creastudio.shell.session import Session


def clip_menu(session: Session, clip: Clip, parent: QWidget) -> QMenu:
    """Return the menu of the selected clips, `clip` being the one that was clicked."""
    menu = QMenu(parent)
    ids = session.selected_clips or (clip.id,)

    def do(edit: Edit) -> None:
        session.apply(edit)

    inside = clip.start < session.playhead < clip.end
    add(
        menu, tr("Split at the playhead"), "scissors", lambda: do(split_clip(clip.id, session.playhead)),
        keys="S", enabled=inside,
    )  # fmt: skip
    if len(clip.takes) > 1:
        takes = menu.addMenu(tr("Takes"))
        for number, sha256 in enumerate(clip.takes, start=1):
            entry = takes.addAction(tr("Take {number}", number=number))
            entry.setCheckable(True)
            entry.setChecked(sha256 == clip.asset)
            entry.triggered.connect(lambda _checked=False, chosen=sha256: do(show_clip_take(clip.id, chosen)))
    asset = session.document.find_asset(clip.asset)
    if asset is not None:
        menu.addSeparator()
        add_use_in(menu, session, asset)
        add_recipe_actions(menu, session, asset)
        add(menu, tr("Save as file…"), "download", lambda: save_as_file(session, asset, parent))
    menu.addSeparator()
    add(menu, tr("Delete"), "trash-2", lambda: do(remove_clips(ids)), keys=tr("Delete"))
    return menu
