"""The look and touch of the kiosk. Every widget is built from a `Mode` (tokens.py); a change of mode rebuilds the screen.

`boot.prepare(Panel(...))` runs before the first Kivy import, `fonts.register()` before the first text.

    from kiosk.ui.tokens import Mode, Type, Ink             Mode(elder=True, width=1080, height=1920); mode.tr("下一页")

Writing (words.py)
    Words(mode, "文字", Type.BODY, Ink.SOFT, bold=…, align="center", hug=…, quiet=…)   set `.plain` to change it
    Title(mode, "请将身份证放在读卡区")                       large and bold
    Name(mode, Secret("张桂英"))                              见证件照片 when the font lacks a character (`.complete` False)
    Icon(mode, Symbol.PRINTER, 96, Ink.PRIMARY)               icons.py names them
    Tally(mode, "3 项")                                       large figures, never read out
Containers (layout.py, surface.py, frame.py)
    Column(a, b, gap=16)  Row(a, b)  Filler()  Panes(mode, left, right)      fit=False takes the space that is left
    Card(mode, a, b)   Well(mode, a, tone="attention_soft")   Tag(mode, "证明打印")
    Frame(mode, header=…, steps=…, body=…, acts=[back, go], bar=…)           one whole screen
Head and foot
    Header(mode, Site("太和镇便民服务中心", "0007", demo_clock=…, simulated=…), clock)
    StepBar(mode, ["阅读须知", "刷身份证", "核对信息", "打印取件"], at=2)
    BottomBar(mode, [Entry("首页", Symbol.HOME, go_home), …])
Touch (buttons.py, tiles.py, paging.py)
    PrimaryButton(mode, "确认缴费 82.32 元", tap)   .refuse("请先选择年度")  .allow()  .work("正在提交…")
    SecondaryButton(mode, "返回", tap)              LinkButton(mode, "更改", tap)
    TileGrid(mode, [Tile(mode, "社会保险", Symbol.SHIELD_ACCOUNT, tap, line=…, hue=BLUE, reason=…, tag=…)])
    PageButtons(mode, turn)   .at(page, pages)
Time and threads
    Bridge() (bridge.py)   .run("card", work, done, failed)   .post(act)   .stream(show)   .new_visit()   .close()
"""
