"""Words of ``music.evaluate``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Measure a composer": "评测作曲模型",
    "Pitches, intervals, rhythms, scales and grooves of a model's pieces beside real ones and beside chance, parallel fifths "
    "and octaves, and copied spans: a report in plain words.": (
        "将模型作品的音高、音程、节奏、音阶与律动同真实作品和随机音符比较，并检查平行五八度与照抄片段，给出通俗的报告。"
    ),
    "Folder of music": "音乐文件夹",
    "Folder of made music": "生成音乐的文件夹",
    "comparing models": "比较模型",
    "The model to measure: it goes on from the first bars of real pieces. Empty where a folder of made pieces is given; else "
    "the best at hand.": "要评测的模型：由它从真实作品的开头几小节续写。给出生成作品的文件夹时留空；否则取最合适的模型。",
    "Pieces to make": "生成篇数",
    "More give steadier figures.": "越多数值越稳定。",
    "Of each piece that are compared, from the first on, so that long and short ones are alike.": (
        "每篇从开头起比较的小节数，使长短作品可比。"
    ),
    "Bars given": "给定小节数",
    "What a model goes on from.": "模型由此续写。",
    "Rules": "规则",
    "As when it composes for you: parallel fifths and octaves are held off, and ranges kept. Off measures the bare network.": (
        "如同为您作曲时：避开平行五度与八度，并守住音域。关闭则评测网络本身。"
    ),
    "1 is what the model has learned.": "1 即模型所学。",
    "Pieces of each side in one comparison, at most.": "一次比较中每一方的作品数上限。",
    "How many random subsets are compared; their spread tells how much of a difference is chance.": (
        "比较多少个随机子集；其离散程度说明差异中有多少属于偶然。"
    ),
    "reading music, {done} of {total}": "正在读取音乐，{done} / {total}",
    "composing, {done} of {total}": "正在作曲，{done} / {total}",
    "comparing": "正在比较",
    "looking for copied spans": "正在查找照抄片段",
    "looking at voice leading": "正在查看声部进行",
    "{title}, measured": "{title}，评测",
    "There is too little music in '{name}' to measure.": "“{name}”中的音乐太少，无法评测。",
    "At least two pieces are needed on each side, and a model needs some that are longer than what it is given.": (
        "每一方至少需要两篇，模型还需要比给定开头更长的作品。"
    ),
    "A figure of a measure is how much two densities overlap: of the distances from what was made to real pieces, and of "
    "those among real pieces.": "每项数值是两个密度的重叠面积：生成作品到真实作品的距离，与真实作品彼此的距离。",
    "Pitches": "音高数",
    "how many different pitches a piece has.": "一篇作品用了多少个不同音高。",
    "Range": "音域",
    "semitones from the lowest to the highest note.": "从最低音到最高音的半音数。",
    "Interval": "音程",
    "mean size of the steps of its lines, semitones.": "各声部相邻两音的平均半音数。",
    "Pitch classes": "音级",
    "how often each of the twelve pitch classes sounds.": "十二个音级各出现多少。",
    "Steps of pitch classes": "音级转移",
    "which pitch class follows which in its lines.": "声部中哪个音级之后接哪个音级。",
    "Notes": "音符数",
    "how many notes a piece has.": "一篇作品有多少音符。",
    "Time between notes": "起音间隔",
    "mean time from one note of a line to the next, quarters.": "声部中相邻两音起点的平均间隔，以四分音符计。",
    "Note lengths": "时值",
    "how often each of twelve lengths occurs.": "十二类时值各出现多少。",
    "Steps of lengths": "时值转移",
    "which length follows which in its lines.": "声部中哪类时值之后接哪类时值。",
    "Entropy of pitch classes": "音级熵",
    "how evenly four bars use the twelve pitch classes, bits.": "四小节内十二音级使用得有多均匀，以比特计。",
    "In scale": "音阶一致性",
    "the share of notes that lie in the best fitting scale.": "落在最合适音阶内的音符比例。",
    "Groove": "律动一致性",
    "how alike the rhythms of neighbouring bars are.": "相邻小节的节奏有多相似。",
    "Divergence": "散度",
    "how far these densities diverge on average over all measures, nats (Kullback and Leibler).": (
        "各项密度平均相差多远，以奈特计（KL 散度）。"
    ),
    "Parallels": "平行进行",
    "parallel fifths and octaves in 1,000 pairs of lines that move.": "每一千对同时移动的声部中的平行五度与八度。",
    "Copied span": "照抄片段",
    "the longest span, in notes, that stands in a real piece, in whatever key and tempo.": (
        "不论调高与速度，也出现在真实作品中的最长片段（音符数）。"
    ),
    "Nats a note": "每音符奈特数",
    "how surprised the model is by a note of real pieces; lower knows them better.": (
        "模型对真实作品中一个音符有多意外；越低说明越熟悉。"
    ),
    "Notes of chance in place of what was made would overlap by {share} % on average.": (
        "若以随机音符代替生成作品，平均重叠为 {share} %。"
    ),
    "With only {made} pieces the figures say little; from about fifty on they do.": (
        "只有 {made} 篇作品，数值说明不了多少；约五十篇起才有意义。"
    ),
    "A span of {notes} notes stands in '{name}' too: bars {first} to {last} of a made piece.": (
        "有 {notes} 个音符的片段也出现在“{name}”中：生成作品的第 {first} 到第 {last} 小节。"
    ),
    "{count} bars": "{count} 小节",
    "That is less than real ones have.": "这比真实作品少。",
}
"""English -> Chinese."""
