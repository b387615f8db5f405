"""Simplified Chinese for walks through a model."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "How far Vary moves every key towards another picture; 0 for the keys themselves.": "“变化”把每个关键帧移向另一张图的程度；0 表示关键帧本身。",
    "Walk through a model": "模型漫游",
    "A video from picture to picture of a model, to a score if there is one; its keys stay editable on the timeline.": (
        "在模型的图片之间渐变的视频，可随乐谱变化；关键点在时间线上始终可编辑。"
    ),
    "Score that moves it": "驱动画面的乐谱",
    "music videos": "音乐视频",
    "backgrounds": "背景",
    "loops": "循环",
    "Of the whole walk.": "整段漫游的长度。",
    "s": "秒",
    "Stops": "停靠点",
    "How many pictures a new walk passes, each a seed after the other; they become keys on the timeline.": (
        "新的漫游经过多少张图片，每张是下一个种子；它们会成为时间线上的关键点。"
    ),
    "Loop": "循环",
    "The end goes over into the beginning, so that it can be repeated without a jump.": (
        "结尾过渡回开头，重复播放时没有跳跃。"
    ),
    "1 shows the model's full variety; lower values draw every picture towards the mean one.": (
        "1 呈现模型的全部多样性；数值越低，每张图越接近平均的样子。"
    ),
    "Frame rate": "帧率",
    "Best that of the sequence.": "最好与序列的帧率相同。",
    "frames/s": "帧/秒",
    "23.976": "23.976",
    "29.97": "29.97",
    "59.94": "59.94",
    "Picture": "画面",
    "Size": "大小",
    "Of the shorter side, px: each pixel of the model is enlarged by a whole number, as near as that comes.": (
        "短边的像素数：模型的每个像素按整数倍放大，尽量接近。"
    ),
    "model": "原大",
    "Enlarged": "放大方式",
    "Sharp keeps the pixels of pixel art.": "“锐利”保留像素画的像素。",
    "smooth": "平滑",
    "sharp": "锐利",
    "Score": "乐谱",
    "Chords": "和弦",
    "How far each chord of the score leads to a picture of its own; the same chord always to the same.": (
        "每个和弦在多大程度上引向自己的图片；相同的和弦总是引向同一张。"
    ),
    "Glide": "滑行",
    "How long the way to a chord takes.": "过渡到一个和弦所用的时间。",
    "Beats": "起音",
    "How hard each note that begins shakes the middle and fine layers, in the frame in which it sounds.": (
        "每个音符开始时，在它发声的那一帧对中层和细层的震动强度。"
    ),
    "Decay": "衰减",
    "How fast that fades.": "震动消退的快慢。",
    "Bass": "低音",
    "How far the lowest note moves the coarse layers, by its pitch.": "最低音按其音高移动粗层的幅度。",
    "Melody": "旋律",
    "How far the highest note moves the fine layers, by its pitch.": "最高音按其音高移动细层的幅度。",
    "Begins in the score at": "在乐谱中的起点",
    "Which time of the score is the beginning of the walk.": "乐谱的哪个时刻是漫游的开头。",
    "Keys": "关键点",
    "Set on the timeline: states of the model at their times, as JSON. Empty for the stops.": (
        "在时间线上设置：模型在各时刻的状态，JSON 格式。留空则按停靠点。"
    ),
    "reading the score": "正在读取乐谱",
    "{name}: walk": "{name}：漫游",
    "A key of this walk is no state of a model.": "漫游中有一个关键点不是模型的状态。",
    "Set it anew on the timeline.": "请在时间线上重新设置。",
    "Keys that were made with another model look different here: {names}": (
        "用其他模型制作的关键点在这里看起来不同：{names}"
    ),
}
