"""Words of ``text.write``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Continue a text": "续写文本",
    "Goes on where a text ends, in several variations, with memory, author's note and world info.": (
        "从文本结尾处继续写，可同时给出多个版本，支持记忆、作者注和世界设定。"
    ),
    "prose": "散文",
    "drafts": "草稿",
    "variations": "多种写法",
    "Text so far": "已有文本",
    "What is continued. Empty: the model begins by itself.": "要续写的内容。留空则由模型自行开头。",
    "Longest": "最长",
    "A token is about three quarters of an English word, or one Chinese character.": (
        "一个词元约为四分之三个英文单词，或一个汉字。"
    ),
    "tokens": "词元",
    "Stop strings": "停止字符串",
    "One a line. The text ends before the first that comes; \\n stands for a new line.": (
        "每行一个。遇到其中之一，文本即在其前结束；\\n 表示换行。"
    ),
    "Context": "上下文",
    "Memory": "记忆",
    "What always holds; the model reads it before everything else.": "始终成立的内容，模型最先读到。",
    "Author's note": "作者注",
    "A hint for what comes next; the model reads it shortly before the end of the text.": (
        "对接下来内容的提示，模型在临近文末处读到。"
    ),
    "World info": "世界设定",
    "One entry a line: keys, a colon, what is to be known. It is read when a key stands in the newest text. "
    "The key * always counts.": (
        "每行一条：关键词、冒号、要知道的内容。关键词出现在最近的文本中时才读取；关键词 * 始终有效。"
    ),
    "Write like this sample": "仿照范文",
    "A passage whose style is to be continued.": "要延续其文风的一段文字。",
    "Context budget": "上下文预算",
    "How much the model may read at most; 0 is all that it can.": "模型最多读取多少；0 表示能读多少读多少。",
}
