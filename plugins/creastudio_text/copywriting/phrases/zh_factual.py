"""Chinese, factual."""

HEADLINES = """
{product}：{benefit}
{product}｜{benefit}
{benefit}｜{product}
{benefit}的{product}
{benefit}，{benefit2}
{benefit}＋{benefit2}
{product}，{offer}
{offer}｜{product}
{offer}，{time}
{time}｜{offer}
{time}，{place}
{time}｜{product}
{place}：{product}
{place}｜{offer}
{product}，面向{audience}
适合{audience}：{product}
{audience}｜{product}
{product}，详情如下
{product}信息
详情与说明
时间、地点与说明
基本信息
"""

LONG = """
{product}：{benefit}，{benefit2}，{benefit3}。
{product}：{benefit}，{benefit2}；{offer}，{time}。
{product}，面向{audience}，{benefit}，{benefit2}。
时间：{time}；地点：{place}；{offer}。
{product}，地点：{place}，时间：{time}。
{offer}，时间：{time}，内容：{product}。
{product}：{benefit}。适用：{audience}。
{place}：{product}，{benefit}。
{product}，{offer}。
{product}的信息与说明，见下文。
信息与说明，见下文。
"""

DESCRIPTIONS = """
特点：{benefit}，{benefit2}。优惠：{offer}。
特点：{benefit}，{benefit2}，{benefit3}。
时间：{time}。地点：{place}。{offer}。
时间：{time}。地点：{place}。
面向{audience}。{benefit}，{benefit2}。
优惠：{offer}。时间：{time}。
地点：{place}。{offer}。
{product}：{benefit}。面向{audience}。
{product}：{benefit}，{benefit2}。
{benefit}；{offer}；{time}。
{product}，{benefit}。
{product}，具体信息见详情页。
具体信息见详情页。
"""
