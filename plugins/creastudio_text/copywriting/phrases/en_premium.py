"""English, refined."""

HEADLINES = """
{Product}, considered
{Product}, in detail
The quiet of {product}
{Product}: {benefit}
{Benefit}, quietly
{Benefit}. Nothing more.
{Benefit}, by intention
{Benefit}, in the details
Composed for {audience}
For {audience} who notice
{Offer}, with compliments
{Offer}, by invitation
{Day}, by invitation
{Day}, unhurried
{Place}, awaiting you
An hour {where}
Less, considered
In its own time
Quietly itself
Attention, returned
"""

LONG = """
{Benefit}, {benefit2}. {Our}, with care where few will look.
Composed for {audience}: {our}. {Benefit}, without display.
{Time}, {where}: an encounter with {our}.
{Our}: {benefit}, and nothing that distracts from it.
{Offer}, {time}, with our compliments.
{Benefit}. No raised voice needed. {Our}.
An unhurried hour with {our}, {where}.
{Our}: {benefit}, {benefit2}.
Neither more nor less than it should be: {our}.
What is good shows itself to those who take their time.
"""

DESCRIPTIONS = """
{Benefit}, {benefit2}. {Offer}, {time}.
{Time}, {where}. We would be glad to welcome you.
{Benefit}, {benefit2}. Worth a closer look.
For {audience}: {benefit}.
{Offer}, {time}, with our compliments.
{Benefit}. To be discovered {where}.
{Our}: {benefit}, unhurried.
Composed for {audience}. {Offer}.
{Benefit}, {benefit2}, and room to breathe.
{Day}: an invitation.
For {our}, all you need is a little attention.
An invitation to look more closely.
"""
