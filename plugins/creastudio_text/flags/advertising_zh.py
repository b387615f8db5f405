"""Superlatives of Chinese advertising.

Source: Advertising Law of the People's Republic of China (2021), article 9 (3), which forbids "国家级", "最高级", "最佳" and
such terms in advertisements; and the Guide to the Enforcement of Law on Absolute Terms in Advertising (State Administration
for Market Regulation, announcement 6 of 2023), articles 5 and 6, which say what isn't meant: terms that don't point at the goods,
that tell time, place or order, or that can be proved. The lists are our own.
"""

from __future__ import annotations

from creastudio_text.flags.terms import Terms

LAW = "“{word}”: the Chinese Advertising Law, article 9 (3), forbids “国家级”, “最高级”, “最佳” and such terms in advertisements."

CLAIM = "“{word}” ranks it above all others: article 9 (3) of the Chinese Advertising Law, unless it can be proved with a source."

CURE = "“{word}” promises a result: articles 16 and 18 of the Chinese Advertising Law forbid that of medicine and health food."

ORDER = "第一(?:次|天|时间|步|个|位|章|节|期|季|版|集|页|行|课|届|轮|代|眼|印象|人称|件|名称|月|年|周|批|层|排|类|条|声|句|回|场|口|篇|卷|部|封|杯|遍|学期|产业|手资料)"

MOST_EXCUSED = "最(?:近|后|初|终|多(?:可|能|不)|少|低(?:气温|温度|消费)|高(?:气温|温度|人民法院|人民检察院|法院)|长(?:可|不)|短(?:可|不)|大限度|好(?:别|不要|先|在|再|是|能)|爱|喜欢|想|怕|难忘|是)"

TERMS: tuple[Terms, ...] = (
    Terms(
        "advertising",
        "zh",
        "国家级|国际级|世界级|宇宙级|全球级|国家领导人(?:推荐|专用)|国宴(?:专用|级)|最高级|最佳",
        LAW,
        0.9,
        "(?:国家级|世界级)(?:自然保护区|风景名胜区|公园|非物质|非遗|文物|博物馆|重点|湿地|森林|地质|开发区|新区|实验室|遗产|运动员|裁判)|最佳(?:男|女|影片|导演|实践|赏味|食用|观赏|时间|拍摄)",
    ),
    Terms(
        "advertising",
        "zh",
        "(?:全国|全球|世界|中国|亚洲|行业|业内|同类|销量|全网|品质|口碑|质量|排名)第一|第一(?:品牌|名|选择)?|"
        "(?:(?<![A-Za-z])no\\.?|top)\\s?1(?!\\d)|天下第一|数一数二",
        CLAIM,
        0.8,
        f"{ORDER}|世界第一次|全国第一(?:个|次)|[ABab]-?1|唯一第一",
    ),
    Terms(
        "advertising",
        "zh",
        "最(?:好|大|小|强|优|优秀|优质|新|先进|高|低|便宜|低价|低价格|舒适|安全|有效|美|美味|快|受欢迎|畅销|专业|权威|奢华|豪华|高端|流行|时尚|健康|"
        "正宗|纯正|实惠|划算|火|热|香|甜|薄|轻|牛|顶级|顶尖|尖端|前沿|完美|可靠|耐用|省钱|省电|聪明|智能)",
        CLAIM,
        0.8,
        MOST_EXCUSED,
    ),
    Terms(
        "advertising",
        "zh",
        "顶级|顶尖|顶峰|极致|极品|极佳|绝佳|绝对|终极|至尊|至臻|王牌|之王|冠军品质|领导品牌|领军品牌|领袖品牌|"
        "唯一|独一无二|独家|首个|首家|首选|首款|全网最低|全国首发|全球首发|史无前例|前无古人|空前绝后|万能|百分之百|(?<!\\d)100%",
        CLAIM,
        0.7,
        "唯一(?:的(?:爱|你|他|她|孩子|儿子|女儿|亲人|希望)|标识|编号|性)|独家(?:记忆|村)|绝对(?:值|零度|温度|坐标|不会|不能|不是)|首家(?:庭)|"
        "百分之百(?:棉|羊毛|亚麻)|100%(?:棉|纯棉|羊毛|亚麻|桑蚕丝|聚酯|聚酯纤维)|首选项",
    ),
    Terms(
        "advertising",
        "zh",
        "根治|包治|治愈率|药到病除|无效退款|零风险|无副作用|无任何副作用|永不反弹|立竿见影|一次见效|稳赚不赔|保本保息|保证治愈|彻底治愈",
        CURE,
        0.9,
        "",
    ),
)
"""The strongest first: a place in a text is flagged once."""

COMMERCIAL = (
    "购买|选购|抢购|下单|订购|产品|商品|品牌|价格|特价|优惠|折扣|打折|促销|包邮|销量|热销|正品|品质|客户|顾客|用户|会员|门店|本店|旗舰店|官方|"
    "配方|疗效|套餐|礼盒|限时|立即|咨询|服务|体验|元[/起]|￥|¥|\\d+\\s*元|\\d\\s*折|扫码|加盟|代理|新品|上市|款式|面料"
)
"""Words by which a text is taken for an advertisement."""
