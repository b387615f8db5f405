"""The report of a campaign as a page: what breaks a rule first, then every file with its weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import repeat
from typing import Any

from creastudio.workspace.speech import Speech

Say = Callable[[str], str]

_Found = tuple[Mapping[str, Any], Mapping[str, Any]]
"""An artboard, and what was found on it."""

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1d22;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ddd;"
    "vertical-align:top}th{font-weight:600}.error{color:#a51616}.warning{color:#8a5a00}.note{color:#555}.number{text-align:right}"
)


def report_page(report: Mapping[str, Any], speech: Speech | None = None) -> str:
    """Return the page, in English unless `speech` says otherwise; nothing in it comes from elsewhere."""
    speech = speech or Speech()
    say = speech.say
    title = escape(str(report["title"]) or say("Campaign"))
    boards, files = report["boards"], report["files"]
    findings = [(board, finding) for board in boards for finding in board["findings"]]
    missing = "".join(f"<li>{escape(say(text))}</li>" for text in report["missing"])
    parts = [
        f"<h1>{title}</h1><p>{escape(say(_summary(report, findings)))}</p>",
        f"<h2>{escape(say('Findings'))}</h2>",
        _findings(findings, say) if findings else f"<p>{escape(say('Nothing was found.'))}</p>",
        f"<h2>{escape(say('Files'))}</h2>" + _files(files, say),
        f"<h2>{escape(say('Missing'))}</h2><ul>{missing}</ul>" if missing else "",
    ]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    language = speech.language.replace("_", "-")
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _summary(report: Mapping[str, Any], findings: Sequence[_Found]) -> str:
    errors = sum(finding["severity"] == "error" for _, finding in findings)
    heavy = sum(row.get("fits") is False for row in report["files"])
    return (
        f"Layouts: {len(report['boards'])}. Files: {len(report['files'])}. Findings that should be mended: {errors}. "
        f"Files over their weight: {heavy}. Files missing: {len(report['missing'])}."
    )


def _findings(found: Iterable[_Found], say: Say) -> str:
    order = ("error", "warning", "note")
    rows = sorted(found, key=lambda pair: order.index(pair[1]["severity"]))
    return _table(
        ("", say("Layout"), say("Rule"), say("What")),
        (
            (
                say(finding["severity"]),
                f"{board['format']} {board['language']} {board['variant']}",
                say(finding["rule"]),
                say(finding["text"]),
            )
            for board, finding in rows
        ),
        [finding["severity"] for _, finding in rows],
    )


def _files(files: Iterable[Mapping[str, Any]], say: Say) -> str:
    return _table(
        tuple(map(say, ("File", "Use", "Weight", "At most", "Notes"))),
        (
            (
                row["file"],
                say(row["use"]),
                f"{row['bytes'] / 1000:,.0f} KB" if "bytes" in row else say("missing"),
                f"{row['most'] / 1000:,.0f} KB" if row.get("most") else "",
                " ".join(say(note) for note in row.get("notes", ())),
            )
            for row in files
        ),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], classes: Sequence[str] = ()) -> str:
    heads = "".join(f"<th>{escape(name)}</th>" for name in head)
    signs = (f' class="{escape(name)}"' for name in classes) if classes else repeat("")
    body = "".join(
        f"<tr{sign}>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row, sign in zip(rows, signs, strict=False)
    )
    return f"<table><tr>{heads}</tr>{body}</table>"
