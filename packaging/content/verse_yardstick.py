"""Write what ``make bench`` holds ``verse-zh`` against: some held-out poems, and the bits that a 5-gram model gives each.

    python packaging/content/verse_yardstick.py build/verse

The 5-gram model (interpolated, modified Kneser-Ney) counts the same training poems that the network learned, in the same ids.
It takes 2 GB of memory and a minute, so its figures are kept in tests/bench/verse_yardstick.json.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from text_models import MODELS, SIGNS

from creastudio.api import Model, ModelCard
from creastudio.ml.kneser_ney import KneserNey
from creastudio_text.engine.nets import open_own
from creastudio_text.engine.texts import pieces

POEMS = 300
OUT = Path(__file__).resolve().parents[2] / "tests" / "bench" / "verse_yardstick.json"


def main() -> None:
    """Count, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    folder = MODELS / "verse-zh"
    card = ModelCard.model_validate_json((folder / "card.json").read_text(encoding="utf-8"))
    tokens = open_own(Model(card, folder, folder / "model.safetensors"), torch.device("cpu")).tokens
    train, held_out = (
        [json.loads(line)["text"] for line in (arguments.data / f"{part}.jsonl").open(encoding="utf-8")]
        for part in ("train", "held_out")
    )
    held_out = held_out[:: len(held_out) // POEMS][:POEMS]
    learned, unseen = (pieces(texts, tokens, card.config["context"]) for texts in (train, held_out))
    assert len(unseen) == len(held_out), "a poem was cut"
    grams = KneserNey([part.ids for part in learned], [part.given for part in learned], tokens.size, 5)
    bits = grams.bits([part.ids for part in unseen], [part.given for part in unseen])
    plain = np.array(
        [bool(tokens.surface(token)) and tokens.surface(token) not in SIGNS for token in range(tokens.size)]
    )
    mask = np.concatenate([plain[part.ids[part.given :]] for part in unseen])
    found = {
        "poems": held_out,
        "bits": round(float(bits.sum()), 2),
        "bits_of_letters": round(float(bits[mask].sum()), 2),
        "learned_from": f"{len(train)} poems",
    }
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(found["bits"] / sum(part.letters for part in unseen), "bits per character")


if __name__ == "__main__":
    main()
