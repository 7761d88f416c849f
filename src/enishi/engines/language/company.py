"""The key by which one company is recognised in its several writings."""

import re

from enishi.engines.language.kana import compose
from enishi.engines.language.search import search_key
from enishi.engines.language.variants import FOLD

# The forms of an ordinary company may stand anywhere (山田建設株式会社鳥取支店), the others only in front or
# behind.
_ANYWHERE = "特例有限会社|株式会社|有限会社|合同会社|合資会社|合名会社|相互会社"
_AT_THE_EDGE = """
一般社団法人 公益社団法人 特例社団法人 社団法人 一般財団法人 公益財団法人 特例財団法人 財団法人
特定医療法人社団 特定医療法人財団 特定医療法人 社会医療法人社団 社会医療法人財団 社会医療法人 医療法人社団
医療法人財団 医療法人 社会福祉法人 学校法人 準学校法人 宗教法人 認定特定非営利活動法人 特定非営利活動法人
認定npo法人 npo法人 農事組合法人 地方独立行政法人 独立行政法人 国立研究開発法人 国立大学法人 公立大学法人
更生保護法人 労働者協同組合 有限責任事業組合 企業組合 協業組合 協同組合
"""
_BRACKETED = """
株 有 同 合 資 名 相 一社 公社 社 一財 公財 財 医社 医財 医 社福 福 学 宗 特非 npo 農 地独 独 国研 労 企 協
"""
# What banks print before and after a payer's name in kana: カ）ヤマダ, ヤマダ（カ.
_IN_TRANSFERS = "か ゆ ど めい し い しや ざい ふく がく しゆう とくひ のう"
_IN_ENGLISH = r"""
    co\.?\s*,?\s*ltd\.? | co\. | company\s*,?\s*limited | limited | ltd\.? | inc\.? | incorporated
    | corp\.? | corporation | k\.\s*k\.? | kk | g\.\s*k\.? | gk | l\.l\.c\.? | llc | llp
    | kabushiki\s*(?:gaisha|kaisha) | godo\s*(?:gaisha|kaisha)
"""


def _any_of(forms: str) -> str:
    return "|".join(forms.split())


_ABBREVIATION = re.compile(rf"[(\[〔〈<]\s*(?:{_any_of(_BRACKETED)})\s*[)\]〕〉>]", re.IGNORECASE)
_ENGLISH_END = re.compile(rf"[\s,.]*(?<![a-z])(?:{_IN_ENGLISH})\s*$", re.IGNORECASE | re.VERBOSE)
_FULL = re.compile(_ANYWHERE)
_EDGE = re.compile(rf"^(?:{_any_of(_AT_THE_EDGE)})|(?:{_any_of(_AT_THE_EDGE)})$")
_TRANSFER = re.compile(rf"^\(?(?:{_any_of(_IN_TRANSFERS)})\)|\((?:{_any_of(_IN_TRANSFERS)})\)?$")
_CIRCLED = str.maketrans({"㊑": "(株)", "㊒": "(有)"})


def company_key(text: str) -> str:
    """Return `search_key` of a company's name without its legal form, for identity matching.

    ㈱ (株) 株式会社 カ） Co., Ltd. and their like are dropped, in front, behind, and for ordinary companies
    in between (山田建設㈱鳥取支店). Corporations that carry a trade in their form (税理士法人, 監査法人)
    keep it: sister offices of one name are different organisations. A name that is nothing but a legal form
    stays. Idempotent; never raises. Equal keys mean "possibly the same": 株式会社山田 and 有限会社山田 are
    two companies with one key.
    """
    key = _without_form(text.translate(_CIRCLED))
    while (again := _without_form(key)) != key:
        key = again
    return key


def _without_form(text: str) -> str:
    name = _ENGLISH_END.sub("", _ABBREVIATION.sub(" ", compose(text).translate(FOLD)).strip())
    key = search_key(name)
    for form in (_FULL, _EDGE, _TRANSFER):
        key = form.sub("", key)
    return key or search_key(text)
