"""``music.evaluate``: a folder, or a model, against real pieces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Evaluation, UserError
from creastudio.api.score_changes import transposed
from creastudio.api.testing import FakeContext, sample_score
from creastudio.core.said import SaidTable
from creastudio.export.evaluation import page
from creastudio.ml.score_chance import chance_like
from creastudio.ml.score_metrics import MEASURES
from creastudio_music.engine import evaluating
from creastudio_music.tools.evaluate import EvaluateParams
from creastudio_music.words import ZH_CN
from tests.support.music_models import random_composer


def folder(path: Path, seeds: range, *, up: int = 0, chance: bool = False) -> Path:
    path.mkdir()
    for seed in seeds:
        score = transposed(sample_score(seed, 6), up)
        score = chance_like(score, seed) if chance else score
        (path / f"{seed:03d}.score").write_bytes(score.dumps())
    return path


def measured(tmp_path: Path, inputs: dict[str, Path], **values: Any) -> tuple[Evaluation, str]:
    tmp_path.mkdir(exist_ok=True)
    context = FakeContext(tmp_path / "job", seed=5, inputs=inputs)
    settings = {"made": 3, "bars": 6, "subset": 6, "repeats": 3, **values}
    evaluating.run(EvaluateParams(**settings), context)
    (artifact,) = context.results
    return Evaluation.of(artifact.metadata), artifact.data.decode()


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return folder(tmp_path / "real", range(12))


def figures(found: Evaluation) -> dict[str, float]:
    return {figure.key: figure.made.mean for figure in found.figures}


def test_pieces_of_the_same_maker_are_like_the_real_ones_and_chance_isn_t(tmp_path: Path, real: Path) -> None:
    same, _ = measured(tmp_path, {"data": real, "made": folder(tmp_path / "same", range(20, 32))})
    other, _ = measured(
        tmp_path, {"data": real, "made": folder(tmp_path / "other", range(20, 32), chance=True)}
    )
    keys = [key for key in MEASURES if key not in ("note_count", "pitch_range")]
    assert sum(figures(same)[key] for key in keys) > sum(figures(other)[key] for key in keys) + 2
    assert figures(same)["divergence"] < figures(other)["divergence"]


def test_a_copy_in_another_key_is_found_and_named(tmp_path: Path, real: Path) -> None:
    found, _ = measured(tmp_path, {"data": real, "made": folder(tmp_path / "copies", range(3), up=4)})
    assert figures(found)["copied"] == 24
    (said,) = [remark for remark in found.remarks if "stands in" in remark]
    assert "'000.score'" in said or "'001.score'" in said or "'002.score'" in said


def test_a_model_goes_on_from_real_pieces(
    tmp_path: Path, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = random_composer()
    monkeypatch.setattr(evaluating, "choose", lambda ctx, name: model)
    found, text = measured(tmp_path, {"data": real}, made=2, bars=2, given=1)
    assert found.model == model.card.title
    assert found.made == 2
    assert {"nats", "copied", "divergence", *MEASURES} <= set(figures(found))
    assert any(name.startswith("overlap with 'real'") for name in found.card)
    assert "| Groove |" in text


def test_rules_hold_parallels_off(tmp_path: Path, real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = random_composer()
    monkeypatch.setattr(evaluating, "choose", lambda ctx, name: model)
    bare, _ = measured(tmp_path / "a", {"data": real}, bars=3, given=1, rules=False)
    ruled, _ = measured(tmp_path / "b", {"data": real}, bars=3, given=1)
    assert figures(ruled)["parallels"] <= figures(bare)["parallels"]
    assert (bare.settings["rules"], ruled.settings["rules"]) == (False, True)


def test_the_report_has_a_table_of_made_real_and_chance(tmp_path: Path, real: Path) -> None:
    found, text = measured(tmp_path, {"data": real, "made": folder(tmp_path / "same", range(20, 32))})
    row = next(line for line in text.splitlines() if line.startswith("| Pitches |") and line.count("|") == 11)
    overlap = [float(cell) for cell in row.split("|")[2:5]]
    assert overlap[0] > overlap[2]
    assert found.settings["measures"]["note_lengths"]["overlap"][2] < 0.5
    assert "Measured" not in page(found, {})[:20]


@pytest.mark.parametrize(("made", "name"), [(range(1), "made"), (range(0), "made")])
def test_too_little_is_said(tmp_path: Path, real: Path, made: range, name: str) -> None:
    with pytest.raises(UserError, match=name) as raised:
        measured(tmp_path, {"data": real, "made": folder(tmp_path / "made", made)})
    assert raised.value.hint


def test_it_speaks_chinese(tmp_path: Path, real: Path) -> None:
    found, _ = measured(tmp_path, {"data": real, "made": folder(tmp_path / "copies", range(3), up=4)})
    table = SaidTable(ZH_CN)
    for figure in found.figures:
        assert table.find(figure.name) != figure.name or figure.name.isascii() is False
        assert table.find(figure.meaning) != figure.meaning
    for remark in found.remarks:
        assert table.find(remark) != remark
    assert table.find(found.features) != found.features
    assert table.find(found.size) == "6 小节"
