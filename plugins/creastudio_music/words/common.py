"""Words that several generators show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Music": "音乐",
}
"""English -> Chinese."""
