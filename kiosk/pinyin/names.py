"""What names are made of, for the lexicon's making: family names by how common they are, and the characters of given names.

The family names are the usual ones of the country with those of Hunan, commonest first. Given names are counted in the names of the
open dictionary: which characters they have, in which place, and which two stand together.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫"
    "费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳"
    "谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母"
    "裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植富尧闭由仰暨浩贡蒯晨茶郇巢充补"
)
"""One character each, in the order of how many bear them; from the middle on the order is rough."""

COMPOUND = "欧阳 上官 司徒 司马 诸葛 皇甫 尉迟 令狐 东方 慕容 夏侯 公孙 南宫 轩辕 端木 长孙 宇文 申屠 澹台 万俟 闻人 独孤 拓跋 呼延 百里 东郭 西门 赫连 完颜 第五 淳于 单于 太史 钟离 闾丘 濮阳 公羊 仲孙".split()

OWN_READINGS = {
    "曾": "zeng", "单": "shan", "覃": "qin tan", "仇": "qiu", "解": "xie", "区": "ou", "朴": "piao", "查": "zha", "任": "ren", "华": "hua",
    "盖": "ge gai", "翟": "zhai di", "乐": "yue le", "缪": "miao", "尉": "wei yu", "瞿": "qu", "冼": "xian", "谌": "chen shen", "种": "chong",
    "宁": "ning", "员": "yun", "折": "she", "那": "na", "逄": "pang", "召": "shao", "繁": "po", "秘": "bi", "黑": "he", "万": "wan", "柏": "bai bo",
    "卜": "bu", "晁": "chao", "仝": "tong", "昝": "zan", "佘": "she", "阚": "kan", "亓": "qi", "邸": "di", "洗": "xian", "车": "che", "纪": "ji", "石": "shi",
    "尉迟": "yu'chi", "长孙": "zhang'sun", "万俟": "mo'qi", "单于": "chan'yu", "澹台": "tan'tai", "令狐": "ling'hu",
}  # fmt: skip
"""Family names that are read otherwise than their characters usually are; two where both are heard."""

_SELDOM_GIVEN = frozenset(
    "尔斯克特拉尼之人王儿公夫哥爷县镇河州城村庄里帝主臣氏见过老二三引弟兵道师太叔侠姐妹娘婆爹妈爸后妃侯将官帅相士科利格布普巴卡达塞基维伦罗姆萨里亚奥"
)
"""Titles, places and sounds of foreign names: the dictionary's names come from novels and newspapers too."""

_USUAL_GIVEN = frozenset(
    "英华文玉秀明兰金国春红丽海军平林建桂芳志荣云生杰伟强勇艳娟敏静涛超磊洋霞飞鹏辉玲燕萍浩宇轩子梓涵雨欣怡佳诺一沐辰泽奕依若桐语博思睿俊豪嘉"
    "晨阳紫萱诗琪婷琳雪莹颖倩洁丹慧美珍凤莲香梅琴菊翠爱淑清良才福贵宝财旺发根祥顺德仁义礼信忠孝守家永长新学正东南冬秋夏月星天龙虎彪雄胜利民"
    "安康宁健松柏树森梦瑶可馨悦心妍希晓小亚少振兴成立光亮波斌彬峰锋刚毅凯旭昊哲铭鑫瑞恒远航帆翔程润禾苗甜"
)
"""Characters that every register of births is full of; newer than the dictionary, which counts too few of them."""

_HEAD_START = 8
"""Added to a surname's place: the first ten share about a third, as the census found in 2020."""
_COMPOUND_COST = 8.0


def surname_costs() -> dict[str, float]:
    """What each family name costs: the negative log of the share who bear it."""
    order = list(dict.fromkeys(SURNAMES))
    total = sum(1 / (at + _HEAD_START) for at in range(len(order)))
    single = {name: math.log(total * (at + _HEAD_START)) for at, name in enumerate(order)}
    return single | {name: _COMPOUND_COST + 0.05 * at for at, name in enumerate(COMPOUND)}


@dataclass(frozen=True)
class GivenNames:
    """Costs by character or pair: a given name of one, the first of two, the second of two, both together."""

    only: dict[str, float]
    first: dict[str, float]
    second: dict[str, float]
    both: dict[str, float]


def given_names(names: Iterable[str]) -> GivenNames:
    """Learned from full names; those that begin with no family name are not counted."""
    only: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    both: Counter[str] = Counter()
    known = frozenset(SURNAMES[:400])
    for name in names:
        if name[0] in known and len(name) == 2:
            only[name[1]] += 1
        elif name[0] in known and len(name) == 3:
            first[name[1]] += 1
            second[name[2]] += 1
            both[name[1:]] += 1
    for counted in (only, first, second):
        _corrected(counted)
    twice = Counter({pair: seen for pair, seen in both.items() if seen > 1 and not _SELDOM_GIVEN & set(pair)})
    return GivenNames(_costs(only + second), _costs(first), _costs(second), _costs(twice))


def _corrected(counted: Counter[str]) -> None:
    for character in list(counted):
        if character in _SELDOM_GIVEN:
            counted[character] = 1
    for character in _USUAL_GIVEN:
        counted[character] += 60


def _costs(counted: Counter[str]) -> dict[str, float]:
    total = sum(counted.values())
    return {what: math.log(total / seen) for what, seen in counted.items()}
