"""Words of ``text.merge``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Merge an adapter": "合并附加权重",
    "An adapter and the model that it was tuned over become one whole model, which needs neither.": (
        "将附加权重与其所基于的模型合并为一个完整的模型，不再依赖二者。"
    ),
    "sharing a tuned model": "分享微调后的模型",
    "Adapter": "附加权重",
    "What LoRA has learned over a model.": "LoRA 在某个模型之上学到的内容。",
    "Strength": "强度",
    "How much of what was learned is added: 1 as it was tuned.": "加入多少所学内容：1 表示与微调时相同。",
    "Name": "名称",
    "Of the whole model; empty for the adapter's.": "完整模型的名称；留空则沿用附加权重的名称。",
    "opening the model": "正在打开模型",
    "merging": "正在合并",
    "saving the model": "正在保存模型",
    "'{name}' is a whole model already.": "“{name}”已经是完整的模型。",
    "Choose an adapter: what 'Tune' with LoRA made.": "请选择附加权重，即用 LoRA 微调得到的模型。",
}
"""English -> Chinese."""
