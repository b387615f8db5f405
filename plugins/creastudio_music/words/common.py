"""Words that several generators show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Music": "音乐",
    "Chorales and fiddle tunes": "众赞歌与提琴曲",
    "Composes in four voices after Bach's chorales, and melodies after Irish and Scottish fiddle tunes: goes on, fills bars, "
    "harmonises.": "仿巴赫众赞歌写四声部，仿爱尔兰和苏格兰提琴曲写旋律：续写、补小节、配和声。",
    "JSB test, played, pieces": "JSB 测试集，反复照奏：曲数",
    "JSB test, played, frames": "JSB 测试集，反复照奏：帧数",
    "JSB test, played, nats per sixteenth frame, choices of form counted in": "JSB 测试集，反复照奏：每十六分音符帧的奈特数，计入体裁选择",
    "JSB test, played, nats per sixteenth frame, mean of five keys": "JSB 测试集，反复照奏：每十六分音符帧的奈特数，五个调的平均",
    "JSB test, played, nats per frame where two or more voices move": "JSB 测试集，反复照奏：两个以上声部移动的帧，每帧的奈特数",
    "JSB test, played, frames where two or more voices move": "JSB 测试集，反复照奏：两个以上声部移动的帧数",
    "JSB test, played, nats per frame of pitches": "JSB 测试集，反复照奏：每帧音高的奈特数",
    "JSB test, played, nats per id": "JSB 测试集，反复照奏：每个词元的奈特数",
    "JSB test, pieces": "JSB 测试集，每小节一次：曲数",
    "JSB test, frames": "JSB 测试集，每小节一次：帧数",
    "JSB test, nats per sixteenth frame, choices of form counted in": "JSB 测试集，每小节一次：每十六分音符帧的奈特数，计入体裁选择",
    "JSB test, nats per sixteenth frame, mean of five keys": "JSB 测试集，每小节一次：每十六分音符帧的奈特数，五个调的平均",
    "JSB test, nats per frame where two or more voices move": "JSB 测试集，每小节一次：两个以上声部移动的帧，每帧的奈特数",
    "JSB test, frames where two or more voices move": "JSB 测试集，每小节一次：两个以上声部移动的帧数",
    "JSB test, nats per frame of pitches": "JSB 测试集，每小节一次：每帧音高的奈特数",
    "JSB test, nats per id": "JSB 测试集，每小节一次：每个词元的奈特数",
    "JSB test, nats per sixteenth frame": "JSB 测试集，每小节一次：每十六分音符帧的奈特数",
}
"""English -> Chinese."""
