"""Whether a panel with the view "score" binds what the score editor knows."""

from __future__ import annotations

from creastudio.api.generator import Generator, Work
from creastudio.api.panel import SCORE_BINDINGS, Panel
from creastudio.host.panel_rules import panel_fault


def check_score(panel: Panel, work: Work) -> None:
    """Raise PluginFault for the first thing that is wrong with a view of the score editor."""
    takes_a_score = any(item.kind == "score" for item in work.takes)
    if not isinstance(work, Generator) or work.makes != "score" or not takes_a_score:
        raise panel_fault(
            panel,
            f"stands in the score editor, but '{work.id}' doesn't make scores of scores",
            "It shows a generator that takes a score and makes one.",
        )
    unknown = sorted(set(panel.bindings) - set(SCORE_BINDINGS))
    if unknown:
        raise panel_fault(
            panel,
            f"binds '{unknown[0]}', which no score editor has",
            f"It binds {', '.join(SCORE_BINDINGS)}.",
        )
