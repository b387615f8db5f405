"""One idea a file: files stay short enough to be read."""

from __future__ import annotations

from tests.support.source import PLUGINS, ROOT, STUDIO

# "At most about 400" with a little room to finish a function.
LONGEST = 420


def test_files_stay_short() -> None:
    long = {
        str(file.relative_to(ROOT)): lines
        for folder in (STUDIO, PLUGINS, ROOT / "tests")
        for file in folder.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}
