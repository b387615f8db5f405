"""Opens each hostile file as the studio does, with every way out of the process watched.

``python -m tests.reliability.samples_worker FOLDER``: one line of JSON a sample, with what it did that it shouldn't.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from creastudio.api.errors import UserError
from tests.reliability import hostile_samples
from tests.reliability.hostile_samples import SECRET, Place

WATCHED = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "pickle.find_class",
    "socket.connect",
    "socket.sendto",
    "socket.getaddrinfo",
    "urllib.Request",
)
"""Audited acts that opening a file never needs."""

OPENERS: dict[str, Callable[[Path, Path], object]] = {}


def _opener(*endings: str) -> Callable[[Callable[[Path, Path], object]], Callable[[Path, Path], object]]:
    def keep(function: Callable[[Path, Path], object]) -> Callable[[Path, Path], object]:
        OPENERS.update(dict.fromkeys(endings, function))
        return function

    return keep


@_opener("folder")
def _scores(path: Path, _home: Path) -> object:
    from creastudio.ml.score_folder import read_scores

    return read_scores(path)


@_opener("texts")
def _texts(path: Path, _home: Path) -> object:
    from creastudio.ml.text_folder import read_folder

    return [text.text for text in read_folder(path).texts]


@_opener("foreign")
def _foreign(path: Path, home: Path) -> object:
    from creastudio.store.model_library import ModelLibrary

    return ModelLibrary([("own", home)], writable=home).locate(path)


@_opener("json")
def _settings(path: Path, _home: Path) -> object:
    from creastudio.host.plugin_state import PluginState
    from creastudio.store.settings import SettingsStore

    return SettingsStore(path).load(), PluginState.load(path)


@_opener("pt", "ckpt", "pth", "bin", "safetensors")
def _weights(path: Path, home: Path) -> object:
    from creastudio.ml.pickles import read_pickle
    from creastudio.store.model_library import ModelLibrary

    with suppress(UserError):
        # What the conversion of models of other programs reads, and in a process with far fewer rights.
        read_pickle(path)
    return ModelLibrary([("own", home)], writable=home).import_model(path)


@_opener("mp4", "wav", "mkv", "mp3")
def _played(path: Path, _home: Path) -> object:
    from creastudio.media.probe import probe

    return probe(path)


def _open(path: Path, home: Path) -> object:
    ending = path.suffix[1:] or path.name
    if ending in OPENERS:
        return OPENERS[ending](path, home)
    from tests.reliability.fuzz_readers import READERS

    return READERS[ending](path, home)


def main() -> None:
    """Open all of them."""
    root = Path(sys.argv[1])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    warnings.simplefilter("ignore")
    logging.disable()
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    acts: list[str] = []
    on = [False]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if on[0] and event in WATCHED:
            acts.append(f"{event} {str(arguments)[:80]}")

    sys.addaudithook(watch)
    for name, make in hostile_samples.SAMPLES.items():
        place = Place(root / name)
        path = make(place)
        before = place.listing()
        acts.clear()
        on[0] = True
        said = ""
        try:
            found = _open(path, place.home)
            said = "shows a secret of this machine" if SECRET in repr(found) else ""
        except UserError as error:
            said = "tells a secret of this machine" if SECRET in error.message + error.hint else ""
        except BaseException as error:
            said = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        on[0] = False
        wrong = [*acts, *([said] if said else []), *place.changes(before)]
        print(json.dumps({"name": name, "wrong": wrong}), flush=True)
    del application


if __name__ == "__main__":
    main()
