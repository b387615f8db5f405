"""The report on a model as one page that needs nothing beside it: figures, words and sheets of pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

SHARES = ("precision", "recall", "coverage")

STYLE = """
:root{color-scheme:light dark;--ink:#22262b;--dim:#68707a;--line:#d9dde2;--ground:#fbfbfa;--made:#3d6fb4;--floor:#9aa3ad}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--dim:#9aa3ad;--line:#3a4047;--ground:#1b1e22;--made:#7fb0f0;--floor:#69727c}}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:60rem;margin:3rem auto;
padding:0 1.5rem}h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}.dim{color:var(--dim)}
table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.45rem .7rem;border-bottom:1px solid var(--line);
font-variant-numeric:tabular-nums}th:first-child,td:first-child{text-align:left}th{font-weight:600}
td svg{display:block;margin-left:auto}li{margin:.35rem 0}img{max-width:100%;border-radius:6px;image-rendering:pixelated}
""".strip().replace("\n", "")


def page(report: Mapping[str, Any], pictures: Mapping[str, str]) -> str:
    """Return a self-contained HTML page.

    Parameters
    ----------
    report : Mapping
        What an evaluation measured, as its job's metadata hold it (``evaluation``).
    pictures : Mapping
        Sheets ``samples`` and ``closest`` as base64 JPEG; what isn't base64 is left out.
    """
    title = f"{escape(str(report['model']))}, measured"
    rows = "".join(_row(figure) for figure in report["figures"]) + _score_row(report.get("inception_score"))
    words = "".join(f"<li>{escape(str(sentence))}</li>" for sentence in report["words"])
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
        f"<meta name=viewport content='width=device-width'><style>{STYLE}</style></head><body>"
        f"<h1>{title}</h1><p class=dim>{escape(_about(report))}</p>"
        f"<h2>In words</h2><ul>{words}</ul>"
        "<h2>Figures</h2><table><tr><th></th><th>made</th><th>nine in ten subsets</th><th>floor: real against real</th>"
        f"<th></th><th>all pictures</th></tr>{rows}</table><p class=dim>{escape(str(report['method']))} In the small "
        "drawings made pictures are blue, real ones grey.</p>"
        + _sheet("Samples", "Not chosen: the first ones.", pictures.get("samples", ""))
        + _sheet(
            "Closest to real pictures",
            "First row: the made pictures that come closest to a real one. Below each: its nearest real pictures.",
            pictures.get("closest", ""),
        )
        + "</body></html>\n"
    )


def _about(report: Mapping[str, Any]) -> str:
    made, used, size = report["made"], report["pictures"], report["size"]
    left_out = f", {used['left_out']} left out" if used["left_out"] else ""
    return (
        f"{made['count']} made pictures against {used['used']} real ones of '{used['folder']}'{left_out}, "
        f"{size['width']} x {size['height']} px, truncation {made['truncation']:g}, seeds from {made['first_seed']}. "
        f"{report['features']['about']}"
    )


def _row(figure: Mapping[str, Any]) -> str:
    key, made, floor = str(figure["key"]), figure["made"], figure["floor"]
    better = "lower is better" if figure["better"] == "lower" else "higher is better"
    cells = (
        _shown(key, made["mean"]),
        f"{_shown(key, made['low'])} to {_shown(key, made['high'])}",
        "-"
        if floor is None
        else f"{_shown(key, floor['mean'])} ({_shown(key, floor['low'])} to {_shown(key, floor['high'])})",
    )
    name = f"{escape(str(figure['name']))} <span class=dim>{better}</span>"
    return (
        f"<tr><td>{name}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}<td>{_drawn(made, floor)}</td>"
        f"<td>{'' if figure['all'] is None else _shown(key, figure['all'])}</td></tr>"
    )


def _score_row(score: Mapping[str, Any] | None) -> str:
    if not score:
        return ""
    (made, spread), (real, real_spread), whole = score["made"], score["real"], score["all"][0]
    return (
        f"<tr><td>Inception Score <span class=dim>higher is better</span></td><td>{made:.3g}</td><td>± {spread:.2g}</td>"
        f"<td>{real:.3g} ± {real_spread:.2g}</td><td></td><td>{whole:.3g}</td></tr>"
    )


def _drawn(made: Mapping[str, float], floor: Mapping[str, float] | None) -> str:
    """Return both ranges as bars on one scale."""
    if floor is None:
        return ""
    low, high = min(made["low"], floor["low"], 0.0), max(made["high"], floor["high"])
    width = 120.0 / ((high - low) or 1.0)

    def bar(spread: Mapping[str, float], y: int, ink: str) -> str:
        start, end = ((spread[name] - low) * width for name in ("low", "high"))
        return f"<rect x='{start:.1f}' y='{y}' width='{max(3.0, end - start):.1f}' height='6' rx='3' fill='var(--{ink})'/>"

    return f"<svg width=124 height=20 role=presentation>{bar(made, 2, 'made')}{bar(floor, 12, 'floor')}</svg>"


def _sheet(title: str, about: str, data: str) -> str:
    if not data or not re.fullmatch(r"[A-Za-z0-9+/]+=*", data):
        return ""
    return f"<h2>{title}</h2><p class=dim>{about}</p><img alt='{title}' src='data:image/jpeg;base64,{data}'>"


def _shown(key: str, value: float) -> str:
    return f"{value * 100:.0f} %" if key in SHARES else f"{value:.3g}"
