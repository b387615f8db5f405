"""Words of ``text.tune``: what is set, and what is said of a tuning."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    # Settings
    "Tune on your texts": "用自己的文本微调",
    "A model that writes like a folder of texts: .txt, .md, .docx, .fountain or .jsonl, from about ten pages on.": (
        "让模型学会像一个文件夹里的文本那样写作：支持 .txt、.md、.docx、.fountain 或 .jsonl，约十页以上为宜。"
    ),
    "Tuning": "微调",
    "Model": "模型",
    "The model that learns; empty for the best at hand for the language of the texts. It stays as it is.": (
        "要学习的模型；留空则选择最适合文本语言的模型。原模型保持不变。"
    ),
    "Method": "方法",
    "lora": "LoRA",
    "full": "全部权重",
    "LoRA learns a small addition to the model, and can be switched on and off. Full changes all of its weights, and makes a "
    "model of its own: for small models.": (
        "LoRA 学习一小份附加权重，可随时启用或停用。“全部权重”会改变所有权重并生成独立的模型，适合小模型。"
    ),
    "Passes": "遍数",
    "How often all texts are read.": "全部文本读多少遍。",
    "Time limit": "时间上限",
    "Finish within this time, however far it got; 0 for no limit.": "无论进展如何都在此时间内结束；0 表示不限。",
    "min": "分钟",
    "Samples of": "示例开头",
    "Beginnings that are continued as it learns, one a line; empty for how some of the texts begin.": (
        "学习过程中用来续写的开头，每行一个；留空则取部分文本的开头。"
    ),
    "Rank": "秩",
    "Size of the addition of LoRA: more learns more.": "LoRA 附加权重的大小：越大学得越多。",
    "LoRA": "LoRA",
    "Strength": "强度",
    "Alpha of LoRA; empty for twice the rank.": "LoRA 的 alpha；留空则为秩的两倍。",
    "Layers": "层",
    "All matrices of the layers, or those of attention alone.": "各层的全部矩阵，或仅注意力的矩阵。",
    "all": "全部",
    "attention": "注意力",
    "Dropout": "随机丢弃",
    "Of LoRA.": "用于 LoRA。",
    "Advanced": "高级",
    "Learning rate": "学习率",
    "Times what suits the method. Lower it when training becomes unstable.": (
        "相对于该方法合适值的倍数。训练不稳定时请降低。"
    ),
    "Batch": "批次",
    "Blocks a step.": "每步的文本块数。",
    "blocks": "块",
    "At once": "同时处理",
    "How many blocks of a batch go through at once: fewer take less memory and learn the same. Empty for as many as fit.": (
        "一个批次中有多少块同时通过：越少占用内存越少，学到的相同。留空则尽可能多。"
    ),
    "Block": "文本块",
    "How much text is learned in one piece; empty for 256, or what the model can look back on.": (
        "一次连续学习多长的文本；留空则为 256，或模型能回看的长度。"
    ),
    "Save memory": "节省内存",
    "Compute layers twice in place of remembering them; auto does so where memory is short.": (
        "各层计算两次而不保留中间结果；“自动”仅在内存不足时这样做。"
    ),
    "auto": "自动",
    "on": "开",
    "off": "关",
    "Held out": "保留比例",
    "Share of the texts that it never learns from, to tell whether it learns by heart.": (
        "从不用于学习的文本比例，用来判断模型是否在死记。"
    ),
    "Looks": "查看次数",
    "How often it is judged and samples are shown.": "评判模型并显示示例的次数。",
    "Patience": "耐心",
    "Finish after so many looks at which it got no better on unseen texts; 0 for never.": (
        "连续这么多次查看在未见文本上没有变好时结束；0 表示从不。"
    ),
    "Sample length": "示例长度",
    "Of the samples that are shown.": "所显示示例的长度。",
    "Precision": "精度",
    "Auto takes bfloat16 where the device has it.": "“自动”在设备支持时使用 bfloat16。",
    # Curves
    "Loss": "损失",
    "Bits a character": "每字符比特数",
    "Longest copied span, characters": "最长照抄片段（字符）",
    "learned_loss": "已学文本",
    "held_out_loss": "未见文本",
    "bits": "每字符比特数",
    "copied": "最长照抄片段",
    # What it does
    "reading texts": "正在读取文本",
    "reading texts, {done} of {total}": "正在读取文本，{done} / {total}",
    "counting tokens": "正在切分词元",
    "writing samples before": "正在写微调前的示例",
    "{seen} k tokens": "{seen} 千词元",
    "Tune again with half the learning rate.": "请将学习率减半后重新微调。",
    # What is said before
    "{texts} texts, {characters} characters: {tokens} tokens to learn, {held_out} held out; {method}, {values} values; blocks "
    "of {length}, {batch} a step, {micro} at a time; {precision}.": (
        "{texts} 篇文本，{characters} 个字符：学习 {tokens} 个词元，保留 {held_out} 个；{method}，{values} 个参数；"
        "每块 {length}，每步 {batch} 块，同时 {micro} 块；{precision}。"
    ),
    "all weights": "全部权重",
    "LoRA of rank {rank}": "秩为 {rank} 的 LoRA",
    "Takes about {memory} MB of memory and up to {disk} MB on the disk for checkpoints.": (
        "约占用 {memory} MB 内存，检查点最多占用 {disk} MB 磁盘空间。"
    ),
    "Layers are computed twice, to save memory.": "各层计算两次，以节省内存。",
    "Only {free} MB are free: choose a smaller block or another model.": "仅剩 {free} MB：请选择更小的文本块或其他模型。",
    "Only {free} MB are free on the disk.": "磁盘仅剩 {free} MB。",
    # What the coach says
    "The training became unstable: {what}.": "训练变得不稳定：{what}。",
    "Begin anew with half the learning rate.": "请将学习率减半后重新开始。",
    "There are only {count} characters to learn from: a model learns so few by heart.": (
        "只有 {count} 个字符可学：这么少会被模型死记。"
    ),
    "From twenty thousand on, about ten pages, it learns a style. A lower rank and fewer passes help.": (
        "从两万字符（约十页）起，模型能学到风格。降低秩、减少遍数会有帮助。"
    ),
    "There is too little text to hold some of it out, so over-fitting can't be measured.": (
        "文本太少，无法保留一部分，因此无法衡量过拟合。"
    ),
    "Add texts, or stop early.": "请添加文本，或提早停止。",
    "It learns your texts by heart: it knows them ever better, and texts it hasn't seen no better.": (
        "模型在死记您的文本：对它们越来越熟，对未见文本却没有变好。"
    ),
    "What is kept is the best on unseen texts. More texts, a lower rank or fewer passes help.": (
        "保留的是在未见文本上最好的结果。增加文本、降低秩或减少遍数会有帮助。"
    ),
    "It begins to know your texts better than others like them.": "模型开始对您的文本比对同类文本更熟。",
    "That is usual; it is watched.": "这很常见，会继续观察。",
    "It does on texts it never saw as it does on those it learns from.": "模型在未见文本上与在所学文本上表现相当。",
    "A sample copies {count} characters ({words} words) of your texts word for word: “{span}”": (
        "一个示例逐字照抄了您文本中的 {count} 个字符（{words} 个词）：“{span}”"
    ),
    "Fewer passes, a lower rank or more texts make it write more of its own.": (
        "减少遍数、降低秩或增加文本，可让模型更多地自己写。"
    ),
    "Done. From {first} to {best} bits a character.": "完成。每字符比特数从 {first} 降到 {best}。",
    "Done. From {first} to {best} bits a character. It ended early, as it got no better on unseen texts.": (
        "完成。每字符比特数从 {first} 降到 {best}。因在未见文本上不再变好而提前结束。"
    ),
    "It is too early to say how it goes.": "现在判断进展还为时过早。",
    "No better on unseen texts for {count} looks.": "连续 {count} 次查看在未见文本上没有变好。",
    "It can be stopped: the best is what is kept.": "可以停止：保留的是最好的结果。",
    "It gets better: {first} bits a character at first, {last} now.": "正在变好：起初每字符 {first} 比特，现在 {last}。",
    "Keep going.": "请继续。",
    # Errors
    "Some texts were left out. {names}": "略过了一些文本。{names}",
    "The texts in '{name}' have {count} characters, too few to learn from.": "“{name}”中的文本只有 {count} 个字符，太少，无法学习。",
    "Add texts: from about ten pages on a model learns a style.": "请添加文本：约十页以上，模型才能学到风格。",
    "The texts in '{name}' hold nothing that '{model}' can learn.": "“{name}”中的文本没有“{model}”能学的内容。",
    "Choose other texts, or another model.": "请选择其他文本或其他模型。",
    "'{name}' is an addition to another model, and can't be tuned itself.": "“{name}”是另一个模型的附加权重，本身不能微调。",
    "Tune its base, or merge the two into a whole model first.": "请微调它的基础模型，或先将两者合并为完整模型。",
    "'{name}' can't be tuned: it has no network of its own.": "“{name}”无法微调：它没有自己的网络。",
    "Choose another model.": "请选择其他模型。",
    "'{name}' answers a text and doesn't continue it; only models that continue can be tuned.": (
        "“{name}”是对文本作答而非续写；只有续写文本的模型可以微调。"
    ),
    "This network has no layers that LoRA can add to.": "此网络没有可附加 LoRA 的层。",
    "Tune all of its weights: choose 'full'.": "请选择“全部权重”来微调。",
    "The adapter doesn't fit this network: there is no layer '{name}' of its shape.": (
        "附加权重与此网络不符：没有形状相同的层“{name}”。"
    ),
    "Choose the base model that it was tuned from.": "请选择它微调所用的基础模型。",
    "The weights of '{name}' are no adapter.": "“{name}”的权重不是附加权重。",
    "'{name}' is an addition to the model '{base}', which can't be opened. {why}": (
        "“{name}”是模型“{base}”的附加权重，而该模型无法打开。{why}"
    ),
    "'{name}' is an addition to another addition.": "“{name}”是另一份附加权重的附加权重。",
    "Merge its base into a whole model first.": "请先将其基础合并为完整模型。",
    "The card of the model '{name}' is damaged.": "模型“{name}”的卡片已损坏。",
    "The files of the model in '{name}' can't be read, or are too large.": "“{name}”中的模型文件无法读取，或过大。",
    "Fetch the model's folder again.": "请重新获取该模型的文件夹。",
}
"""English -> Chinese."""
