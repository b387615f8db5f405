"""Simplified Chinese for what is said of data sets; fields as ``{0}`` are filled in again by the window."""

from __future__ import annotations

COPY_AGAIN = "Copy them again from where they came."
KEEP_ONE = "A model learns such pictures by heart. Keep the first of each group; leave the others out."
ENLARGED = "Enlarged they are soft, and a model learns that. Train at a lower resolution, or leave them out."

# Of one and of many: the same in Chinese.
_BOTH: dict[str, tuple[str, str, str]] = {
    "empty": ("{0} file is empty.", "{0} files are empty.", "{0} 个文件为空。"),
    "no_picture": (
        "{0} file is no picture, or is damaged at its beginning.",
        "{0} files are no pictures, or are damaged at their beginning.",
        "{0} 个文件不是图片，或开头已损坏。",
    ),
    "damaged": (
        "{0} file is damaged: it ends too early or can't be decoded.",
        "{0} files are damaged: they end too early or can't be decoded.",
        "{0} 个文件已损坏：提前结束或无法解码。",
    ),
    "too_large": (
        "{0} file is too large to be opened safely.",
        "{0} files are too large to be opened safely.",
        "{0} 个文件太大，无法安全打开。",
    ),
    "unreadable": ("{0} file may not be read.", "{0} files may not be read.", "{0} 个文件不允许读取。"),
    "refused": (
        "{0} file or folder can't be looked at.",
        "{0} files or folders can't be looked at.",
        "{0} 个文件或文件夹无法查看。",
    ),
    "other_kind": (
        "{0} picture of a kind that isn't read.",
        "{0} pictures of a kind that isn't read.",
        "{0} 张图片的格式不受支持。",
    ),
    "unnamed": (
        "{0} picture without the ending of one.",
        "{0} pictures without the ending of one.",
        "{0} 张图片没有图片的扩展名。",
    ),
    "too_small": (
        "{0} picture has hardly any pixels.",
        "{0} pictures have hardly any pixels.",
        "{0} 张图片几乎没有像素。",
    ),
    "small": (
        "{0} picture is smaller than 64 px.",
        "{0} pictures are smaller than 64 px.",
        "{0} 张图片小于 64 px。",
    ),
    "wrong_ending": (
        "{0} picture is of another kind than its name says.",
        "{0} pictures are of another kind than their names say.",
        "{0} 张图片的格式与其扩展名不符。",
    ),
    "alpha": (
        "{0} picture has transparent parts.",
        "{0} pictures have transparent parts.",
        "{0} 张图片含透明部分。",
    ),
    "grey": ("{0} picture is grey.", "{0} pictures are grey.", "{0} 张图片是灰度图。"),
    "sixteen_bit": (
        "{0} picture has more than 8 bits a channel.",
        "{0} pictures have more than 8 bits a channel.",
        "{0} 张图片每通道超过 8 位。",
    ),
    "cmyk": (
        "{0} picture has the colours of print.",
        "{0} pictures have the colours of print.",
        "{0} 张图片使用印刷色彩。",
    ),
    "turned": (
        "{0} picture lies on its side by its pixels.",
        "{0} pictures lie on their sides by their pixels.",
        "{0} 张图片的像素是横放的。",
    ),
    "animated": (
        "{0} picture has several frames or pages.",
        "{0} pictures have several frames or pages.",
        "{0} 张图片有多帧或多页。",
    ),
    "odd_shapes": (
        "{0} picture is much longer or flatter than the others.",
        "{0} pictures are much longer or flatter than the others.",
        "{0} 张图片比其他图片狭长得多。",
    ),
    "duplicates": (
        "{0} group of pictures: the very same file more than once.",
        "{0} groups of pictures: the very same file more than once.",
        "{0} 组图片：同一文件多次出现。",
    ),
    "near": (
        "{0} group of pictures: nearly the same picture more than once.",
        "{0} groups of pictures: nearly the same picture more than once.",
        "{0} 组图片：几乎相同的图片多次出现。",
    ),
    "mirrored": (
        "{0} group of pictures: the same picture mirrored.",
        "{0} groups of pictures: the same picture mirrored.",
        "{0} 组图片：同一图片的镜像。",
    ),
    "few": ("There is only {0} picture.", "There are only {0} pictures.", "只有 {0} 张图片。"),
    "class_empty": (
        "{0} has no picture that can be used.",
        "{0} have no picture that can be used.",
        "{0} 中没有可用的图片。",
    ),
    "class_small": (
        "A class has few pictures: {0}.",
        "Classes have few pictures: {0}.",
        "有类别图片很少：{0}。",
    ),
    "class_none": (
        "{0} picture lies beside the sub-folders.",
        "{0} pictures lie beside the sub-folders.",
        "{0} 张图片位于子文件夹之外。",
    ),
    "by_heart": (
        "There is only {0} picture: a model learns so few by heart.",
        "There are only {0} pictures: a model learns so few by heart.",
        "只有 {0} 张图片：这么少的图片，模型会死记硬背。",
    ),
    "class_only": (
        "The class '{0}' has only {1} picture.",
        "The class '{0}' has only {1} pictures.",
        "类别“{0}”只有 {1} 张图片。",
    ),
    "files_left": (
        "{0} file is left out.",
        "{0} files are left out.",
        "已排除 {0} 个文件。",
    ),
}

