"""The printers `escpos-serial`, `escpos-tcp` and `escpos-file`, by the rules that every driver must keep.

manual cited                         Epson, Citizen, SNBC, HPRT, in config/printers/*.toml: _profiles, _status_codec
same paper on every wire             pty, TCP, in process, file: _same_paper_on_every_wire; on metal: exempt, until one is at hand
codec goes round                     slip to bytes to paper to text: _whole_slip, _rare_characters; any slip: _hostile_text
a limit on every wait                _status_unreadable, _takes_no_data, _printer_troubles (slow, no echo)
cancel within 200 ms                 _cancel; exempt: opening tcp://, which may take the 3 s of a connect
unplug and replug                    _unplugged, at every byte
junk, split, late, nothing           _printer_troubles (noise, slow), _status_codec (split), _status_unreadable
a second opener is refused           _same_paper_on_every_wire
every Problem it can raise           _printer_troubles, _paper_out, _half_a_paper_end, _cover_open, _unplugged, _takes_no_data
data is never a command              _hostile_text, against the grammar of the wire
an old job never comes out           _previous_job_never_reappears
counters                             _status_beside_printing
no personal data in a whole run      _nothing_personal_is_logged
"""
