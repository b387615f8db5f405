"""What the faces of the generators share."""

from __future__ import annotations

CATEGORY = "Music"

FAMILY = "music"
"""The family of every model that composes."""

LARGEST = 64_000_000
"""Characters of a score that a live session takes."""

API = ">=1.4,<2"
"""The versions of the plugin API that know bars and tracks of a score as parameters, and the parameters that trainings share."""
