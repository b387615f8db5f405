"""The sound set has 128 programs in sixteen families, and kits of drums."""

from __future__ import annotations

from creastudio.notation.general_midi import FAMILIES, kit_of, program_name


def test_programs_count_through_the_families() -> None:
    assert [len(names) for _, names in FAMILIES] == [8] * 16
    assert len({program_name(program) for program in range(128)}) == 128
    assert (program_name(0), program_name(48), program_name(127)) == (
        "Acoustic grand piano",
        "String ensemble 1",
        "Gunshot",
    )


def test_a_kit_without_a_name_is_the_one_below() -> None:
    assert (kit_of(0), kit_of(7), kit_of(26)) == (0, 0, 25)
    assert program_name(26, percussion=True) == "Drum machine"
