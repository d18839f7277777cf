"""Is a gloss borne out by the cited sentences? Certain by rule when it only shortens one of them."""

import re
from collections.abc import Iterator, Sequence

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Sort
from llm_brief.text.fold import fold_words
from llm_brief.verify.case import Case, Said

__all__ = ["OPERATORS", "wording"]

OPERATORS = frozenset(
    """not no never neither nor none nobody nothing without hardly barely scarcely n't cannot nt
    may might could would should must can will shall if unless whether until provided suppose supposed
    deny denies denied denying refuse refuses refused refusing decline declined declines reject rejects rejected fail
    fails failed avoid avoids avoided stop stopped cancel cancelled canceled postpone postponed suspend suspended
    reportedly allegedly alleged alleges allege claim claims claimed claiming purported supposedly apparently possibly
    perhaps likely unlikely probably plan plans planned planning expected expects expect set due scheduled intends
    intend hope hopes hoped want wants wanted seek seeks sought threaten threatens threatened warn warns warned
    said says say told tells according asked ask asks demand demands demanded urge urged urges call called calls
    former ex then acting deputy vice only almost nearly about approximately around some least most more less up
    before after since between un non anti false untrue wrong rumour rumor""".split()
)
"""Words that turn what follows into something else: left out of a shortened sentence, they change what it says."""

_WORD = re.compile(r"[^\W_]+(?:['’\-.,:/][^\W_]+)*|%|[$€£¥]")
_FILLERS = frozenset(
    "a an the of to in on at by for with and 's is are was were be been being has have had that".split()
)
_ENDINGS = ("ing", "ed", "es", "s", "d")


def wording(claim: Claimed, case: Case) -> Iterator[Said]:
    """A gloss is supported when its words stand in one cited sentence, in this order, with nothing that turns it.

    It is refused when it holds a name, a number or a negation that the cited sentences do not hold. All else is open.
    """
    if claim.field.sort is not Sort.GLOSS:
        return
    gloss = words_of(str(claim.value))
    if not gloss:
        yield Said(Label.NOT_FOUND, "it says nothing")
        return
    cited = [words_of(sentence.text) for sentence in case.grounded.sentences]
    missing = [word for word in _marked_words(str(claim.value)) if not any(_has(words, word) for words in cited)]
    if missing:
        yield Said(Label.NOT_FOUND, f"the cited sentences do not hold {', '.join(map(repr, missing))}")
    elif any(shortens(gloss, words) for words in cited):
        yield Said(Label.SUPPORTED, "it shortens a cited sentence and leaves out nothing that turns its sense")
    else:
        yield Said(Label.NOT_CHECKED, "it is worded otherwise than the cited sentences")


def words_of(text: str) -> list[str]:
    """The folded words of a text, possessive endings as words of their own."""
    return list(_WORD.findall(re.sub(r"['’]s\b", " 's", fold_words(text))))


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` is ``full`` with words left out, none of them an operator.

    What stands before the first kept word and after the last one counts as left out too. Articles and forms of
    "be" and "have" may differ.
    """
    position = 0
    for word in short:
        if word in _FILLERS and word not in full[position:]:
            continue
        at = next((i for i in range(position, len(full)) if _same(word, full[i])), None)
        if at is None or any(_turns(left_out) for left_out in full[position:at]):
            return False
        position = at + 1
    return position > 0 and not any(_turns(left_out) for left_out in full[position:])


def _turns(word: str) -> bool:
    return word in OPERATORS or word.endswith("n't") or word.startswith(("un", "non-", "anti-", "ex-"))


def _same(word: str, other: str) -> bool:
    return word == other or (len(word) > 3 and _stem(word) == _stem(other) and word not in OPERATORS)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e")


def _has(words: Sequence[str], word: str) -> bool:
    return any(_same(word, other) for other in words)


def _marked_words(gloss: str) -> list[str]:
    """Words that a gloss may not add: capitalised inside it, holding a digit, or negating."""
    found = []
    for at, match in enumerate(_WORD.finditer(gloss)):
        word = match[0]
        folded = fold_words(word).removesuffix("'s").removesuffix("’s")
        if (
            any(c.isdigit() for c in word)
            or folded in ("not", "no", "never", "without")
            or (at > 0 and word[0].isupper())
        ):
            found.append(folded)
    return found
