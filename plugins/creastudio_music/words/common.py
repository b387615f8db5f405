"""Words that several generators show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Music": "音乐",
    "Chorales and fiddle tunes": "众赞歌与提琴曲",
    "Composes in four voices after Bach's chorales, and melodies after Irish and Scottish fiddle tunes: goes on, fills bars, "
    "harmonises.": "仿巴赫众赞歌写四声部，仿爱尔兰和苏格兰提琴曲写旋律：续写、补小节、配和声。",
    "held-out nats per sixteenth": "留出数据上每个十六分音符的奈特数",
    "trained, k tokens": "训练量，千词元",
}
"""English -> Chinese."""
