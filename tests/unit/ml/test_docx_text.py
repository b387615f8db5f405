from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.ml import docx_text as module
from creastudio.ml.docx_text import docx_text
from tests.support.source import ROOT
from tests.support.word_file import paragraph, word_file


def test_paragraphs_breaks_and_tabs(tmp_path: Path) -> None:
    body = (
        paragraph("第一章")
        + "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three &amp; four</w:t></w:r></w:p>"
        + "<w:p/>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:t>left</w:t></w:r></w:p>"
    )
    path = word_file(tmp_path / "a.docx", body)
    assert docx_text(path) == "第一章\none\ntwo\tthree & four\n\nleft"


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = word_file(tmp_path / "bomb.docx", paragraph("&b;"), bomb)
    with pytest.raises(UserError, match="declares XML entities"):
        docx_text(path)
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    with pytest.raises(UserError, match="declares XML entities"):
        docx_text(word_file(tmp_path / "outside.docx", paragraph("x"), outside))


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = word_file(tmp_path / "zip.docx", paragraph(" " * 20_000_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(UserError, match="unpacks to 20 MB"):
        docx_text(path)


def test_what_is_read_is_counted_though_the_archive_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_XML", 1 << 18)
    monkeypatch.setattr(module, "MAX_RATIO", 10**9)
    path = word_file(tmp_path / "a.docx", paragraph("x" * (1 << 20)))
    with pytest.raises(UserError):
        docx_text(path)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "deep.docx", "<w:p>" * 500 + "</w:p>" * 500)
    with pytest.raises(UserError, match="nested too deeply"):
        docx_text(path)


def test_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"hello")
    with pytest.raises(UserError, match="damaged, locked, or no Word file"):
        docx_text(tmp_path / "a.docx")
    with pytest.raises(UserError, match="no Word file"):
        docx_text(word_file(tmp_path / "b.docx", "", part="other.xml"))
    path = word_file(tmp_path / "c.docx", paragraph("x"))
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 60] = bytes(60)
    path.write_bytes(data)
    with pytest.raises(UserError):
        docx_text(path)
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(UserError, match="damaged"):
        docx_text(tmp_path / "d.docx")


def test_an_encoding_that_nobody_knows_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-1e999"?><w:document/>')
    with pytest.raises(UserError, match="damaged"):
        docx_text(path)


def test_a_place_before_the_begin_is_damage() -> None:
    with pytest.raises(UserError, match="damaged"):
        docx_text(ROOT / "tests" / "reliability" / "corpus" / "kept" / "before-its-begin.docx")
