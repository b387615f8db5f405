"""Installs a plugin that was chosen or dropped: it is looked at, shown, and unpacked when the person agrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from creastudio import paths
from creastudio.host import offer as offers
from creastudio.host.install import Installed, lack_of
from creastudio.host.offer import accept, look_at
from creastudio.host.registry import Registry
from creastudio.shell.dialogs.frame import run
from creastudio.shell.i18n import tr
from creastudio.shell.notices import Offer
from creastudio.shell.plugins.offer_dialog import OfferDialog
from creastudio.shell.session import Session
from creastudio.workspace.environment import open_registry
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio


def file_kinds() -> str:
    """Return the files that a plugin comes in, as the system's dialogs want them."""
    return tr("Plugins (*.creaplugin *.whl)")


def choose_plugin(studio: Studio, parent: QWidget | None) -> None:
    """Ask for the file of a plugin and offer to install it."""
    path = studio.chooser.open_file(parent, tr("Install a plugin"), file_kinds(), "")
    if path is not None:
        offer_plugin(studio, path, parent)


def offer_plugin(studio: Studio, path: Path, parent: QWidget | None = None) -> None:
    """Show what a plugin is and install it when the person agrees; what is wrong becomes a notice."""
    folder = paths.plugins_dir()

    def show(offer: offers.Offer) -> None:
        if run(OfferDialog(offer, parent or studio.window)):
            studio.tasks.run(lambda: _install(offer, folder), lambda done: _installed(studio, *done))

    studio.tasks.run(lambda: look_at(path, folder), show)


def _install(offer: offers.Offer, folder: Path) -> tuple[Installed, Registry]:
    return accept(offer, folder), open_registry()


def _installed(studio: Studio, done: Installed, registry: Registry) -> None:
    name, version = done.plugins[0].name, done.plugins[0].version
    studio.use_plugins(registry)
    plugin = registry.plugin(name)
    if plugin.status == "ok":
        text = tr("'{name}' {version} is installed.", name=name, version=version)
        hint = tr("Its generators stand in the list of generators.")
        session = getattr(studio.window, "session", None)
        if isinstance(session, Session) and plugin.face.works:
            first = plugin.face.works[0].id
            studio.notifier.add(
                Offer(
                    "info",
                    text,
                    hint,
                    action_title=tr("Try it"),
                    action=lambda: session.open_form(first, {}, {}),
                )
            )
        else:
            studio.notifier.add(Notice("info", text, hint))
    lack = lack_of(name, done.missing)
    if lack is not None:
        studio.notifier.add(Notice("warning", lack.message, lack.hint))
