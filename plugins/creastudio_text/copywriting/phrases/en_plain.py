"""English, plain."""

HEADLINES = """
{Product}
{Product}: {benefit}
{Product}, {benefit}
{Benefit}, {benefit2}
{Product} for {audience}
For {audience}: {product}
{Product}, {offer}
{Offer}
{Offer}, {time}
{Offer} {where}
{Time}: {product}
{Product}, {time}
{Product} {where}
{Place}, {time}
{Place}: {product}
{Benefit}
Have a look
Worth a look
Simple, as it should be
"""

LONG = """
{Product} for {audience}: {benefit}, {benefit2}.
{Product}: {benefit}, {benefit2}.
{Product}, {offer}, {time}.
{Product} {where}, {time}.
{Product}: {benefit}. {Offer}.
{Product} {where}: {benefit}, {benefit2}.
For {audience}: {benefit}. {Offer}.
{Offer}, {time}, {where}.
Have a look at {our}, then decide.
Have a look and see whether it fits.
"""

DESCRIPTIONS = """
{Benefit}, {benefit2}. {Offer}, {time}.
{Benefit}, {benefit2}, {benefit3}.
{Offer}, {time}, {where}.
{Benefit}. Find it {where}.
For {audience}. {Benefit}, {benefit2}.
{Time}, {where}.
{Product}: {benefit}. {Offer}.
{Product} for {audience}.
{Product}: {benefit}, {benefit2}.
{Benefit}. {Offer}.
{Product}, {time}.
Read more about {our}.
Come and have a look.
"""
