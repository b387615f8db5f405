from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from creastudio.api import Evaluation, JobCancelled, Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio.core.said import SaidTable
from creastudio.ml import checkpoint, efficientnet, features, fidelity
from creastudio.ml.inception import Inception
from creastudio.resources import resource_path
from creastudio_gan.engine import evaluate
from creastudio_gan.engine.models import STYLE, Config
from creastudio_gan.tools.evaluate import EvaluateParams
from creastudio_gan.words.evaluate import ZH_CN

SAID = resource_path("i18n", "said_zh_CN.json")

Measured = dict[str, Any]


@pytest.fixture
def measure(tmp_path: Path, pictures: Path, tiny_model: Model) -> Callable[..., Measured]:
    """A function that runs ``gan.evaluate`` and returns the metadata of its report."""
    runs = iter(range(100))

    def run(
        folder: Path | None = None, cancel_at: int | None = None, seed: int = 7, **params: Any
    ) -> Measured:
        context = FakeContext(
            tmp_path / f"run-{next(runs)}",
            seed=seed,
            models=[tiny_model],
            inputs={"data": folder or pictures},
            cancel_at=cancel_at,
        )
        evaluate.run(EvaluateParams(model="tiny", **{"made": 30, "repeats": 3, **params}), context)
        (result,) = context.results
        return {**result.metadata, "text": result.data.decode()}

    return run


def figures(measured: Measured) -> dict[str, dict[str, Any]]:
    return {figure["key"]: figure for figure in measured["evaluation"]["figures"]}


def test_an_untrained_model_is_far_from_its_pictures_and_the_report_says_so(
    measure: Callable[..., Measured],
) -> None:
    measured = measure()
    found = figures(measured)
    assert found["frechet"]["made"]["mean"] > 2 * found["frechet"]["floor"]["mean"]
    assert found["frechet"]["made"]["low"] > found["frechet"]["floor"]["high"]
    assert found["recall"]["made"]["mean"] < found["recall"]["floor"]["mean"]
    assert "30 made against 24 real ones of 'pictures', 16 x 16 px." in measured["text"]
    assert "With only 24 real pictures" in measured["text"]
    assert "FID" not in measured["text"]


