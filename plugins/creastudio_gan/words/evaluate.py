"""Simplified Chinese of what ``gan.evaluate`` shows."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Measure a model": "评测模型",
    "How good and how varied a model's pictures are, beside those it learned from: a report in plain words.": (
        "模型生成的图片与训练图片相比有多好、多丰富：一份通俗易懂的报告。"
    ),
    "Inception weights (.safetensors or .pth)": "Inception 权重（.safetensors 或 .pth）",
    "{model}, measured": "{model}，评测",
    "The model to measure.": "要评测的模型。",
    "Features": "特征",
    "thumbnails": "缩略图",
    "efficientnet": "EfficientNet",
    "inception": "Inception",
    "What pictures are described by. Thumbnails see composition and colour. EfficientNet sees "
    "shapes and textures, a dozen pictures a second on a core. Inception gives the Inception Score and FID, with weights of yours.": (
        "用什么来描述图片。缩略图关注构图和颜色；EfficientNet 关注形状和纹理，每个核心每秒约十二张；"
        "Inception 配合您自备的权重，可得到 Inception Score 和 FID。"
    ),
    "Pictures to make": "生成数量",
    "How many the model makes to be measured; more give steadier figures.": "评测时让模型生成多少张；越多，数值越稳定。",
    "1 measures the model's full variety, as comparisons between models do.": "1 评测模型的全部多样性，模型之间的比较通常如此。",
    "How pictures of another shape are made to fit; as in the training.": "其他形状的图片如何适配；与训练时相同。",
    "Subset": "子集",
    "Pictures on each side of one comparison, at most.": "每次比较中每一方最多使用的图片数。",
    "Repeats": "重复次数",
    "How many random subsets are compared; their spread tells how much of a difference is chance.": (
        "比较多少个随机子集；它们的离散程度说明差异中有多少出于偶然。"
    ),
    "Frechet distance": "Fréchet 距离",
    "Kernel distance": "核距离",
    "Precision": "精确率",
    "Recall": "召回率",
    "Density": "密度",
    "Coverage": "覆盖率",
    "how far what is made lies from the pictures, in mean and spread of the features. Lower is better.": (
        "生成图片与真实图片在特征的均值和离散程度上相差多远。越低越好。"
    ),
    "the same by another rule, which doesn't depend on how many pictures there are. 0 is best.": (
        "用另一种方法衡量同一件事，不受图片数量影响。0 为最佳。"
    ),
    "the share of what is made that looks like something in the pictures.": "生成图片中与真实图片相像的比例。",
    "the share of the pictures that looks like something the model makes.": "真实图片中与生成图片相像的比例。",
    "how often what is made lies where pictures are dense. About 1 for real ones.": (
        "生成图片落在真实图片密集处的程度。真实图片约为 1。"
    ),
    "the share of the pictures that has a made one near it.": "附近有生成图片的真实图片所占比例。",
    "how clear and how varied the recognised things are. Higher is better; for photographs alone.": (
        "识别出的事物有多清晰、多丰富。越高越好；仅适用于照片。"
    ),
    "Principal components of 16 x 16 px thumbnails: they see composition and colour, not fine texture.": (
        "16 x 16 px 缩略图的主成分：关注构图和颜色，看不到细微纹理。"
    ),
    "Compare only within one set of pictures.": "只能在同一组图片内比较。",
    "Features of EfficientNet-Lite0, which learned to name photographs: they see shapes and textures.": (
        "EfficientNet-Lite0 的特征，它学过识别照片：关注形状和纹理。"
    ),
    "Distances in them aren't FID.": "用它们得到的距离不是 FID。",
    "Features of the Inception network ({weights}).": "Inception 网络的特征（{weights}）。",
    "Made with truncation {value}: clearer and less varied than the model itself.": (
        "以截断 {value} 生成：比模型本身更清晰、更单一。"
    ),
    "With only {count} real pictures the figures say little; from about a thousand on they do.": (
        "只有 {count} 张真实图片，数值意义不大；约一千张起才可靠。"
    ),
    "The closest made picture is {ratio} times as far from a real one as real neighbours usually are.": (
        "最接近的生成图片与真实图片的距离，是真实图片之间通常最近距离的 {ratio} 倍。"
    ),
    "{made} of {all} made pictures lie nearer than a quarter of that, and {real} of {others} real ones do: "
    "look at the closest, some may be copies.": (
        "{all} 张生成图片中有 {made} 张比其四分之一还近，{others} 张真实图片中有 {real} 张如此："
        "请查看最接近的图片，其中可能有抄袭。"
    ),
    "The model makes no pictures: some of its weights are no numbers.": "模型无法生成图片：它的部分权重不是数字。",
    "Its training broke down; go back to an earlier checkpoint, or train again with a higher gamma.": (
        "它的训练已崩溃；请回到更早的检查点，或以更高的 gamma 重新训练。"
    ),
}
