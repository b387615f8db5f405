"""Which files a project takes, by their endings, and which kinds of things are played."""

from __future__ import annotations

from pathlib import PurePath

from creastudio.api.media import AUDIO_SUFFIXES, PICTURE_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES, Kind
from creastudio.workspace.incoming_cuts import CUT_SUFFIXES, SUBTITLE_SUFFIXES
from creastudio.workspace.incoming_layouts import LAYOUT_SUFFIXES
from creastudio.workspace.incoming_texts import TEXT_SUFFIXES

LAYERED = frozenset({".psd", ".psb", ".ora", ".svg"})
"""Files that come in as layers."""

PICTURES = LAYERED | PICTURE_SUFFIXES
"""Files that go on the canvas."""

PLAYED_KINDS: frozenset[Kind] = frozenset({"video", "audio", "score"})
"""Kinds of assets that go on the timeline alone."""

PLAYED = VIDEO_SUFFIXES | AUDIO_SUFFIXES | SCORE_SUFFIXES
"""Files that go on the timeline alone."""

TEXTS = TEXT_SUFFIXES
"""Files that become writings."""

CUTS = CUT_SUFFIXES | SUBTITLE_SUFFIXES
"""Files that become sequences, or text tracks of one."""

LAYOUTS = LAYOUT_SUFFIXES
"""Files that become artboards of an ad."""

SUFFIXES = PICTURES | PLAYED | CUTS | TEXTS | LAYOUTS
"""Every file that can be placed."""


def is_played(kind: str) -> bool:
    """Whether what is of a kind is played, and has no place on the canvas."""
    return kind in PLAYED_KINDS


def is_played_file(name: PurePath) -> bool:
    """Whether a file is a video, a sound or a score, by its ending."""
    return name.suffix.lower() in PLAYED
