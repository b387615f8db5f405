"""Claims of English advertising that want proof.

Source: what regulators ask of objective claims, a reasonable basis: the policy statement of the Federal Trade Commission
regarding advertising substantiation (1984) and section 3 (misleading advertising) of the UK's CAP Code. The lists are our own.
"""

from __future__ import annotations

from creastudio_text.flags.terms import Terms

CURE = "“{word}” promises a cure or a result: advertising rules want proof for it before it is said."

RANK = "“{word}” ranks it above all others: advertising rules want proof for such a claim."

ABSOLUTE = "“{word}” allows no exception: advertising rules want proof for it, and a single exception makes it false."

TERMS: tuple[Terms, ...] = (
    Terms(
        "advertising",
        "en",
        r"guaranteed (?:cure|results?|weight loss|returns?|income|profits?)|(?:miracle|instant|permanent) (?:cure|results?|remedy)|"
        r"cures? (?:cancer|diabetes|anxiety|depression|acne|insomnia|arthritis|any|all|every)\w*|"
        r"no side[- ]effects?|risk[- ]free|clinically proven|scientifically proven|doctors? recommend(?:ed)?|"
        r"lose \d+ ?(?:pounds?|lbs?|kg|kilos?)|get rich(?: quick)?|double your (?:money|income)",
        CURE,
        0.9,
        "",
    ),
    Terms(
        "advertising",
        "en",
        r"(?:#|no\.? ?|number )(?:1|one)(?: (?:in|for|choice|brand|rated))?|"
        r"(?:the )?world['’]?s (?:best|first|finest|leading|most \w+|only)|(?:the )?best (?:in the world|on the market|ever|money can buy)|"
        r"(?:the )?(?:leading|top|most trusted|most popular|best-selling) brand|unrivall?ed|unbeatable|unmatched|second to none|"
        r"better than (?:any|all|every)\w*",
        RANK,
        0.8,
        r"number one (?:reason|thing|rule|question|day|son|fan)",
    ),
    Terms(
        "advertising",
        "en",
        r"100 ?% (?:safe|effective|natural|guaranteed|secure|satisfaction)|guaranteed|never fails?|always works?|"
        r"the only (?:one|brand|product|solution|way)|lowest prices?|cheapest",
        ABSOLUTE,
        0.7,
        r"guaranteed (?:by law|rights?|minimum)|not guaranteed|(?:isn['’]t|aren['’]t|nothing is) guaranteed",
    ),
    Terms(
        "advertising",
        "en",
        r"best|finest|perfect|ultimate|greatest",
        RANK,
        0.55,
        r"best (?:before|man|men|friends?|regards|wishes|of luck|practices?|western)|at best|second[- ]best|all the best|"
        r"(?:do|did|does|doing|try|tried|know|knows|knew) (?:your|my|his|her|our|their|one['’]s|its)? ?(?:level )?best|"
        r"best (?:i|we|you|they|he|she) (?:can|could)|to the best of|make the best of|perfect (?:tense|pitch|stranger)|had best|the best of times",
    ),
)
"""The strongest first: a place in a text is flagged once."""

COMMERCIAL = (
    r"buy|order now|shop(?: now)?|sale|discounts?|% off|price[sd]?|[$€£]\s?\d|product|brand|customers?|free shipping|try it|sign up|"
    r"subscribe|download now|our (?:store|range|shop|team|new|service)|limited (?:time|offer|edition)|offer ends|book now|get yours|"
    r"money[- ]back|sold|in stock|add to cart|members?|available (?:now|at|in)|call now|learn more"
)
"""Words by which a text is taken for an advertisement."""