def test_the_pictures_themselves_measure_better_than_the_floor_and_copies_are_told(
    measure: Callable[..., Measured], pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = torch.stack(
        [
            torch.from_numpy(np.array(Image.open(path))).permute(2, 0, 1)
            for path in sorted(pictures.glob("*.png"))
        ]
    )
    monkeypatch.setattr(evaluate, "_made", lambda *_: copies)
    measured = measure()
    distance = figures(measured)["frechet"]
    assert distance["made"]["mean"] < distance["floor"]["mean"]
    assert "nearer than real ones are to one another" in measured["text"]
    assert "some may be copies" in measured["text"]
    assert measured["evaluation"]["settings"]["closest"] == 0.0


def test_the_same_seed_measures_the_same(measure: Callable[..., Measured]) -> None:
    assert measure() == measure()
    assert measure(seed=8)["evaluation"] != measure()["evaluation"]


def test_two_sheets_come_with_it(measure: Callable[..., Measured]) -> None:
    sheets = measure()["pictures"]
    assert set(sheets) == {"samples", "closest"}
    assert all(base64.b64decode(data).startswith(b"\xff\xd8\xff") for data in sheets.values())


def test_one_picture_stands_for_its_folder(measure: Callable[..., Measured], pictures: Path) -> None:
    found = measure(pictures / "03.png")["evaluation"]
    assert (found["folder"], found["real"], found["left_out"]) == ("pictures", 24, 0)


def test_a_single_or_equal_pictures_are_measured_too(
    measure: Callable[..., Measured], tmp_path: Path
) -> None:
    (tmp_path / "same").mkdir()
    for name in ("a", "b", "c"):
        Image.new("RGB", (16, 16), (200, 30, 30)).save(tmp_path / "same" / f"{name}.png")
        assert np.isfinite(figures(measure(tmp_path / "same"))["kernel"]["made"]["mean"])


def test_inception_gives_the_known_names(
    measure: Callable[..., Measured], monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(0)
    tiny = features.InceptionFeatures(
        Inception(1 / 16).eval().requires_grad_(False), "tiny", torch.device("cpu")
    )
    monkeypatch.setattr(evaluate, "extractor", lambda *_: tiny)
    measured = measure(features="inception", made=8)
    assert [figures(measured)[key]["name"] for key in ("frechet", "kernel")] == ["FID", "KID"]
    assert figures(measured)["inception"]["made"]["mean"] >= 1
    assert {"FID, Inception", "KID, Inception", "Inception Score, Inception"} <= set(
        measured["evaluation"]["card"]
    )


def test_the_bundled_network_sees_more_than_thumbnails(
    measure: Callable[..., Measured], tiny_model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = resource_path("models", efficientnet.BUNDLED)
    eyes = Model(
        ModelCard.model_validate_json((folder / "card.json").read_bytes()),
        folder,
        folder / "model.safetensors",
    )
    monkeypatch.setattr(
        FakeContext, "model", lambda _self, ref: eyes if ref == efficientnet.BUNDLED else tiny_model
    )
    measured = measure(features="efficientnet", made=8)
    assert figures(measured)["recall"]["made"]["mean"] == 0.0
    assert "Frechet distance, EfficientNet-Lite0" in measured["evaluation"]["card"]


def test_inception_without_weights_says_what_is_missing(measure: Callable[..., Measured]) -> None:
    with pytest.raises(UserError, match="need the weights of the Inception network"):
        measure(features="inception")


def test_of_a_large_folder_some_are_drawn(
    measure: Callable[..., Measured], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "MOST", 10)
    measured = measure()
    assert measured["evaluation"]["real"] == 10
    assert measured["evaluation"]["subset"] == 5


def test_a_model_with_styles_and_classes_is_measured_too(tmp_path: Path, pictures: Path) -> None:
    config = Config((8, 8, 8), z_dim=8, architecture=STYLE, w_dim=8, classes=("a", "b"))
    torch.manual_seed(0)
    save_file(checkpoint.half(config.build()), tmp_path / "style.safetensors")
    card = ModelCard(id="style", title="Style", family="gan", architecture=STYLE, config=config.to_json())
    context = FakeContext(
        tmp_path / "run",
        models=[Model(card, tmp_path, tmp_path / "style.safetensors")],
        inputs={"data": pictures},
    )
    evaluate.run(EvaluateParams(model="style", made=20, repeats=2, truncation=0.5), context)
    (result,) = context.results
    assert "Made with truncation 0.5" in result.data.decode()
    assert result.metadata["evaluation"]["figures"][0]["made"]["mean"] > 0


def test_weights_that_are_no_numbers_are_said(measure: Callable[..., Measured], tiny_model: Model) -> None:
    weights = load_file(tiny_model.weights)
    name = next(name for name, tensor in weights.items() if tensor.is_floating_point())
    weights[name] = torch.full_like(weights[name], float("nan"))
    save_file(weights, tiny_model.weights)
    with pytest.raises(UserError, match="are no numbers"):
        measure()


def test_it_can_be_cancelled(measure: Callable[..., Measured]) -> None:
    with pytest.raises(JobCancelled):
        measure(cancel_at=3)


def test_classes_are_made_as_often_as_the_set_has_pictures() -> None:
    config = Config((8, 8, 8), classes=("birds", "cats", "dogs"))
    labels = evaluate._labels(config, ["cats", "dogs", "dogs", "dogs"], 1000, seed=0)
    assert labels is not None
    assert (torch.bincount(labels, minlength=3) / 1000).tolist() == pytest.approx([0, 0.25, 0.75], abs=0.05)
    evenly = evaluate._labels(Config((8, 8, 8), classes=("x", "y")), ["cats"], 1000, seed=0)
    assert evenly is not None
    assert (torch.bincount(evenly) / 1000).tolist() == pytest.approx([0.5, 0.5], abs=0.05)


def test_all_that_is_told_is_told_in_chinese(
    measure: Callable[..., Measured], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = SaidTable({**json.loads(SAID.read_text(encoding="utf-8")), **ZH_CN})
    monkeypatch.setattr(
        fidelity, "nearest", lambda made, real: fidelity.Nearest(made[:, 0] * 0, real[:, 0] * 0)
    )
    told = Evaluation.of(measure(truncation=0.5)).markdown(table.find)
    # Names of networks and units stay.
    assert re.findall(r"[A-Za-z]{4,}", told.replace("pictures", "").replace("Fréchet", "")) == []
