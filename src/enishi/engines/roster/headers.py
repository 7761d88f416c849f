"""Which column is which: the words that offices write above their columns."""

from collections.abc import Mapping

from enishi.engines import language

FIELDS: Mapping[str, tuple[str, ...]] = {
    "number": ("番号", "No", "No.", "会員番号", "受付番号", "number", "id"),
    "company": (
        "会社名",
        "事業所名",
        "企業名",
        "社名",
        "勤務先",
        "団体名",
        "所属",
        "貴社名",
        "会社",
        "company",
        "organisation",
        "organization",
    ),
    "company_reading": ("会社名フリガナ", "会社フリガナ", "事業所名フリガナ", "社名カナ"),
    "name": ("氏名", "お名前", "名前", "参加者名", "参加者氏名", "出席者", "出席者名", "ご氏名", "name", "full name"),
    "family": ("姓", "苗字", "family name", "last name", "surname"),
    "given": ("名", "下の名前", "given name", "first name"),
    "reading": (
        "フリガナ",
        "ふりがな",
        "氏名フリガナ",
        "氏名カナ",
        "カナ",
        "よみ",
        "ヨミガナ",
        "読み",
        "reading",
        "kana",
    ),
    "romanised": ("ローマ字", "英字氏名", "romaji", "romanised", "romanized"),
    "industry": ("業種", "業界", "職種", "事業内容", "industry", "business"),
    "title": ("役職", "役職名", "肩書", "職名", "title", "position"),
    "mail": ("メール", "メールアドレス", "E-mail", "Eメール", "mail", "email", "e-mail address", "アドレス"),
    "phone": ("電話", "電話番号", "TEL", "携帯", "携帯電話", "連絡先", "phone", "telephone", "mobile"),
    "hook": ("ひとこと", "一言", "会話の種", "PR", "自己紹介", "hook"),
}

_BY_KEY = {language.search_key(word): field for field, words in FIELDS.items() for word in words}


def field_for(heading: str) -> str:
    """The field that a column's heading means, or "" if it is none that we read."""
    return _BY_KEY.get(language.search_key(heading), "")
