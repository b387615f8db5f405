"""Words of ``text.evaluate``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Measure a writer": "评测写作模型",
    "BLEU, ROUGE, chrF, bits a character, variety and copied spans of a model's texts beside real ones: a report in plain "
    "words, right for Chinese.": (
        "将模型写的文本与真实文本比较：BLEU、ROUGE、chrF、每字符比特数、多样性与照抄片段，给出通俗的报告，中文同样准确。"
    ),
    "Folder of texts": "文本文件夹",
    "Folder of made texts": "生成文本的文件夹",
    "comparing models": "比较模型",
    "The model to measure: it continues how the texts begin. Empty where a folder of made texts is given; else the best at "
    "hand.": "要评测的模型：由它续写文本的开头。给出生成文本的文件夹时留空；否则取最合适的模型。",
    "Texts to make": "生成篇数",
    "More give steadier figures.": "越多数值越稳定。",
    "Length": "长度",
    "Of each. The real text is cut to as many characters.": "每篇的长度。真实文本会截到同样的字符数。",
    "Temperature": "温度",
    "0 takes the most probable each time.": "0 表示每次取概率最高者。",
    "Subset": "子集",
    "Texts in one comparison, at most.": "一次比较中的文本数上限。",
    "Repeats": "重复次数",
    "How many random subsets are compared; their spread tells how much of a difference is chance.": (
        "比较多少个随机子集；其离散程度说明差异中有多少属于偶然。"
    ),
    "writing, {done} of {total}": "正在写作，{done} / {total}",
    "comparing": "正在比较",
    "looking for copied spans": "正在查找照抄片段",
    "done": "完成",
    "{title}, measured": "{title}，评测",
    "BLEU": "BLEU",
    "chrF": "chrF",
    "ROUGE-1": "ROUGE-1",
    "ROUGE-2": "ROUGE-2",
    "ROUGE-L": "ROUGE-L",
    "Distinct-2": "Distinct-2",
    "Self-BLEU": "Self-BLEU",
    "Repetition": "重复率",
    "Copied span": "照抄片段",
    "Bits a character": "每字符比特数",
    "how many runs of up to four words, or characters, stand in the real text as well; 0 to 100.": (
        "长度不超过四个词（或字）的片段有多少也出现在真实文本中；0 到 100。"
    ),
    "the same of up to six characters, which forgives endings of words; 0 to 100.": (
        "同上，但按不超过六个字符的片段计算，对词尾变化更宽容；0 到 100。"
    ),
    "shared words, or characters.": "共有的词（或字）。",
    "shared pairs of words, or characters.": "共有的相邻两词（或两字）。",
    "the longest sequence of words, or characters, that both have in order.": "两者按顺序共有的最长词（或字）序列。",
    "the share of pairs of words, or characters, that are different: variety.": "互不相同的相邻两词（或两字）的比例：多样性。",
    "how alike the texts are among themselves; lower is more varied.": "各篇文本彼此有多相似；越低越多样。",
    "the share of runs of four that a text has said before.": "一篇文本中已出现过的四词（或四字）片段的比例。",
    "the longest span, in characters, that stands word for word in the texts.": "逐字出现在文本中的最长片段（字符数）。",
    "how many bits a character of the texts takes the model, whatever its tokens; lower knows them better.": (
        "模型表示文本中一个字符所需的比特数，与词元划分无关；越低说明越熟悉。"
    ),
    "That is less than real ones have.": "这比真实文本少。",
    "Sample": "示例",
    "real": "真实",
    "They are compared by words.": "按词比较。",
    "They are compared by characters, as the language writes no spaces.": "该语言不写空格，故按字符比较。",
    "With only {made} texts the figures say little; from about a hundred on they do.": (
        "只有 {made} 篇文本，数值说明不了多少；约一百篇起才有意义。"
    ),
    "The longest copied span has {count} characters ({words} words): “{span}”": (
        "最长的照抄片段有 {count} 个字符（{words} 个词）：“{span}”"
    ),
    "The texts in '{name}' are too few or too short to measure against.": "“{name}”中的文本太少或太短，无法用于评测。",
    "At least two with {count} characters are needed.": "至少需要两篇 {count} 个字符以上的文本。",
}
"""English -> Chinese."""
