"""What a wheel says of itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from creastudio.host.faults import PluginFault
from creastudio.host.wheel_facts import facts_of_text, facts_of_wheel

HEAD = "Metadata-Version: 2.1\nName: A.b\nVersion: 1\n"


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("License-Expression: MIT\nLicense: other\n", "MIT"),
        ("License: BSD 3-Clause\nClassifier: License :: OSI Approved :: MIT License\n", "BSD 3-Clause"),
        ("Classifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        (f"License: {'word ' * 40}\nClassifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        ("", ""),
    ],
)
def test_a_licence_is_found_wherever_it_stands(text: str, licence: str) -> None:
    assert facts_of_text(HEAD + text).licence == licence


def test_needs_without_extras() -> None:
    facts = facts_of_text(
        HEAD + "Requires-Dist: c>=1\nRequires-Dist: d; extra == 'more'\nRequires-Dist: ???\n"
    )
    assert (facts.name, [str(item) for item in facts.requires]) == ("a-b", ["c>=1"])


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a-1-py3-none-any.whl"
    file.write_bytes(b"nothing")
    with pytest.raises(PluginFault, match="damaged"):
        facts_of_wheel(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.py", "")
    with pytest.raises(PluginFault, match="no METADATA"):
        facts_of_wheel(file)
