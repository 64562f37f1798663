"""The page of the demo: every resident's screens in order, the slip beside its text. Plain HTML, no script, nothing from outside."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.demo import Story

STYLE = """
body{font:16px/1.6 'Noto Sans CJK SC','Noto Sans SC',sans-serif;margin:0;background:#eef4fc;color:#16243a}
header{background:#0b3fa8;color:#fff;padding:1.5rem 2rem}h1{margin:0;font-size:1.6rem}h2{margin:0 0 .25rem}
section{background:#fff;margin:1.5rem 2rem;padding:1.25rem 1.5rem;border-radius:14px}
.row{display:flex;flex-wrap:wrap;gap:1rem;margin-top:1rem}figure{margin:0;width:15rem}
img{width:100%;border-radius:6px;box-shadow:0 1px 8px #0003}figcaption{color:#5a6b85;font-size:.85rem}
.slip{width:20rem}pre{font:12px/1.5 'Noto Sans Mono CJK SC',monospace;background:#f6f9fe;padding:1rem;overflow:auto}
"""

CAPTIONS = {
    "home": "首页",
    "category": "选事项",
    "guide": "办事指南",
    "card": "刷身份证",
    "face": "人脸核验",
    "vouch": "工作人员核验",
    "waiting": "查询中",
    "questions": "点选",
    "check": "核对",
    "payment": "扫码支付",
    "uncertain": "支付确认中",
    "submitting": "提交",
    "result": "结果",
    "evaluation": "评价",
    "goodbye": "取走证件和凭条",
    "door": "信息已清除",
}


def write_page(folder: Path, stories: list[Story]) -> None:
    """Writes `index.html` beside the pictures."""
    body = "".join(_section(folder, number, story) for number, story in enumerate(stories, 1))
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>近办 演示</title><style>{STYLE}</style>'
        f"<header><h1>近办 演示：七次来访，六件事和一次改约</h1>演示时钟 2025-11-21 10:00，模拟设备，虚构人物</header>{body}</html>",
        encoding="utf-8",
    )


def _section(folder: Path, number: int, story: Story) -> str:
    who = story.resident
    figures = "".join(
        f'<figure><a href="{shown.file}"><img src="{shown.file}" loading="lazy" alt=""></a>'
        f"<figcaption>{at}. {CAPTIONS.get(shown.caption, shown.caption)}</figcaption></figure>"
        for at, shown in enumerate(story.screens, 1)
    )
    manner = f"；{story.manner}" if story.manner else ""
    return (
        f"<section><h2>{number}. {html.escape(who.title)}</h2>{html.escape(who.who)}：{html.escape(who.story)} "
        f'办件编号 {story.case_no}{manner}<div class="row">{figures}</div>{_slip(folder, story)}</section>'
    )


def _slip(folder: Path, story: Story) -> str:
    if not story.slip:
        return "<p>没有打印。</p>"
    text = html.escape((folder / f"{story.slip}.txt").read_text(encoding="utf-8"))
    return f'<div class="row"><figure class="slip"><img src="{story.slip}.png" alt="凭条"></figure><pre>{text}</pre></div>'
