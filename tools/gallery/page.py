"""The page of the gallery: pictures by item, a field that filters them, and what is wrong with each. Nothing comes from outside."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.gallery.drawing import Card

STYLE = """
body{font:15px/1.5 'Noto Sans CJK SC','Noto Sans SC',sans-serif;margin:0;background:#eaf1fa;color:#16243a}
header{position:sticky;top:0;background:#0b3a9e;color:#fff;padding:.75rem 1.5rem;display:flex;gap:1rem;align-items:center;flex-wrap:wrap}
h1{font-size:1.2rem;margin:0}input,select{font:inherit;padding:.35rem .6rem;border-radius:8px;border:0;min-width:14rem}
section{margin:1rem 1.5rem;background:#fff;border-radius:14px;padding:1rem 1.25rem}h2{font-size:1.05rem;margin:0 0 .5rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}figure{margin:0;width:11rem}figure.lying{width:19rem}
img{width:100%;border-radius:6px;box-shadow:0 1px 6px #0003;background:#dde6f2}figcaption{font-size:.78rem;color:#4d5e78}
.wrong img{outline:3px solid #b3261e}.why{color:#b3261e}
"""

SCRIPT = """
const field=document.getElementById('find'),view=document.getElementById('view'),wrong=document.getElementById('wrong');
function show(){const words=field.value.toLowerCase().split(/\\s+/).filter(Boolean);let shown=0;
document.querySelectorAll('figure').forEach(f=>{const hit=words.every(w=>f.dataset.words.includes(w))&&(!view.value||f.dataset.view===view.value)
&&(!wrong.checked||f.classList.contains('wrong'));f.hidden=!hit;shown+=hit});
document.querySelectorAll('section').forEach(s=>s.hidden=!s.querySelector('figure:not([hidden])'));
document.getElementById('count').textContent=shown+' / '+document.querySelectorAll('figure').length}
[field,view,wrong].forEach(e=>e.addEventListener('input',show));view.value=view.options[1]?view.options[1].value:'';show();
"""


def write_page(folder: Path, cards: Sequence[Card]) -> None:
    """Writes `index.html` beside the pictures."""
    views = list(dict.fromkeys(card.view for card in cards))
    options = "".join(f"<option>{html.escape(view)}</option>" for view in views)
    sections = "".join(_section(of, [card for card in cards if card.of == of]) for of in dict.fromkeys(card.of for card in cards))
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>近办 全部画面</title><style>{STYLE}</style>'
        f'<header><h1>近办 全部画面</h1><input id="find" placeholder="找：事项、步骤、代码" autofocus>'
        f'<select id="view"><option value="">全部模式</option>{options}</select>'
        f'<label><input type="checkbox" id="wrong" style="min-width:0"> 只看有问题的</label><span id="count"></span>虚构人物，示例数据</header>'
        f"{sections}<script>{SCRIPT}</script></html>",
        encoding="utf-8",
    )


def _section(of: str, cards: Sequence[Card]) -> str:
    head = f"<h2>{html.escape(cards[0].title)} <small>{html.escape(of)}</small></h2>"
    return f"<section>{head}<div class='row'>{''.join(map(_figure, cards))}</div></section>"


def _figure(card: Card) -> str:
    words = html.escape(f"{card.of} {card.title} {card.name} {card.view}".lower(), quote=True)
    classes = " ".join([*(["lying"] if card.view.endswith("lying") else []), *(["wrong"] if card.faults else [])])
    why = f"<br><span class='why'>{html.escape('; '.join(card.faults))}</span>" if card.faults else ""
    return (
        f'<figure class="{classes}" data-words="{words}" data-view="{html.escape(card.view)}"><a href="{card.file}">'
        f'<img src="{card.file}" loading="lazy" alt=""></a><figcaption>{html.escape(card.name)}<br>{html.escape(card.view)}{why}</figcaption></figure>'
    )
