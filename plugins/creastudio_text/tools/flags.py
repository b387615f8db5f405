"""``text.flags``: the check of texts, and the generator that marks them while they are written."""

from __future__ import annotations

from creastudio.api import Generator, Params, SafetyCategory, SafetyCheck, param
from creastudio_text.tools.common import CATEGORY


class FlagsParams(Params):
    """Settings of ``text.flags``."""

    text: str = param("", title="Text", role="prompt", max_length=200_000)
    language: str = param("", title="Language", help="zh or en; empty for both.", max_length=16)


FLAGS = Generator(
    id="text.flags",
    title="Claims and coarse words",
    summary="Names superlatives and unproved claims of advertising, and coarse words, with the reason for each.",
    category=CATEGORY,
    makes="text",
    languages=("en", "zh"),
    params=FlagsParams,
    entry="creastudio_text.engine.flags:run",
    live_entry="creastudio_text.engine.flags:open_live",
    device="cpu",
    memory=20,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"text": "The #1 choice. Buy now!\n本店销量第一。"},
)

CHECK = SafetyCheck(
    id="text.flags",
    title="Claims and coarse words",
    summary="Looks through texts by lists of words, in English and Chinese. No list is complete, and none knows what you mean.",
    kind="text",
    categories=(
        SafetyCategory(
            id="advertising",
            title="Advertising claims",
            summary="Superlatives that the Chinese Advertising Law forbids, and English claims that want proof, in texts that sell something.",
        ),
        SafetyCategory(
            id="coarse",
            title="Coarse language",
            summary="The plainest swear words, which a writer may well mean.",
        ),
    ),
    languages=("en", "zh"),
    entry="creastudio_text.engine.flags:check",
)
