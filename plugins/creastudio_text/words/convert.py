"""Words of ``text.convert``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Convert a language model": "转换语言模型",
    "A model in a GGUF file becomes a model of your library, once. It says first what memory that takes.": (
        "把 GGUF 文件中的模型一次性转换进模型库，并先说明所需内存。"
    ),
    "Model file (.gguf)": "模型文件（.gguf）",
    "models from elsewhere": "外来模型",
    "Title": "标题",
    "What the model is called here. Empty: as the file calls it.": "模型在此处的名称。留空则用文件中的名称。",
    "ID": "ID",
    "Its short name on the command line and in recipes. Empty: made of the title.": (
        "命令行和配方中的短名。留空则由标题生成。"
    ),
    "Licence": "许可",
    "What its makers allow. Empty: as the file says.": "作者允许的用途。留空则按文件所述。",
    "Source": "来源",
    "Where the model comes from: a name or an address, for its card.": "模型的出处：名称或网址，记在模型卡上。",
}
