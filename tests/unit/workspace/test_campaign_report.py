"""The report of a campaign as a page, in English or Chinese."""

from __future__ import annotations

from typing import Any

from creastudio.workspace.campaign_report import report_page
from creastudio.workspace.speech import speech_in

BOARD = {"format": "wechat.cover", "language": "zh-Hans", "variant": "A"}


def finding(severity: str, text: str) -> dict[str, str]:
    return {"rule": "contrast", "severity": severity, "element": "headline", "text": text}


REPORT: dict[str, Any] = {
    "title": "Wool <3",
    "boards": [
        {**BOARD, "findings": [finding("note", "Later."), finding("error", "No font has the letters 'x'.")]}
    ],
    "files": [
        {"file": "a.jpg", "use": "still", "bytes": 151_000, "most": 150_000, "fits": False, "notes": []},
        {"file": "b.psd", "use": "layered", "missing": "'b.psd' is missing: It is gone."},
    ],
    "missing": ["'b.psd' is missing: It is gone."],
}


def test_it_names_the_gravest_first_and_every_file() -> None:
    page = report_page(REPORT)
    assert '<html lang="en">' in page
    assert "<h1>Wool &lt;3</h1>" in page
    assert "Findings that should be mended: 1. Files over their weight: 1. Files missing: 1." in page
    assert page.index("No font has") < page.index("Later.")
    assert '<tr class="error">' in page
    assert "151 KB</td><td>150 KB" in page
    assert "<li>&#x27;b.psd&#x27; is missing: It is gone.</li>" in page


def test_it_speaks_chinese() -> None:
    page = report_page(REPORT, speech_in("zh_CN", {"No font has the letters '{0}'.": "没有字体包含“{0}”。"}))
    assert '<html lang="zh-CN">' in page
    assert "<h2>检查结果</h2>" in page
    assert "应修正的问题：1。" in page
    assert "<td>应修正</td><td>wechat.cover zh-Hans A</td><td>对比度</td><td>没有字体包含“x”。</td>" in page
    assert "缺少“b.psd”：" in page
    assert '<tr class="error">' in page


def test_nothing_found_is_said() -> None:
    page = report_page({"title": "", "boards": [], "files": [], "missing": []})
    assert "<h1>Campaign</h1>" in page
    assert "Nothing was found." in page
