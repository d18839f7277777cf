"""The plain forms of English verbs as they are met in a clause, for texts without a parse."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from llm_brief.consolidate.likeness_words import names_act
from llm_brief.text.wordlists import word_set

__all__ = ["known_act", "lemma_of_participle", "lemma_of_past"]

_IRREGULAR = """
    arisen arose:arise ate eaten:eat beat beaten:beat became:become began begun:begin bent:bend bit bitten:bite
    bled:bleed blew blown:blow bore borne:bear bought:buy bound:bind bred:breed broke broken:break brought:bring
    died:die lied:lie tied:tie
    built:build burnt:burn burst:burst came:come cast:cast cost:cost
    caught:catch chose chosen:choose clung:cling crept:creep cut:cut
    dealt:deal did done:do drank drunk:drink drawn drew:draw driven drove:drive dug:dig fallen fell:fall fed:feed
    felt:feel fled:flee flew flown:fly forbade forbidden:forbid forgave forgiven:forgive forgot forgotten:forget
    fought:fight found:find froze frozen:freeze gave given:give gone went:go got gotten:get grew grown:grow
    had:have heard:hear held:hold hid hidden:hide hit:hit hung:hang hurt:hurt kept:keep knew known:know laid:lay
    led:lead left:leave lent:lend let:let lit:light lost:lose made:make meant:mean met:meet misled:mislead
    overthrew overthrown:overthrow overtaken overtook:overtake paid:pay put:put quit:quit ran:run rang rung:ring
    ridden rode:ride risen rose:rise said:say sang sung:sing sank sunk:sink sat:sit saw seen:see sent:send set:set
    shaken shook:shake shot:shoot showed shown:show shrank shrunk:shrink shut:shut slain slew:slay slept:sleep
    slid:slide sold:sell sought:seek sped:speed spent:spend split:split spoke spoken:speak spread:spread
    stolen stole:steal stood:stand strode:stride struck stricken:strike stuck:stick sued:sue swam swum:swim
    swept:sweep swore sworn:swear swung:swing taken took:take taught:teach thought:think threw thrown:throw
    told:tell tore torn:tear undergone underwent:undergo understood:understand undertook undertaken:undertake
    upheld:uphold withdrawn withdrew:withdraw withheld:withhold withstood:withstand woke woken:wake won:win
    wore worn:wear wove woven:weave written wrote:write
    """


def _forms() -> Iterator[tuple[str, str]]:
    waiting: list[str] = []
    for piece in _IRREGULAR.split():
        form, _, lemma = piece.partition(":")
        waiting.append(form)
        if lemma:
            yield from ((each, lemma) for each in waiting)
            waiting = []


_PAST = MappingProxyType(dict(_forms()))
_NO_PAST = word_set("hundred kindred sacred wicked naked united")
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def lemma_of_past(word: str) -> str | None:
    """The plain form of a past tense or a past participle; None for what is neither by its form."""
    if word in _PAST:
        return _PAST[word]
    if not word.endswith("ed") or len(word) <= len("used"):
        return "use" if word == "used" else None
    stem = word.removesuffix("ed")
    known = known_act(f"{stem}e", stem, stem[:-1] if stem[-1:] == stem[-2:-1] else "", f"{stem[:-1]}y")
    return known or (None if word in _NO_PAST or word.endswith("eed") else _spelled(stem))


def _spelled(stem: str) -> str:
    """The plain form of a verb that no table has, by the rules of spelling: "named" would double the m of "nam"."""
    if stem[-1] == stem[-2:-1] and stem[-1] not in "ls":
        return stem[:-1]
    return f"{stem}e" if stem[-1] in "cguvz" or _ONE_SYLLABLE.fullmatch(stem) else stem


def lemma_of_participle(word: str) -> str | None:
    """The plain form of "hearing", where the table of acts has it."""
    stem = word.removesuffix("ing")
    return known_act(f"{stem}e", stem, stem[:-1] if stem[-1:] == stem[-2:-1] else "") if stem != word else None


def known_act(*lemmas: str) -> str | None:
    """The first of these that the table of acts has."""
    return next((lemma for lemma in lemmas if lemma and names_act(lemma)), None)
