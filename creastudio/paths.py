"""Where a person's things lie: settings, working state, models, plugins, caches, logs.

``CREASTUDIO_HOME`` puts all of it under one folder (tests, portable use); else the platform's usual folders.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from creastudio.api.errors import UserError
from creastudio.folders import make_folder

_APP = "CreaStudio"


def home() -> Path | None:
    """Return the folder named by ``CREASTUDIO_HOME``, or None."""
    name = os.environ.get("CREASTUDIO_HOME", "")
    # Absolute, so that it stays the same place when the working folder changes.
    return Path(name).expanduser().absolute() if name else None


def data_dir() -> Path:
    """Return the folder for what must not be lost."""
    return _made(home() or Path(platformdirs.user_data_dir(_APP, appauthor=False)))


def settings_file() -> Path:
    """Return the settings file; it may not exist."""
    own = home()
    folder = own if own is not None else Path(platformdirs.user_config_dir(_APP, appauthor=False))
    return _made(folder) / "settings.json"


def own_formats_file() -> Path:
    """Return the file of the person's own formats, beside the settings; it may not exist."""
    return settings_file().with_name("formats.json")


def models_dir() -> Path:
    """Return the folder of the person's own models."""
    return _made(data_dir() / "models")


def plugins_dir() -> Path:
    """Return the folder of the person's own plugins."""
    return _made(data_dir() / "plugins")


def engines_dir() -> Path:
    """Return the folder of the engines that the person added; it may not exist."""
    return data_dir() / "engines"


def trainings_dir() -> Path:
    """Return the folder of the trainings that were begun on the command line and aren't done; it may not exist."""
    return data_dir() / "training"


def datasets_dir() -> Path:
    """Return the folder of the manifests of data sets that can't be written to; it may not exist."""
    return data_dir() / "datasets"


def library_file() -> Path:
    """Return the index of the person's own folders; it may not exist."""
    return data_dir() / "library.sqlite"


def taste_file() -> Path:
    """Return the file of what a person likes; it may not exist."""
    return data_dir() / "taste.json"


def layout_taste_file() -> Path:
    """Return the file of what was learned of a person's choices among ads; it may not exist."""
    return data_dir() / "layout_taste.json"


def past_ads_dir() -> Path:
    """Return the folder of the library of past ads; it may not exist."""
    return data_dir() / "past_ads"


def features_file() -> Path:
    """Return the cache of what things are like; it may not exist."""
    return cache_dir() / "features.sqlite"


def journals_dir() -> Path:
    """Return the folder that holds one folder an open project."""
    return _made(data_dir() / "projects")


def cache_dir() -> Path:
    """Return the folder for what can be made again."""
    own = home()
    return _made(
        own / "cache" if own is not None else Path(platformdirs.user_cache_dir(_APP, appauthor=False))
    )


def logs_dir() -> Path:
    """Return the folder for logs."""
    return _made(cache_dir() / "logs")


def _made(folder: Path) -> Path:
    """Return a folder, made where it is missing; UserError when the disk doesn't let it."""
    try:
        make_folder(folder)
    except OSError as error:
        raise UserError(
            f"The folder '{folder}' can't be made: {error.strerror}.",
            "Free some space or check its permissions; CREASTUDIO_HOME names another place.",
        ) from error
    return folder
