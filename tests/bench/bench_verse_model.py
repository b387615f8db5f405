"""How well the bundled model of Chinese verse knows poems it never saw, beside a 5-gram model of the same poems."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.rows import Row

NEEDS = ("creastudio_text.engine.nets", "creastudio.ml.kneser_ney")

YARDSTICK = Path(__file__).with_name("verse_yardstick.json")
MODEL = Path(__file__).parents[2] / "resources" / "models" / "verse-zh"
SIGNS = "，。、？！\n"
TARGET = 0.9


def run() -> list[Row]:
    """Score 300 held-out poems; what the 5-gram model needs for them was worked out once."""
    import numpy as np
    import torch

    from creastudio.api import Model, ModelCard
    from creastudio_text.engine.nets import open_own
    from creastudio_text.engine.scoring import bits_of
    from creastudio_text.engine.texts import pieces

    known = json.loads(YARDSTICK.read_text(encoding="utf-8"))
    card = ModelCard.model_validate_json((MODEL / "card.json").read_text(encoding="utf-8"))
    model = open_own(Model(card, MODEL, MODEL / "model.safetensors"), torch.device("cpu"))
    tokens = model.tokens
    parts = pieces(known["poems"], tokens, card.config["context"])
    bits = np.concatenate(bits_of(model.network, parts, tokens.pad))
    ids = np.concatenate([part.ids[part.given :] for part in parts])
    letter = np.array(
        [bool(tokens.surface(token)) and tokens.surface(token) not in SIGNS for token in ids.tolist()]
    )
    characters = sum(part.letters for part in parts)
    note = f"{len(parts)} poems; interpolated modified Kneser-Ney of {known['learned_from']}"
    own, theirs = float(bits.sum()) / characters, known["bits"] / characters
    own_letters, letters = float(bits[letter].sum()), known["bits_of_letters"]
    return [
        Row("bits per character", own, "bits", note=note),
        Row("bits per character, 5-gram", theirs, "bits", note=note),
        Row("bits per character, of the 5-gram's", own / theirs, "x", TARGET, note=note),
        Row(
            "bits per Chinese character, of the 5-gram's",
            own_letters / letters,
            "x",
            TARGET,
            note="without signs",
        ),
    ]
