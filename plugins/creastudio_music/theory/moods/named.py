"""What a person may say outright: a style, an instrument, a key, a metre, a tempo, a course."""

from __future__ import annotations

from collections.abc import Mapping

STYLES: Mapping[str, str] = {
    "pop": "pop", "rock": "rock", "metal": "rock", "punk": "rock", "ballad": "ballad", "folk": "folk", "country": "folk",
    "acoustic": "folk", "campfire": "folk", "funk": "funk", "funky": "funk", "disco": "funk", "soul": "funk",
    "reggae": "reggae", "ska": "reggae", "lofi": "lofi", "lo-fi": "lofi", "chillhop": "lofi", "chill": "lofi", "hip hop": "lofi",
    "hip-hop": "lofi", "blues": "blues", "shuffle": "blues", "swing": "swing", "jazz": "swing", "jazzy": "swing",
    "big band": "swing", "bossa": "bossa", "bossa nova": "bossa", "latin": "latin", "salsa": "latin", "samba": "latin",
    "mambo": "latin", "waltz": "waltz", "classical": "classical", "baroque": "classical", "chamber": "classical",
    "sonata": "classical", "minuet": "waltz", "cinematic": "cinematic", "epic": "cinematic", "film": "cinematic",
    "trailer": "cinematic", "soundtrack": "cinematic", "orchestral": "cinematic", "house": "house", "techno": "house",
    "electronic": "house", "edm": "house", "dance music": "house", "trance": "house", "ambient": "ambient", "drone": "ambient",
    "new age": "ambient",
    "流行": "pop", "摇滚": "rock", "金属": "rock", "抒情": "ballad", "慢歌": "ballad", "民谣": "folk", "乡村": "folk", "放克": "funk",
    "迪斯科": "funk", "雷鬼": "reggae", "低保真": "lofi", "嘻哈": "lofi", "布鲁斯": "blues", "蓝调": "blues", "爵士": "swing",
    "摇摆": "swing", "波萨诺瓦": "bossa", "巴萨诺瓦": "bossa", "拉丁": "latin", "桑巴": "latin", "圆舞曲": "waltz", "华尔兹": "waltz",
    "古典": "classical", "巴洛克": "classical", "电影": "cinematic", "影视": "cinematic", "史诗": "cinematic", "预告片": "cinematic",
    "交响": "cinematic", "浩室": "house", "电子": "house", "舞曲": "house", "氛围": "ambient",
}  # fmt: skip
"""Word -> id of a groove."""

LEADS: Mapping[str, str] = {
    "piano": "grand piano", "electric piano": "electric piano", "guitar": "nylon guitar", "electric guitar": "overdriven guitar",
    "violin": "violin", "viola": "viola", "cello": "cello", "strings": "strings", "harp": "harp", "flute": "flute", "oboe": "oboe",
    "clarinet": "clarinet", "saxophone": "alto saxophone", "sax": "alto saxophone", "trumpet": "trumpet", "trombone": "trombone",
    "horn": "french horn", "french horn": "french horn", "organ": "organ", "accordion": "accordion", "harmonica": "harmonica",
    "choir": "choir", "voices": "choir", "synth": "saw lead", "synthesizer": "saw lead", "bells": "glockenspiel",
    "music box": "music box", "marimba": "marimba", "vibraphone": "vibraphone", "kalimba": "kalimba", "pan flute": "pan flute",
    "whistle": "whistle", "celesta": "celesta", "harpsichord": "harpsichord",
    "钢琴": "grand piano", "电钢琴": "electric piano", "吉他": "nylon guitar", "电吉他": "overdriven guitar", "小提琴": "violin",
    "中提琴": "viola", "大提琴": "cello", "弦乐": "strings", "竖琴": "harp", "长笛": "flute", "笛子": "flute", "双簧管": "oboe",
    "单簧管": "clarinet", "萨克斯": "alto saxophone", "小号": "trumpet", "长号": "trombone", "圆号": "french horn", "管风琴": "church organ",
    "手风琴": "accordion", "口琴": "harmonica", "合唱": "choir", "合成器": "saw lead", "钟琴": "glockenspiel", "八音盒": "music box",
    "马林巴": "marimba", "排箫": "pan flute",
}  # fmt: skip
"""Word -> name of an instrument that leads."""

CONTOURS: Mapping[str, str] = {
    "rising": "rising", "ascending": "rising", "soaring": "rising", "climbing": "rising", "falling": "falling",
    "descending": "falling", "sinking": "falling", "waves": "wave", "wavy": "wave", "flowing": "wave", "steady": "level",
    "monotone": "level", "上升": "rising", "上行": "rising", "高飞": "rising", "下降": "falling", "下行": "falling", "下沉": "falling",
    "起伏": "wave", "波浪": "wave", "流动": "wave", "平稳": "level",
}  # fmt: skip
"""Word -> course of a melody."""

MODES: Mapping[str, str] = {"major": "major", "minor": "minor", "大调": "major", "小调": "minor"}

TEMPI: Mapping[str, float] = {
    "largo": 50, "adagio": 66, "andante": 84, "moderato": 104, "allegretto": 112, "allegro": 132, "vivace": 152, "presto": 176,
    "慢板": 66, "行板": 84, "中板": 104, "快板": 132, "急板": 176,
}  # fmt: skip
"""Italian and Chinese names of tempi -> quarter notes a minute."""

LEADS_OF: Mapping[str, tuple[str, ...]] = {
    "pop": ("clean guitar", "grand piano", "flute"), "rock": ("overdriven guitar",), "ballad": ("violin", "oboe", "grand piano"),
    "folk": ("harmonica", "whistle", "violin"), "funk": ("tenor saxophone", "trumpet", "clavinet"),
    "reggae": ("harmonica", "tenor saxophone"), "lofi": ("vibraphone", "flute", "kalimba"), "blues": ("harmonica", "tenor saxophone"),
    "swing": ("alto saxophone", "trumpet", "clarinet"), "bossa": ("flute", "tenor saxophone", "jazz guitar"),
    "latin": ("trumpet", "flute"), "waltz": ("violin", "accordion", "clarinet"), "classical": ("violin", "flute", "oboe"),
    "cinematic": ("french horn", "strings", "cello"), "house": ("saw lead", "square lead"),
    "ambient": ("pan flute", "crystal", "grand piano"),
}  # fmt: skip
"""Style -> who may lead."""

PACES: dict[str, float] = {"slow": -0.9, "slowly": -0.9, "fast": 0.9, "缓慢": -0.9, "慢": -0.9, "快速": 0.9}
"""Words that ask for a slow or a fast piece of whatever style, and how much."""
