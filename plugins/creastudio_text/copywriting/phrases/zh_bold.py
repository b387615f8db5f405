"""Chinese, bold."""

HEADLINES = """
{benefit}。就现在。
{benefit}？安排。
{benefit}，一步到位
{benefit}，够直接
要{benefit}，不要将就
{product}，登场
{product}，敢试吗？
{product}，就这么定了
{product}：{benefit}
不解释，{product}
别等，{product}来了
把将就换成{product} !event
今天起，换{product} !event
{audience}，该你了
{audience}，别将就
{offer}，说到做到
{offer}。别犹豫。
{offer}，现在出手
{day}，不见不散
{day}，准时开场
走，去{place}
{place}，就是这里
想好了，就动手
现在，换个选择
少一点犹豫
"""

LONG = """
{benefit}，{benefit2}。{product}不绕弯子。
{audience}不必将就：{product}，{benefit}，现在就有。
{offer}。{time}，想好了就出手。
{time}，{place}，{product}正面登场。
要{benefit}，也要{benefit2}，{product}全都给你。
别再等下一次，{product}就在{place}。
{product}：{benefit}。{offer}，就这么简单。
给{audience}一个直接的答案：{product}。
{product}来了，把犹豫留给昨天。
想清楚就行动，别把今天留到明天。
"""

DESCRIPTIONS = """
{benefit}，{benefit2}。{offer}，{time}。
{offer}。{time}，{place}见真章。
{benefit}，{benefit2}，一样不少。
{audience}，{benefit}就是你的底气。
{product}，{benefit}。现在就去。
{time}，{place}。{offer}。
{offer}，错过要等下一次。
{benefit}。{benefit2}。就这么直接。
{product}在{place}，来了就懂。
给{audience}：{offer}，{time}。
想要{benefit}，今天就开始。
不兜圈子，{product}等你来试。
看准了，就别犹豫。
"""
