"""NOTICE says what is shipped, and the hashes in it are those of the files."""

from __future__ import annotations

import hashlib
import re

import pytest

from tests.support.source import ROOT

ENTRIES = re.findall(
    r"^  (resources/\S+)\n(?: {6}.*\n)*? {6}([0-9a-f]{64})$",
    (ROOT / "NOTICE").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("pattern", "sha256"), ENTRIES)
def test_what_is_shipped_is_what_notice_says(pattern: str, sha256: str) -> None:
    digest = hashlib.sha256()
    for path in sorted(ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    assert digest.hexdigest() == sha256, f"NOTICE must say {digest.hexdigest()} for {pattern}"


def test_everything_from_elsewhere_is_in_notice() -> None:
    own = {"app", "formats", "i18n", "templates"}
    shipped = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()} - own
    assert shipped <= {pattern.split("/")[1] for pattern, _ in ENTRIES}
