"""What the menus of results and of the library offer about safety."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from creastudio.core.assets import Asset
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.session import Session
from creastudio.workspace.safety import CHECKED_KINDS, JUDGED


def add_safety(menu: QMenu, session: Session, assets: Sequence[Asset]) -> None:
    """Add what can be done about flags: of the first, and to have all of them checked again."""
    safety = safety_of(session)
    wanted = [asset for asset in assets if asset.kind in JUDGED]
    if not wanted:
        return
    first = wanted[0].sha256
    found = safety.of(first)
    cleared = first in session.document.safety.cleared
    if found.hides and wanted[0].kind == "image":
        hidden = safety.hidden(first)
        text = tr("Show it as it is") if hidden else tr("Hide it again")
        add(menu, text, "eye" if hidden else "eye-off", lambda: safety.reveal(first, on=hidden))
    if found or cleared:
        text = tr("Heed again") if cleared else tr("Let through")
        add(menu, text, "flag" if cleared else "check", lambda: safety.let_through(first, on=not cleared))
    again = [asset for asset in wanted if asset.kind in CHECKED_KINDS]
    if again:
        text = trn("Check for safety again", "Check {count} for safety again", len(again))
        add(menu, text, "scan", lambda: safety.check_again(again))
