"""``text.write``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, param
from creastudio_text.tools.common import API, CATEGORY
from creastudio_text.tools.sampling import SamplingParams


class WriteParams(SamplingParams):
    """Settings of ``text.write``."""

    text: str = param(
        "",
        title="Text so far",
        help="What is continued. Empty: the model begins by itself.",
        role="prompt",
        max_length=1_000_000,
    )
    length: int = param(
        120,
        title="Longest",
        help="A token is about three quarters of an English word, or one Chinese character.",
        unit="tokens",
        ge=1,
        le=4096,
        soft_le=600,
    )
    stops: str = param(
        "",
        title="Stop strings",
        help="One a line. The text ends before the first that comes; \\n stands for a new line.",
        max_length=2000,
    )
    memory: str = param(
        "",
        title="Memory",
        help="What always holds; the model reads it before everything else.",
        group="Context",
        max_length=20_000,
        advanced=True,
    )
    note: str = param(
        "",
        title="Author's note",
        help="A hint for what comes next; the model reads it shortly before the end of the text.",
        group="Context",
        max_length=4000,
        advanced=True,
    )
    world: str = param(
        "",
        title="World info",
        help="One entry a line: keys, a colon, what is to be known. It is read when a key stands in the newest text. "
        "The key * always counts.",
        group="Context",
        max_length=100_000,
        advanced=True,
    )
    sample: str = param(
        "",
        title="Write like this sample",
        help="A passage whose style is to be continued.",
        group="Context",
        max_length=50_000,
        advanced=True,
    )
    budget: int = param(
        0,
        title="Context budget",
        help="How much the model may read at most; 0 is all that it can.",
        unit="tokens",
        group="Context",
        ge=0,
        le=1_000_000,
        soft_le=8192,
        advanced=True,
    )


WRITE = Generator(
    id="text.write",
    title="Continue a text",
    summary="Goes on where a text ends, in several variations, with memory, author's note and world info.",
    category=CATEGORY,
    makes="text",
    good_for=("prose", "drafts", "variations"),
    params=WriteParams,
    entry="creastudio_text.engine.writing:run",
    memory=900,
    replay="exact",
    api=API,
    trial={"text": "The moon ", "length": 8, "count": 2},
)
