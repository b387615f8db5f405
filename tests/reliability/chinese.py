"""What the Chinese page says of the trials, whose own words are English: sentences, units and figures."""

from __future__ import annotations

import re

PROVES = {
    "disks": "磁盘已满、在程序被终止时写满、变成只读或消失：确认过的内容一件不丢，用一句话说明出了什么问题，工作可以存到别处或稍后再存",
    "fuzz": "损坏的项目、品牌套件、模型、插件、分层文件、图片、声音、乐谱、剪辑、字幕、版面和文字，要么读出来，要么用一句话拒绝，时间和内存都不超过上限",
    "generations": "轮流生成图片、诗、音乐和广告，程序及其引擎最多增长 50 MiB，线程、句柄和进程也不增多",
    "kills": "在编辑和保存时被终止，确认过的内容一件不丢，每个项目都能打开",
    "machines": "对文档、时间线和文稿的随机编辑始终守信，撤销和重做恢复得一字不差",
    "memory": "内存不足的引擎会被放弃，任务用一半的内存再试一次，然后说明该怎么办",
    "monkey": "在窗口里随机点击、拖动、按键和执行命令，不引发任何错误，而且全部可以撤销和重做",
    "network": "窗口、用每个内置训练器训练、用每个内置工具生成，都运行到结束：没有连接网络的尝试",
    "plugins": "插件抛出错误、返回错误的东西、卡住、空转、崩溃、狂刷输出、删除文件、给出非数字、泄漏、退出或关闭管道，"
    "只损失一个任务并说明原因，它的下一个任务照常，两次崩溃之后被停用",
    "power": "断电之后，不管磁盘留下了未同步写入中的哪些、是否残缺、次序如何，日志、项目、媒体和设置里确认过的内容一件不丢；草率的写法会被查出",
    "quits": "在任务运行、等待、卡住和空转时关闭，程序最多 30 秒结束，不留下任何进程",
    "recovery": "从崩溃到恢复项目原样，最多 5 秒",
    "samples": "埋下的 pickle、缓存的乐谱、跑出压缩包的名称、链接、脚本、XML 里的地址和实体、解压炸弹和伪装：打开之后，"
    "没有一个运行代码、启动程序、连接网络、泄露秘密或写到旁边",
}
"""By the name of a trial: what it proves."""

UNITS = {
    "disks": "块磁盘",
    "edits": "次编辑",
    "events": "个事件",
    "files": "个文件",
    "generations": "次生成",
    "jobs": "个任务",
    "kills": "次终止",
    "programs": "个程序",
    "quits": "次退出",
    "runs of each machine": "轮（每台状态机）",
}

FIGURES = {
    "left out": "没有运行",
    "of them through the window": "其中经过窗口",
    "attempts": "尝试",
    "cap": "上限",
    "code run": "代码运行",
    "controls that lost something, as they must": "理应有所丢失的对照",
    "edits acknowledged": "确认的编辑",
    "from a new process to the project": "从新进程到项目",
    "growth": "增长",
    "handles": "句柄",
    "harmless jobs done in between": "其间完成的无害任务",
    "kinds of files": "文件种类",
    "machines": "状态机",
    "misfortunes": "故障种类",
    "processes": "进程",
    "saves acknowledged": "确认的保存",
    "seeds": "种子",
    "slowest": "最慢",
    "steps of a run": "每轮步数",
    "threads": "线程",
    "ways": "方式",
}

MISSING = {
    "Linux": "Linux",
    "strace": "strace",
    "unshare, and a system that lets a user mount": "unshare，以及允许用户挂载的系统",
}

_VALUES = (
    (re.compile(r"^(\S+ MiB) from (.+)$"), r"\1（起初 \2）"),
    (re.compile(r"^none$"), "无"),
    (re.compile(r" of "), " / "),
    (re.compile(r" to "), " → "),
    (re.compile(r" s$"), " 秒"),
    (re.compile(r" times$"), " 次"),
)


def value_of(figure: str) -> str:
    """Return a measured value in Chinese: "3 of 4" is "3 / 4"."""
    for pattern, said in _VALUES:
        figure = pattern.sub(said, figure)
    return figure
