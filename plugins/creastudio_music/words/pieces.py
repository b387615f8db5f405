"""Words of ``music.from_text`` and ``music.for_picture``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Mood": "情绪",
    "Melody by": "旋律由谁写",
    "auto: what the words and the mood ask for.": "自动：按文字和情绪的要求。",
    "Quarter notes a minute. Without it, as the mood asks.": "每分钟四分音符数。不填则按情绪。",
    "auto: a model where one is at hand, else rules.": "自动：有模型时用模型，否则用规则。",
    "rules": "规则",
    "model": "模型",
    "none": "无",
    "Melody": "旋律",
    "Model": "模型",
    "Empty: the best at hand.": "留空：手头最好的。",
    "Melody played by": "旋律音色",
    "Accompaniment": "伴奏",
    "no drums": "不要鼓",
    "chords": "和弦",
    "Words for a mood, English or Chinese; also a style, an instrument, a key, a metre or a tempo: 'a sad rainy night in D "
    "minor, piano, 70 bpm'.": "描述情绪的词，中文或英文；也可写风格、乐器、调、拍子或速度：“悲伤的雨夜，D小调，钢琴，速度70”。",
    "About; whole bars are made.": "大约值；按整小节生成。",
    "s": "秒",
    "Music from words": "由文字作曲",
    "Mood words become a whole piece: key, metre, tempo and course, melody and accompaniment, all of it editable.": (
        "由情绪词生成整首乐曲：调、拍子、速度与走向，旋律与伴奏，全部可编辑。"
    ),
    "mood": "情绪",
    "song": "歌曲",
    "background music": "背景音乐",
    "Words that are added to what is seen, English or Chinese; also a style, an instrument or a key. May be empty.": (
        "在画面之外补充的词，中文或英文；也可写风格、乐器或调。可留空。"
    ),
    "Words against picture": "文字与画面",
    "1: the words alone make the mood.": "1：情绪只由文字决定。",
    "Frame rate": "帧率",
    "clip": "按片段",
    "23.976": "23.976",
    "29.97": "29.97",
    "59.94": "59.94",
    "clip: that of the clip; 25 for a picture.": "按片段：用片段的帧率；图片用 25。",
    "frames/s": "帧/秒",
    "Seconds": "秒数",
    "For a picture; a clip has its own length.": "用于图片；片段按自己的长度。",
    "First frame": "首帧",
    "Of a clip, from 0.": "片段的首帧，从 0 算起。",
    "Last frame": "末帧",
    "Of a clip; without it, to its end.": "片段的末帧；不填则到结尾。",
    "At the cut": "在切点",
    "sound ends": "声音结束",
    "last chord": "最后的和弦",
    "sound ends: the last note is over at the very end of the clip. last chord: it is struck there and rings on.": (
        "声音结束：最后一个音恰在片段末尾结束。最后的和弦：恰在那里奏出，并延续下去。"
    ),
    "Follow cuts": "跟随剪辑点",
    "Sections begin where the film is cut, as far as the tempo needn't hurry.": "段落从影片的剪辑点开始，只要速度不必过于勉强。",
    "Music for a picture": "为画面配乐",
    "Colours and motion of a picture or a clip set the mood; the music fits its length to the frame.": (
        "图片或片段的色彩和运动决定情绪；音乐的长度精确到帧。"
    ),
    "Clip": "片段",
    "Picture": "图片",
    "film music": "影视音乐",
    # What can go wrong
    "There are no words to make music of.": "没有可用来作曲的文字。",
    "Write a mood, such as 'calm evening by the sea'.": "请写一种情绪，例如“海边宁静的傍晚”。",
    "None of the words is known as a mood or a style; this is music of a middling mood. Try 'calm', 'sad', 'epic'.": (
        "没有认出表示情绪或风格的词；这是中性情绪的音乐。试试“宁静”“悲伤”“史诗”。"
    ),
    "Ask for a melody or for an accompaniment.": "请要一段旋律或一个伴奏。",
    "There is no model that composes.": "没有会作曲的模型。",
    "Choose melody by 'rules', or train a model first.": "请把旋律设为“规则”，或先训练一个模型。",
    "The model wrote no melody.": "模型没有写出旋律。",
    "Try another seed, or choose melody by 'rules'.": "换一个种子，或把旋律设为“规则”。",
    "{what} The melody is written by rules instead.": "{what}旋律改由规则写出。",
    "There is neither a picture nor a clip to look at.": "既没有图片也没有片段可看。",
    "Choose one of them.": "请选择其中之一。",
    "There is {seconds} s to fill, too little for music.": "只有 {seconds} 秒要填，太短了，成不了音乐。",
    "Choose a clip of a second or more.": "请选择一秒或更长的片段。",
    "The last frame, {last}, comes before the first, {first}.": "最后一帧 {last} 在第一帧 {first} 之前。",
    "The clip has {count} frames, none of them from {first} on.": "片段有 {count} 帧，从第 {first} 帧起没有内容。",
    "Choose other frames.": "请选择其他帧。",
}
"""English -> Chinese."""
