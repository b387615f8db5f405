"""What was written is named: every page, and no recipe beside it."""

from __future__ import annotations

from pathlib import Path

from creastudio.cli.generate import _shown


def test_every_page_is_named_and_no_recipe() -> None:
    pages = (Path("a-1.png"), Path("a-1.png.json"), Path("a-2.png"))
    assert _shown(pages) == (Path("a-1.png"), Path("a-2.png"))
    assert _shown((Path("tune.mid"), Path("tune.mid.json"))) == (Path("tune.mid"),)
