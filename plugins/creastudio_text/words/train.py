"""Words of ``text.train``; fields as ``{0}`` are filled in again by the window."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Train on texts": "用文本训练",
    "A small model of its own from a folder of texts: from about a megabyte.": "用一个文件夹的文本训练一个自己的小模型：约需 1 MB 以上。",
    "Training": "训练",
    "Loss": "损失",
    "Bits per character": "每字符比特数",
    "Preset": "预设",
    "What the machine can do in this time; what is set below goes before it.": "机器在这段时间内能做到的；下面的设置优先。",
    "laptop 15 min": "笔记本 15 分钟",
    "laptop 1 h": "笔记本 1 小时",
    "workstation 1 h": "工作站 1 小时",
    "workstation overnight": "工作站一夜",
    "Network": "网络",
    "decoder": "解码器",
    "lstm": "LSTM",
    "gru": "GRU",
    "encoder-decoder": "编码器-解码器",
    "Decoder: a Transformer, the best for most texts. LSTM and GRU: recurrent, small and quick to write. "
    "Encoder-decoder: reads what is given and answers it; for lists of questions and answers.": (
        "解码器：Transformer，适合大多数文本。LSTM 和 GRU：循环网络，小而快。编码器-解码器：先读给定内容再作答，适合问答列表。"
    ),
    "Tokens": "词元",
    "auto": "自动",
    "characters": "字符",
    "pairs": "词片",
    "Characters suit Chinese, Japanese and few texts; pairs are pieces of words. Auto looks at the texts.": (
        "字符适合中文、日文和少量文本；词片是单词的片段。自动会根据文本决定。"
    ),
    "Length": "长度",
    "How many thousand tokens to see; empty for what the preset takes, at most 40 passes.": (
        "要学习多少千词元；留空则按预设，最多读 40 遍。"
    ),
    "k tokens": "千词元",
    "Time limit": "时间上限",
    "Finish within this time, however far it got; 0 for no limit.": "无论进展如何都在此时间内结束；0 表示不限。",
    "min": "分钟",
    "Samples begin with": "样例开头",
    "What the samples shown while it learns go on from; empty: the model begins by itself.": (
        "训练时展示的样例从这里续写；留空则由模型自行开头。"
    ),
    "Patience": "耐心",
    "Finish after so many looks without getting better on texts it doesn't learn; 0 goes on to the end.": (
        "在未学习的文本上连续这么多次没有改进就结束；0 表示一直训练到底。"
    ),
    "snapshots": "次快照",
    "Held out": "保留比例",
    "Share of the texts that is never learned, by which it is told whether the others are known by heart.": (
        "从不学习的文本比例，用来判断其余文本是否被死记硬背。"
    ),
    "Texts": "文本",
    "Vocabulary": "词表",
    "Most tokens. Of characters the rarest are left out; of pairs there are at most one for a thousand characters.": (
        "最多的词元数。字符会略去最罕见的；词片最多每一千个字符一个。"
    ),
    "tokens": "词元",
    "Context": "上下文",
    "How far the model looks back; longer texts are cut. Empty for what the preset takes.": (
        "模型能回看多远；更长的文本会被切开。留空则按预设。"
    ),
    "Layers": "层",
    "Of the network; empty for what the preset takes.": "网络的层数；留空则按预设。",
    "Width": "宽度",
    "Channels, a multiple of 16; empty for what the preset takes.": "通道数，16 的倍数；留空则按预设。",
    "Dropout": "随机丢弃",
    "Share of values left out in training, against learning by heart; empty: more, the more often texts are seen.": (
        "训练时略去的数值比例，防止死记硬背；留空：文本读得越多遍，略去越多。"
    ),
    "Batch": "批次",
    "Tokens a step; empty for what the preset takes.": "每步的词元数；留空则按预设。",
    "Learning rate": "学习率",
    "Factor of the usual steps; lower it where the training becomes unstable.": "通常步长的倍数；训练不稳定时请调低。",
    "Advanced": "高级",
    "Look every": "查看间隔",
    "Thousand tokens between measurements with samples; empty for a fortieth of the training.": (
        "两次测量与样例之间的千词元数；留空为全程的四十分之一。"
    ),
    "A {0} of {1} layers with {2} channels learns {3} characters in {4} tokens; {5} parts are held out.": (
        "{0}：{1} 层、{2} 通道，学习 {3} 个字符（{4} 种词元）；保留 {5} 份。"
    ),
    "A {0} of {1} layers with {2} channels learns {3} characters in {4} tokens; {5} parts are held out. It sees them {6} times.": (
        "{0}：{1} 层、{2} 通道，学习 {3} 个字符（{4} 种词元）；保留 {5} 份。共读 {6} 遍。"
    ),
    "There are only {0} characters: a model that begins from nothing learns spelling from so few, and little else.": (
        "只有 {0} 个字符：从零开始的模型只能从中学会拼写，别的很少。"
    ),
    "Tune a model that can write already (text.tune), or add texts: from about a megabyte on it learns a manner.": (
        "请微调一个已经会写的模型（text.tune），或增加文本：约 1 MB 以上才能学到文风。"
    ),
    "Nothing is held out, so it can't be told whether the texts are learned by heart.": (
        "没有保留文本，因此无法判断是否在死记硬背。"
    ),
    "Hold out a twentieth, or stop early.": "请保留二十分之一，或提早停止。",
    "It learns your texts by heart: unseen ones take {0} bits per character again, after {1}.": (
        "它在死记你的文本：未见过的文本每字符又回到 {0} 比特，此前为 {1}。"
    ),
    "It can be stopped: the best is kept. More texts or a smaller network go further.": (
        "可以停止：已保留最好的结果。更多文本或更小的网络能走得更远。"
    ),
    "The best was kept. More texts or a smaller network go further.": "已保留最好的结果。更多文本或更小的网络能走得更远。",
    "It knows learned texts better than unseen ones, by {0} %.": "它对学过的文本比未见过的好 {0} %。",
    "That is the beginning of learning by heart; while unseen texts get better, too, go on.": (
        "这是死记硬背的开始；只要未见过的文本也在改进，就继续。"
    ),
    "It knows unseen texts as well as learned ones.": "它对未见过的文本与学过的一样好。",
    "Finished at {0} bits per character.": "已完成，每字符 {0} 比特。",
    "Finished at {0} bits per character, as there was {1}.": "已完成，每字符 {0} 比特；原因：{1}。",
    "It hardly gets better any more: {0} bits per character.": "几乎不再改进：每字符 {0} 比特。",
    "It can be stopped. Where its steps still shrink, the last of them often gain a little more.": (
        "可以停止。若步长仍在缩小，最后几步往往还能再改进一点。"
    ),
    "It gets better: {0} bits per character.": "正在改进：每字符 {0} 比特。",
    "The training became unstable: {0}.": "训练变得不稳定：{0}。",
    "Train again with a lower learning rate.": "请用更低的学习率重新训练。",
}
"""English -> Chinese."""
