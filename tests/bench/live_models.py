"""Models with random weights, of the sizes that are shipped; speed doesn't depend on what a network has learned.

``python -m tests.bench.live_models FOLDER`` writes them; run apart from the window, which never imports torch.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SIZES = (64, 128)


def name_of(size: int) -> str:
    """Return the id of the model of a size."""
    return f"bench-{size}"


def main() -> None:
    """Write one model a size into the library at the folder."""
    import torch

    from creastudio.api import ModelCard
    from creastudio.ml import checkpoint
    from creastudio.store.model_library import ModelLibrary
    from creastudio_gan.channels import channels_for
    from creastudio_gan.engine import models

    library = ModelLibrary([("own", Path(sys.argv[1]))], writable=Path(sys.argv[1]))
    for size in SIZES:
        torch.manual_seed(size)
        config = models.Config(channels_for(size))
        network = config.build()
        weights = Path(sys.argv[1]) / f"{size}.safetensors"
        checkpoint.write(weights, checkpoint.half(network), {})
        card = ModelCard(
            id=name_of(size),
            title=f"Random, {size} px",
            family="gan",
            architecture=config.architecture,
            config=json.loads(json.dumps(config.to_json())),
        )
        library.add(card, weights)


if __name__ == "__main__":
    main()
