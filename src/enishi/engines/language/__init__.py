"""Language: Japanese text as people type it, brought into shapes that can be compared, sorted and shown.

Every function is pure, takes and returns `str` (or lists of it), and keeps nothing but the phrase model in
memory.

* `search_key(text)` the spelling-blind key for searching; `company_key(text)` the same without the legal
  form.
* `reading(text)` kana in any form as hiragana; raises `NotKana`. `gojuon_row(reading)` its row in a 50音
  index.
* `romanise(reading)` Latin letters as on Japanese passports. `split_name(text)` family and given name.
* `phone(text)`, `mail(text)` one writing per number and address, "" when it cannot be one.
* `refused_characters(text)` what a typed name may not hold. `phrases(text)` where a heading may break.

Methods: Unicode NFKC (UAX #15) and case folding; the Ministry of Foreign Affairs' rules for names in
passports; Google's libphonenumber metadata; BudouX (a gradient-boosted phrase model).
"""

from enishi.engines.language.company import company_key
from enishi.engines.language.contact import mail, phone
from enishi.engines.language.kana import NotKana, gojuon_row, reading
from enishi.engines.language.names import split_name
from enishi.engines.language.phrases import phrases
from enishi.engines.language.refusals import refused_characters
from enishi.engines.language.romaji import romanise
from enishi.engines.language.search import search_key

__all__ = [
    "NotKana",
    "company_key",
    "gojuon_row",
    "mail",
    "phone",
    "phrases",
    "reading",
    "refused_characters",
    "romanise",
    "search_key",
    "split_name",
]
