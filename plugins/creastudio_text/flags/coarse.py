"""Coarse language: short lists of the plainest words, which a writer may well mean. They are our own."""

from __future__ import annotations

from creastudio_text.flags.terms import Terms

REASON = "“{word}” is coarse. That may be what you want."

TERMS: tuple[Terms, ...] = (
    Terms(
        "coarse",
        "en",
        r"(?:mother)?fuck\w*|(?:bull)?shit\w*|cunts?|assholes?|arseholes?|wank\w*",
        REASON,
        0.8,
        r"shiitake|shitake",
    ),
    Terms(
        "coarse", "en", r"bitch(?:es|y)?|bastards?|dickheads?|piss(?:ed)? off|whores?|sluts?", REASON, 0.6, ""
    ),
    Terms(
        "coarse",
        "zh",
        "他妈的|你妈的|去你妈|操你|草泥马|傻逼|傻屄|煞笔|婊子|狗日的|王八蛋|龟孙子|贱货|臭婊",
        REASON,
        0.8,
        "(?:这是|那是|是|像|和|跟|给|对|替)[你他]妈的",
    ),
    Terms("coarse", "zh", "混蛋|滚蛋|贱人|放屁|狗屁|该死的|去死吧", REASON, 0.6, ""),
)
