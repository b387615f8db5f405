"""The report of a campaign as a page: what breaks a rule first, then every file with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1d22;background:#fff}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ddd;"
    "vertical-align:top}th{font-weight:600}.error{color:#a51616}.warning{color:#8a5a00}.note{color:#555}.number{text-align:right}"
)


def report_page(report: Mapping[str, Any]) -> str:
    """Return the page; nothing in it comes from elsewhere."""
    title = escape(str(report["title"]) or "Campaign")
    boards, files = report["boards"], report["files"]
    findings = [(board, finding) for board in boards for finding in board["findings"]]
    errors = sum(finding["severity"] == "error" for _, finding in findings)
    heavy = [row for row in files if row.get("fits") is False]
    summary = (
        f"{len(boards)} layouts, {len(files)} files; {errors} findings that should be mended, "
        f"{len(heavy)} files over their weight, {len(report['missing'])} files missing."
    )
    parts = [
        f"<h1>{title}</h1><p>{escape(summary)}</p>",
        "<h2>Findings</h2>" + _findings(findings)
        if findings
        else "<h2>Findings</h2><p>Nothing was found.</p>",
        "<h2>Files</h2>" + _files(files),
    ]
    if report["missing"]:
        parts.append(
            "<h2>Missing</h2><ul>"
            + "".join(f"<li>{escape(text)}</li>" for text in report["missing"])
            + "</ul>"
        )
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def _findings(found: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> str:
    order = ("error", "warning", "note")
    rows = sorted(found, key=lambda pair: order.index(pair[1]["severity"]))
    return _table(
        ("", "Layout", "Rule", "What"),
        (
            (
                finding["severity"],
                f"{board['format']} {board['language']} {board['variant']}",
                finding["rule"],
                finding["text"],
            )
            for board, finding in rows
        ),
        severity=True,
    )


def _files(files: Iterable[Mapping[str, Any]]) -> str:
    return _table(
        ("File", "For", "Weight", "At most", "Notes"),
        (
            (
                row["file"],
                row["use"],
                f"{row['bytes'] / 1000:,.0f} KB" if "bytes" in row else "missing",
                f"{row['most'] / 1000:,.0f} KB" if row.get("most") else "",
                " ".join(row.get("notes", ())),
            )
            for row in files
        ),
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, severity: bool = False) -> str:
    heads = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(
        (f'<tr class="{escape(row[0])}">' if severity else "<tr>")
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><tr>{heads}</tr>{body}</table>"
