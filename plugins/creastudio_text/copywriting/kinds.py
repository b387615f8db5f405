"""What sort of thing is advertised, told by the words of its name: a coffee is drunk, a ticket booked, an app opened."""

from __future__ import annotations

import re

_WORDS = {
    "drink": "咖啡 茶 奶茶 酒 啤酒 果汁 饮 拿铁 气泡水 coffee tea beer wine juice latte drink lemonade cocktail espresso brew",
    "food": "面包 蛋糕 甜品 月饼 火锅 餐 面 米 饭 菜 零食 巧克力 冰淇淋 食 bread cake bakery pizza pasta restaurant food snack "
    "chocolate menu lunch dinner breakfast cookie cookies burger noodles",
    "event": "展 展览 音乐会 演唱会 演出 市集 集市 节 讲座 话剧 电影 沙龙 马拉松 exhibition concert festival fair market show film play "
    "gallery talk opening premiere night marathon",
    "app": "应用 软件 程序 小程序 平台 app software platform tool website plugin game",
    "course": "课 课程 培训 训练营 学习 工作坊 夏令营 course class workshop lesson lessons training camp bootcamp school",
    "wear": "衣 外套 大衣 鞋 裙 衬衫 毛衣 围巾 包 帽 首饰 coat jacket shoes shoe dress shirt sweater scarf bag hat sneakers jewellery "
    "jewelry boots",
    "home": "灯 椅 桌 沙发 床 家具 杯 锅 香薰 蜡烛 毛毯 花 lamp chair table sofa bed furniture mug pan candle blanket vase flowers "
    "ceramics",
    "travel": "酒店 民宿 旅行 旅游 机票 温泉 露营 度假 hotel hostel trip travel flight tour cabin resort camping",
    "device": "手机 耳机 相机 电脑 音箱 手表 键盘 自行车 车 phone headphones camera laptop speaker watch keyboard bike bicycle "
    "scooter",
    "care": "护肤 面霜 精华 洗发 香水 口红 牙膏 按摩 瑜伽 健身 cream serum shampoo perfume lipstick massage yoga gym spa soap",
    "book": "书 小说 诗集 杂志 绘本 book novel magazine poems comic",
}  # fmt: skip

KINDS = (*_WORDS, "thing")
"""Every sort of thing that has words of its own."""


def kind_of_thing(product: str, text: str = "") -> str:
    """Return the sort of a product by its name, or by the whole brief where the name doesn't tell; "thing" for any other.

    The end of a name says what it is (咖啡杯 and "coffee cup" are cups), so the word that ends last counts, and of those the
    longest; of a brief, the word that comes first.
    """
    return _found(product) or _found(text, first=True) or "thing"


def _found(text: str, *, first: bool = False) -> str:
    best, place = "", (-(10**9), 0)
    lower = text.casefold()
    for kind, words in _WORDS.items():
        for word in words.split():
            pattern = rf"\b{word}\b" if word.isascii() else re.escape(word)
            for match in re.finditer(pattern, lower):
                found = (-match.start() if first else match.end(), len(word))
                if found > place:
                    best, place = kind, found
    return best
