"""One file of a delivery: it is written, or stands in the report as missing, whatever went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.export.work import Work
from creastudio.workspace.ad_files import Delivered, written
from creastudio.workspace.ad_orders import Order


def order_of(folder: Path) -> tuple[Work, Order]:
    board = Artboard(name="Red", width=16, height=16, background="#ff0000")
    work = Work(Document(artboards=(board,)), lambda _sha256: b"")
    return work, Order(Path("stills/a.png"), "still", (board,), most=4000).below(folder)


def test_a_file_tells_how_heavy_it_is(tmp_path: Path) -> None:
    work, order = order_of(tmp_path)
    done = Delivered()
    row = written(work, order, done, with_recipe=True)
    assert done.files == [tmp_path / "stills" / "a.png"]
    assert (row["file"], row["bytes"], row["fits"]) == ("stills/a.png", done.files[0].stat().st_size, True)


@pytest.mark.parametrize("folder", ["a file", "a file/below"])
def test_what_the_disk_refuses_is_missing_in_words(tmp_path: Path, folder: str) -> None:
    (tmp_path / "a file").write_bytes(b"x")
    work, order = order_of(tmp_path / folder)
    done = Delivered()
    row = written(work, order, done, with_recipe=True)
    assert done.files == []
    assert done.missing == [row["missing"]]
    assert "A file stands where its folder should be" in row["missing"]
    assert "Errno" not in row["missing"]