_TITLES: dict[str, str] = {
    "{0} pictures have a twin: of those that look the same all are learned, or all held out.": (
        "{0} 张图片有双胞胎：看起来相同的图片要么全部学习，要么全部留出。"
    ),
    "Only the first {0} pictures were looked at; {1} more weren't.": "只查看了前 {0} 张图片；另有 {1} 张未查看。",
    "The pictures have {0} different sizes, {1} to {2} px a side.": "图片有 {0} 种不同尺寸，边长 {1} 至 {2} px。",
    "All {0} pictures look the same.": "全部 {0} 张图片看起来都一样。",
    "No picture can be used.": "没有可用的图片。",
    "There are {0} pictures: few.": "有 {0} 张图片：偏少。",
    "The largest class has {0} times as many pictures as the smallest.": "最大类别的图片数是最小类别的 {0} 倍。",
    "There is one sub-folder with pictures: no classes to learn.": "只有一个子文件夹有图片：没有可学习的类别。",
    "There are sub-folders in sub-folders.": "子文件夹中还有子文件夹。",
    "Whether a picture is mirrored can be told for {0} of 100 pictures.": "100 张图片中有 {0} 张能看出是否镜像。",
    "The pictures are grey: changed colours would show in what the model makes.": (
        "图片是灰度的：颜色变化会出现在模型的作品中。"
    ),
    "These are drawings in flat tints: changed colours would show in what the model makes.": (
        "这些是平涂的图画：颜色变化会出现在模型的作品中。"
    ),
    "All pictures are about equally bright: changed colours would show in what the model makes.": (
        "所有图片的亮度几乎相同：颜色变化会出现在模型的作品中。"
    ),
    "All {0} pictures are the same: there is nothing to learn but that one.": (
        "全部 {0} 张图片都相同：除了这一张，没有可学的。"
    ),
    "{0} of {1} pictures are copies of others; 'Prepare pictures' leaves them out.": (
        "{1} 张图片中有 {0} 张是其他图片的副本；“准备图片”会排除它们。"
    ),
    "{0} of {1} pictures is a copy of another; 'Prepare pictures' leaves it out.": (
        "{1} 张图片中有 {0} 张是另一张的副本；“准备图片”会排除它。"
    ),
    "The class '{0}' has no pictures; it is left out.": "类别“{0}”没有图片，已略过。",
    "{0} pictures lie in no sub-folder and so have no class; they are left out.": (
        "有 {0} 张图片不在子文件夹中，因此没有类别，已略过。"
    ),
    "{0} picture lies in no sub-folder and so has no class; it is left out.": (
        "有 {0} 张图片不在子文件夹中，因此没有类别，已略过。"
    ),
    "All pictures in '{0}' are left out.": "“{0}”中的图片已全部排除。",
    "Take some of them in again: 'Prepare pictures'.": "请在“准备图片”中重新纳入一些。",
    "The choices for '{0}' in creastudio-dataset.json can't be read: {1}.": (
        "无法读取 creastudio-dataset.json 中对“{0}”的选择：{1}。"
    ),
    "Mend the file, or delete it to use the pictures as they are.": "请修复该文件，或将其删除以按原样使用图片。",
}

