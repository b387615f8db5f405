"""Steps of LoRA by ours and by a plain Trainer with peft, by turns in one process; run by bench_lora.

``python -m tests.bench.probe_lora ROUNDS STEPS`` prints one line of JSON: tokens a second of each round of both, and the losses
of the last steps. Both have the same network, rank, matrices, batch, blocks of text, rate, precision and clipping, and no
looks between; both compute on one thread, and a round is timed in seconds of computing, from its second step on.
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import torch

from creastudio.api import ModelCard
from creastudio.ml import device
from creastudio.ml.text_folder import read_folder
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.foreign.model import ForeignModel
from creastudio_text.engine.foreign.tokens import ForeignTokens
from creastudio_text.engine.lora import LoraConfig
from creastudio_text.engine.tuning.blocks import Blocks, pack
from creastudio_text.engine.tuning.settings import Settings
from creastudio_text.engine.tuning.task import TuneTask
from tests.support.text_models import byte_tokenizer

ROOT = Path(__file__).resolve().parents[2]
RANK, BATCH, LENGTH, RATE = 8, 8, 64, 1e-3
MATRICES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SIZES = {
    "vocab_size": 8192,
    "hidden_size": 256,
    "intermediate_size": 704,
    "num_hidden_layers": 6,
    "num_attention_heads": 4,
    "num_key_value_heads": 4,
    "max_position_embeddings": 256,
}


def main() -> None:
    """Take turns and say how fast each was."""
    rounds, steps = int(sys.argv[1]), int(sys.argv[2])
    place = torch.device("cpu")
    device.prepare(place, 1)
    warnings.simplefilter("ignore")
    network, blocks = _network(), _blocks()
    ours: list[float] = []
    theirs: list[float] = []
    losses = {"ours": 0.0, "theirs": 0.0}
    with contextlib.redirect_stdout(io.StringIO()), tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            speed, losses["ours"] = _ours(copy.deepcopy(network).to(place), blocks, steps)
            peer, losses["theirs"] = _theirs(copy.deepcopy(network), blocks, steps, Path(folder), place)
            if number:  # the first round warms both up
                ours.append(speed)
                theirs.append(peer)
    parameters = sum(weight.numel() for weight in network.parameters())
    print(json.dumps({"ours": ours, "theirs": theirs, "losses": losses, "parameters": parameters}))


def _clock() -> float:
    """Return seconds of computing: what else a machine does doesn't count, as all is done on one thread."""
    return time.process_time()


def _network() -> Any:
    library = transformers()
    torch.manual_seed(0)
    return library.LlamaForCausalLM(library.LlamaConfig(**SIZES, bos_token_id=0, eos_token_id=1))


def _blocks() -> Blocks:
    with tempfile.TemporaryDirectory() as folder:
        tokens = ForeignTokens(byte_tokenizer(Path(folder)), {1})
    model: Any = ForeignModel(ModelCard(id="x", title="x", family="text"), _network(), tokens, 256)
    return pack(read_folder(ROOT / "docs").texts, model, LENGTH)


def _ours(network: Any, blocks: Blocks, steps: int) -> tuple[float, float]:
    settings = Settings(
        "x", "x", LoraConfig(RANK, 2.0 * RANK), RATE, 0.0, LENGTH, BATCH, 0, 0.0, bfloat16=False
    )
    task = TuneTask(network, settings, blocks, None, lambda seen, last: {}, micro=BATCH)
    loss, started = 0.0, 0.0
    for step in range(steps):
        if step == 1:
            started = _clock()
        loss = float(task.step(step * settings.step_tokens, step / steps)["loss"])
    return (steps - 1) * settings.step_tokens / (_clock() - started), loss


def _theirs(
    network: Any, blocks: Blocks, steps: int, folder: Path, place: torch.device
) -> tuple[float, float]:
    import peft  # pyright: ignore[reportMissingImports]

    library = transformers()
    config = peft.LoraConfig(
        r=RANK, lora_alpha=2 * RANK, lora_dropout=0.0, target_modules=MATRICES, task_type="CAUSAL_LM"
    )
    rows = [{"input_ids": ids, "labels": ids} for ids in blocks.ids]
    began: list[float] = []

    class Clock(library.TrainerCallback):
        def on_step_end(self, *_: Any, **__: Any) -> None:
            if not began:
                began.append(_clock())

    arguments = library.TrainingArguments(
        output_dir=str(folder), per_device_train_batch_size=BATCH, max_steps=steps, learning_rate=RATE,
        lr_scheduler_type="cosine", warmup_steps=max(1, steps // 33), max_grad_norm=1.0, optim="adamw_torch",
        weight_decay=0.0, report_to=[], save_strategy="no", logging_steps=1, disable_tqdm=True, seed=0,
        use_cpu=place.type == "cpu", dataloader_pin_memory=False,
    )  # fmt: skip
    trainer = library.Trainer(
        peft.get_peft_model(network, config), arguments, train_dataset=rows, callbacks=[Clock()]
    )
    trainer.train()
    took = _clock() - began[0]
    last = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry][-1]
    return (steps - 1) * BATCH * LENGTH / took, float(last)


if __name__ == "__main__":
    main()
