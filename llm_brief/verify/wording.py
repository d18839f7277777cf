"""Is a gloss borne out by the cited sentences? Certain by rule when it only shortens one of them."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise

from llm_brief.records.base import Label
from llm_brief.records.grounded import Claimed
from llm_brief.records.vocabulary import Sort
from llm_brief.text.fold import fold, fold_words
from llm_brief.text.grammar.parse import Parse
from llm_brief.text.sentences import Sentence
from llm_brief.verify.anchors import named_forms
from llm_brief.verify.case import Case, Said
from llm_brief.verify.told import told_title

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
    before after since between un non anti false untrue wrong rumour rumor
    initially originally somehow miraculously nearly once""".split()
)
"""Words that turn what follows into something else: left out of a shortened sentence, they change what it says."""

_DASHES = "-‐‑‒–—―−"
_APART = re.compile(rf"\s+[{_DASHES}]+|(?<=\w)[{_DASHES}]+[ \t\u00a0]|[—―]|[{_DASHES}]{{2,}}")
"""Dashes that set words apart: with a blank on a side, or long. Folding closes up the blanks."""
_WORD = re.compile(r"[^\W_]+(?:['’\-–.,:/][^\W_]+)*|%|[$€£¥]")
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
    text = _in_cited_names(str(claim.value), case)
    gloss = words_of(text)
    if not gloss:
        yield Said(Label.NOT_FOUND, "it says nothing")
        return
    cited = [words_of(sentence.text) for sentence in case.grounded.sentences]
    missing = [word for word in _marked_words(text) if not any(_has(words, word) for words in cited)]
    if missing:
        shown = [word for word in _WORD.findall(text) if any(fold_words(word).startswith(m) for m in missing)]
        yield Said(Label.NOT_FOUND, f"the cited sentences do not hold {', '.join(map(repr, shown or missing))}")
    elif (told := told_title(claim, case)) is not None:
        yield told
    elif any(_shortens_sentence(gloss, sentence, case) for sentence in case.grounded.sentences):
        yield Said(Label.SUPPORTED, "it shortens a cited sentence and leaves out nothing that turns its sense")
    else:
        yield Said(Label.NOT_CHECKED, "it is worded otherwise than the cited sentences")


_NAME = re.compile(r"(?:[Tt]he[ \t]+)?[A-Z][\w’'\-]*(?:[ \t]+(?:(?:of|for|and|the)[ \t]+)*[A-Z][\w’'\-]*)*")


def _in_cited_names(gloss: str, case: Case) -> str:
    """The gloss with each name written as the cited sentences write it, where a rule says that both are the same."""
    sentences = case.grounded.sentences
    for name in dict.fromkeys(match[0] for match in _NAME.finditer(gloss)):
        bare = re.sub(r"['’]s\Z", "", name)
        if (
            any(bare in sentence.text for sentence in sentences)
            or fold_words(bare) not in fold(case.document.text).text
        ):
            continue
        forms = (form for sentence in sentences for _, form in named_forms(bare, sentence, case.document))
        form = next(forms, None)
        if form is not None and not any(_turns(word) for word in words_of(form.exact) if word not in words_of(bare)):
            gloss = gloss.replace(bare, form.exact)
    return gloss


def _shortens_sentence(gloss: Sequence[str], sentence: Sentence, case: Case) -> bool:
    """The sentence with words left out, so that every word kept still belongs to a word kept.

    "Tellin freed Farr" is no shortening of "Tellin freed Hale and jailed Farr". Without a parse nothing may be left out
    between the first word and the last.
    """
    placed = _placed_words(sentence)
    kept = kept_words(gloss, [word for word, _ in placed])
    if kept is None or _leaps(kept, [word for word, _ in placed]):
        return False
    if case.parse is None:
        return kept == list(range(kept[0], kept[-1] + 1))
    tokens = [case.parse.token_at(placed[at][1]) for at in kept]
    return _hangs_together(case.parse, {token.index for token in tokens if token is not None})


def _leaps(kept: Sequence[int], words: Sequence[str]) -> bool:
    """Between two kept words one was left out that begins another thing."""
    return any(_JOINING & set(words[one + 1 : other]) for one, other in pairwise(kept))


_JOINING = frozenset({"and", "or", "but", "nor", "while", "whereas", "who", "which", "whom", "whose"})
_CARRIERS = frozenset({"prep", "aux", "auxpass", "det", "case", "punct", "mark", "cc", "agent", "prt"})
"""Words that a shortened sentence may do without although others hang on them."""


def _hangs_together(parse: Parse, kept: AbstractSet[int]) -> bool:
    """Of the kept words all but one hang on another kept word, if need be through a small word that was left out."""
    tops = 0
    for index in kept:
        above = _carried_by(parse, index)
        if above is None or above not in kept:
            tops += 1
    return tops <= 1


def _carried_by(parse: Parse, index: int) -> int | None:
    """The word that ``index`` hangs on, past small words and, for nouns, past those it is coordinated with."""
    for above in parse.ancestors(index):
        token = parse.tokens[above]
        is_beside = parse.tokens[index].dep == "conj" and token.pos in {"NOUN", "PROPN"}
        if token.dep not in _CARRIERS and not is_beside:
            return above
        index = above
    return None


def _placed_words(sentence: Sentence) -> list[tuple[str, int]]:
    """The folded words of a sentence with their places in the document; possessive endings apart."""
    placed: list[tuple[str, int]] = []
    for match in _WORD.finditer(sentence.text):
        start = sentence.start + match.start()
        placed.extend((word, start) for word in words_of(match[0]))
    return placed


def words_of(text: str) -> list[str]:
    """The folded words of a text, possessive endings as words of their own."""
    return list(_WORD.findall(re.sub(r"['’]s\b", " 's", fold_words(_APART.sub(" ; ", text)))))


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` is ``full`` with words left out, none of them an operator.

    What stands before the first kept word and after the last one counts as left out too. Articles and forms of
    "be" and "have" may differ.
    """
    return kept_words(short, full) is not None


def kept_words(short: Sequence[str], full: Sequence[str]) -> list[int] | None:
    """Which words of ``full`` the shortened sentence keeps; None where it is none."""
    kept: list[int] = []
    position = 0
    for word in short:
        if word in _FILLERS and word not in full[position:]:
            continue
        at = next((i for i in range(position, len(full)) if _same(word, full[i])), None)
        if at is None or _any_turns(full[position:at]):
            return None
        kept.append(at)
        position = at + 1
    return kept if kept and not _any_turns(full[position:]) else None


def _any_turns(left_out: Sequence[str]) -> bool:
    return ("at", "first") in pairwise(left_out) or any(_turns(word) for word in left_out)


def _turns(word: str) -> bool:
    return word in OPERATORS or word.endswith("n't") or word.startswith(("un", "non-", "anti-", "ex-"))


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    begins_alike = len(word) > 3 and word[:3] == other[:3]  # no stem is shorter
    return begins_alike and _stem(word) == _stem(other) and word not in OPERATORS


@lru_cache(maxsize=16384)
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
