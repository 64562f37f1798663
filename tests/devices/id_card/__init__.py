"""The card reader `ga467-serial`, by the rules that every driver must keep.

standard cited                       GA/T 467, GA/T 490, GB 11643, GB/T 2261.1: test_id_card_frames, _vectors, _text
same suite on every wire             pty, TCP and in process: _reading; on metal: exempt, until a reader is at hand
codec goes round                     _text, _vectors
a limit on every wait                _silent, _corrupt (gap), _late
cancel within 200 ms                 _cancel; exempt: opening tcp://, which may take the 3 s of a connect
unplug and replug                    _unplug
junk, split, glued, late, nothing    _junk, _split, _glued, _late, _silent; any bytes at all: _receiver
a second opener is refused           _busy
every Problem it can raise           _module (by status byte), _lifted, _not_id, _suspect, _silent, _corrupt, _unplug, _busy
counters                             _reading, _silent, _corrupt, _unplug
no personal data in a whole run      _privacy
"""
