"""What every open project of one person shares: settings, plugins and models."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.engines.finder import computes_here
from creastudio.host.discovery import load_registry
from creastudio.host.registry import Registry
from creastudio.resources import resource_path
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import Settings, SettingsStore

SAFE_MODE = "CREASTUDIO_SAFE_MODE"


@dataclass
class Environment:
    """Settings, the plugins that were found, and the models they can use.

    Attributes
    ----------
    in_thread : bool
        Run jobs in this process instead of engine processes; for tests and debugging.
    """

    settings_store: SettingsStore
    settings: Settings
    registry: Registry
    models: ModelLibrary
    in_thread: bool = False

    @classmethod
    def load(cls, *, in_thread: bool = False, wait_for_plugins: bool = True) -> Environment:
        """Read the person's settings, find the plugins and open the model library.

        Parameters
        ----------
        wait_for_plugins : bool
            False leaves plugins that were never tried ``unchecked``, as trying one that hangs takes ten seconds;
            `open_registry` on another thread tries them.
        """
        if in_thread and not computes_here():
            raise UserError("This studio computes in engine processes alone.", "Leave out --in-thread.")
        store = SettingsStore(paths.settings_file())
        registry = open_registry(wait=wait_for_plugins)
        return cls(
            settings_store=store,
            settings=store.load(),
            registry=registry,
            models=open_model_library(registry),
            in_thread=in_thread,
        )

    def update_settings(self, **fields: Any) -> Settings:
        """Change settings and store them; unknown names and values out of bounds raise UserError."""
        self.settings = self.settings.changed(**fields)
        self.settings_store.save(self.settings)
        return self.settings

    def remember_file(self, path: Path) -> None:
        """Put `path` at the head of the recent files."""
        recent = [str(path), *(name for name in self.settings.recent_files if name != str(path))]
        self.update_settings(recent_files=tuple(recent[:12]))


def plugin_state_file() -> Path:
    """Return the file that says which plugins are switched off or used in place."""
    return paths.data_dir() / "plugins.json"


def open_registry(*, wait: bool = True) -> Registry:
    """Find the plugins: built in, installed beside the studio, and in the person's plugin folder.

    With ``CREASTUDIO_SAFE_MODE=1`` only those that are built in.
    """
    return load_registry(
        paths.plugins_dir(), plugin_state_file(), wait_for_probes=wait, safe_mode=is_safe_mode()
    )


def is_safe_mode() -> bool:
    """Return whether plugins of third parties are left out."""
    return os.environ.get(SAFE_MODE) == "1"


def open_model_library(registry: Registry) -> ModelLibrary:
    """Return the library over the person's own models, those that ship with the studio, and those of plugins."""
    own = paths.models_dir()
    folders = [("own", own), ("bundled", resource_path("models"))]
    for plugin in registry.plugins:
        if plugin.status == "ok" and plugin.models_folder is not None:
            folders.append((plugin.name, plugin.models_folder))
    return ModelLibrary(folders, writable=own)
