"""Write the Chinese words that lines are broken by: ``resources/words/zh.txt``.

    python packaging/content/chinese_words.py

Words, how often they are used and what part of speech they are come out of the dictionary of jieba (MIT); words of the
trade that it lacks stand here.
"""

from __future__ import annotations

import math
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

import packages

PACKAGE = "jieba==0.42.1"
MEMBER = "jieba-0.42.1/jieba/dict.txt"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "words" / "zh.txt"

LEAST, LONGEST = 30, 4
"""Uses that a word must have to be taken, and its letters at most; single letters are all taken."""

KINDS = {
    "u": ("u", "y", "k"), "a": ("a", "b", "z"), "v": ("v",), "d": ("d",), "p": ("p",), "c": ("c",), "m": ("m",), "q": ("q",),
    "r": ("r",), "f": ("f",),
}  # fmt: skip
"""Particle, adjective, verb, adverb, preposition, conjunction, numeral, measure word, pronoun, place; all else counts as a noun."""

OF_THE_TRADE = {
    "n": "手冲 拿铁 美式 国潮 满减 爆款 新款 同款 潮流 穿搭 礼包 门店 官网 旗舰店 会员日 优惠券 红包 精酿 冷萃 面膜 精华液 口红 洗护 防晒霜 护肤品 彩妆 耳机 "
    "蓝牙 智能手表 笔记本 充电宝 扫地机 空气炸锅 民宿 露营 徒步 骑行 瑜伽 健身房 私教 训练营 体验课 试听课 直播间 限定款 联名款 礼盒装 家庭装 早鸟票 音乐节 "
    "市集 周年庆 双十一 年货节 开学季 毕业季 婚纱照 亲子装 童装 汉服 羊绒衫 羽绒服 冲锋衣 小程序 公众号 二维码 客服 半价 五折 八折 九折 全场",
    "v": "包邮 焕新 上新 下单 到店 预售 预订 抢购 秒杀 团购 拼团 打卡 种草 加购 领券 直降 立减 立省 尝鲜 特卖 热卖 热销 首发 开售 开抢 试穿 试用 试吃 扫码 关注 "
    "了解更多 立即购买 马上抢购 免费试用 立即下单 点击查看 现磨 现做 鲜榨 手作 手工制作",
    "a": "好穿 好喝 好看 好用 好吃 耐穿 百搭 显瘦 透气 轻薄 亲肤 保湿 限时 限量 限定 便携 治愈",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        source = packages.from_pypi(PACKAGE, Path(scratch), "--no-binary", ":all:")
        with tarfile.open(source) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None
            text = member.read().decode("utf-8")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(converted(text), encoding="utf-8")


def converted(text: str) -> str:
    """Return a line for each kind and frequency: a letter for the kind, log2 of the uses, and the words."""
    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    own = {word for words in OF_THE_TRADE.values() for word in words.split()}
    for line in text.splitlines():
        word, uses, tag = line.split()
        chinese = all("\u4e00" <= letter <= "\u9fff" for letter in word)
        often = int(uses) >= LEAST or len(word) == 1
        if chinese and often and len(word) <= LONGEST and word not in own:
            rows[_kind(tag), round(math.log2(max(1, int(uses))))].append(word)
    for kind, words in OF_THE_TRADE.items():
        rows[kind, 10].extend(words.split())
    return "".join(
        f"{kind} {level} {' '.join(sorted(words))}\n" for (kind, level), words in sorted(rows.items())
    )


def _kind(tag: str) -> str:
    return next((kind for kind, tags in KINDS.items() if tag[0] in tags and tag != "vn"), "n")


if __name__ == "__main__":
    main()
