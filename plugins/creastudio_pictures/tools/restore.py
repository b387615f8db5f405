"""``picture.denoise`` and ``picture.deblock``: what a person can set, and the manifests."""

from __future__ import annotations

FAMILY = "restore"
