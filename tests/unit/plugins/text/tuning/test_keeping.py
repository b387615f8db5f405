"""The card of a tuned model says what its texts taught it."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.ad_words import LEARNED, AdWords, ad_example
from tests.unit.plugins.text.tuning.test_own_nets import _own, _tuned


def test_one_that_learned_from_ads_says_so(tmp_path: Path, texts: Path) -> None:
    ads = tmp_path / "ads"
    ads.mkdir()
    lines = [
        ad_example(AdWords(f"the moon {name}", "over the hill", "go")) for name in ("still", "high", "low")
    ]
    (ads / "words.jsonl").write_text("".join(lines), encoding="utf-8")
    base = _own(tmp_path, "decoder")
    of_ads = _tuned(tmp_path / "a", ads, base, method="lora")
    of_texts = _tuned(tmp_path / "b", texts, base, method="lora")
    assert LEARNED in of_ads.card.good_for
    assert LEARNED not in of_texts.card.good_for
