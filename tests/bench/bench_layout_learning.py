"""What learning from picks brings: held-out pairs told rightly, with and without, of persons whose taste is known."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.rows import Row

NEEDS = ("creastudio_layout.engine.preferences", "creastudio.render.text_measuring")

BRIEFS, VARIANTS, PERSONS = 16, 8, 12
SHOWN = 4


def run() -> list[Row]:
    """Let persons of known taste pick among real variants, learn from some briefs, and judge by the others."""
    import numpy as np

    from creastudio.api.layout_taste import LayoutPair, preferred, traits_of
    from creastudio_layout.engine.energy import WEIGHTS
    from creastudio_layout.engine.preferences import HEAT, agreement, learned
    from tests.bench.bench_layout import FORMATS, composed
    from tests.support.layout_briefs import briefs

    count = len(FORMATS.split(","))
    with tempfile.TemporaryDirectory() as folder:
        sets = []
        for brief in briefs(Path(folder) / "briefs", BRIEFS):
            made = composed(Path(folder), brief, VARIANTS)
            sets.append([traits_of(made[at : at + count]) for at in range(0, len(made), count)])
    rng = np.random.default_rng(11)
    names = sorted({name for found in sets for traits in found for name in traits})

    def person() -> dict[str, float]:
        """Ideas that are liked or not, and terms that count half to twice as much as they do for the composer."""
        return {
            name: float(rng.normal(0, 0.5)) if "." in name else WEIGHTS.get(name, 0.0) * float(rng.uniform(0.5, 2)) for name in names
        }  # fmt: skip

    def picks(taste: dict[str, float], chosen: list[list[dict[str, float]]], number: int) -> list[LayoutPair]:
        found: list[LayoutPair] = []
        for _ in range(number):
            ads = chosen[int(rng.integers(len(chosen)))]
            shown = [ads[int(at)] for at in rng.permutation(len(ads))[:SHOWN]]
            energy = [sum(taste[name] * value for name, value in ad.items()) for ad in shown]
            # A person isn't sure either: Gumbel noise makes the choice logistic.
            noisy = np.array(energy) / HEAT - rng.gumbel(size=len(shown))
            best = int(noisy.argmin())
            found += preferred(shown[best], [ad for at, ad in enumerate(shown) if at != best])
        return found

    half = len(sets) // 2
    scores: dict[int, list[float]] = {0: [], 1: [], 10: [], 50: []}
    for _ in range(PERSONS):
        taste = person()
        given, held = picks(taste, sets[:half], 50), picks(taste, sets[half:], 100)
        for number, found in scores.items():
            found.append(agreement(learned(given[: number * (SHOWN - 1)]), held))
    note = f"{PERSONS} persons of known taste, other briefs than those learned from"
    return [
        Row(
            "held-out picks told without learning" if not number else f"held-out picks told after {number} pick{'s' if number > 1 else ''}",
            100 * float(np.mean(found)), "%", 70 if number == 50 else None, ">=", note,
        )
        for number, found in scores.items()
    ]  # fmt: skip
