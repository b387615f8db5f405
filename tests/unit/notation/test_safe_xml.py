"""XML of unknown origin is parsed within limits, and declares nothing."""

from __future__ import annotations

import pytest

from creastudio.notation.safe_xml import BadXml, local_name, parse

DECLARES = '<!DOCTYPE a [<!ENTITY x "yyy">]><a>&x;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="utf-16"?>'])
def test_entities_are_refused_in_every_encoding(encoding: str, head: str) -> None:
    head = head if "16" in encoding else ""
    with pytest.raises(BadXml, match="it declares entities"):
        parse((head + DECLARES).encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    root = parse('<a xmlns="urn:x"><b>山</b></a>'.encode(encoding))
    assert local_name(root) == "a"
    assert root[0].text == "山"


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a>\0</a>", "<a/>".encode("utf-32"), "<a/>".encode("utf-32-le")]
)
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    with pytest.raises(BadXml):
        parse(data)


def test_size_depth_and_number_are_capped() -> None:
    with pytest.raises(BadXml, match="too large"):
        parse(b"<a/>", max_bytes=3)
    with pytest.raises(BadXml, match="too deeply"):
        parse(b"<a><b><c/></b></a>", max_depth=2)
    with pytest.raises(BadXml, match="too many"):
        parse(b"<a><b/><b/></a>", max_elements=2)
