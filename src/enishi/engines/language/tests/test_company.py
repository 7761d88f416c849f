"""One company in its several writings has one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines.language import company_key

YAMADA = [
    "株式会社山田建設",
    "山田建設株式会社",
    "㈱山田建設",
    "山田建設㈱",
    "(株)山田建設",
    "山田建設（株）",
    "〔株〕 山田建設",
    "株式会社　山田 建設",
    "山田建設株式會社",
    "㍿山田建設",
    "㊑山田建設",
    "山田建設 Co., Ltd.",
    "山田建設　ＣＯ．，ＬＴＤ．",
    "山田建設 K.K.",
    "有限会社山田建設",
    "山田建設㈲",
    "合同会社山田建設",
    "(同)山田建設",
    "山田建設 合資会社",
    "一般社団法人山田建設",
    "（一社）山田建設",
    "NPO法人 山田建設",
    "特定非営利活動法人山田建設",
    "山田建設協同組合",
    "山田建設 LLC",
]


@pytest.mark.parametrize("written", YAMADA)
def test_company_key_drops_the_legal_form(written: str) -> None:
    assert company_key(written) == "山田建設"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("カ）ヤマダコウギヨウ", "やまだこうぎよう"),
        ("ﾔﾏﾀﾞｺｳｷﾞﾖｳ(ｶ", "やまだこうぎよう"),
        ("ﾌｸ)ﾐﾄﾞﾘｶｲ", "みどりかい"),
        ("山田建設㈱鳥取支店", "山田建設鳥取支店"),
        ("山田建設株式会社 鳥取支店", "山田建設鳥取支店"),
        ("医療法人社団みどり会", "みどり会"),
        ("Yamada, Inc.", "yamada"),
        ("Yamada Corporation", "yamada"),
        ("Pinc", "pinc"),
        ("税理士法人山田", "税理士法人山田"),
        ("株式会社", "株式会社"),
        ("", ""),
    ],
)
def test_company_key(written: str, key: str) -> None:
    assert company_key(written) == key


FORMS = st.sampled_from(
    [
        "株式会社",
        "㈱",
        "(株)",
        "（有）",
        "医療法人",
        "カ）",
        "(カ",
        " Co., Ltd.",
        " Inc",
        "LLC",
        "in-c",
        "co.",
    ]
)
NAMES = st.text(st.sampled_from("山田建設みどりヤマダabinc.,- ()"), max_size=8)


@given(st.lists(st.one_of(FORMS, NAMES), max_size=6).map("".join))
def test_company_key_is_idempotent(text: str) -> None:
    assert company_key(company_key(text)) == company_key(text)


@given(st.text(st.characters(exclude_categories=[])))
def test_company_key_never_raises(text: str) -> None:
    company_key(text)
