"""Chinese, plain."""

HEADLINES = """
{product}
{product}，{benefit}
{product}：{benefit}
{benefit}的{product}
{benefit}，{benefit2}
{benefit}，也{benefit2}
{product}，{offer}
{offer}：{product}
{offer}，{time}
{time}，{product}
{time}，{offer}
{time}，{place}
{place}有{product}
{product}在{place}
{place}，{offer}
给{audience}的{product}
{audience}看过来
{audience}可以看看{product}
这里有{product}
先看看再说
简单，够用
来了解一下
"""

LONG = """
{product}，{benefit}，{benefit2}，给{audience}。
{product}，{benefit}，{benefit2}。
{benefit}的{product}，{offer}，{time}。
{place}有{product}，{benefit}，{time}可以来看看。
{audience}需要的{product}：{benefit}，{benefit2}。
{offer}，{time}，在{place}。
{product}，{benefit}，{offer}。
{time}，到{place}看看{product}。
{product}，日常用得上。
看看合不合适，再做决定。
"""

DESCRIPTIONS = """
{benefit}，{benefit2}。{offer}，{time}。
{product}，{benefit}。地点：{place}。
时间：{time}。地点：{place}。
{offer}，{time}，{place}。
适合{audience}。{benefit}，{benefit2}。
{benefit}，{benefit2}，{benefit3}。
{product}现在{offer}。
{benefit}。{place}可以看到。
给{audience}准备，{benefit}。
{product}，{time}。
{product}，{benefit}。
想了解{product}，可以先看看介绍。
有需要的时候，可以来看看。
"""
