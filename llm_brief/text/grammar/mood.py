"""How a predicate is meant: denied, planned, asked, conditional, past or to come.

Every function takes the index of a predicate and looks at the words around it; none guesses where they are
silent.
"""

from enum import StrEnum

from llm_brief.text.grammar.parse import Parse, Token, once_per_parse
from llm_brief.text.wordlists import word_set

__all__ = [
    "Tense",
    "governor_of",
    "has_negative_word",
    "is_conditional",
    "is_negated",
    "is_negative",
    "is_question",
    "is_unsaid",
    "modal_of",
    "shares_helpers",
    "tense_of",
]


class Tense(StrEnum):
    """When, as far as the verb says."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


_NEGATIVE_WORDS = frozenset({"no", "neither", "nobody", "nothing", "none", "nor"})
_NOUN_LABELS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "neither", "nor", "not"})
# "refused to meet", "failed to act", "denied taking part": what follows did not happen.
_NEGATIVE_GOVERNORS = word_set("refuse decline fail deny avoid neglect refusal failure inability unwilling unable")
# "began to march", "managed to leave": what follows is as true as they are.
_TRANSPARENT = word_set(
    """
    begin start continue manage help come get happen keep proceed able rush hasten cease fail refuse decline
    deny avoid neglect refusal failure inability unwilling unable
    """
)
# "prevented them from flying", "was barred from entering": what follows "from" did not happen.
_HINDERING = word_set(
    "prevent stop keep bar ban prohibit block dissuade deter discourage hinder preclude disqualify refrain abstain"
)
_AHEAD = word_set("will shall go set due plan schedule expect intend prepare slate scheduled expected about hope vow")
_CONDITIONS = frozenset({"if", "unless", "whether"})
_BARE = frozenset({"VB"})


@once_per_parse
def is_negated(parse: Parse, predicate: int) -> bool:
    """Whether the clause says that it is not so: "did not", "no agreement was reached", "refused to meet"."""
    return _is_denied(parse, predicate, _NOUN_LABELS)


def is_unsaid(parse: Parse, cue: int) -> bool:
    """Whether the saying did not take place: "did not say", "nobody said"; but not "gave no reason"."""
    return _is_denied(parse, cue, frozenset({"nsubj"}))


def _is_denied(parse: Parse, predicate: int, nouns: frozenset[str]) -> bool:
    own = has_negative_word(parse, predicate, nouns)
    token = parse.tokens[predicate]
    if not own and shares_helpers(parse, token):
        return _is_denied(parse, token.head, nouns)
    governor = governor_of(parse, token)
    inherited = governor is not None and _negates(parse, governor)
    return own != inherited


def has_negative_word(parse: Parse, predicate: int, nouns: frozenset[str] = _NOUN_LABELS) -> bool:
    """Whether a "not", a "never", or a "no" of its subject or object stands by the verb itself."""
    for child in parse.children(predicate):
        token = parse.tokens[child]
        if token.dep == "neg" or (token.dep in {"advmod", "preconj"} and token.lemma in _NEGATIVE_ADVERBS):
            return True
        if token.dep == "advmod" and token.text == "longer" and parse.tokens[child - 1].text == "no":
            return True
        if token.dep in nouns and _is_negative_phrase(parse, token):
            return True
    return False


def _is_negative_phrase(parse: Parse, head: Token) -> bool:
    words = (head, *(parse.tokens[at] for at in parse.dependents(head.index, "det", "preconj")))
    return any(word.text.lower() in _NEGATIVE_WORDS and not _is_ballot(parse, word) for word in words)


def _is_ballot(parse: Parse, word: Token) -> bool:
    """Whether it is the "No" of "a No vote" and "voted No": in the midst of a sentence, with a capital."""
    before = parse.tokens[word.index - 1] if word.index else None
    return word.text == "No" and before is not None and before.text.islower() and before.sentence == word.sentence


def _negates(parse: Parse, governor: int) -> bool:
    """Whether being governed by this word makes the clause untrue; a negated "refuse" makes it true again."""
    token = parse.tokens[governor]
    if _hinders(parse, token):
        return not has_negative_word(parse, token.head)
    own = is_negative(parse, governor)
    return own != (token.lemma in _TRANSPARENT and token.pos == "VERB" and has_negative_word(parse, governor))


def is_negative(parse: Parse, governor: int) -> bool:
    """Whether the word itself says that what it governs did not happen: "refused to", "has yet to", "kept from"."""
    token = parse.tokens[governor]
    return (
        token.lemma in _NEGATIVE_GOVERNORS
        or token.lemma == "without"
        or _hinders(parse, token)
        or _is_yet(parse, token)
    )


def _hinders(parse: Parse, preposition: Token) -> bool:
    """The "from" of "prevented them from flying", the "of" of "stopped short of flying"."""
    above = parse.tokens[preposition.head]
    if preposition.dep == "conj" and above.text == preposition.text:
        return _hinders(parse, above)
    if preposition.text == "of":
        return _stops_short(parse, above)
    return preposition.text == "from" and above.lemma in _HINDERING and above.pos == "VERB"


def _stops_short(parse: Parse, above: Token) -> bool:
    """The "of" of "stopped short of calling for a strike"."""
    verb = parse.tokens[above.head] if above.text == "short" else above
    return verb.lemma == "stop" and any(parse.tokens[at].text == "short" for at in parse.children(verb.index))


def _is_yet(parse: Parse, verb: Token) -> bool:
    """The "has" of "has yet to reply", and the "is" of "is yet to come"."""
    after = verb.index + 1
    return (
        verb.lemma in {"have", "be"}
        and any(parse.tokens[word].lemma == "yet" for word in parse.dependents(verb.index, "advmod"))
        and parse.tokens[after].lemma == "yet"
    )


def shares_helpers(parse: Parse, token: Token) -> bool:
    """Whether a coordinated verb leans on the helping verbs of the one before: "did not meet or talk"."""
    if token.dep != "conj" or parse.dependents(token.index, "aux", "nsubj", "nsubjpass"):
        return False
    helpers = parse.dependents(token.index, "auxpass")
    is_bare = token.tag in _BARE or (token.tag == "VBP" and parse.tokens[token.head].tag in _BARE)
    return is_bare or any(parse.tokens[helper].tag in _BARE for helper in helpers)


def governor_of(parse: Parse, token: Token) -> int | None:
    """The word that a verb without its own subject and tense depends on: "plan" in "plan to leave"."""
    if token.dep == "conj" and token.tag in {"VB", "VBG"} and not parse.dependents(token.index, "nsubj"):
        return governor_of(parse, parse.tokens[token.head])
    if token.dep in {"xcomp", "pcomp"}:
        return token.head
    has_to = any(parse.tokens[a].tag == "TO" for a in parse.dependents(token.index, "aux"))
    if token.dep in {"acl", "ccomp"} and has_to:
        return token.head
    return token.head if has_to and token.dep == "advcl" and _wants_infinitive(parse, token.head) else None


def _wants_infinitive(parse: Parse, verb: int) -> bool:
    """As in "declined on Thursday to name": without an object, what follows is no purpose."""
    return parse.tokens[verb].lemma in {"refuse", "decline", "fail"} and not parse.dependents(verb, "dobj")


@once_per_parse
def modal_of(parse: Parse, predicate: int) -> str | None:
    """What keeps the clause from being a plain fact, as a lemma ("would", "plan", "likely"), or None.

    "go" stands for "is going to", "be to" for "is to", "to" for a bare purpose ("met to discuss").
    """
    token = parse.tokens[predicate]
    helpers = [parse.tokens[a] for a in parse.dependents(predicate, "aux")]
    for helper in helpers:
        if helper.tag == "MD":
            return helper.lemma
    if not helpers and shares_helpers(parse, token):
        return modal_of(parse, token.head)
    if _is_way(parse, token):
        return "to"
    governor = governor_of(parse, token)
    has_to = any(helper.tag == "TO" for helper in helpers)
    if governor is None:
        return "to" if has_to else None
    if token.lemma == "blame" and parse.tokens[governor].lemma == "be":
        return modal_of(parse, governor)  # "was to blame": no plan
    return _modal_ofgovernor_of(parse, governor, has_to=has_to or token.dep == "conj")


def _is_way(parse: Parse, token: Token) -> bool:
    """As in "has three ways to act: by suing, by asking the court": what may be done."""
    preposition = parse.tokens[token.head]
    if token.dep != "pcomp" or preposition.lemma != "by":
        return False
    above = parse.tokens[preposition.head]
    if preposition.dep == "conj" and above.tag == "VBG":
        return _is_way(parse, above)
    return above.pos == "NOUN" or (above.pos in {"VERB", "AUX"} and above.tag in {"VB", "VBP", "VBZ"})


def _modal_ofgovernor_of(parse: Parse, governor: int, *, has_to: bool) -> str | None:
    token = parse.tokens[governor]
    if _hinders(parse, token):
        return modal_of(parse, token.head)
    if _is_yet(parse, token):
        return None
    if token.lemma in _TRANSPARENT:
        return modal_of(parse, governor) if token.pos in {"VERB", "AUX"} else None
    if not has_to:
        return None
    if token.lemma == "go" and parse.dependents(governor, "prep", "advmod", "dobj"):
        return "to"  # "are going to some trouble to save the hay": a purpose, no plan
    return "be to" if token.lemma == "be" else token.lemma


@once_per_parse
def tense_of(parse: Parse, predicate: int) -> Tense:
    """When the clause puts what it tells; a verb without a tense has that of the clause around it."""
    if modal_of(parse, predicate) in _AHEAD:
        return Tense.FUTURE
    token = parse.tokens[predicate]
    tags = {parse.tokens[a].tag for a in parse.dependents(predicate, "aux", "auxpass")} | {token.tag}
    if "VBD" in tags or _has_perfect(parse, predicate):
        return Tense.PAST
    if tags & {"VBZ", "VBP", "MD"} or token.head == predicate:
        return Tense.PRESENT
    return _borrowed_tense(parse, token)


def _borrowed_tense(parse: Parse, token: Token) -> Tense:
    if token.tag == "VBN":
        return Tense.PAST
    for above in parse.ancestors(token.index):
        if parse.tokens[above].pos in {"VERB", "AUX"}:
            return tense_of(parse, above)
    return Tense.PRESENT


def _has_perfect(parse: Parse, predicate: int) -> bool:
    return parse.tokens[predicate].tag in {"VBN", "VBG"} and any(
        parse.tokens[a].lemma in {"have", "'ve", "'d"} for a in parse.dependents(predicate, "aux")
    )


@once_per_parse
def is_conditional(parse: Parse, predicate: int) -> bool:
    """Whether the clause stands under "if", "unless" or "whether"."""
    for index in (predicate, *parse.ancestors(predicate)):
        if any(parse.tokens[m].lemma in _CONDITIONS for m in parse.dependents(index, "mark")):
            return True
        if _is_habit(parse, index):
            return True
        if parse.tokens[index].dep == "relcl":
            return False
    return False


def _is_habit(parse: Parse, index: int) -> bool:
    """As in "when veterans ask for help, ...": whenever they do, or once they will; not that they did."""
    verb = parse.tokens[index]
    if verb.dep != "advcl" or verb.tag not in {"VBP", "VBZ"} or parse.dependents(index, "aux"):
        return False
    marks = (parse.tokens[mark].lemma for mark in parse.dependents(index, "advmod", "mark"))
    return any(lemma in {"when", "whenever"} for lemma in marks)


def is_question(parse: Parse, predicate: int) -> bool:
    """Whether a question mark closes the words that hold the predicate, at the same level of quotation."""
    marks = 0
    if not parse.asks:  # mostly so
        return False
    for later in parse.sentence_tokens(parse.tokens[predicate].sentence):
        if later.index <= predicate:
            continue
        if later.text in {'"', "''", "``"}:
            marks += 1
        elif later.text == "?":
            return marks % 2 == 0
        elif later.text in {".", "!", ";"}:
            return False
    return False
