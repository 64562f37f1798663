"""The voice of the kiosk: what a screen says of itself, spoken by a recording or by the built-in voice. No Kivy in here.

    screen ─▶ Utterance(text, key) ─▶ discretion ─▶ recording of that key, else mandarin + espeak-ng ─▶ aplay
              UI thread            │  the voice's own thread, one child program at a time

A key is a file name without its ending: `card.lay`, `<item>/<step>`, `<item>/guide`. A recording lies in
`config/voice/<language>/<key>.wav`; where there is none the screen's own words are spoken, so that nothing is written twice.

    voice = Voice(Recordings(folder), clock)     voice.say([Utterance("请将身份证放在读卡区", "card.lay")], Manner(volume=3))
    voice.hush()     voice.problem               why nothing can be heard now, None when all is well     voice.close()
"""