_HINTS: dict[str, str] = {
    COPY_AGAIN: "请从来源重新复制。",
    "Open them elsewhere and save them anew, or leave them out.": "请用其他程序打开并重新保存，或排除它们。",
    "Copy them again from where they came, or leave them out.": "请从来源重新复制，或排除它们。",
    "Save them smaller, or leave them out.": "请保存为较小的尺寸，或排除它们。",
    "Check their permissions.": "请检查它们的权限。",
    "Save them as PNG or JPEG to use them; they are passed over.": "要使用请另存为 PNG 或 JPEG；目前会跳过。",
    "Give their names the ending that fits (.png, .jpg …) to use them; they are passed over.": (
        "要使用请改成合适的扩展名（.png、.jpg 等）；目前会跳过。"
    ),
    "Split the folder to have all of them looked at.": "请拆分文件夹，以便全部查看。",
    "Leave them out: enlarged they are a few blots.": "请排除它们：放大后只是几块色斑。",
    ENLARGED: "放大后会模糊，模型也会学到这种模糊。请用较低的分辨率训练，或排除它们。",
    "They are read all the same; other programs may refuse them.": "仍会读取；其他程序可能会拒绝。",
    "They are put on white.": "会放在白底上。",
    "They are learned as grey pictures among the others; leave them out if the model should make colours alone.": (
        "会作为灰度图一并学习；若只想让模型生成彩色图片，请排除它们。"
    ),
    "They are brought to 8 bits.": "会转换为 8 位。",
    "They are brought to RGB without their profile; look at their colours.": "会不带色彩配置转换为 RGB；请检查颜色。",
    "They are put upright, as their metadata says.": "会按元数据转正。",
    "The first one is used.": "使用第一帧。",
    "A crop keeps little of them. Choose what it keeps, pad them, or leave them out.": (
        "裁剪后所剩无几。请选择保留的部分、进行填充，或排除它们。"
    ),
    "All are brought to one size; choose below how.": "都会统一为一个尺寸；请选择方式。",
    KEEP_ONE: "模型会死记这样的图片。请每组保留第一张，排除其余。",
    "Good to know before mirroring is switched on: then both are the same picture.": (
        "开启镜像前请留意：届时两者是同一张图片。"
    ),
    "There is nothing to learn from them but that one picture. Add others.": (
        "除了这一张图片，没有可学的。请添加其他图片。"
    ),
    "So over-fitting is told honestly; but the model knows them better than the others. Leave duplicates out.": (
        "因此过拟合的判断仍可信；但模型对它们更熟悉。请排除重复的图片。"
    ),
    "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.": (
        "请选择含有 PNG、JPEG、WebP、BMP、GIF 或 TIFF 文件的文件夹。"
    ),
    "A model learns so few by heart and makes nothing new. From about a hundred on it is worth while; "
    "or begin with a model of the library.": (
        "图片这么少，模型只会死记，做不出新东西。约一百张起才值得；或从库中的模型开始。"
    ),
    "It works, but a hundred or more are better. Augmentation helps; so does beginning with a model of the library.": (
        "可以训练，但一百张以上更好。增强会有帮助，从库中的模型开始也有帮助。"
    ),
    "As a class it would be left out. Add pictures, or delete the sub-folder.": (
        "作为类别会被排除。请添加图片，或删除该子文件夹。"
    ),
    "A class needs about as many pictures as a data set of its own. Join classes, or add pictures.": (
        "一个类别需要的图片数与单独的数据集相当。请合并类别，或添加图片。"
    ),
    "The model makes the small ones worse. Leave some of the large ones out, or add to the small ones.": (
        "模型对小类别的生成会更差。请从大类别中排除一些，或补充小类别。"
    ),
    "Classes need two or more.": "类别需要两个或更多。",
    "With classes they are left out; without, they are learned like the others.": (
        "按类别训练时会被排除；否则与其他图片一样学习。"
    ),
    "All that lies below a sub-folder belongs to its class.": "子文件夹下的所有内容都属于其类别。",
    "Letters, logos, or things that all look or are lit from one side would come out mirrored as well. "
    "Leave mirroring off.": "文字、标志或都朝一侧、都从一侧受光的事物也会被镜像生成。请关闭镜像。",
    "The right side is the brighter one in most pictures; mirrored ones would blur that. Leave mirroring off.": (
        "多数图片右侧较亮；镜像会抹去这一点。请关闭镜像。"
    ),
    "The left side is the brighter one in most pictures; mirrored ones would blur that. Leave mirroring off.": (
        "多数图片左侧较亮；镜像会抹去这一点。请关闭镜像。"
    ),
    "Leave colour out of the augmentation.": "增强中请不要包含颜色。",
}

