"""What the actions of the window do that open a dialog, one method each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from creastudio.shell.dialogs.frame import run
from creastudio.shell.missing.media import show_missing_media

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow
    from creastudio.workspace.models_used import MissingModel


class DialogCommands:
    """Opens the dialogs of one window; each is loaded with the first of its kind."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._session = window, window.session

    def show_project_settings(self) -> None:
        from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog

        run(ProjectSettingsDialog(self._session, self._window))

    def show_safety(self) -> None:
        from creastudio.shell.safety.dialog import SafetyDialog

        run(SafetyDialog(self._session, self._window))

    def show_signing(self) -> None:
        from creastudio.shell.exporting.signing_dialog import SigningDialog

        run(SigningDialog(self._session, self._window))

    def show_settings(self) -> None:
        from creastudio.shell.dialogs.settings import SettingsDialog

        run(SettingsDialog(self._session, self._window))

    def ask_campaign(self) -> None:
        from creastudio.shell.campaign.dialog import CampaignDialog

        run(CampaignDialog(self._session, self._window))

    def show_past_ads(self) -> None:
        """Show the library of past ads."""
        from creastudio.shell.past_ads.dialog import PastAdsDialog

        run(PastAdsDialog(self._session, self._window))

    def learn_ads(self) -> None:
        """Show what can be learned from past ads."""
        from creastudio.shell.past_ads.training import LearnDialog

        run(LearnDialog(self._session, self._window))

    def show_models(self, wanted: tuple[MissingModel, ...] = ()) -> None:
        """Show the models, and those that are looked for above them."""
        from creastudio.shell.models.dialog import ModelsDialog

        run(ModelsDialog(self._session, self._window.studio.tasks, self._window, wanted))

    def take_model(self, path: Path) -> None:
        """Show the models, and take one of a file among them."""
        from creastudio.shell.models.dialog import ModelsDialog

        dialog = ModelsDialog(self._session, self._window.studio.tasks, self._window)
        QTimer.singleShot(0, dialog, lambda: dialog.take_file(path))
        run(dialog)

    def show_guide(self) -> None:
        """Show the page of the guide that tells of the part of the window with the keyboard."""
        from creastudio.shell.guide.opening import open_guide

        open_guide(self._window)

    def show_keys(self) -> None:
        from creastudio.shell.dialogs.keys import KeysDialog

        run(KeysDialog(self._session, self._window))

    def show_palette(self) -> None:
        from creastudio.shell.dialogs.palette import CommandPalette

        CommandPalette(self._window)

    def collect(self) -> None:
        from creastudio.shell.dialogs.collect import CollectDialog

        run(CollectDialog(self._session, self._window.studio.tasks, self._window))

    def show_missing_media(self) -> None:
        show_missing_media(self._session)

    def show_storage(self) -> None:
        from creastudio.shell.dialogs.storage import StorageDialog

        run(StorageDialog(self._session, self._window.studio.tasks, self._window))

    def show_plugins(self) -> None:
        from creastudio.shell.plugins.dialog import PluginsDialog

        run(PluginsDialog(self._window.studio, self._window))

    def show_about(self) -> None:
        from creastudio.shell.dialogs.about import AboutDialog

        run(AboutDialog(self._window))
