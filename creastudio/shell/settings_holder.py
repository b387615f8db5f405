"""Who has the settings: an open project, or the studio while none is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from creastudio.api.errors import UserError
from creastudio.store.settings import Settings
from creastudio.workspace.notice import Notice

if TYPE_CHECKING:
    from creastudio.shell.studio import Studio


class SettingsHolder(Protocol):
    """What dialogs that change settings ask of it."""

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        ...

    def update_settings(self, **fields: Any) -> bool:
        """Change and store settings; True when it worked."""
        ...


class StudioSettings:
    """The settings while no project is open."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._studio.environment.settings

    def update_settings(self, **fields: Any) -> bool:
        """Change and store settings; True when it worked."""
        try:
            self._studio.environment.update_settings(**fields)
        except UserError as error:
            self._studio.notifier.add(Notice.from_error(error))
            return False
        self._studio.apply_settings()
        return True
