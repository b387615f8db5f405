"""The report on a model as one page that needs nothing beside it: figures, words and sheets of pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from creastudio.api.evaluation import Evaluation, MeasuredFigure, MeasuredRange, Say

BARS = "Bars: made ones in blue, real ones in grey."
SHEETS = {
    "samples": ("Samples", "Not chosen: the first ones."),
    "closest": (
        "Closest to real pictures",
        "First row: the made ones that come closest to a real one. Below each: its nearest real ones.",
    ),
}
"""What pictures beside a report show, by their names."""

STYLE = """
:root{color-scheme:light dark;--ink:#22262b;--dim:#68707a;--line:#d9dde2;--ground:#fbfbfa;--made:#3d6fb4;--floor:#9aa3ad}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--dim:#9aa3ad;--line:#3a4047;--ground:#1b1e22;--made:#7fb0f0;--floor:#69727c}}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:60rem;margin:3rem auto;
padding:0 1.5rem}h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}.dim{color:var(--dim)}
table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.45rem .7rem;border-bottom:1px solid var(--line);
font-variant-numeric:tabular-nums}th:first-child,td:first-child{text-align:left}th{font-weight:600}
tr.text td{text-align:left;vertical-align:top;white-space:pre-wrap;width:50%}
td svg{display:block;margin-left:auto}li{margin:.35rem 0}img{max-width:100%;border-radius:6px;image-rendering:pixelated}
""".strip().replace("\n", "")


def page(report: Evaluation, pictures: Mapping[str, object], say: Say = str) -> str:
    """Return a self-contained HTML page.

    Parameters
    ----------
    pictures : Mapping
        Sheets ``samples`` and ``closest`` as base64 JPEG; what isn't base64 is left out.
    say : callable
        Turns English sentences into the language of the page.
    """

    def said(text: str) -> str:
        return escape(say(text))

    words = "".join(f"<li>{escape(sentence)}</li>" for sentence in report.words(say))
    heads = ("", "made", "range", "floor", "range", "", "all at once")
    head = "".join(f"<th>{said(text) if text else ''}</th>" for text in heads)
    sheets = "".join(
        _sheet(said(title), said(about), pictures.get(name)) for name, (title, about) in SHEETS.items()
    )
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{escape(report.model)}</title>"
        f"<meta name=viewport content='width=device-width'><style>{STYLE}</style></head><body>"
        f"<h1>{escape(report.model)}</h1><p class=dim>{escape(report.about(say))}</p>"
        f"<h2>{said('In words')}</h2><ul>{words}</ul><h2>{said('Figures')}</h2>"
        f"<table><tr>{head}</tr>{''.join(_row(figure, say) for figure in report.figures)}</table>"
        f"<p class=dim>{escape(report.method(say))} {said(BARS)}</p>{sheets}{_samples(report, said)}</body></html>\n"
    )


def _samples(report: Evaluation, said: Say) -> str:
    """Return texts as they were made, each beside what really stands there."""
    if not report.samples:
        return ""
    heads = "".join(f"<th>{said(head)}</th>" for head in ("made", "real"))
    rows = "".join(
        f"<tr><td colspan=2 class=dim>{escape(sample.beginning)}</td></tr>"
        f"<tr class=text><td>{escape(sample.made)}</td><td>{escape(sample.real)}</td></tr>"
        for sample in report.samples
    )
    return f"<h2>{said('Samples')}</h2><p class=dim>{said('Not chosen: the first ones.')}</p><table><tr>{heads}</tr>{rows}</table>"


def _row(figure: MeasuredFigure, say: Say) -> str:
    better = "lower is better" if figure.better == "lower" else "higher is better"
    name = f"{escape(say(figure.name))} <span class=dim>{escape(say(better))}</span>"
    cells = [*_cells(figure, figure.made), *_cells(figure, figure.floor), _drawn(figure)]
    cells.append("" if figure.whole is None else figure.shown(figure.whole))
    return f"<tr><td>{name}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _cells(figure: MeasuredFigure, spread: MeasuredRange | None) -> tuple[str, str]:
    if spread is None:
        return "", ""
    return figure.shown(spread.mean), f"{figure.shown(spread.low)} – {figure.shown(spread.high)}"


def _drawn(figure: MeasuredFigure) -> str:
    """Return both ranges as bars on one scale."""
    made, floor = figure.made, figure.floor
    if floor is None:
        return ""
    low, high = min(made.low, floor.low, 0.0), max(made.high, floor.high)
    width = 120.0 / ((high - low) or 1.0)

    def bar(spread: MeasuredRange, y: int, ink: str) -> str:
        start, end = (spread.low - low) * width, (spread.high - low) * width
        return f"<rect x='{start:.1f}' y='{y}' width='{max(3.0, end - start):.1f}' height='6' rx='3' fill='var(--{ink})'/>"

    return f"<svg width=124 height=20 role=presentation>{bar(made, 2, 'made')}{bar(floor, 12, 'floor')}</svg>"


def _sheet(title: str, about: str, data: object) -> str:
    if not isinstance(data, str) or not re.fullmatch(r"[A-Za-z0-9+/]+=*", data):
        return ""
    return f"<h2>{title}</h2><p class=dim>{about}</p><img alt='{title}' src='data:image/jpeg;base64,{data}'>"
