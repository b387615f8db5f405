"""What the loop that writes, local models and JSON by a schema say."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "opening the model": "正在打开模型",
    "writing": "正在写作",
    "shortening": "正在缩写",
    "looking into the file": "正在查看文件",
    "putting it into the library": "正在放入模型库",
    "Only the last {0} of {1} characters are read: the budget is {2} tokens.": (
        "只读取 {1} 个字符中的最后 {0} 个：预算为 {2} 个词元。"
    ),
    "Nothing of the text is read: '{0}' knows none of its newest characters.": (
        "没有读取任何文字：“{0}”不认识最后这些字符。"
    ),
    "The passage was read as {0}.": "段落按 {0} 编码读取。",
    "The script was read as {0}.": "剧本按 {0} 编码读取。",
    "The passage has more than 1 MB, too much for one go.": "段落超过 1 MB，无法一次处理。",
    "The script has more than 1 MB, too much for one go.": "剧本超过 1 MB，无法一次处理。",
    "Give a part of it.": "请只给出其中一部分。",
    "Memory, notes and sample take {0} tokens, and the model reads {1}.": (
        "记忆、注释和范文共占 {0} 个词元，而模型只读取 {1} 个。"
    ),
    "Shorten them, or raise the context budget.": "请缩短它们，或提高上下文预算。",
    "There is no model that writes on this machine.": "这台机器上没有写作模型。",
    "Add a local model: Generate > Models…, or 'creastudio models locate FOLDER'.": (
        "请添加本地模型：“生成 > 模型…”，或“creastudio models locate 文件夹”。"
    ),
    "There is no model that writes English on this machine.": "这台机器上没有能写英文的模型。",
    "There is no model that writes Chinese on this machine.": "这台机器上没有能写中文的模型。",
    "There is no model that writes classical Chinese on this machine.": "这台机器上没有能写文言的模型。",
    "There is no model that writes {0} on this machine.": "这台机器上没有能写{0}的模型。",
    "The text before is {0} tokens long, and '{1}' looks back on {2}.": "前文长 {0} 个词元，而“{1}”只能回看 {2} 个。",
    "Shorten it, or choose a model with a longer context.": "请缩短前文，或选择上下文更长的模型。",
    "The model gives no numbers.": "模型给出的不是数值。",
    "Its weights are damaged: fetch or convert it again.": "其权重已损坏：请重新获取或转换。",
    "The weights of '{0}' don't fit its config.": "“{0}”的权重与配置不符。",
    "The tokenizer of '{0}' can't be read.": "无法读取“{0}”的分词器。",
    "There is nothing to rewrite.": "没有可改写的内容。",
    "Give it a passage.": "请给出一段文字。",
    "Add a local model that follows instructions.": "请添加能听从指令的本地模型。",
    "Converting takes up to {0} MB of memory and {1} MB on the disk; writing with it {2} MB of memory.": (
        "转换最多占用 {0} MB 内存和 {1} MB 磁盘；使用它写作时占用 {2} MB 内存。"
    ),
    "The schema needs up to {0} tokens, and {1} may be written.": "该模式最多需要 {0} 个词元，而只允许写 {1} 个。",
    "Raise the length.": "请提高长度。",
    "This model can't write JSON by the schema: it has no '{0}'.": "此模型无法按该模式写 JSON：它没有“{0}”。",
    "Choose another model.": "请选择其他模型。",
}
