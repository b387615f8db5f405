"""The licences of a bundle and its bill of materials."""

from __future__ import annotations

import json
from email.message import Message
from pathlib import Path

from tests.unit.packaging.bundle.conftest import Load


def test_parts_are_found_by_what_lies_in_the_bundle(load: Load, tmp_path: Path) -> None:
    bill = load("bill")
    for name in ("numpy", "numpy.libs", "numpy-2.dist-info"):
        (tmp_path / name).mkdir()
    (tmp_path / "_cffi_backend.so").write_bytes(b"")
    tops = bill.tops_in(tmp_path, [["click.core", "pydantic.main"]])
    assert tops == {"numpy", "_cffi_backend", "click", "pydantic"}
    parts = {part.name: part for part in bill.parts_of({*tops, "creastudio"})}
    assert {"numpy", "click", "pydantic", "cffi"} <= set(parts)
    assert "creastudio" not in parts
    assert all(part.texts and part.version and part.licence for part in parts.values())


def test_every_part_gets_its_texts_and_who_has_none_is_named(load: Load, tmp_path: Path) -> None:
    bill = load("bill")
    text = tmp_path / "LICENSE"
    text.write_text("Do as you like.", encoding="utf-8")
    parts = [bill.Part("a", "1", "MIT", "", (text,)), bill.Part("b", "2", "odd", "", ())]
    assert bill.write_licences(parts, tmp_path / "out")[:1] == ["b"]
    assert (tmp_path / "out" / "a-1" / "LICENSE").read_text(encoding="utf-8") == "Do as you like."
    listed = (tmp_path / "out" / "LIST.txt").read_text(encoding="utf-8")
    assert "a 1: MIT" in listed
    assert "Python" in listed


def test_well_known_licences_have_their_texts_here(load: Load) -> None:
    bill = load("bill")
    for licence in ("LGPL-3.0-only OR GPL-2.0-only", "Apache Software License", "MIT License"):
        texts = bill.standard_texts(licence)
        assert texts
        assert all(text.stat().st_size > 500 for text in texts)
    assert bill.standard_texts("odd") == ()


def test_licences_are_read_as_they_are_said(load: Load) -> None:
    bill = load("bill")
    said = Message()
    assert bill.licence_of(said) == "see its text"
    said["License"] = "MIT\nand a long text"
    assert bill.licence_of(said) == "MIT"
    said["Classifier"] = "License :: OSI Approved"
    said["Classifier"] = "License :: OSI Approved :: BSD License"
    assert bill.licence_of(said) == "BSD License"
    said["License-Expression"] = "Apache-2.0"
    assert bill.licence_of(said) == "Apache-2.0"


def test_the_bill_is_cyclonedx_and_the_same_for_the_same_parts(load: Load) -> None:
    bill = load("bill")
    parts = [
        bill.Part("Some_Thing", "2.0+cpu", "MIT", "What it is.", ()),
        bill.Part("libx", "1:2", "see its text", "", (), system=True),
    ]
    made = bill.bill_of(parts, "0.1.0")
    assert made == bill.bill_of(parts, "0.1.0") == json.loads(json.dumps(made))
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert made["serialNumber"].startswith("urn:uuid:")
    assert made["serialNumber"] != bill.bill_of(parts[:1], "0.1.0")["serialNumber"]
    assert [part.get("purl") for part in made["components"]] == [
        "pkg:pypi/some-thing@2.0%2Bcpu", "pkg:deb/debian/libx@1%3A2", None,
    ]  # fmt: skip
    references = [part["bom-ref"] for part in made["components"] if "bom-ref" in part]
    assert len(set(references)) == len(references)
