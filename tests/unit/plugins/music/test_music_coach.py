"""What is said of a training on music."""

from __future__ import annotations

from creastudio.ml.plan import Progress
from creastudio_music.engine.music_coach import music_coach

MUCH = 300


def said(
    unseen: list[float], learned: list[float], pieces: int = MUCH, ended: bool = False
) -> dict[str, str]:
    """Return severity by key."""
    progress = Progress(seen=1000 * len(learned))
    progress.history = {"learned_nats": [(1000 * at, value) for at, value in enumerate(learned)]}
    if unseen:
        progress.history["held_out_nats"] = [(1000 * at, value) for at, value in enumerate(unseen)]
    return {item.key: item.severity for item in music_coach(pieces)(progress, [], ended=ended)}


def test_all_is_well_while_both_fall_together() -> None:
    assert said([3, 2.5, 2], [3, 2.4, 1.9]) == {"over_fitting": "good", "course": "good"}


def test_a_gap_is_told_and_a_rise_is_warned_of() -> None:
    assert said([3, 2.5, 2], [3, 2.3, 1.7])["over_fitting"] == "note"
    assert said([3, 2.5, 2], [3, 2, 1.2])["over_fitting"] == "warning"
    assert said([3, 2, 2.1], [3, 2, 2])["over_fitting"] == "warning"


def test_a_small_folder_is_sent_to_tuning() -> None:
    few = music_coach(20)(Progress(), [])
    assert (few[0].key, few[0].severity) == ("little_music", "warning")
    assert "Tune" in few[0].hint
    assert said([3], [3], 60)["little_music"] == "note"


def test_nothing_held_out_and_a_halt_are_said() -> None:
    assert said([], [3, 2])["over_fitting"] == "note"
    assert said([2.0] * 8, [1.9] * 8)["course"] == "note"
    assert said([2.0] * 8, [1.9] * 8, ended=True)["course"] == "good"
    assert music_coach(MUCH)(Progress(), [], unstable="loss is nan")[0].severity == "alarm"
