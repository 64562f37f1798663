"""「我要…」: items by what one wants of them, whatever the department. What a wish means follows from shapes and from words of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.item import Item, Shape


@dataclass(frozen=True)
class Wish:
    """One of them. It means the items of its `shapes`, then those with one of its `words` in their name."""

    id: str
    title: str
    line: str
    shapes: frozenset[Shape] = frozenset()
    words: tuple[str, ...] = ()

    def means(self, items: Iterable[Item]) -> list[Item]:
        """Which of the items it means, those of its shapes first, else in their order."""
        meant = [item for item in items if item.shape in self.shapes or any(word in item.name for word in self.words)]
        return sorted(meant, key=lambda item: item.shape not in self.shapes)


WISHES = {
    wish.id: wish
    for wish in (
        Wish("pay", "我要交钱", "电费、水费、医保、养老", frozenset({Shape.PAY})),
        Wish("paper", "我要打证明", "参保、户籍、有无房", frozenset({Shape.CERT})),
        Wish("look", "我要查", "养老金、公积金、办到哪一步", frozenset({Shape.QUERY, Shape.SERVICE}), ("查询",)),
        Wish("apply", "我要申请", "补贴、津贴、救助、登记", frozenset({Shape.DECLARE})),
        Wish("book", "我要预约", "身份证、结婚、年检", frozenset({Shape.BOOK})),
        Wish("prove", "我要认证", "养老、高龄、公交卡", frozenset({Shape.AUTH})),
        Wish("renew", "我要续期", "换证、签注、年审", words=("换证", "换领", "签注", "年审", "年度检验", "年度确认")),
    )
}
"""By id, in the order in which they are offered."""
