"""Words of ``music.accompany`` and ``music.rhythm``, and of what all accompaniments have."""

from __future__ import annotations

INSTRUMENTS: dict[str, str] = {
    "grand piano": "大钢琴", "bright piano": "明亮钢琴", "electric piano": "电钢琴", "soft electric piano": "柔和电钢琴",
    "harpsichord": "羽管键琴", "clavinet": "击弦古钢琴", "celesta": "钢片琴", "glockenspiel": "钟琴", "music box": "八音盒",
    "vibraphone": "颤音琴", "marimba": "马林巴", "tubular bells": "管钟", "organ": "风琴", "rock organ": "摇滚风琴",
    "church organ": "管风琴", "accordion": "手风琴", "harmonica": "口琴", "nylon guitar": "尼龙弦吉他",
    "steel guitar": "钢弦吉他", "jazz guitar": "爵士吉他", "clean guitar": "清音电吉他", "muted guitar": "闷音吉他",
    "overdriven guitar": "过载吉他", "distorted guitar": "失真吉他", "upright bass": "低音提琴（拨奏）",
    "finger bass": "指弹贝斯", "picked bass": "拨片贝斯", "fretless bass": "无品贝斯", "slap bass": "击勾贝斯",
    "synth bass": "合成贝斯", "soft synth bass": "柔和合成贝斯", "violin": "小提琴", "viola": "中提琴", "cello": "大提琴",
    "contrabass": "低音提琴", "tremolo strings": "震音弦乐", "pizzicato strings": "拨奏弦乐", "harp": "竖琴",
    "strings": "弦乐", "slow strings": "慢弦乐", "synth strings": "合成弦乐", "choir": "合唱", "trumpet": "小号",
    "trombone": "长号", "tuba": "大号", "french horn": "圆号", "brass": "铜管", "synth brass": "合成铜管",
    "soprano saxophone": "高音萨克斯", "alto saxophone": "中音萨克斯", "tenor saxophone": "次中音萨克斯", "oboe": "双簧管",
    "clarinet": "单簧管", "flute": "长笛", "pan flute": "排箫", "whistle": "哨笛", "square lead": "方波主音",
    "saw lead": "锯齿波主音", "new age pad": "新世纪铺底", "warm pad": "温暖铺底", "polysynth pad": "复音合成铺底",
    "choir pad": "合唱铺底", "halo pad": "光环铺底", "crystal": "水晶", "kalimba": "卡林巴",
}  # fmt: skip

STYLES: dict[str, str] = {
    "pop": "流行", "rock": "摇滚", "ballad": "抒情慢歌", "folk": "民谣", "funk": "放克", "reggae": "雷鬼", "lofi": "低保真",
    "blues": "布鲁斯", "swing": "摇摆爵士", "bossa": "波萨诺瓦", "latin": "拉丁", "waltz": "圆舞曲", "classical": "古典",
    "cinematic": "影视配乐", "house": "浩室", "ambient": "氛围",
}  # fmt: skip

