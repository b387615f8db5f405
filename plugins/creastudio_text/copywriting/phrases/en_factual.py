"""English, factual."""

HEADLINES = """
{Product}: {benefit}
{Product} | {benefit}
{Benefit} | {product}
{Benefit}, {benefit2}
{Benefit} + {benefit2}
{Product} for {audience}
{Product} | {offer}
{Offer}
{Offer}, {time}
{Time} | {product}
{Time} | {offer}
{Product}, {time}
{Place} | {product}
{Place}, {time}
{Product} {where}
{Product}: details
Facts and details
Time, place, details
"""

LONG = """
{Product}: {benefit}, {benefit2}, {benefit3}.
{Product}: {benefit}, {benefit2}. {Offer}, {time}.
{Product} for {audience}: {benefit}, {benefit2}.
{Product}. When: {time}. Where: {place}.
{Product}. {Offer}. When: {time}.
{Product}: {benefit}. For {audience}.
{Product} {where}: {benefit}.
{Product}: {benefit}. {Offer}.
{Product}: all details at a glance.
All details at a glance.
"""

DESCRIPTIONS = """
Features: {benefit}, {benefit2}. Offer: {offer}.
Features: {benefit}, {benefit2}, {benefit3}.
When: {time}. Where: {place}. {Offer}.
When: {time}. Where: {place}.
For {audience}. {Benefit}, {benefit2}.
Offer: {offer}. When: {time}.
Where: {place}. {Offer}.
{Product}: {benefit}. For {audience}.
{Product}: {benefit}, {benefit2}.
{Benefit}. {Offer}. {Time}.
{Product}: {benefit}.
See the page for details of {our}.
See the page for details.
"""
