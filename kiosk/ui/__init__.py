"""The look and touch of the kiosk. Every widget is built from a `Mode` (tokens.py); a change of mode rebuilds the screen.

Order at start: `boot.prepare(Panel(...))` (kiosk/boot.py) before the first Kivy import, `stage.set_stage()` (stage.py) before the
first widget, `stage.paint_stage(mode)` at every change of mode. Python only, no kv files; nothing here scrolls or asks for a keyboard.

Values (tokens.py, palettes.py, sizes.py, icons.py): a screen names the role, the mode says how much that is
    Mode(elder=True, low=False, width=1080, height=1920)     mode.tr("下一页")   mode.px(Type.BODY)   mode.palette.ink_of(Ink.SOFT)
    mode.side(Pictogram.NOTICE)                     an icon, a disc, a code: how wide and high
    mode.tall(Tall.CHOICE)                          a tile: how high          mode.target  mode.button  mode.gap  mode.margin
    mode.wide(Wide.PAGER)                           a column beside something: how wide
    Hue.BLUE                                        of a badge or a coloured field: `mode.palette.hues` says which gradient
    Symbol.PRINTER                                  the icons there are
Writing (words.py, lettering.py, measuring.py, names.py, money.py, wrap.py, fonts.py)
    Words(mode, "文字", Type.BODY, Ink.SOFT, bold=…, align="center", hug=…, quiet=…, data=…)   set `.plain` to change it
    Title(mode, "请将身份证放在读卡区")             large and bold
    whole(Secret("张桂英"))  called(…) 张*英        "" when the font lacks a character; then card_photo(mode, block) (card_photo.py) or no name
    Icon(mode, Symbol.PRINTER, mode.side(Pictogram.CALL), Ink.PRIMARY)
    Amount(mode, fen)                               「82.32 元」, `.show(fen)`
    labels_px(mode, 5, labels)                      the width of a column of labels beside their values (measuring.py)
    wrap.py breaks the lines, compounds.py knows the words that stay whole, fonts.py the characters that can be drawn
Containers (layout.py, surface.py, frame.py, pages.py, pieces.py, middle.py)
    Column(a, b, gap=16)  Row(a, b)  Grid(cells, columns)  Filler()   fit=False takes what is left
    Resumes                                         a widget that may be half filled in: `.entered()` `.resume(…)` over a change of mode (resuming.py)
    Parted                                          mixin of a pad of which `.above` is only read: with 低位 it stands in the upper half
    Card(mode, a, b)  or fill="top" | "middle"      Well(mode, a, tone="attention_soft")      Tag(mode, "证明打印")
    Frame(mode, header=…, steps=…, intro=…, body=…, acts=[back, go], bar=…)    one whole screen; `intro` is only read
    Pages(mode, parts)                              long content on a card, page by page to its end; Hairline(mode) between two parts
    Middle(mode, a, b, extra=[a], gives=[b], foot=c)    a few things in the middle of a card; where height is short `extra` goes, then `gives` is shortened
Head and foot (header.py, steps.py, bar.py)
    Header(mode, SiteLabel("太和镇便民服务中心", "0007", demo_clock=…, simulated=…), clock)
    StepBar(mode, ["看须知", "刷身份证", "核对信息", "取回执"], at=2)
    BottomBar(mode, [BarEntry("首页", Symbol.HOME, go_home), BarEntry("长辈版", Symbol.FORMAT_SIZE, elder, on=mode.elder)])
Touch (touch.py, buttons.py, keys.py, tiles.py, tile_grid.py, item_tile.py, few_tiles.py, hero.py, signpost.py, paging.py)
    PrimaryButton(mode, "确认缴费 82.32 元", tap)   .refuse("请先选择年度")  .allow()  .work("正在提交…")
    SecondaryButton(mode, "返回", tap)              LinkButton(mode, "更改", tap)      Key(mode, "1" or Symbol, tap, say=…)
    Tile(mode, "社会保险", Symbol.SHIELD_ACCOUNT, tap, line=…, hue=Hue.BLUE, reason=…, tag=…)      Badge(mode, symbol, Hue.BLUE, px)
    ItemTile(mode, "参保证明", symbol, tap, facts=[("要带", "身份证")], reason=…)    a tile that says what decides whether to open it
    TileGrid(mode, tiles, columns=…, least_px=…, most_px=…)      all of them, page by page; MadeWhenShown(make, things) for long lists
    FewTiles(mode, least_px, most_px)               .show(tiles): as many as there is room for, without pages
    Hero(mode, "找事项", "点几个字母就找到", symbol, Hue.DEEP, tap)     a coloured field above the tiles of the home page
    Signpost(mode, symbol, "谁能帮我", tap, line=…)  a row that says where something is and leads there
    PageButtons(mode, turn)  .at(page, pages)       Paged is the base of everything that turns pages
Questions (choices.py, tall_choice.py, picks.py, cascade.py, stepper.py, day_picker.py, dates.py, promise.py, signature.py, evaluation.py)
    ChoiceList(mode, [ChoiceRow("a", "2026 年度", line=…, reason=…)], on_choose, chosen="a")
    TallChoice(mode, rows, on_choose, chosen, note)       the same where the list has the screen to itself: its rows fill the card
    MultiChoice(mode, [ChoiceRow("id", "身份证信息", held=True), …], on_change, chosen=("a",))    `.chosen`
    PickGrid(mode, [Pick("1972", "1972")], 5, on_choose, chosen=…)    many short things at a glance, in cells
    Cascade(mode, branches, on_choose, start="431021")      a place, level by level
    Stepper(mode, 2, 1, 6, on_change, unit="人")    DayPicker(mode, first, last, on_change, day, months=…)    gives None while a part is missing
    DateStrip(mode, [Day(date, free, note)], on_choose, chosen)  SlotGrid(mode, [TimeOfDay(key, "09:00–10:00", free)], on_choose, chosen)
    PromiseTick(mode, sentences, "我承诺以上属实", on_change)    the row to tick stands behind the last sentence
    SignaturePad(mode, on_change)                   `.strokes` `.signature` `.enough` `.clear()`
    FaceRow(mode, on_choose)                        非常满意 满意 一般 不满意
Pads (number_pad.py, letter_pad.py, text_pad.py, search_pad.py); apart=True leaves `.above` to whoever places it
    NumberPad(mode, Digits.ID_NUMBER, 18, on_change, hint=…, adds=…)    `.text` is a Secret; `.clear()`
    LetterPad(mode, 7, on_change, hint=…, told=…)   capitals and digits, as they stand on a plate or an invoice
    TextPad(mode, writing, 40, on_change, hint=…)   Chinese by pinyin or by hand; its sheets of keys are in text_sheets.py
    Candidates(mode, on_choose, more)               .show(texts): what may be written, likeliest first (candidates.py)
    InkField(mode, nib, changed)                    what a finger draws: a name, one character (ink_field.py)
    SearchPad(mode, tap, back, clear)               the letters that find; TypedLetters(mode, hint) shows them; letters.py groups them
Showing (rows.py, signed.py, qr.py, slip_preview.py, face_view.py, card_wait.py, invitation.py, countdown.py, working.py, medallion.py, picture.py, dialog.py)
    Rows(mode, [LabelledValue("身份证号", masked, full=Secret(…), change=act, signed=…)])    显示 lasts 10 s
    Signed(mode, signature)                         a signature as it was written, small
    Still(texture, (width, height))                 a texture of ours, on whole pixels (still.py)
    QrView(mode, "https://…", mode.side(Pictogram.CODE), "扫码看进度")        SlipPreview(mode, slip, columns=48)
    FaceView(mode, 720, hint)                       .update(rgb, w, h)  .tell(Look.WRONG, "请靠近一点")  .wipe()
    CardWait(mode, title, line, over, seconds=60)   .nudge() five times a second; .say(happened, do)
    Invitation(mode, "点一下屏幕开始")               the line of an idle panel
    Countdown(mode, 120, done)                      `.left`  .stop()
    TimedLine(mode, Countdown(mode, 60), "秒内有效")    the ring, and the sentence that its number begins
    Working(mode, symbol, "正在提交", usual=…, slow=…)    while one waits; .walk_on() twice a second
    Medallion(mode, Symbol.CHECK_CIRCLE, Ink.GOOD)  a disc with an icon
    Picture(mode, Motif.PRINTER, sign, size_px=…)   what did not go on (motifs.py draws it)
    Dialog(mode, title, line, (text, act), (text, act), extra).open()
Time, threads, voice
    IdleGuard(end) (idle.py)                        .watch(mode, QUESTION | FORM)  .rest()  .hold("payment")  .release("payment")  .stir()
    Bridge() (bridge.py)                            .run("card", work, done, failed)  .post(act)  .stream(show).offer(v)  .new_visit()  .close()
    Housekeeping() (housekeeping.py)                frees old screens while the resident reads
    repeat_while_shown(widget, act, seconds)        (shown.py) ends by itself when the widget leaves the screen
    spoken(widget) (speech.py)                      what the voice reads there, in order; heading() its title; under() what stands at a point
Language (language.py, phrasebook.py, english.py)
    mark("中文")                                    a sentence of a table, for the catalogue; the phrasebook also finds finished sentences
Drawn by the product itself: paint.py gives the textures that drawing.py computes, kiosk/prepared.py keeps them as files.
"""
