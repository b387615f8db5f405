"""Chinese, warm."""

HEADLINES = """
给{audience}的{product}
{audience}，辛苦了
{audience}，{product}在等你
{audience}的{product}时间
有{product}的日子
{product}，陪你久一点
{product}，慢慢认识
好久不见，{product}
把心意放进{product} !event
{benefit}，刚刚好
{benefit}，像被记得一样
{benefit}，慢慢来
{benefit}，留给自己
{product}，{benefit}
{place}，等你来
{place}见，好吗？
{offer}，想请你试试
{offer}，一起来
{time}，一起来吧
{time}，有{product}陪你
{day}，想见你
忙完了，来看看{product}
慢慢来，不着急
给平常的一天
好好过今天
"""

LONG = """
{audience}忙了一天，值得拥有{product}：{benefit}。 !event
{benefit}，{benefit2}，这就是我们想给你的{product}。
不赶时间的时候，来{place}认识一下{product}。
{offer}，把{product}带回家，也带给想念的人。 !event
为{audience}准备的{product}，{benefit}，不慌不忙。
{time}，在{place}，我们给你留了一份{product}。 !event
想换换心情，就从{product}开始：{benefit}。
{time}，给自己一点时间，也给{product}一点时间。
一个人也好，两个人也好，{product}都在。
{product}，想让平常的一天多一点温度。
日子很快，好东西可以慢慢来。
"""

DESCRIPTIONS = """
{benefit}，{benefit2}。{offer}，{time}。
{place}，{time}，{product}等你。
{benefit}，{benefit2}。慢慢看，慢慢选，不着急。
写给{audience}：{benefit}，{benefit2}。
{offer}。{time}，带上想见的人一起来。
{product}，{benefit}。{place}见。
送给{audience}，也送给自己。{offer}。
{benefit}。{offer}，{time}，我们在{place}等你。
累的时候，让{product}陪你一会儿。{benefit}。
{benefit}，留给懂得慢下来的人。
{time}，一起来看看{product}。
不用等特别的日子，{product}就在这里。
想到谁，就带谁一起来。
"""
