"""Words of ``picture.style``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Paint in a style": "画成某种风格",
    "Paints a picture anew in one of 26 styles, between two of them, or in the style of another picture.": (
        "把图片重新画成 26 种风格之一、两种风格之间，或另一张图片的风格。"
    ),
    "painting": "绘画作品",
    "landscapes": "风景",
    "posters": "海报",
    "Style picture": "风格图片",
    "Style": "风格",
    "How it is painted. A style picture, if one is given, is followed instead.": (
        "画成什么样。若给了风格图片，则改为跟随它。"
    ),
    "Second style": "第二种风格",
    "The style that is mixed in, as far as the share below says.": "按下面的比例混入的风格。",
    "Share of the second": "第二种的比例",
    "0 is the first style alone, 1 the second alone; between them lie new ones.": (
        "0 只有第一种风格，1 只有第二种；两者之间是新的风格。"
    ),
    "0 leaves the picture as it is. Towards a style picture it also says how far its style is followed.": (
        "0 保持图片原样。有风格图片时，还表示跟随其风格的程度。"
    ),
    "Keep colours": "保留颜色",
    "1 paints in the picture's own colours, 0 in those of the style.": "1 用图片自己的颜色来画，0 用风格的颜色。",
    "Keep light": "保留明暗",
    "1 keeps what is bright and what is dark in the large, so that night stays night.": (
        "1 保留大范围的明暗，夜景仍是夜景。"
    ),
    "Painted at": "绘制尺寸",
    "Longer side while it is painted: the smaller, the broader the strokes. The result has the picture's size.": (
        "绘制时较长一边的尺寸：越小笔触越粗。结果与图片同样大。"
    ),
    "Network of styles": "风格网络",
    "Paints the named styles.": "画出有名称的风格。",
    "Network for style pictures": "风格图片网络",
    "Paints in the style of another picture.": "按另一张图片的风格来画。",
    "Sheet of styles": "风格样张",
    "Shows a picture in all 26 styles with their names, to choose one.": "把图片画成全部 26 种风格并注明名称，供挑选。",
    "Longer side while it is painted: the smaller, the broader the strokes.": (
        "绘制时较长一边的尺寸：越小笔触越粗。"
    ),
    "26 painting styles": "26 种绘画风格",
    "Paints a picture in one of 26 styles, or between them.": "把图片画成 26 种风格之一，或介于它们之间。",
    "Style of any picture": "任意图片的风格",
    "Paints a picture in the style of another one.": "把一张图片画成另一张的风格。",
    "The weights of '{name}' don't fit the network that paints.": "“{name}”的权重与绘画网络不符。",
    "impasto": "厚涂",
    "bold lines": "粗线",
    "charcoal": "炭笔",
    "shards": "碎片",
    "fauve": "野兽派",
    "carnival": "狂欢",
    "night lace": "夜之蕾丝",
    "expressionist": "表现派",
    "storybook": "故事书",
    "stencil": "镂版",
    "sepia": "棕褐",
    "etching": "蚀刻",
    "impressionist": "印象派",
    "harlequin": "丑角",
    "watercolour": "水彩",
    "facets": "棱面",
    "pastel": "色粉",
    "tapestry": "织毯",
    "carved wood": "木雕",
    "swirls": "漩涡",
    "embers": "余烬",
    "cut paper": "剪纸",
    "cubist": "立体派",
    "nocturne": "夜曲",
    "woodcut": "木刻",
    "burnished": "磨光",
}
