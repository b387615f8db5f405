"""Texts of files whose encoding nobody says: by their marks, by what is valid, and by what looks like a language."""

from __future__ import annotations

import re

_RUN = re.compile(rb"[\x80-\xff]+")


def decoded(data: bytes) -> tuple[str, str]:
    """Return a text and the encoding that it was in: UTF-8, UTF-16, GB 18030, or Windows-1252 for all else."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if (name := _unmarked_utf16(data)) is not None:
        return data.decode(name, "replace"), name
    for name in ("utf-8", "gb18030"):
        if name == "gb18030" and not _in_pairs(data):
            continue
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace"), "cp1252"


def _unmarked_utf16(data: bytes) -> str | None:
    """Return which UTF-16 it is that has a zero in nearly every other byte, as spaces, digits and line ends do."""
    head = data[:4096]
    if len(head) < 4 or b"\0" not in head:
        return None
    zeros = head[0::2].count(0), head[1::2].count(0)
    if max(zeros) < len(head) / 8 or min(zeros) * 4 > max(zeros):
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _in_pairs(data: bytes) -> bool:
    """Return whether bytes above ASCII come two by two: accents of Western languages stand alone."""
    runs = [len(run) for run in _RUN.findall(data)]
    return sum(length for length in runs if length % 2 == 0) > 0.6 * sum(runs)
