"""What fuzzing begins with: whole files of all kinds, so that damage reaches deep into their readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.fuzz_readers import READERS, SEEDS, read


@pytest.mark.parametrize("file", sorted(SEEDS.iterdir()), ids=lambda file: file.name)
def test_each_seed_is_read(file: Path, qapp: object) -> None:
    read(file)


def test_each_reader_has_a_seed() -> None:
    assert {file.suffix[1:] for file in SEEDS.iterdir()} == set(READERS)
