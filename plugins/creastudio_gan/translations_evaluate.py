"""Simplified Chinese of what ``gan.evaluate`` shows."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Measure a model": "评测模型",
    "How good and how varied a model's pictures are, beside those it learned from: a report in plain words.": (
        "模型生成的图片与训练图片相比有多好、多丰富：一份通俗易懂的报告。"
    ),
    "Inception weights (.safetensors or .pth)": "Inception 权重（.safetensors 或 .pth）",
    "The model to measure.": "要评测的模型。",
    "Features": "特征",
    "thumbnails": "缩略图",
    "efficientnet": "EfficientNet",
    "inception": "Inception",
    "What pictures are described by. Thumbnails see composition and colour. EfficientNet, where its package "
    "is installed, sees shapes and textures. Inception gives the Inception Score and FID, with weights of yours.": (
        "用什么来描述图片。缩略图关注构图和颜色；EfficientNet（需安装其软件包）关注形状和纹理；"
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
}
