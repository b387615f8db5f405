"""What choices are called in an English window, where their own short names say too little."""

from __future__ import annotations

TUNES: dict[str, str] = {
    "忆江南": "Yì Jiāngnán, Remembering the South",
    "捣练子": "Dǎoliànzǐ, Pounding Silk",
    "如梦令": "Rú mèng lìng, Like a Dream",
    "长相思": "Cháng xiāngsī, Longing without End",
    "相见欢": "Xiāngjiàn huān, Joy of Meeting",
    "点绛唇": "Diǎn jiàngchún, Rouged Lips",
    "浣溪沙": "Huànxīshā, Washing Silk in the Stream",
    "菩萨蛮": "Púsàmán, Bodhisattva Headdress",
    "卜算子": "Bǔsuànzǐ, Fortune Teller",
    "采桑子": "Cǎisāngzǐ, Picking Mulberries",
    "减字木兰花": "Jiǎnzì Mùlánhuā, Magnolia in fewer words",
    "诉衷情": "Sù zhōngqíng, Telling the Heart",
    "清平乐": "Qīngpíngyuè, Music of Peace",
    "忆秦娥": "Yì Qín'é, Remembering Qin E",
    "阮郎归": "Ruǎn láng guī, Young Ruan Returns",
    "西江月": "Xījiāngyuè, West River Moon",
    "南歌子": "Nángēzǐ, Southern Song",
    "醉花阴": "Zuì huāyīn, Tipsy in the Shade of Flowers",
    "浪淘沙令": "Làng táo shā lìng, Waves Wash the Sand",
    "鹧鸪天": "Zhègūtiān, Partridge Sky",
    "虞美人": "Yú měirén, Fair Lady Yu",
    "南乡子": "Nánxiāngzǐ, Southern Country",
    "鹊桥仙": "Quèqiáoxiān, Magpie Bridge",
    "踏莎行": "Tàsuōxíng, Walking on Sedge",
    "一剪梅": "Yījiǎnméi, A Twig of Plum",
    "临江仙": "Línjiāngxiān, Immortal at the River",
    "蝶恋花": "Diéliànhuā, Butterflies Love Flowers",
    "渔家傲": "Yújiā'ào, Fisherman's Pride",
    "苏幕遮": "Sūmùzhē, Screened by a Curtain",
    "破阵子": "Pòzhènzǐ, Breaking the Ranks",
    "江城子": "Jiāngchéngzǐ, River Town",
    "满江红": "Mǎnjiānghóng, The River All Red",
    "水调歌头": "Shuǐdiào gētóu, Prelude to the Water Tune",
    "念奴娇": "Niànnújiāo, Charms of Niannu",
}
"""Tune -> its name in pinyin, and what it means."""

EN: dict[str, str] = {
    "en": "English",
    "zh": "Chinese",
    "lzh": "Classical Chinese",
    "jueju5": "Jueju, 4 × 5 characters",
    "jueju7": "Jueju, 4 × 7 characters",
    "lushi5": "Lüshi, 8 × 5 characters",
    "lushi7": "Lüshi, 8 × 7 characters",
    "ci": "Ci, to a tune",
    "tone": "Change the tone",
    "lora": "LoRA",
    "full": "All weights",
    "lstm": "LSTM",
    "gru": "GRU",
    **{tune: f"{tune} {told}" for tune, told in TUNES.items()},
}
"""A choice -> what an English window shows."""


def form_name(form: str) -> str:
    """Return what a form of verse is called in an English sentence."""
    return EN.get(form, form.capitalize())
