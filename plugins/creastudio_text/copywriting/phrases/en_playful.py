"""English, playful."""

HEADLINES = """
Psst. {Product}.
Ding! {Product}
Hello, {product}
Guess what? {Product}!
{Product}? Yes, please
Oops, {product} happened
{Benefit}? Oh yes
{Benefit}, hooray
{Benefit}! You're welcome
Calling all {audience}
{Audience}, assemble!
{Audience}, hands up
{Offer}? Really? Really.
{Offer}. Happy wallet.
{Day}? It's a date
{Day}: sneak out
Last one {where} pays
Race you: {place}
Go on, smile
Today's plan: fun
Blink and you miss it
"""

LONG = """
Attention, {audience}: say hello to {our}. And yes, {benefit}.
{Benefit}? Check. {Benefit2}? Check. Grin? That one is yours.
{Offer}, {time}. Your wallet may do a little dance.
There are many reasons to go out. Today's is {our}, {where}.
What makes {audience} smile? {Our}, for one.
Your calendar called. It wants {our}, {time}.
{Our}: seriously fun, and {benefit}.
{Benefit}? Included. The grin? All yours. Say hello to {our}.
Warning: {our} may cause spontaneous smiling.
Warning: may cause spontaneous smiling.
"""

DESCRIPTIONS = """
{Benefit}, {benefit2}, and {offer}. What are you waiting for?
{Offer}, {time}. Set an alarm!
{Place}, {time}. Don't be the one who missed it.
{Benefit}? Yes. {Benefit2}? Also yes.
Good news for {audience}: {benefit}.
{Offer}. Sounds like a joke. It isn't.
Grab a friend, meet {where}. {Benefit}!
Say hello to {our}. {Benefit}!
{Day}: call it a tiny holiday.
{Audience}, we see you. {Offer}!
Try {our}. Then tell us we were wrong.
Fun first. Everything else can queue.
"""
