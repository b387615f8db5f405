"""Simplified Chinese for everything that plugin and parameters show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Images": "图像",
    "Pictures from a model": "用模型生成图片",
    "New pictures from a trained model, in a moment.": "用训练好的模型即刻生成新图片。",
    "portraits": "人像",
    "icons": "图标",
    "textures": "纹理",
    "Train on pictures": "用图片训练",
    "A model of its own from a folder of pictures: from about a hundred, better a thousand.": (
        "用一个图片文件夹训练专属模型：至少约一百张，最好一千张。"
    ),
    "Training": "训练",
    "Loss": "损失",
    "Distance from the pictures": "与原图的距离",
    "Coverage of the pictures": "对原图的覆盖率",
    "Model": "模型",
    "A model that was trained here, or the bundled one.": "在此训练的模型，或自带的模型。",
    "Pictures": "图片",
    "How many to make; each has its own seed.": "生成的数量；每张有各自的种子。",
    "Truncation": "截断",
    "1 shows the model's full variety; lower values draw every picture towards the mean one. "
    "Pictures stay clear from about 0.7 up; below it they fade.": (
        "1 呈现模型的全部多样性；数值越低，每张图越接近平均的样子。约 0.7 以上图片保持清晰，更低则会变淡。"
    ),
    "Variation": "变化",
    "How far Vary moves from the seed's picture towards a new one; 0 for the picture itself.": (
        "“变化”从该种子的图片向新图片移动多远；0 为图片本身。"
    ),
    "Preset": "预设",
    "Quick: recognisable results. Full: twice the time, for a model to keep.": (
        "快速：结果可辨认。完整：时间加倍，得到值得保留的模型。"
    ),
    "quick": "快速",
    "full": "完整",
    "Resolution": "分辨率",
    "Side of square pictures; doubling it takes about three times as long.": "正方形图片的边长；加倍约需三倍时间。",
    "Length": "时长",
    "How many thousand images to see; empty for what the preset takes.": "训练看多少千张图；留空则按预设。",
    "Time limit": "时间上限",
    "Finish within this time, however far it got; 0 for no limit.": "无论进度如何，到时即完成；0 为不限。",
    "Network": "网络",
    "Quick: recognisable after minutes. Style: several times as long, for style mixing, directions and projection.": (
        "快速：几分钟后即可辨认。风格：用时数倍，可做风格混合、方向编辑与投影。"
    ),
    "style": "风格",
    "Shape": "形状",
    "Width to height. 4:3 makes the pictures lower than the resolution, 3:2 and 16:9 wider.": (
        "宽高比。4:3 的图片比分辨率矮，3:2 与 16:9 则更宽。"
    ),
    "square": "正方形",
    "4:3": "4:3",
    "3:4": "3:4",
    "3:2": "3:2",
    "2:3": "2:3",
    "16:9": "16:9",
    "9:16": "9:16",
    "Classes": "类别",
    "Learn the sub-folders as classes, so that pictures of one class can be asked for.": (
        "把子文件夹当作类别来学习，之后可指定某一类的图片。"
    ),
    "Fit": "适配",
    "How pictures of another shape are made to fit.": "形状不同的图片如何适配。",
    "Discriminator": "判别器",
    "Channels of the discriminator relative to the generator's; only the generator is kept.": (
        "判别器相对生成器的通道数；只保留生成器。"
    ),
    "Relativistic keeps more variety. Non-saturating is faster, and the one to try when training collapses. "
    "Projected looks through a network that knows photographs: strokes come clear after far fewer pictures, with less "
    "variety; for the quick network.": (
        "相对损失保留更多多样性。非饱和损失更快，训练崩溃时可试。投影损失借助认识照片的网络来看：所需张数少得多即可笔触清晰，但变化较少；适合快速网络。"
    ),
    "projected": "投影",
    "relativistic": "相对",
    "nonsaturating": "非饱和",
    "Averaging": "平均",
    "Half-life of the averaged weights, which make the samples.": "权重平均的半衰期；样本由平均权重生成。",
    "crop": "裁切",
    "pad": "补边",
    "stretch": "拉伸",
    "Mirror": "镜像",
    "Also learn from mirrored pictures; not for text or logos.": "也学习镜像图片；不适合文字或标志。",
    "Augmentation": "数据增强",
    "Helps with fewer than a few thousand pictures. Colour washes out flat drawings.": (
        "图片少于几千张时有帮助。颜色增强会使平涂画面褪色。"
    ),
    "none": "无",
    "translation": "平移",
    "translation,cutout": "平移、遮挡",
    "translation,cutout,colour": "平移、遮挡、颜色",
    "Augmented share": "增强比例",
    "Snapshot every": "快照间隔",
    "How often samples and their distance from the pictures are shown.": "多久显示一次样本及其与原图的距离。",
    "Advanced": "高级",
    "Batch": "批量",
    "Channels": "通道数",
    "At the lowest resolutions.": "最低分辨率处的通道数。",
    "Gamma": "Gamma",
    "Weight of the gradient penalties, halved towards the end; empty for what the size takes. Raise it when "
    "training collapses.": ("梯度惩罚的权重，到末尾减半；留空则按尺寸。训练崩溃时调高。"),
    "Precision": "精度",
    "Of the convolutions at high resolutions. Auto takes bfloat16 where the device has it.": (
        "高分辨率卷积的精度。自动：设备支持时用 bfloat16。"
    ),
    "loading the model": "正在载入模型",
    "reading pictures": "正在读取图片",
    "reading pictures, {done} of {total}": "正在读取图片，{done} / {total}",
    "saving the model": "正在保存模型",
    "{done} of {total}": "{done} / {total}",
    "{done} of {total} kimg": "{done} / {total} 千张",
    "{done} of {total} kimg, {speed} images/s": "{done} / {total} 千张，每秒 {speed} 张",
    "goes on at {done} of {total} kimg": "从 {done} / {total} 千张处继续",
    "Trained without {count} of {total} files: {problems}": "训练略过了 {total} 个文件中的 {count} 个：{problems}",
    "The model '{name}' has the architecture '{kind}', which this plugin can't build.": (
        "模型“{name}”的结构为“{kind}”，此插件无法构建。"
    ),
    "Choose another model, or install the plugin that made it.": "请选择其他模型，或安装制作它的插件。",
    "The card of the model '{name}' is damaged.": "模型“{name}”的卡片已损坏。",
    "Pixel-art avatars": "像素头像",
    "Painted landscapes": "绘画风景",
    "Makes landscapes of 192 x 128 px in eight manners of painting: loose, half abstract ones, for exploring.": (
        "生成 192 x 128 像素、八种画法的风景：松散、半抽象，适合探索。"
    ),
    "Landscapes in brushstrokes": "笔触风景",
    "Makes landscapes of 192 x 128 px with clear strokes in eight manners of painting, of less variety.": (
        "生成 192 x 128 像素、八种画法、笔触清晰的风景，变化较少。"
    ),
    "Ornaments": "纹样",
    "Makes patterns of 128 px in six families, as if drawn by a loose hand.": (
        "生成 128 像素、六个类别的纹样，仿佛信手画成。"
    ),
    "Makes 64 px pixel-art portraits on flat backgrounds.": "生成纯色背景上 64 像素的像素画头像。",
    "Makes pictures of {width} x {height} px like those in '{name}'.": "生成类似“{name}”中图片的 {width} x {height} 像素图片。",
    "auto": "自动",
    "px": "像素",
    "kimg": "千张",
    "min": "分钟",
    "images": "张",
}
