"""English words for choices whose values aren't words."""

from __future__ import annotations

EN: dict[str, str] = {
    "lofi": "lo-fi",
    "bossa": "bossa nova",
}
"""Value of a choice -> what is shown."""
