"""Simplified Chinese for what is said of states of a model; fields as ``{0}`` are filled in again by the window."""

from __future__ import annotations

# Within "'mix' is 'coarse': ..." they begin with a small letter and have no full stop.
_OF_TEXTS: dict[str, str] = {
    "'{0}' names no class; write for example impasto:0.7,woodcut:0.3": "“{0}”未指明类别；可写作 impasto:0.7,woodcut:0.3",
    "the share of '{0}' is negative": "“{0}”的比例为负数",
    "the shares of the classes sum to nothing": "各类别的比例之和为零",
    "'{0}' has no name before the =": "“{0}”的等号前没有名称",
    "'{0}' is no direction; write for example sefa.coarse.3 or pca.all.1": "“{0}”不是方向；可写作 sefa.coarse.3 或 pca.all.1",
    "'{0}' names no layers; they are all, coarse, middle, fine, or numbers as 5-8": (
        "“{0}”未指明层；可用 all、coarse、middle、fine，或编号如 5-8"
    ),
    "the layers {0} don't count upwards from 1 to {1}": "层 {0} 须在 1 到 {1} 之间递增",
    "'{0}' gives no name; write for example 3=smile": "“{0}”没有给出名称；可写作 3=smile",
    "'{0}' can't be a name: one has up to {1} letters, no : = ; * and is no number": (
        "“{0}”不能作名称：最多 {1} 个字符，不含 : = ; *，且不是数字"
    ),
    "this is no point of a projected picture": "这不是投影图片的点",
    "this point holds values that are no numbers": "此点含有非数值",
    "{0} is '{1}', which is no number": "{0}为“{1}”，不是数字",
    "'{0}' says no point; write for example coarse=12 or fine=7,3.5": "“{0}”未指明位置；可写作 coarse=12 或 fine=7,3.5",
    "the strength behind * is {0} but must be from 0 to 1": "* 后的强度为 {0}，须在 0 到 1 之间",
    "'{0}' is no seed; a seed is a whole number, a point of the plane x,y": "“{0}”不是种子；种子为整数，平面上的点写作 x,y",
    "the point {0} lies outside of the plane, {1} to {2}": "点 {0} 在平面之外，范围为 {1} 到 {2}",
    "'{0}' doesn't say how far; write for example smile:1.5 or 3:-2": "“{0}”未说明走多远；可写作 smile:1.5 或 3:-2",
    "'{0}' goes to {1} but can go from {2} to {3}": "“{0}”走到 {1}，范围为 {2} 到 {3}",
    "'{0}' are no values of {1}; write for example 0.4, 0.7, 1 or -2..2/5": (
        "“{0}”不是 {1} 的数值；可写作 0.4, 0.7, 1 或 -2..2/5"
    ),
    "'{0}' names no direction; write for example smile:-2..2/5": "“{0}”未指明方向；可写作 smile:-2..2/5",
    "{0} lies outside of {1} to {2}": "{0} 超出 {1} 到 {2} 的范围",
    "{0} is no seed, which is a whole number": "{0} 不是种子；种子为整数",
    "there are {0} values, but a sheet has at most {1} rows or columns": "共有 {0} 个数值，但图览最多 {1} 行或列",
    "there are no values; write for example 0.4, 0.7, 1 or -2..2/5": "没有数值；可写作 0.4, 0.7, 1 或 -2..2/5",
    "'{0}' is no number of values; write for example -2..2/5": "“{0}”不是数值的个数；可写作 -2..2/5",
    "a range has from 2 to {0} values, not {1}": "一个范围有 2 到 {0} 个数值，而不是 {1} 个",
    "'{0}' doesn't say what is bent; write for example coarse:rotate=20": "“{0}”未说明如何弯曲；可写作 coarse:rotate=20",
    "'{0}' is no bend; they are {1}, as in rotate=20": "“{0}”不是弯曲方式；可用 {1}，如 rotate=20",
    "'{0}' is {1} but must be from {2} to {3}": "“{0}”为 {1}，须在 {2} 到 {3} 之间",
}

ZH_CN: dict[str, str] = {
    **{f"'{{a}}' is {{b}}: {text}.": f"“{{a}}”为 {{b}}：{said}。" for text, said in _OF_TEXTS.items()},
    "There is no layer {0}: this model has {1}.": "没有第 {0} 层：此模型共有 {1} 层。",
    "Change the layers of mix, or choose another model.": "请更改样式混合的层，或选择其他模型。",
    "Change the layers of bend, or choose another model.": "请更改弯曲的层，或选择其他模型。",
    "Change the layers, or choose another model.": "请更改层，或选择其他模型。",
    "There is no direction {0}: this model has {1}.": "没有方向 {0}：此模型共有 {1} 个。",
    "'Directions of a model' shows them.": "“模型的方向”会展示它们。",
    "There are no directions {0}: this model has no style layers.": "没有方向 {0}：此模型没有样式层。",
    "Its directions are sefa.all.1, sefa.all.2 and so on; others need a model with styles.": (
        "它的方向是 sefa.all.1、sefa.all.2 等；其他方向需要带样式的模型。"
    ),
    "The names can't be kept ({0}).": "无法保存名称（{0}）。",
    "Free some disk space, and try again.": "请释放一些磁盘空间后重试。",
    "Names can't be kept for this model.": "无法为此模型保存名称。",
    "Import it into the library first.": "请先将其导入模型库。",
    "No direction of this model is called '{0}'.": "此模型没有名为“{0}”的方向。",
    "Its names: {0}. A number works too, or an id as in {1}=sefa.all.3.": (
        "已有名称：{0}。也可用编号，或带标识，如 {1}=sefa.all.3。"
    ),
    "This model has no style layers, so its layers can't be mixed.": "此模型没有样式层，无法混合其层。",
    "Mix no layers but 'all', or choose a model with styles.": "请只混合 all，或选择带样式的模型。",
    "This model has no classes.": "此模型没有类别。",
    "Leave the class empty.": "请将类别留空。",
    "This model has no class '{0}'.": "此模型没有类别“{0}”。",
    "It has: {0}.": "它有：{0}。",
    "This point was found in another model.": "此点是在另一个模型中求得的。",
    "Choose the model that it was projected into, or project the picture again.": "请选择当时投影所用的模型，或重新投影图片。",
    "Nearly all of the picture is masked, so nothing is left to go by.": "图片几乎全被遮住，没有可依据的部分。",
    "Select a smaller part, or let more context be around it.": "请选择较小的部分，或在周围保留更多内容。",
}
