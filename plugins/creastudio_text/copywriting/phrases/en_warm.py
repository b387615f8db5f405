"""English, warm."""

HEADLINES = """
{Product}, for you
Made for {audience}
For {audience}, with care
{Audience}, this is for you
A little {product} time !event
{Benefit}, just for you
{Benefit}. Take your time.
{Product}: {benefit}
Come home to {product} !event
Meet {our}
{Benefit}: good to know
{Offer}, for you
{Offer}. Come along.
{Day}, together
{Day}: see you there
See you {where}
Come by {place}
Slow down a little
Good things, gently
For the days that matter
Here when you are
"""

LONG = """
{Benefit}, {benefit2}: {our}, made for {audience}.
For {audience}, at the end of a long day: {our}. {Benefit}.
Come and meet {our} {where}, {time}.
{Offer}, {time}. Bring somebody you like.
{Our}: {benefit}, and time to enjoy it.
{Benefit}. {Benefit2}. And a little quiet for {audience}.
{Offer}: take {our} home, and share it. !event
Meet {our} {where}. There is no hurry.
{Our}: {benefit}, {benefit2}.
Some days need something small and good. Here is {our}.
Small things can make an ordinary day feel cared for.
"""

DESCRIPTIONS = """
{Benefit}, {benefit2}. {Offer}, {time}.
{Benefit}. {Offer}. We look forward to you.
For {audience}: {benefit}, {benefit2}.
See you {where}, {time}.
{Offer}, {time}. Bring a friend.
{Benefit}, {benefit2}. Take your time.
Come {where} and see for yourself. {Benefit}.
For {audience}, and for those you like. {Offer}.
{Benefit}. Find us {where}.
{Day}: come as you are.
Meet {our}. {Benefit}.
No special day needed. Have a look at {our}.
Take your time. We are here when you are.
"""
