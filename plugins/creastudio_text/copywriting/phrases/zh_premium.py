"""Chinese, refined."""

HEADLINES = """
{product}，自有分寸
{product}：{benefit}
{product}，与时间相处
{product}，留白之间
所谓{product}
一份{product}的从容 !event
从容，见于{product}
{benefit}，不必多言
{benefit}，恰到好处
{benefit}，见于细处
{benefit}，安静地好
为{audience}而作
{audience}的日常之选
{audience}，自有眼光
{time}，静候
{day}，如约而至
{place}，静候光临
{place}，一期一会
{offer}，礼遇如约
{offer}，以表心意
分寸之间
静下来，看见
少一点，刚好
"""

LONG = """
{benefit}，{benefit2}，{product}把心思留在看不见的地方。
为{audience}而作的{product}，{benefit}，不事张扬。
{time}，于{place}，与{product}相见。
{product}，{benefit}，在细处见分寸。
{offer}，{time}，{product}，静候相见。
时间会留下好的东西，比如{product}。
{benefit}不喧哗，{product}自有声。
{place}，{product}，一段不被打扰的时间。
不多一分，不少一分，{product}恰好。
静下来的时候，才看得见好。
"""

DESCRIPTIONS = """
{benefit}，{benefit2}。{offer}，{time}。
{time}，{place}，静候您的到来。
{benefit}，{benefit2}，点到为止。
谨以{product}，致{audience}。
{product}，{benefit}，愿与您慢慢相识。
{offer}，{time}，敬请品鉴。
于{place}，见{product}。{benefit}。
为{audience}而作，{benefit}。
{benefit}，余味留给时间。
{time}，{offer}，礼遇如约。
好的{product}，不必多说。
愿您在忙碌之外，有一处安静。
"""
