"""English, bold."""

HEADLINES = """
{Benefit}. Now.
{Benefit}. No less.
{Benefit}. Full stop.
{Benefit}? Done.
{Product}. That's it.
{Product}: {benefit}
Say yes to {product}
Enough waiting. {Product}.
Dare to try {our}?
{Audience}: your move
{Audience}, don't settle
{Offer}. Go.
{Offer}. No catch.
{Offer}, {time}
{Day}. Be there.
{Day} it begins
Go. {Place}.
{Place}. Be there.
Don't settle
Your move
Stop waiting. Start.
"""

LONG = """
{Benefit}. {Benefit2}. {Our}, without detours.
{Audience}, don't settle. {Our}: {benefit}.
{Offer}, {time}. Decide now.
Curtain up for {our}: {time}, {where}.
{Benefit}. On top of that: {benefit2}. {Our}.
{Our}. {Benefit}. {Offer}. Simple.
A straight answer for {audience}: {our}.
Get up, go out, find {our} {where}.
{Benefit}. Think {product}.
Leave "maybe" for tomorrow. Start today.
"""

DESCRIPTIONS = """
{Benefit}. {Benefit2}. {Offer}, {time}.
{Offer}, {time}. Don't wait.
{Benefit}. {Benefit2}. Nothing more to say.
{Audience}: {benefit}. Yours now.
{Time}. {Place}. {Offer}.
{Offer}. Find it {where}.
{Benefit}, {benefit2}. Start now.
{Our}: {benefit}. Go.
For {audience}: {offer}, {time}.
{Place}, {time}. Be there.
{Benefit}. Take it or miss it.
You know what you want. Go.
No detours. See for yourself.
"""
