"""Words of ``music.analyze``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Analyse": "分析",
    "Finds keys, chords as symbols and Roman numerals, cadences, sections, metre, ranges, density and faults of voice "
    "leading.": "找出调性、和弦（记号与罗马数字级数）、终止式、段落、拍子、音域、密度和声部进行的毛病。",
    "harmony": "和声",
    "learning": "学习",
    "Score": "乐谱",
    "Voice leading": "声部进行",
    "Also parallel fifths and octaves, crossings, wide spacing and leaps, where the score has two to eight lines.": (
        "乐谱有两到八个声部时，还检查平行五度与八度、声部交错、间距过宽和大跳。"
    ),
    "looking at the notes": "正在查看音符",
    "done": "完成",
    "{title}, analysed": "{title}，分析",
    "Analysis": "分析",
    "{tonic} major": "{tonic} 大调",
    "{tonic} minor": "{tonic} 小调",
    "There are no notes with a pitch.": "没有带音高的音符。",
    "{key}, {metre}, {tempo} a minute; chords: {chords}; sections: {letters}.": (
        "{key}，{metre}，每分钟 {tempo} 拍；和弦：{chords} 个；段落：{letters}。"
    ),
    "The score is too long to be looked at as a whole: bars 1 to {bars} of {count} were.": (
        "乐谱太长，无法整体查看：只看了第 1 到第 {bars} 小节，共 {count} 小节。"
    ),
    "Authentic cadence: {before} {last}.": "正格终止：{before} {last}。",
    "Half cadence: {before} {last}.": "半终止：{before} {last}。",
    "Plagal cadence: {before} {last}.": "变格终止：{before} {last}。",
    "Deceptive cadence: {before} {last}.": "阻碍终止：{before} {last}。",
    "Parallel fifths: {one} and {other}.": "平行五度：{one}与{other}。",
    "Parallel octaves: {one} and {other}.": "平行八度：{one}与{other}。",
    "Fifths by contrary motion: {one} and {other}.": "反向五度：{one}与{other}。",
    "Octaves by contrary motion: {one} and {other}.": "反向八度：{one}与{other}。",
    "Hidden fifths: {one} and {other}.": "隐伏五度：{one}与{other}。",
    "Hidden octaves: {one} and {other}.": "隐伏八度：{one}与{other}。",
    "Crossing: {one} and {other}.": "声部交错：{one}与{other}。",
    "Overlap: {one} and {other}.": "声部超越：{one}与{other}。",
    "Wide spacing: {one} and {other}.": "间距过宽：{one}与{other}。",
    "Out of range: {one}.": "超出音域：{one}。",
    "Leading note that doesn't rise: {one}.": "导音没有上行：{one}。",
    "Awkward leap: {one}.": "别扭的跳进：{one}。",
    "Note repeated often: {one}.": "同音重复过多：{one}。",
}
"""English -> Chinese."""
