"""Simplified Chinese for what is set for a training and what is said of it."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    # Settings
    "What the machine can do in this time; what is set below goes before it.": (
        "机器在这段时间内能做到的；下面的设置优先于它。"
    ),
    "laptop 15 min": "笔记本，15 分钟",
    "laptop 1 h": "笔记本，1 小时",
    "workstation 1 h": "工作站，1 小时",
    "workstation overnight": "工作站，一整夜",
    "How often samples and their distance from the pictures are shown; empty for what the length takes.": (
        "多久显示一次样本及其与原图的距离；留空则按训练长度。"
    ),
    "Patience": "耐心",
    "Finish after so many snapshots without a new best; 0 goes on to the end. 5 are enough.": (
        "连续这么多次快照没有新的最佳时结束；0 表示一直训练到最后。5 次就够。"
    ),
    "snapshots": "次快照",
    "Finish at distance": "距离达到时结束",
    "Finish as soon as samples are so near to the pictures; empty for never.": (
        "样本与图片如此接近时立即结束；留空则不提前结束。"
    ),
    "Start from a model": "从模型开始",
    "Start from": "起始模型",
    "A model to go on learning from: it takes a fraction of the time where the pictures are akin.": (
        "从已有的模型继续学习：图片相近时只需一小部分时间。"
    ),
    "Frozen blocks": "冻结的块",
    "Of the discriminator, at the highest resolutions: fewer to learn from few pictures. Only where the model was trained on "
    "this computer.": "判别器最高分辨率处的块：图片少时要学的更少。仅适用于在本机训练的模型。",
    "Changes what is judged, so that few pictures don't become known by heart. Adaptive: as much as it takes. Turns may show "
    "where pictures have an up; colour washes out flat drawings.": (
        "改变被评判的图片，使少量图片不至于被死记。自适应：按需调整。图片有上下之分时，旋转可能显现出来；颜色会使平涂画面褪色。"
    ),
    "adaptive": "自适应",
    "adaptive,turn": "自适应、旋转",
    "adaptive,colour": "自适应、颜色",
    "adaptive,turn,colour": "自适应、旋转、颜色",
    "Of a fixed augmentation; the adaptive one finds its own.": "用于固定的增强；自适应增强会自行确定。",
    "Held out": "保留比例",
    "Share of the pictures that it never sees, to tell whether it knows the others by heart; from 200 on.": (
        "训练从不看到的图片比例，用来判断它是否死记了其余图片；从 200 张起。"
    ),
    "Checkpoints": "检查点",
    "How many of the best are kept beside the latest, to go back to.": "除最新的之外保留多少个最佳检查点，以便回退。",
    "Stop when it collapses": "崩溃时停止",
    "Then one click goes back to the best checkpoint.": "之后一键即可回到最佳检查点。",
    "At once": "同时处理",
    "How many pictures of a batch go through the networks at once: fewer take less memory and more time, and learn the same. "
    "Empty for as many as fit.": (
        "一个批次中有多少张图片同时通过网络：越少占用内存越少、时间越长，学到的相同。留空则尽可能多。"
    ),
    "Find gamma": "寻找 Gamma",
    "Tries a quarter of it, it, and four times it on a tenth of the time, and takes the best.": (
        "用十分之一的时间试验它的四分之一、它本身和它的四倍，取最好的。"
    ),
    "Learning rate": "学习率",
    "Times what suits the network. Lower it when training becomes unstable.": (
        "相对于适合该网络的值的倍数。训练不稳定时调低。"
    ),
    "Go on from": "从此处继续",
    "The checkpoint to go on from with other settings; the latest one where it is empty.": (
        "以其他设置继续训练的检查点；留空则为最新的。"
    ),
    # The dashboard
    "Discriminator and augmentation": "判别器与数据增强",
    "Variety of what is made": "生成图片的多样性",
    "Nearest training pictures": "最接近的训练图片",
    "The nearest is at {distance}; {copies} of {count} are near copies.": (
        "最近的距离为 {distance}；{count} 张中有 {copies} 张近似复制。"
    ),
    "over_fitting": "过拟合",
    "augment_p": "增强比例",
    "told_apart": "分辨率（判别器）",
    "distance": "距离",
    "frechet": "Fréchet 距离",
    "coverage": "覆盖率",
    "variety": "多样性",
    "copies": "近似复制",
    "leak": "增强泄漏",
    # Before it begins
    "{count} pictures of {size} px, {held} held out; batches of {batch}; float32; gamma {gamma}.": (
        "{count} 张 {size} 像素的图片，保留 {held} 张；批次 {batch}；float32；gamma {gamma}。"
    ),
    "{count} pictures of {size} px, {held} held out; batches of {batch}; bfloat16 above 16 px; gamma {gamma}.": (
        "{count} 张 {size} 像素的图片，保留 {held} 张；批次 {batch}；16 像素以上用 bfloat16；gamma {gamma}。"
    ),
    "{count} pictures of {size} px, {held} held out; batches of {batch}, {part} at a time; float32; gamma {gamma}.": (
        "{count} 张 {size} 像素的图片，保留 {held} 张；批次 {batch}，每次 {part} 张；float32；gamma {gamma}。"
    ),
    "{count} pictures of {size} px, {held} held out; batches of {batch}, {part} at a time; bfloat16 above 16 px; gamma "
    "{gamma}.": (
        "{count} 张 {size} 像素的图片，保留 {held} 张；批次 {batch}，每次 {part} 张；16 像素以上用 bfloat16；gamma {gamma}。"
    ),
    "Takes about {memory} MB of memory and up to {disk} MB on the disk for checkpoints.": (
        "约需 {memory} MB 内存，检查点最多占用 {disk} MB 磁盘。"
    ),
    "Only {memory} MB are free: choose fewer channels or a lower resolution.": (
        "仅有 {memory} MB 可用：请选择更少的通道或更低的分辨率。"
    ),
    "Only {memory} MB are free on the disk: keep fewer checkpoints, or free some space.": (
        "磁盘仅剩 {memory} MB：请少保留检查点，或腾出空间。"
    ),
    "Never changed, as was chosen for this folder: {names}.": "按此文件夹的选择，从不改变：{names}。",
    "Begins with {percent} % of its weights from '{name}'.": "以来自“{name}”的 {percent} % 权重开始。",
    "Begins with {percent} % of its weights from '{name}', classes {classes} among them.": (
        "以来自“{name}”的 {percent} % 权重开始，包括类别 {classes}。"
    ),
    "Begins with {percent} % of its weights from '{name}'; the discriminator is new and learns first.": (
        "以来自“{name}”的 {percent} % 权重开始；判别器是新的，先行学习。"
    ),
    "Begins with {percent} % of its weights from '{name}', classes {classes} among them; the discriminator is new and learns "
    "first.": "以来自“{name}”的 {percent} % 权重开始，包括类别 {classes}；判别器是新的，先行学习。",
    "The trials were too short to tell one gamma from another; {gamma} is taken.": (
        "试验太短，无法区分各个 gamma；采用 {gamma}。"
    ),
    "Gamma {gamma} was found best (distance by gamma: {tried}).": "Gamma {gamma} 最好（各 gamma 的距离：{tried}）。",
    "trying gamma {gamma}, {percent} % of the trials": "正在试验 gamma {gamma}，试验完成 {percent} %",
    "Memory ran out: {count} pictures go through at once from now on.": (
        "内存不足：此后每次处理 {count} 张图片。"
    ),
    "The disk is full: no more checkpoints are kept to go back to.": "磁盘已满：不再保留可回退的检查点。",
    # The coach
    "It is too early to say how it goes.": "现在判断还为时过早。",
    "The first judgements come after a few snapshots.": "几次快照之后才有首个判断。",
    "It gets better: the distance fell by {percent} % over {count} snapshots.": (
        "正在变好：{count} 次快照内距离下降了 {percent} %。"
    ),
    "Keep going.": "请继续。",
    "No new best for {count} snapshots; the best is that of {place}.": (
        "已有 {count} 次快照没有新的最佳；最佳在 {place}。"
    ),
    "Wait for one or two more.": "再等一两次。",
    "It can be stopped: the best is what is kept.": "可以停止：保留的是最佳结果。",
    "Done.": "完成。",
    "The best is that of {place}, with a distance of {distance}.": "最佳在 {place}，距离为 {distance}。",
    "It ended early: the distance is {distance}.": "提前结束：距离已为 {distance}。",
    "It ended early: no better than {distance}, of {place}, for {count} snapshots.": (
        "提前结束：连续 {count} 次快照未好于 {place} 的 {distance}。"
    ),
    "It judges pictures it never saw like those it learns from.": "它对从未见过的图片与所学图片判断一致。",
    "It begins to know your pictures by heart.": "它开始死记你的图片。",
    "It knows your pictures by heart and learns little that is new.": "它已死记你的图片，学不到多少新东西。",
    "It tells your pictures from those it never saw, but what it makes still gets better.": (
        "它能区分你的图片与从未见过的图片，但生成的结果仍在变好。"
    ),
    "The augmentation grows to meet that.": "数据增强会随之加大。",
    "It is at {percent} % now.": "目前为 {percent} %。",
    "Choose adaptive augmentation, or add pictures.": "请选择自适应增强，或添加图片。",
    "More pictures help most.": "更多图片最有帮助。",
    "There are too few pictures to hold some out, so over-fitting can't be measured.": (
        "图片太少，无法保留一部分，因此无法衡量过拟合。"
    ),
    "From 200 pictures on some are held out.": "从 200 张图片起会保留一部分。",
    "{percent} % of the samples are near copies of your pictures.": "{percent} % 的样本近似复制了你的图片。",
    "See the nearest pictures below the samples.": "请看样本下方最接近的图片。",
    "More pictures help, or an earlier checkpoint.": "更多图片或更早的检查点会有帮助。",
    "Changes of the augmentation show in what is made.": "数据增强的改变显现在生成的图片中。",
    "It was lowered.": "已将其调低。",
    "If it stays so, allow fewer kinds of changes.": "若仍如此，请允许更少种类的改变。",
    "The discriminator tells all made pictures apart, so that the generator learns little from it.": (
        "判别器能分辨所有生成的图片，生成器从中学不到多少。"
    ),
    "A larger gamma or more augmentation makes its task harder.": "更大的 gamma 或更多增强会让它更难。",
    "The discriminator can't tell made pictures apart, so that the generator learns little from it.": (
        "判别器无法分辨生成的图片，生成器从中学不到多少。"
    ),
    "A smaller gamma or a wider discriminator sees more.": "更小的 gamma 或更宽的判别器能看到更多。",
    "The pictures become alike: the distance rose from {best} to {now}, and {percent} % of your pictures are still covered.": (
        "图片变得雷同：距离从 {best} 升到 {now}，你的图片只有 {percent} % 仍被覆盖。"
    ),
    "The training was stopped.": "训练已停止。",
    "The training became unstable: {what}.": "训练变得不稳定：{what}。",
    "The training became unstable after {place} ({what}).": "训练在 {place} 后变得不稳定（{what}）。",
    "Train again with a larger gamma or another seed.": "请用更大的 gamma 或其他种子重新训练。",
    "Go back to {place} and go on with twice the gamma and half the rate.": (
        "回到 {place}，以两倍 gamma 和一半学习率继续。"
    ),
    "Begin anew with a larger gamma.": "请用更大的 gamma 重新开始。",
    "No checkpoint up to {place} is kept.": "没有保留 {place} 之前的检查点。",
    "Those at {places} are.": "保留的有 {places}。",
    "The training became unstable with each gamma that was tried.": "试过的每个 gamma 都使训练不稳定。",
    "Lower the learning rate, or look whether the pictures are as they should be.": (
        "请调低学习率，或检查图片是否正常。"
    ),
    "The network of '{name}' is '{kind}', and that of this training '{other}'.": (
        "“{name}”的网络为“{kind}”，而此训练的网络为“{other}”。"
    ),
    "Choose the network that the model has, or another model.": "请选择与模型相同的网络，或其他模型。",
    "No weights of '{name}' fit this network.": "“{name}”没有适合此网络的权重。",
    "Choose the channels and the shape that the model has.": "请选择与模型相同的通道数和形状。",
    "{place} kimg": "{place} 千张",
}
