"""Words of ``music.words``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Lay words": "填词",
    "Lays words under the notes of a melody: stressed syllables on strong beats, lines where the tune takes breath.": (
        "把歌词配到旋律的音符下面：重读音节在强拍上，每一行从旋律换气处开始。"
    ),
    "Words": "歌词",
    "Lines as they are sung, and an empty line before each further verse. Hyphens part syllables where it matters: glo-ri-a.": (
        "按唱的分行；空一行是下一段。需要时用连字符分开音节：glo-ri-a。"
    ),
    "The track that sings, by number or name. Empty: the highest.": "演唱的轨道，按编号或名称。不填：最高的。",
    "lyrics": "歌词",
    "There are no words.": "没有歌词。",
    "Write some in Words (on the command line --set words=...).": "请在“歌词”中填写（命令行用 --set words=...）。",
    "There are {0} verses, and at most {1} have a number.": "有 {0} 段歌词，最多 {1} 段。",
    "Take fewer.": "请减少。",
    "Verse {0} has {1} syllables, and the melody {2} notes.": "第 {0} 段有 {1} 个音节，旋律只有 {2} 个音。",
    "Take fewer lines or more bars; an empty line begins another verse over the same notes.": (
        "请减少行数或选择更多小节；空一行开始同样音符上的另一段。"
    ),
}
"""English -> Chinese."""
