"""Simplified Chinese for the generators of the latent view and their parameters."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Explore a model": "探索模型",
    "The picture at a place of a model's latent space: a plane of seeds, style mixing, directions.": (
        "模型潜空间中某一位置的图片：种子平面、样式混合、方向。"
    ),
    "Latent view": "潜空间视图",
    "{count} of {all} pictures to begin from": "起始图片第 {count} 张，共 {all} 张",
    "Plane": "平面",
    "The seed in the middle of the plane; the others lie around it in a spiral.": (
        "平面中央的种子；其余种子按螺旋排列在周围。"
    ),
    "Across": "横向",
    "Down": "纵向",
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
    "the fine ones from a place on the plane. A model without style layers knows all=12*0.5 alone.": (
        "取自其他点的层：coarse=12;fine=7,3.5 表示粗层取自种子 12，细层取自平面上的一处。没有样式层的模型只支持 all=12*0.5。"
    ),
    "Style": "样式",
    "Directions": "方向",
    "Names or numbers and how far to go: smile:1.5, 3:-2. 'Directions of a model' shows them and "
    "gives them names.": ("名称或编号以及走多远：smile:1.5, 3:-2。“模型的方向”会展示它们并为其命名。"),
    "Bending": "弯曲",
    "Changes what some layers have computed: coarse:rotate=20; 5-6:zoom=1.3,grain=0.5. There are gain, rotate, zoom, slide, "
    "lift and grain.": (
        "改变某些层已算出的结果：coarse:rotate=20; 5-6:zoom=1.3,grain=0.5。可用 gain（强度）、rotate（旋转）、zoom（缩放）、"
        "slide（平移）、lift（上移）和 grain（颗粒）。"
    ),
    "Noise": "噪声",
    "For imported models with noise inputs: 0 keeps the model's own, others draw new grain.": (
        "用于带噪声输入的导入模型：0 保留模型自带的噪声，其他值重新生成颗粒。"
    ),
    "Point": "点",
    "Of a projected picture, as found by 'Use my own picture'; it lies in the middle of the plane.": (
        "投影图片的点，由“使用自己的图片”求得；它位于平面中央。"
    ),
    "How many to make; each has its own plane.": "生成的数量；每张有各自的平面。",
    "How far Vary moves from the state towards that of another plane; 0 for the state itself.": (
        "变化从当前状态朝另一平面的状态移动多远；0 为状态本身。"
    ),
    "Sheet of a model": "模型图览",
    "Variations around a state, or a grid of what happens when two things change.": (
        "当前状态周围的变体，或两项同时变化的网格。"
    ),
    "Sheet": "图览",
    "variations": "变体",
    "grid": "网格",
    "Variations lie around the state in all directions; a grid goes through values you choose.": (
        "变体分布在当前状态的四周；网格则依次取你选定的数值。"
    ),
    "Strength": "强度",
    "How far variations go: 0 stays with the state, 1 leaves it.": "变体走多远：0 留在当前状态，1 完全离开。",
    "Variations": "变体数",
    "How many; the state itself stands first.": "数量；第一个是当前状态本身。",
    "Columns": "列",
    "What changes from column to column of a grid.": "网格逐列变化的内容。",
    "Values of the columns": "各列的数值",
    "A list such as 0.4, 0.7, 1, or a range such as -2..2/5; smile:-2..2/5 for a direction, "
    "coarse:1..8/8 for seeds, names for classes. Empty for the usual ones.": (
        "列表如 0.4, 0.7, 1，或范围如 -2..2/5；方向写作 smile:-2..2/5，种子写作 coarse:1..8/8，"
        "类别写名称。留空用常用值。"
    ),
    "Rows": "行",
    "What changes from row to row of a grid.": "网格逐行变化的内容。",
    "Values of the rows": "各行的数值",
    "As those of the columns.": "写法与列相同。",
    "none": "无",
    "truncation": "截断",
    "x": "横向",
    "y": "纵向",
    "direction": "方向",
    "label": "类别",
    "seed": "种子",
    "Directions of a model": "模型的方向",
    "Shows what changes along each direction of a model, and keeps names for them.": (
        "展示模型各方向上的变化，并保存它们的名称。"
    ),
    "Found by": "求法",
    "sefa: what the model's own weights react to most. pca: how its styles differ most.": (
        "sefa：模型自身权重反应最强的方向。pca：样式差异最大的方向。"
    ),
    "sefa": "sefa",
    "pca": "pca",
    "Layers": "层",
    "Coarse ones change shapes, fine ones colours: all, coarse, middle, fine, or numbers such as 5-8.": (
        "粗层改变形状，细层改变颜色：all、coarse、middle、fine，或编号如 5-8。"
    ),
    "First direction": "起始方向",
    "Directions shown": "展示的方向数",
    "Reach": "范围",
    "How far the sheet goes to either side, in standard deviations.": "图览向两侧走多远，以标准差计。",
    "Names": "名称",
    "Names to keep for this model: 3=smile, 5=warm. Then 'smile:1.5' works wherever directions are asked for.": (
        "为此模型保存的名称：3=smile, 5=warm。之后凡需填写方向处都可写 smile:1.5。"
    ),
    "Use my own picture": "使用自己的图片",
    "Finds a picture in a model, to go on from there; or fills what is selected with what the model would put there.": (
        "在模型中找到一张图片并由此继续；或用模型的内容填补所选部分。"
    ),
    "Picture": "图片",
    "Part to fill in": "要填补的部分",
    "retouching": "修图",
    "For a model with classes: where to look, such as impasto. Empty: in all of them.": (
        "用于带类别的模型：在哪个类别中寻找，如 impasto。留空：在所有类别中。"
    ),
    "How a picture of another shape than the model's is made to fit.": "形状与模型不同的图片如何调整。",
    "Steps": "步数",
    "More come nearer to the picture and take longer: 180 take from 10 to 30 seconds at 64 px.": (
        "越多越接近图片，也越耗时：64 像素时 180 步约需 10 到 30 秒。"
    ),
    "Freedom": "自由度",
    "1 lets the style of each layer go where it likes: nearer to the picture, but harder to move "
    "afterwards. Without effect in a model without style layers.": (
        "1 让每层样式各自变化：更接近图片，但之后更难调整。对没有样式层的模型无效。"
    ),
    "Pictures to begin from": "起始图片数",
    "So many are drawn first; the search begins from the nearest four.": "先画出这么多张；从最接近的四张开始寻找。",
}
