"""The panel in which ``text.write`` is used: branches of a text, with everything that a model is told beside it."""

from __future__ import annotations

from creastudio.api import Panel

DESK = Panel(
    id="text.desk",
    title="Models that write",
    view="branches",
    generator="text.write",
    bindings={
        "text": "text",
        "memory": "memory",
        "note": "note",
        "world": "world",
        "stops": "stops",
        "sample": "sample",
        "language": "language",
        "style": "length,temperature,repetition,min_p,top_p,top_k,budget",
        "presets": (
            "Careful: temperature=0.6, min_p=0.1; Balanced: temperature=0.9, min_p=0.05; Bold: temperature=1.25, min_p=0.03"
        ),
        "checks": "text.check",
        "acts": "text.rewrite",
    },
)
