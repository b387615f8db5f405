"""Chinese, playful."""

HEADLINES = """
叮！{product}到了
{product}，它来啦
{product}，别眨眼
{product}已就位，你呢？
今天的快乐：{product}
先{product}，再说别的 !event
谁能拒绝{product}？
{benefit}？有的有的
{benefit}，偷偷开心
{benefit}，谁懂啊
听说你要{benefit}？
{audience}集合！
{audience}的快乐开关
{audience}，举个手？
{offer}，钱包都笑了
悄悄说：{offer}
{offer}！没听错
{day}，约吗？
{day}，溜出来玩
去{place}，说走就走
{place}见，别迷路
今天也要开心呀
给生活加点料
别问，问就是喜欢
"""

LONG = """
{audience}请注意，{product}已经偷偷溜进来了：{benefit}。
{benefit}还不够？那再加上{benefit2}，{product}就是这么大方。
{offer}，{time}，钱包和心情一起放假。
{product}说：我{benefit}，你随意。
去{place}的理由千千万，今天选{product}。
{day}不想宅？{place}有{product}。
{product}：认真地好玩，{benefit}。
有人问{audience}在忙什么，在忙着喜欢{product}。
{product}来了，今天先开心一下。
把今天过成想截图的样子。
"""

DESCRIPTIONS = """
{benefit}，{benefit2}，还要什么自行车？{offer}！
{offer}，{time}。闹钟定好，别睡过头。
{place}，{time}，不来我就都收走啦。
{audience}专属快乐：{benefit}。
{product}，{benefit}。试过再说！
{benefit}？有。{benefit2}？也有。
{offer}，听起来像玩笑，其实是真的。
带上朋友去{place}，{product}管够开心。
{product}负责{benefit}，你负责开心。
{day}，给自己放个小假。
{product}已就位，就等你了。
好玩的事，先到先开心。
"""
