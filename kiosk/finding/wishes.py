"""「我要…」: items by what one wants of them, whatever the department. What a wish means follows from shapes and from words of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.item import Item, Shape


@dataclass(frozen=True)
class Wish:
    """One of them. It means the items of its `shapes`, then those with one of its `words` in their name."""

    id: str
    shapes: frozenset[Shape] = frozenset()
    words: tuple[str, ...] = ()

    def means(self, items: Iterable[Item]) -> list[Item]:
        """Which of the items it means, those of its shapes first, else in their order."""
        meant = [item for item in items if item.shape in self.shapes or any(word in item.name for word in self.words)]
        return sorted(meant, key=lambda item: item.shape not in self.shapes)


WISHES = {
    wish.id: wish
    for wish in (
        Wish("pay", frozenset({Shape.PAY})),
        Wish("paper", frozenset({Shape.CERT})),
        Wish("look", frozenset({Shape.QUERY, Shape.SERVICE}), ("查询",)),
        Wish("apply", frozenset({Shape.DECLARE})),
        Wish("book", frozenset({Shape.BOOK})),
        Wish("prove", frozenset({Shape.AUTH})),
        Wish("renew", words=("换证", "换领", "签注", "年审", "年度检验", "年度确认")),
    )
}
"""By id, in the order in which they are offered."""
