"""Words that several generators show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Text": "文字",
}
"""English -> Chinese."""
