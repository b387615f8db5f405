"""What the faces of the generators share."""

from __future__ import annotations

CATEGORY = "Text"

FAMILY = "text"
"""The family of every model that writes."""

API = ">=1.4,<2"
"""The versions of the plugin API that know streams of text, cards with languages and the parameters that trainings share."""
