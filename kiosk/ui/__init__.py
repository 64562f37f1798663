"""The look and touch of the kiosk. Every widget is built from a `Mode` (tokens.py); a change of mode rebuilds the screen.

Order at start: `boot.prepare(Panel(...))` before the first Kivy import, `stage.set_stage()` before the first widget,
`stage.paint_stage(mode)` at every change of mode. Python only, no kv files; nothing here scrolls or asks for a keyboard.

    from kiosk.ui.tokens import Mode, Type, Ink             Mode(elder=True, low=False, width=1080, height=1920); mode.tr("下一页")

Writing (words.py, money.py)
    Words(mode, "文字", Type.BODY, Ink.SOFT, bold=…, align="center", hug=…, quiet=…)   set `.plain` to change it
    Title(mode, "请将身份证放在读卡区")             large and bold
    Name(mode, Secret("张桂英"))                    见证件照片 when the font lacks a character (`.complete` is False)
    Icon(mode, Symbol.PRINTER, 96, Ink.PRIMARY)     icons.py names them
    Amount(mode, fen)                               「82.32 元」, `.show(fen)`
Containers (layout.py, surface.py, frame.py, pages.py)
    Column(a, b, gap=16)  Row(a, b)  Grid(cells, columns)  Filler()   fit=False takes what is left
    Card(mode, a, b)  or fill="top" | "middle"      Well(mode, a, tone="attention_soft")      Tag(mode, "证明打印")
    Frame(mode, header=…, steps=…, intro=…, body=…, acts=[back, go], bar=…)    one whole screen; `intro` is only read
    Pages(mode, parts)                              long content on a card, page by page
Head and foot (header.py, steps.py, bar.py)
    Header(mode, SiteLabel("太和镇便民服务中心", "0007", demo_clock=…, simulated=…), clock)
    StepBar(mode, ["看须知", "刷身份证", "核对信息", "取回执"], at=2)
    BottomBar(mode, [BarEntry("首页", Symbol.HOME, go_home), BarEntry("长辈版", Symbol.FORMAT_SIZE, elder, on=mode.elder)])
Touch (buttons.py, keys.py, tiles.py, paging.py)
    PrimaryButton(mode, "确认缴费 82.32 元", tap)   .refuse("请先选择年度")  .allow()  .work("正在提交…")
    SecondaryButton(mode, "返回", tap)              LinkButton(mode, "更改", tap)      Key(mode, "1" or Symbol, tap, say=…)
    TileGrid(mode, [Tile(mode, "社会保险", Symbol.SHIELD_ACCOUNT, tap, line=…, hue=BLUE, reason=…, tag=…)])
    PageButtons(mode, turn)  .at(page, pages)
Questions (choices.py, stepper.py, day_picker.py, cascade.py, number_pad.py, dates.py, signature.py, evaluation.py)
    ChoiceList(mode, [ChoiceRow("a", "2026 年度", line=…, reason=…)], on_choose, chosen="a")
    MultiChoice(mode, [ChoiceRow("id", "身份证信息", held=True), …], on_change, chosen=("a",))    `.chosen`
    Stepper(mode, 2, 1, 6, on_change, unit="人")    DayPicker(mode, first, last, on_change, day, months=…)    gives None while a part is missing
    Cascade(mode, branches, on_choose, start="431021")      a place, level by level
    NumberPad(mode, Digits.ID_NUMBER, 18, on_change, hint=…)    `.text` is a Secret; `.clear()`; apart=True leaves `.above` to you
    DateStrip(mode, [Day(date, free, note)], on_choose, chosen)  SlotGrid(mode, [TimeOfDay(key, "09:00–10:00", free)], on_choose, chosen)
    SignaturePad(mode, on_change)                   `.strokes` `.signature` `.enough` `.clear()`
    FaceRow(mode, on_choose)                        非常满意 满意 一般 不满意
Showing (rows.py, qr.py, slip_preview.py, face_view.py, countdown.py, notice.py, dialog.py)
    Rows(mode, [LabelledValue("身份证号", masked, full=Secret(…), change=act)])    显示 lasts 10 s
    QrView(mode, "https://…", 400, "扫码看进度")        SlipPreview(mode, slip, columns=48)
    FaceView(mode, 720, hint)                       .update(rgb, w, h)  .tell(Look.WRONG, "请靠近一点")  .wipe()
    Countdown(mode, 120, done)                      `.left`  .stop()
    Medallion(mode, Symbol.CHECK_CIRCLE, Ink.GOOD)  Dialog(mode, title, line, (text, act), (text, act), extra).open()
Time, threads, voice
    IdleGuard(end) (idle.py)                        .watch(mode, QUESTION | FORM)  .rest()  .hold("payment")  .release("payment")  .stir()
    Bridge() (bridge.py)                            .run("card", work, done, failed)  .post(act)  .stream(show).offer(v)  .new_visit()  .close()
    repeat_while_shown(widget, act, seconds)        (shown.py) ends by itself when the widget leaves the screen
    spoken(widget) (speech.py)                      what the voice reads there, in order; heading() its title; under() what stands at a point
"""
