"""Words of ``text.dialogue``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Dialogue": "对话",
    "Characters with traits talk: each turn has its speaker, and nobody says what has been said. A small model gives "
    "the manner of a talk, one that follows instructions also its sense.": (
        "有性格的人物彼此交谈：每句话都有说话人，说过的话不会重复。小模型只能给出谈话的样子，能听从指令的模型还能给出意思。"
    ),
    "dialogue": "对话",
    "scripts": "剧本",
    "subtitles": "字幕",
    "Characters": "人物",
    "One a line: a name, a colon, what they are like. Two to twelve.": "每行一个：名字、冒号、性格。两到十二人。",
    "Setting": "场景",
    "Where they are and what it is about, in a sentence or two.": "他们在哪里、谈什么，一两句话。",
    "Turns": "句数",
    "How often somebody speaks.": "一共说多少句话。",
    "Longest turn": "每句最长",
    "A sentence that ends late ends the turn.": "后半段里的句子一结束，这句话就结束。",
    "A talk needs two characters.": "对话至少需要两个人物。",
    "One a line, with what they are like: 'Mara: tired, dry humour'.": "每行一个，写上性格：“林夏：疲惫，冷幽默”。",
    "{0} characters are too many.": "{0} 个人物太多了。",
    "At most {0} can talk.": "最多 {0} 人。",
    "Two characters are called '{0}'.": "有两个人物都叫“{0}”。",
    "Give each a name of their own.": "请给每人一个不同的名字。",
    "'{0}' repeats itself.": "“{0}”在重复自己。",
    "Ask for less, raise the temperature, or choose another model.": "请少要一些，提高温度，或换一个模型。",
    "No model here writes English.": "这里没有能写英文的模型。",
    "No model here writes modern Chinese.": "这里没有能写现代中文的模型。",
    "Add a local model that states it: Generate > Models…, or 'creastudio models locate FOLDER'. "
    "Or name the model that shall try.": (
        "请添加注明该语言的本地模型：“生成 > 模型…”，或“creastudio models locate 文件夹”。也可以指定要试的模型。"
    ),
}
"""English -> Chinese."""
