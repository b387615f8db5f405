from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Evaluation, Model, UserError
from creastudio.api.testing import FakeContext
from creastudio.export.evaluation import page
from creastudio_text.engine import evaluating
from creastudio_text.tools.evaluate import EvaluateParams
from tests.support.text_models import opened, random_folder

LINES = [
    "The moon rises over the hill while the river sleeps below the bridge.",
    "A fox runs through the wet grass and nobody in the village hears it.",
    "Snow falls on the old harbour where three boats wait for the spring.",
    "In the kitchen the clock strikes nine and the kettle begins to sing.",
    "He wrote a letter to his sister but he never found the words to end it.",
    "The violin lies in its case beside a lamp that somebody forgot to put out.",
]
CHINESE = [
    "空山新雨后，天气晚来秋。明月松间照，清泉石上流。",
    "床前明月光，疑是地上霜。举头望明月，低头思故乡。",
    "千山鸟飞绝，万径人踪灭。孤舟蓑笠翁，独钓寒江雪。",
]


def _folder(path: Path, texts: list[str]) -> Path:
    path.mkdir()
    for index, text in enumerate(texts):
        (path / f"{index}.txt").write_text(text, encoding="utf-8")
    return path


def _measure(
    folder: Path, inputs: dict[str, Path], models: list[Model] | None = None, **settings: object
) -> Evaluation:
    context = FakeContext(folder, seed=5, inputs=inputs, models=models or [])
    values = {"made": 4, "length": 8, "subset": 3, "repeats": 4, **settings}
    evaluating.run(EvaluateParams(**values), context)  # pyright: ignore[reportArgumentType]
    (artifact,) = context.results
    assert artifact.media_type == "text/markdown"
    return Evaluation.of(artifact.metadata)


@pytest.fixture
def real(tmp_path: Path) -> Path:
    return _folder(tmp_path / "real", LINES)


def _figure(found: Evaluation, key: str) -> float:
    return next(figure.made.mean for figure in found.figures if figure.key == key)


def test_a_model_is_measured_with_floors(tmp_path: Path, real: Path) -> None:
    model = opened(random_folder(tmp_path / "base"))
    found = _measure(tmp_path / "job", {"data": real}, [model], model="base")
    keys = {figure.key for figure in found.figures}
    assert keys >= {
        "bleu",
        "chrf",
        "rouge1",
        "rougeL",
        "distinct2",
        "self_bleu",
        "repetition",
        "copied",
        "bits",
    }
    assert all(figure.floor is not None for figure in found.figures if figure.key != "bits")
    assert found.made == 4
    assert found.real == 6
    assert _figure(found, "bits") > 1
    assert found.card["bits a character, 'real'"] > 1
    assert "compared by words" in found.features
    text = found.markdown()
    assert "| BLEU |" in text
    assert f"> {found.samples[0].real.strip().splitlines()[0]}" in text
    assert found.samples[0].beginning in LINES[0] + "".join(LINES)


def test_what_is_copied_is_found_and_what_is_new_is_not(tmp_path: Path, real: Path) -> None:
    copies = _measure(tmp_path / "a", {"data": real, "made": _folder(tmp_path / "copies", LINES)})
    assert _figure(copies, "bleu") == pytest.approx(100)
    assert _figure(copies, "copied") > 50
    assert any("longest copied span" in remark for remark in copies.remarks)
    others = [line[::-1] for line in LINES]
    new = _measure(tmp_path / "b", {"data": real, "made": _folder(tmp_path / "new", others)})
    assert _figure(new, "bleu") < 5
    assert _figure(new, "copied") < 10
    assert not any("longest copied span" in remark for remark in new.remarks)
    assert all(figure.key != "bits" for figure in new.figures)


def test_chinese_is_compared_by_characters(tmp_path: Path) -> None:
    real = _folder(tmp_path / "real", CHINESE)
    made = _folder(tmp_path / "made", [text.replace("明月", "月明") for text in CHINESE])
    found = _measure(tmp_path / "job", {"data": real, "made": made}, subset=3)
    assert found.settings["units"] == "zh"
    assert "by characters" in found.features
    assert 50 < _figure(found, "bleu") < 100
    assert _figure(found, "rouge1") == pytest.approx(1.0)


def test_too_little_is_said(tmp_path: Path) -> None:
    real = _folder(tmp_path / "real", ["One text that is long enough to be continued by anybody."])
    with pytest.raises(UserError, match="too few or too short"):
        _measure(tmp_path / "job", {"data": real, "made": _folder(tmp_path / "made", ["One."])})


def test_the_page_shows_texts_and_escapes_them(tmp_path: Path, real: Path) -> None:
    made = _folder(tmp_path / "made", [f"<b>{line}</b>" for line in LINES])
    found = _measure(tmp_path / "job", {"data": real, "made": made})
    html = page(found, {})
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "BLEU" in html
