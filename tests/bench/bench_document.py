"""A document of 1,000 layers: what an edit with its undo costs, as values."""

from __future__ import annotations

import itertools

from tests.bench.rows import Row, median, percentile, seconds

NEEDS = ("creastudio.core.history", "creastudio.core.diff", "creastudio.core.edits.canvas")


def run() -> list[Row]:
    """Move a layer in the middle of the pile and take it back, 200 times."""
    from creastudio.core.canvas import Transform
    from creastudio.core.edits.canvas import set_transform
    from creastudio.core.history import History
    from tests.bench.documents import LAYERS, large_document

    document = large_document()
    layer = document.artboards[0].layers[LAYERS // 2]
    history = History(document)
    count = itertools.count()

    def edit_and_undo() -> None:
        place = Transform(x=float(next(count)), y=7.0, width=64, height=64)
        history.apply(set_transform({layer.id: place}))
        history.undo()

    times = [value * 1000 for value in seconds(edit_and_undo, repeat=200, warm=20)]
    assert history.document is document
    return [
        Row(
            f"edit and undo, {LAYERS} layers", median(times), "ms", 5.0, note="one layer moved; median of 200"
        ),
        Row(f"edit and undo, {LAYERS} layers, p99", percentile(times, 99), "ms"),
    ]