_REASONS: dict[str, str] = {
    "With fewer than {0} pictures nobody can tell whether mirroring is safe; it stays off.": (
        "不足 {0} 张图片时无法判断镜像是否安全；保持关闭。"
    ),
    "So few pictures show plain differences alone; mirrored ones show none ({0} of 100, {1} by chance).": (
        "图片这么少，只能看出明显的差别；镜像图片没有显出差别（100 张中 {0} 张，随机为 {1} 张）。"
    ),
    "Mirrored pictures can't be told ({0} of 100, {1} by chance), but so many pictures need no mirroring.": (
        "看不出镜像（100 张中 {0} 张，随机为 {1} 张），但图片已足够多，不需要镜像。"
    ),
    "Mirrored pictures can't be told from straight ones ({0} of 100, {1} by chance): mirroring is safe.": (
        "看不出镜像（100 张中 {0} 张，随机为 {1} 张）：镜像是安全的。"
    ),
    "Mirrored pictures can be told ({0} of 100, {1} by chance): mirroring stays off.": (
        "能看出镜像（100 张中 {0} 张，随机为 {1} 张）：保持关闭。"
    ),
    "With a thousand pictures or more, augmentation that adapts itself is best.": (
        "一千张以上时，自适应增强最好。"
    ),
    "With a thousand pictures or more, augmentation that adapts itself is best; colours may change, too.": (
        "一千张以上时，自适应增强最好；颜色也可以变化。"
    ),
    "With few pictures shifts and holes help; colour changes would leak.": (
        "图片少时，移动和挖空有帮助；颜色变化会泄漏。"
    ),
    "With few pictures shifts, holes and colour changes help, and the pictures differ in colour anyway.": (
        "图片少时，移动、挖空和颜色变化都有帮助，而且图片的颜色本来就各不相同。"
    ),
    "Half of the pictures have {0} px or more on their shorter side.": "半数图片的短边为 {0} px 或以上。",
}

_PROGRESS: dict[str, str] = {
    "looking for pictures": "正在查找图片",
    "looking at picture {0} of {1}": "正在查看第 {0} 张，共 {1} 张",
    "comparing pictures": "正在比较图片",
    "judging mirroring and colours": "正在判断镜像和颜色",
}

ZH_CN: dict[str, str] = {
    **{english: chinese for one, many, chinese in _BOTH.values() for english in (one, many)},
    **_TITLES,
    **_HINTS,
    **_REASONS,
    **_PROGRESS,
}
