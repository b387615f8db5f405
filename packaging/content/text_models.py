"""Train a bundled model that writes, with the studio's own network and loop.

python packaging/content/verse_corpus.py --out build/verse
python packaging/content/text_models.py verse-zh build/verse --work build/verse-zh --minutes 70
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from pathlib import Path

from training_desk import Desk, made

from creastudio.api import Params
from creastudio.ml import checkpoint, device
from creastudio.ml.plan import Plan
from creastudio.ml.training import Loop
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.text_task import Settings, TextTask, fast_bfloat16
from creastudio_text.engine.texts import pieces
from creastudio_text.engine.tokens_own import CharTokens


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--width", type=int, default=224)
    parser.add_argument("--inner", type=int, default=608)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--snapshot", type=int, default=500_000)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    place = device.prepare("cpu", 1)
    texts = [
        [json.loads(line)["text"] for line in (arguments.data / f"{part}.jsonl").open()]
        for part in ("train", "held_out")
    ]
    tokens = CharTokens.of(texts[0], 7000)
    learned, held_out = (pieces(part, tokens, 192) for part in texts)
    print(
        tokens.size, "ids", sum(len(p.ids) for p in learned), "ids to learn", sum(p.letters for p in learned)
    )
    config = Config("decoder", tokens.size, arguments.width, arguments.layers, 4, 192, arguments.inner)
    digest = hashlib.sha256("\n".join(texts[0]).encode()).hexdigest()
    settings = Settings(digest, config, arguments.batch, 1, bfloat16=fast_bfloat16(place))
    desk = Desk(made(arguments.work), arguments.work / "models", arguments.model, Params(), {}, timed=True)
    plan = Plan(
        10**9,
        arguments.batch,
        arguments.snapshot,
        checkpoint_seconds=120,
        budget_seconds=60 * arguments.minutes,
    )
    task = TextTask(learned, held_out[::8], tokens, settings, place, lambda seen, net: None)
    Loop(task, plan, desk, desk.checkpoint_dir()).run()
    print("full", task.bits_per_character(held_out))
    checkpoint.write(
        arguments.work / "final.safetensors",
        task.net.state_dict(),
        {
            "config": config.to_json(),
            "tokens": tokens.to_json(),
            "seen": task.scores["seen"],
            "epoch": task.epoch,
        },
    )


if __name__ == "__main__":
    main()
