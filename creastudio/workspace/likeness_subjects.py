"""What is described so that it can be compared: which generator does it, and what it is given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.media import Kind
from creastudio.api.params import Role, role_name
from creastudio.core.features import Value, read_features
from creastudio.host.registry import Registry

PICTURES = "picture"
"""What describes pictures: the studio itself."""

LARGEST = 16 << 20
"""Bytes of a file that is described."""

_GIVEN_TO: dict[Kind, Role] = {"score": "score", "text": "prompt"}
"""Kind of a thing -> the role of the parameter that takes it in a live session."""


@dataclass(frozen=True)
class Subject:
    """One thing to be described.

    Attributes
    ----------
    key : str
        Names its content: its hash, or path and time of a file.
    path : Path
        Where its bytes are.
    name : str
        What it is called in errors.
    """

    key: str
    kind: Kind
    path: Path
    name: str = ""


def describer_of(registry: Registry, kind: Kind) -> Generator | None:
    """Return the generator that describes things of a kind: the first one called ``PLUGIN.describe`` that can."""
    role = _GIVEN_TO.get(kind)
    for work in registry.generators():
        if role and work.id.endswith(".describe") and work.live_entry and role_name(work.params, role):
            return work
    return None


def parameter_of(work: Generator, kind: Kind) -> str:
    """Return the name of the parameter that takes a thing."""
    return role_name(work.params, _GIVEN_TO[kind]) or ""


def can_compare(registry: Registry, kind: Kind) -> bool:
    """Tell whether things of a kind can be described at all."""
    return kind == "image" or describer_of(registry, kind) is not None


def read_subject(subject: Subject) -> tuple[str, str]:
    """Return the hash of a thing's bytes and, of a score or text, what a live session is given. Any thread.

    Raises
    ------
    UserError
        When it is too large or can't be read.
    """
    try:
        if subject.path.stat().st_size > LARGEST:
            raise UserError(f"'{subject.name}' is too large to be compared.", "Choose a smaller one.")
        data = subject.path.read_bytes()
    except OSError as error:
        raise UserError(
            f"'{subject.name}' can't be read ({error.strerror}).", "Look whether it is there."
        ) from error
    sha256 = hashlib.sha256(data).hexdigest()
    if subject.kind == "score":
        from creastudio.notation.scores import score_of

        return sha256, score_of(data, subject.name).score.dumps().decode()
    return sha256, data.decode("utf-8", "replace")


def picture_described(subject: Subject) -> tuple[str, dict[str, Value]]:
    """Return the hash of a picture's bytes and its features. Any thread.

    Raises
    ------
    UserError
        When it can't be read.
    """
    from PIL import Image

    from creastudio.media.images import load_rgba, read_file
    from creastudio.media.picture_features import features_of

    sha256 = hashlib.sha256(read_file(subject.path)).hexdigest()
    # Upright and in sRGB, as it is painted.
    picture = Image.fromarray(load_rgba(subject.path))
    return sha256, read_features(features_of(picture))
