"""Simplified Chinese of what ``gan.convert`` shows."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Convert a model": "转换模型",
    "A StyleGAN2 or StyleGAN3 file (.pkl), or one of rosinality's (.pt), becomes a model of your library. Nothing in it is run.": (
        "把 StyleGAN2 或 StyleGAN3 的文件（.pkl）或 rosinality 的文件（.pt）变成您模型库中的模型。文件中的代码绝不会运行。"
    ),
    "Model file (.pkl or .pt)": "模型文件（.pkl 或 .pt）",
    "models from elsewhere": "其他程序的模型",
    "Title": "标题",
    "What the model is called here. Empty: after what made it.": "模型在这里的名称。留空：以制作它的程序命名。",
    "ID": "标识",
    "Its short name on the command line and in recipes. Empty: made of the title.": "命令行和配方中使用的短名称。留空：由标题生成。",
    "Licence": "许可",
    "What those who made the model allow you to do with it. It stays on its card.": "模型作者允许您用它做什么。会保留在模型卡上。",
    "Source": "来源",
    "Where the model comes from: a name or an address, for its card.": "模型来自哪里：名称或地址，写在模型卡上。",
    "not stated by the file": "文件中未说明",
    "reading the file": "正在读取文件",
    "putting it into the library": "正在放入模型库",
}
