"""Simplified Chinese for the generators of the latent view and their parameters."""

from __future__ import annotations

ZH_CN_LATENT: dict[str, str] = {
    "Explore a model": "探索模型",
    "The picture at a place of a model's latent space: a plane of seeds, style mixing, directions.": (
        "模型潜空间中某一位置的图片：种子平面、样式混合、方向。"
    ),
    "Latent view": "潜空间视图",
    "Plane": "平面",
    "The seed in the middle of the plane; the others lie around it in a spiral.": (
        "平面中央的种子；其余种子按螺旋排列在周围。"
    ),
    "Across": "横向",
    "Up": "纵向",
    "Place on the plane. At whole numbers lies a seed, between them their blend.": (
        "平面上的位置。整数处是一个种子，之间是它们的混合。"
    ),
    "1 shows the model's full variety; lower values draw every picture towards the mean one, "
    "higher ones exaggerate.": "1 呈现模型的全部多样性；数值越低越接近平均的样子，越高越夸张。",
    "Class": "类别",
    "For a model with classes: one of them, or a blend such as impasto:0.7,woodcut:0.3. "
    "Empty: each seed has its own.": (
        "用于带类别的模型：其中一个类别，或混合，如 impasto:0.7,woodcut:0.3。留空：每个种子有各自的类别。"
    ),
    "Style mixing": "样式混合",
    "Layers that come from other points: coarse=12;fine=7,3.5 takes the coarse ones from seed 12, "
    "the fine ones from a place on the plane. Needs a model with style layers.": (
        "取自其他点的层：coarse=12;fine=7,3.5 表示粗层取自种子 12，细层取自平面上的一处。需要带样式层的模型。"
    ),
    "Style": "样式",
    "Directions": "方向",
    "Names or numbers and how far to go: smile:1.5, 3:-2. 'Directions of a model' shows them and "
    "gives them names. Needs a model with style layers.": (
        "名称或编号以及走多远：smile:1.5, 3:-2。“模型的方向”会展示它们并为其命名。需要带样式层的模型。"
    ),
    "Noise": "噪声",
    "For imported models with noise inputs: 0 keeps the model's own, others draw new grain.": (
        "用于带噪声输入的导入模型：0 保留模型自带的噪声，其他值重新生成颗粒。"
    ),
    "Point": "点",
    "Of a projected picture, as found by 'Use my own picture'; it takes the place of the plane.": (
        "投影图片的点，由“使用自己的图片”求得；它取代平面。"
    ),
    "How many to make; each has its own plane.": "生成的数量；每张有各自的平面。",
    "How far Vary moves from the state towards that of another plane; 0 for the state itself.": (
        "变化从当前状态朝另一平面的状态移动多远；0 为状态本身。"
    ),
}
