"""Small words for sentences about pictures."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """Return a count and what it counts: "1 picture", "2 pictures"."""
    return f"{count} {one if count == 1 else many}"


def pictures(count: int) -> str:
    """Return "1 picture" or "{count} pictures"."""
    return counted(count, "picture", "pictures")


def files(count: int) -> str:
    """Return "1 file" or "{count} files"."""
    return counted(count, "file", "files")


def verb(count: int, one: str, many: str) -> str:
    """Return the verb that goes with a count."""
    return one if count == 1 else many
