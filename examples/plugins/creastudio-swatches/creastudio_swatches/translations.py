"""The texts of the face in other languages, and what choices are called in English."""

EN = {
    "gpl": "GIMP, Krita, Inkscape, Aseprite (.gpl)",
    "pal": "JASC: Aseprite, Paint Shop Pro (.pal)",
    "hex": "Plain hexadecimal (.hex)",
    "css": "Web: CSS variables (.css)",
    "paint": "paint.net (.txt)",
    "share": "what covers most",
    "light": "dark to light",
    "hue": "by hue",
}

ZH_CN = {
    "Palette file of a picture": "图片的调色板文件",
    "Writes the colours of a picture for GIMP, Krita, Inkscape, Aseprite, paint.net, or the web.": (
        "将图片的颜色写成 GIMP、Krita、Inkscape、Aseprite、paint.net 或网页可用的文件。"
    ),
    "Swatches of a picture": "图片的色板文件",
    "Writes the colours of a picture for Illustrator, InDesign, Affinity, Photoshop and Procreate.": (
        "将图片的颜色写成 Illustrator、InDesign、Affinity、Photoshop 和 Procreate 可用的文件。"
    ),
    "Images": "图像",
    "Swatch Exchange": "色板交换文件",
    "A file for Illustrator, InDesign and Affinity (.ase).": "供 Illustrator、InDesign 和 Affinity 使用的文件 (.ase)。",
    "Photoshop": "Photoshop",
    "A file for Photoshop, Procreate and Krita (.aco).": "供 Photoshop、Procreate 和 Krita 使用的文件 (.aco)。",
    "Text": "文本",
    "palettes": "调色板",
    "export": "导出",
    "colours": "颜色",
    "Picture": "图片",
    "Program": "程序",
    "Whose file it becomes; the ending of its name goes with it.": "文件所属的程序；文件扩展名随之而定。",
    "Colours": "颜色数",
    "At most so many; a picture may have fewer.": "最多这么多；图片可能更少。",
    "Order": "顺序",
    "What comes first: what covers most, is darkest, or is red.": "排在最前的：覆盖最多的、最暗的或红色。",
    "gpl": "GIMP、Krita、Inkscape、Aseprite (.gpl)",
    "pal": "JASC：Aseprite、Paint Shop Pro (.pal)",
    "hex": "十六进制 (.hex)",
    "css": "网页：CSS 变量 (.css)",
    "paint": "paint.net (.txt)",
    "share": "按覆盖面积",
    "light": "由暗到亮",
    "hue": "按色相",
    "{count} colours": "{count} 种颜色",
}