ZH_CN: dict[str, str] = {
    **INSTRUMENTS,
    **STYLES,
    "style": "按风格",
    "standard": "标准",
    "room": "房间",
    "power": "强力",
    "electronic": "电子",
    "analog": "模拟",
    "jazz": "爵士",
    "brush": "鼓刷",
    "orchestra": "管弦乐",
    "steady": "平稳",
    "build": "渐强",
    "arch": "拱形",
    "waves": "起伏",
    "auto": "自动",
    "yes": "是",
    "no": "否",
    "all": "全部",
    "Style": "风格",
    "Feel": "律动",
    "Players": "乐手",
    "Intensity": "强度",
    "How much is played and how loud.": "演奏多少、多响。",
    "Course": "走向",
    "How intensity goes through the piece. arch: up to a height at two thirds; waves: section by section.": (
        "强度在全曲中的变化。拱形：在三分之二处达到高点；起伏：逐段变化。"
    ),
    "Swing": "摇摆",
    "Where the second half of a beat begins: 50 is straight, 67 a triplet. Without it, the style's own.": (
        "一拍的后半从哪里开始：50 为平直，67 为三连音。不填则按风格。"
    ),
    "%": "%",
    "Humanise": "人性化",
    "Small unevenness in time and loudness, as of hands; 0 is as written.": "时间和力度上的细微不齐，如同手弹；0 为照谱。",
    "Fill every": "加花间隔",
    "0 for none.": "0 为不加。",
    "bars": "小节",
    "Drums": "鼓",
    "auto: unless the score has some.": "自动：乐谱里没有时才加。",
    "Drum kit": "鼓组",
    "Bass": "贝斯",
    "auto: unless the score has one.": "自动：乐谱里没有时才加。",
    "Bass played by": "贝斯音色",
    "Chords": "和弦",
    "The rhythm of the chords: guitar, piano.": "和弦的节奏：吉他、钢琴。",
    "Chords played by": "和弦音色",
    "Figure": "音型",
    "Broken chords, riffs and answers.": "分解和弦、连复段和应答。",
    "Figure played by": "音型音色",
    "Pad": "铺底",
    "Long chords behind.": "背后的长和弦。",
    "Pad played by": "铺底音色",
    # music.accompany
    "Accompany": "伴奏",
    "Puts drums, bass, chords and pad in a style under a score. Every given note stays as it is.": (
        "按一种风格为乐谱配上鼓、贝斯、和弦和铺底。给定的每个音都保持不变。"
    ),
    "Score": "乐谱",
    "accompaniment": "伴奏",
    "arrangement": "编曲",
    "band": "乐队",
    "Versions": "版本数",
    "Symbols or Roman numerals, one a bar or between bar lines: C Am F G, or I | vi IV | V. They are repeated to the "
    "end. Empty: those of the score, else those found in its notes.": (
        "和弦记号或罗马数字，每小节一个，或写在小节线之间：C Am F G，或 I | vi IV | V。会重复到结尾。留空：用乐谱里的和弦，没有则从音符中找出。"
    ),
    "Bars": "小节",
    "Where it plays: 5-8, 12. Empty for all.": "在哪些小节演奏：5-8, 12。留空为全部。",
    # music.rhythm
    "Rhythm": "节奏",
    "A groove of drums, with bass and chords if wanted, in any style and metre; by itself or under a score.": (
        "任意风格和拍子的鼓律动，需要时加贝斯与和弦；可单独成曲，也可配在乐谱之下。"
    ),
    "drums": "鼓",
    "groove": "律动",
    "loop": "循环",
    "backing track": "伴奏带",
    "Length": "长度",
    "Of a score that is given, its own.": "给定乐谱时按乐谱的长度。",
    "Metre": "拍子",
    "4/4": "4/4", "3/4": "3/4", "2/4": "2/4", "6/8": "6/8", "12/8": "12/8", "5/4": "5/4", "7/8": "7/8", "9/8": "9/8",
    "7/4": "7/4",
    "Tempo": "速度",
    "Quarter notes a minute. Without it, the style's own.": "每分钟四分音符数。不填则按风格。",
    "Who plays": "谁来演奏",
    "drums and bass": "鼓和贝斯",
    "For the others than the drums: symbols or Roman numerals, one a bar. Empty: a progression of the style.": (
        "鼓以外的声部用：和弦记号或罗马数字，每小节一个。留空：用该风格的和弦进行。"
    ),
    # What can go wrong
    "There are no chords to accompany.": "没有可伴奏的和弦。",
    'Type some into Chords, such as C Am F G (on the command line --set chords="C Am F G"), or give a score with notes.': '请在“和弦”中输入，例如 C Am F G（命令行：--set chords="C Am F G"），或给出有音符的乐谱。',
    "The score has {count} bars.": "乐谱有 {count} 小节。",
    "Accompany at most {count} at once.": "一次最多伴奏 {count} 小节。",
    "The score has no bars to accompany.": "乐谱没有可伴奏的小节。",
    "There is no style '{name}'.": "没有“{name}”这种风格。",
    "The score has neither chords nor notes to find them in.": "乐谱既没有和弦，也没有可从中找出和弦的音符。",
    "Type chords, such as C Am F G or I vi IV V.": "请输入和弦，例如 C Am F G 或 I vi IV V。",
    "Nobody is left to play.": "没有人可以演奏了。",
    "Set drums to 'yes', or choose who plays.": "把鼓设为“是”，或另选谁来演奏。",
    "At this intensity nobody of those who were asked plays in this style.": "在这种强度下，所选的声部在此风格中都不演奏。",
    "Raise the intensity, or ask more.": "请提高强度，或多选一些声部。",
}  # fmt: skip
"""English -> Chinese."""
