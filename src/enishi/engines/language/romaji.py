"""Readings in Latin letters, as on Japanese passports."""

import re

from enishi.engines.language.kana import reading as _hiragana

_TABLE = """
あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni
ぬnu ねne のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa
ゐi ゑe をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu
べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo ゎwa ゔvu
きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho ちゃcha ちゅchu ちょcho にゃnya にゅnyu にょnyo ひゃhya
ひゅhyu ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo
ぢゃja ぢゅju ぢょjo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo
いぇye うぃwi うぇwe うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo ゔゅvyu しぇshe じぇje ちぇche つぁtsa つぃtsi
つぇtse つぉtso てぃti でぃdi とぅtu どぅdu てゅtyu でゅdyu ふぁfa ふぃfi ふぇfe ふぉfo ふゅfyu くぁkwa
くぃkwi くぇkwe くぉkwo ぐぁgwa くゎkwa ぐゎgwa
"""
_SOUND_OF: dict[str, str] = dict(re.findall(r"([ぁ-ゔ]+)([a-z]+)", _TABLE))
# っ is a syllable here; ー is none and falls out.
_SYLLABLE = re.compile("|".join(sorted(_SOUND_OF, key=len, reverse=True)) + "|っ")
_LIPS = ("b", "m", "p")
_LONG = {("o", "う"), ("o", "お"), ("u", "う")}
# Here う begins a word of its own (上, 内, 浦), so it is no long vowel: いのうえ, たけのうち, まつうら.
_OWN_WORD = re.compile(r"(?<=の)うち$|うえ$|(?<=[くすつぬぶむる])うら$")


def romanise(reading: str) -> str:
    """Return a reading in Latin letters, each word capitalised: modified Hepburn without macrons.

    Long おう おお うう are one vowel (おおの → Ono), except おお at the end (よこお → Yokoo); えい and いい
    stay; ん before b, m, p is m (しんぺい → Shimpei), never followed by an apostrophe (しんいち → Shinichi);
    っち is tchi. Foreign sounds follow common usage (てぃ → ti) rather than the passport office's older
    table. Kana cannot say where a word divides, so う is kept before え, in のうち and in つうら and the
    like (Inoue, Takenouchi, Matsuura); a person may correct it. Takes any kana; raises `NotKana` otherwise.
    Source: Ministry of Foreign Affairs, ヘボン式ローマ字綴方表.
    """
    return " ".join(filter(None, (_word(word).capitalize() for word in _hiragana(reading).split())))


def _word(kana: str) -> str:
    own = _OWN_WORD.search(kana)
    breaks_at = own.start() if own else len(kana)
    return "".join(_nasal_joined(_sounds(kana[:breaks_at], is_end=not own) + _sounds(kana[breaks_at:], is_end=True)))


def _sounds(kana: str, *, is_end: bool) -> list[str]:
    sounds: list[str] = []
    doubled = may_lengthen = False
    syllables = _SYLLABLE.findall(kana)
    last = len(syllables) - 1 if is_end else -1
    for place, syllable in enumerate(syllables):
        if syllable == "っ":
            doubled = True
        elif may_lengthen and _lengthens(sounds[-1], syllable, is_last=place == last):
            may_lengthen = False
        else:
            sound = _SOUND_OF[syllable]
            sounds.append(_double(sound) if doubled else sound)
            doubled, may_lengthen = False, True
    return sounds


def _lengthens(sound: str, syllable: str, *, is_last: bool) -> bool:
    return (sound[-1], syllable) in _LONG and not (syllable == "お" and is_last)


def _double(sound: str) -> str:
    if sound.startswith("ch"):
        return "t" + sound
    return sound if sound[0] in "aiueo" else sound[0] + sound


def _nasal_joined(sounds: list[str]) -> list[str]:
    pairs = zip(sounds, [*sounds, ""][1:], strict=True)
    return ["m" if sound == "n" and following.startswith(_LIPS) else sound for sound, following in pairs]
