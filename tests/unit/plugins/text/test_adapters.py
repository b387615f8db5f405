from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import adapters, loading
from creastudio_text.engine.adapters import AdaptedModel
from creastudio_text.engine.decoding import write
from creastudio_text.engine.foreign.model import ForeignModel
from creastudio_text.engine.foreign.quick import QuickSession
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.lora import Adapter, LoraConfig, merge
from creastudio_text.engine.tuning.networks import network_of
from tests.support.text_models import opened, random_folder

CONFIG = LoraConfig(rank=2, alpha=8.0)


@pytest.fixture(autouse=True)
def nothing_warm() -> None:
    loading.forget_all()
    adapters.forget_all()


@pytest.fixture
def base(tmp_path: Path) -> Model:
    return opened(random_folder(tmp_path / "base"))


def _adapter(folder: Path, base: Model, name: str, seed: int, ref: str = "base") -> Model:
    network = network_of(loading.load(FakeContext(folder / "job"), base))
    adapter = Adapter.over(network, CONFIG)
    with torch.no_grad():
        for weight in adapter.up.values():
            weight.copy_(torch.randn(weight.shape, generator=torch.Generator().manual_seed(seed)) * 0.2)
    weights = folder / f"{name}.safetensors"
    save_file(adapter.to_tensors(), weights)
    config = {"base": ref, **CONFIG.to_json()}
    card = ModelCard(id=name, title=name, family="text", architecture="lora", config=config, sha256=name)
    return Model(card, folder, weights)


def _text(model: TextModel, seed: int = 1) -> str:
    ids = model.tokens.encode("The moon")
    return write(model, ids, [seed], Sampling(), longest=12, check_cancelled=lambda: None)[0].text


def test_adapters_take_turns_over_one_base_in_memory(tmp_path: Path, base: Model) -> None:
    one, two = _adapter(tmp_path, base, "one", 1), _adapter(tmp_path, base, "two", 2)
    context = FakeContext(tmp_path / "run", models=[base, one, two])
    plain = loading.load(context, base)
    alone = _text(plain)
    first, second = loading.load(context, one), loading.load(context, two)
    assert isinstance(first, AdaptedModel)
    assert isinstance(second, AdaptedModel)
    assert first.base is plain
    assert second.base is plain
    texts = [_text(first), _text(second), _text(plain), _text(first), _text(second)]
    assert texts[0] == texts[3] != texts[1] == texts[4]
    assert texts[2] == alone
    assert alone not in texts[:2]
    assert loading.load(context, base) is plain


def test_texts_of_two_adapters_may_be_written_side_by_side(tmp_path: Path, base: Model) -> None:
    one, two = _adapter(tmp_path, base, "one", 1), _adapter(tmp_path, base, "two", 2)
    context = FakeContext(tmp_path / "run", models=[base, one, two])
    models = [loading.load(context, ref) for ref in (one, two, base)]
    ids = models[0].tokens.encode("The moon")

    def scores(sessions: list[int]) -> list[torch.Tensor]:
        opened_ones = {index: models[index].begin(ids) for index in sessions}
        for step in range(3):
            for session in opened_ones.values():
                session.push(torch.tensor([step + 5]))
        return [opened_ones[index].logits() for index in sessions]

    together = scores([0, 1, 2])
    assert all(torch.equal(both, scores([index])[0]) for index, both in enumerate(together))


def test_it_reads_merged_weights_and_leaves_the_base_alone(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1)
    context = FakeContext(tmp_path / "run", models=[base, one])
    adapted = loading.load(context, one)
    assert isinstance(adapted, AdaptedModel)
    network = network_of(adapted.base)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    ids = adapted.tokens.encode("The moon")
    session = adapted.begin(ids, 2)
    assert isinstance(session, QuickSession)
    with adapted.worn():
        hooked = adapted.base.begin(ids, 2)
        torch.testing.assert_close(session.logits(), hooked.logits(), atol=1e-4, rtol=1e-4)
    for name, value in network.state_dict().items():
        assert torch.equal(value, before[name]), name
    merge(network, adapted.adapter)
    plain = adapted.base.begin(ids, 2)
    for step in range(3):
        # Not to a tolerance: the very weights that merging makes.
        assert torch.equal(session.logits(), plain.logits())
        session.push(torch.tensor([step + 5, step + 9]))
        plain.push(torch.tensor([step + 5, step + 9]))


def test_merged_weights_share_what_is_the_same_and_few_are_kept(tmp_path: Path, base: Model) -> None:
    found = loading.load(FakeContext(tmp_path / "job"), base)
    assert isinstance(found, ForeignModel)
    quick = found.quick
    assert quick is not None
    attention = Adapter.over(found.network, LoraConfig(rank=2, targets="attention"))
    made = quick.with_added(attention.deltas())
    assert made is not None
    assert made.embedding is quick.embedding
    assert made.layers[0].gate_up is quick.layers[0].gate_up
    assert made.layers[0].qkv is not quick.layers[0].qkv
    assert quick.with_added([("lm_head", torch.zeros_like(quick.head))]) is None
    for seed in range(3):
        model = AdaptedModel(found.card, found, Adapter.over(found.network, CONFIG, seed), found.card)
        model.begin([5])
    assert len(adapters._merged[quick]) == adapters.MERGED


def test_other_networks_wear_their_adapters(tmp_path: Path) -> None:
    base = opened(random_folder(tmp_path / "base", "GPT2"))
    one = _adapter(tmp_path, base, "one", 1)
    adapted = loading.load(FakeContext(tmp_path / "run", models=[base, one]), one)
    assert isinstance(adapted.begin([5]), adapters.AdaptedSession)


def test_it_writes_as_the_merged_network_does(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1)
    context = FakeContext(tmp_path / "run", models=[base, one])
    adapted = loading.load(context, one)
    assert isinstance(adapted, AdaptedModel)
    text = _text(adapted)
    merge(network_of(adapted.base), adapted.adapter)
    assert _text(adapted.base) == text


def test_an_adapter_that_nobody_wants_any_more_is_let_go(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1)
    context = FakeContext(tmp_path / "run", models=[base, one])
    plain = loading.load(context, base)
    adapted = loading.load(context, one)
    assert isinstance(adapted, AdaptedModel)
    left = weakref.ref(adapted.adapter)
    adapters.forget_all()
    del adapted
    gc.collect()
    assert left() is None
    assert _text(plain)
    # Nothing of it hangs on the network, which writes the quick way again.
    assert not any(module._forward_hooks for module in network_of(plain).modules())


def test_a_missing_base_is_named(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1, ref="gone@123")
    with pytest.raises(UserError, match="'one' is an addition to the model 'gone'"):
        loading.load(FakeContext(tmp_path / "run", models=[base, one]), one)


def test_an_adapter_over_an_adapter_is_refused(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1)
    two = _adapter(tmp_path, base, "two", 2, ref="one")
    with pytest.raises(UserError, match="addition to another addition"):
        loading.load(FakeContext(tmp_path / "run", models=[base, one, two]), two)


def test_a_damaged_card_is_told(tmp_path: Path, base: Model) -> None:
    one = _adapter(tmp_path, base, "one", 1)
    card = one.card.model_copy(update={"config": {"base": "base", "rank": "many"}})
    broken = Model(card, one.folder, one.weights)
    with pytest.raises(UserError, match="damaged"):
        loading.load(FakeContext(tmp_path / "run", models=[base, broken]), broken)
