"""What remains of an English word when its endings may differ, so that two forms of one word are alike."""

from functools import lru_cache
from types import MappingProxyType

from llm_brief.text.numerals import CARDINALS

__all__ = ["stem_of"]

_IRREGULAR = """
    met:meet held:hold dead:die died:die dying:die fought:fight sent:send left:leave lost:lose won:win
    sold:sell bought:buy brought:bring thought:think sought:seek taught:teach caught:catch began:begin begun:begin
    broke:break broken:break chose:choose chosen:choose spoke:speak spoken:speak wrote:write written:write
    drew:draw drawn:draw withdrew:withdraw withdrawn:withdraw paid:pay shot:shoot struck:strike grew:grow
    fell:fall fallen:fall rose:rise risen:rise kept:keep led:lead men:man women:woman children:child
    burnt:burn shut:shut hit:hit dealt:deal built:build lent:lend spent:spend froze:freeze frozen:freeze
"""
_SHORT_MONTHS = """
    jan:january feb:february aug:august sep:september sept:september oct:october nov:november dec:december
"""
_FORMS = MappingProxyType(dict(pair.split(":") for pair in (_IRREGULAR + _SHORT_MONTHS).split()))
_ENDINGS = tuple(
    """ations ation ments ment ingly edly ings ions ness ities ity ers ors als ing ies ied ion ed es er or ly al s e
    y""".split()
)
_SHORTEST = 4


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The stem of a folded word: at least four letters are left of it; a number is written in figures.

    It is for comparing only: a stem need not be a word, and words of one stem need not be one word.
    """
    if word[:1].isdigit():
        return word.replace(",", "")
    if word in CARDINALS:
        return str(CARDINALS[word])
    word = _FORMS.get(word, word)
    if word.endswith("xes"):
        word = word[:-2]  # "taxes" and "tax"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST else word
