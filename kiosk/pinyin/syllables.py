"""The syllables of pinyin as they are typed, and which of them sound alike in the south.

A syllable is looked up by its `sound`: one spelling for all that an ear from Hunan may take for each other (zh/z, ch/c, sh/s,
n/l, f/h, -ng/-n). The engine looks up by sound and then charges for what was spelled otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.pinyin.sounds import BEGINNINGS_ALIKE, ENDS_ALIKE

LONGEST = 6
"""Letters of the longest syllable: zhuang, chuang, shuang."""
APART = "'"
"""Stands between two syllables where the letters alone would leave it open: xi'an."""
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz" + APART)
NINE_KEYS = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}
"""The letters of a telephone's keys: where a panel has no room for all letters, a key stands for any of its own."""

_TABLE = """
a ai an ang ao  o ou  e ei en eng er
ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu
pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
fa fan fang fei fen feng fo fou fu
da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nun nv nve
la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve
ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo
sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo
ran rang rao re ren reng ri rong rou ru ruan rui run ruo
za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo
ca cai can cang cao ce cen ceng ci cong cou cu cuan cui cun cuo
sa sai san sang sao se sen seng si song sou su suan sui sun suo
ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
wa wai wan wang wei wen weng wo wu
"""
SYLLABLES = frozenset(_TABLE.split())

_BEGIN_ALIKE = {**dict(BEGINNINGS_ALIKE), "h": "f"}
_NASAL = tuple(end for end, _ in ENDS_ALIKE)
_HUI = {"hui": "fei", "huan": "fan", "huang": "fan", "hun": "fen"}
"""Before u the h of the standard is an f in much of Hunan."""
_WRITTEN_V = {"nv": "nu", "lv": "nu", "nve": "nue", "lve": "nue", "nue": "nue", "lue": "nue"}


def sound(typed: str) -> str:
    """The one spelling for everything that sounds like it in the south."""
    if typed in _HUI:
        return _HUI[typed]
    if typed in _WRITTEN_V:
        return _WRITTEN_V[typed]
    begin = initial(typed)
    rest = typed[len(begin) :]
    rest = rest[:-1] if rest.endswith(_NASAL) else rest
    return _BEGIN_ALIKE.get(begin, begin) + rest


def initial(typed: str) -> str:
    """The consonant or consonants it begins with; empty for none."""
    if typed[:2] in ("zh", "ch", "sh"):
        return typed[:2]
    return typed[:1] if typed[:1] not in "aoeiuv" else ""


def initial_sound(typed: str) -> str:
    """The initial as its sound begins; a syllable without a consonant has its vowel."""
    begin = initial(typed)
    return _BEGIN_ALIKE.get(begin, begin) or typed[:1]


def _spelled_alike() -> Iterator[str]:
    """What somebody may type for a syllable: itself, and with one or both of its ends taken for another's."""
    begins = {**_BEGIN_ALIKE, **{other: one for one, other in _BEGIN_ALIKE.items()}}
    for syllable in SYLLABLES:
        begin = initial(syllable)
        rest = syllable[len(begin) :]
        rests = {rest, rest[:-1] if rest.endswith("ng") else rest + "g" if rest in ("an", "en", "in", "ian", "uan") else rest}
        for one in (begin, begins.get(begin, begin)):
            yield from (one + end for end in rests)
    yield from ("nue", "lue", "jv", "qv", "xv", "yv")


SOUND_OF = {typed: sound(typed.replace("v", "u") if typed[0] in "jqxy" else typed) for typed in _spelled_alike()}
"""Everything that can be typed as one syllable, with its sound. A vowel alone never follows as an initial."""

INITIALS = frozenset(initial(syllable) for syllable in SYLLABLES if initial(syllable))

_KEY_OF = str.maketrans({letter: key for key, letters in NINE_KEYS.items() for letter in letters})


def on_nine_keys(letters: str) -> str:
    """The keys of a telephone that spell these letters."""
    return letters.translate(_KEY_OF)


BEGINNINGS = frozenset(typed[:end] for typed in SOUND_OF for end in range(1, len(typed) + 1))
"""What a syllable that is still being typed may look like."""
