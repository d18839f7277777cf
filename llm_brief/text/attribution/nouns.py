"""Sayings that no verb makes: nouns, adjectives, adverbs and "according to"."""

from collections.abc import Iterator

from llm_brief.text.attribution.sources import (
    LIGHT_VERBS,
    RECEIVING,
    source_of,
    verb_group,
)
from llm_brief.text.grammar.cues import (
    Cue,
    CueClass,
    adjective_cues,
    hearsay_adverbs,
    noun_cues,
)
from llm_brief.text.grammar.mood import is_unsaid
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.saying import Range, Saying, around, below, ranges_of

__all__ = ["according_to", "by_adjective", "by_adverb", "by_noun", "is_that_clause"]

_ACCORDING = Cue("according to", CueClass.REPORT)


def according_to(parse: Parse, according: Token) -> Iterator[Saying]:
    """Those to whom "according to" gives the clause around it."""
    for to in parse.dependents(according.index, "prep"):
        for source in parse.dependents(to, "pobj"):
            above = _clause_above(parse, according.index)
            is_top = above == according.index
            content = _behind_comma(parse, according) if is_top else around(parse, parse.edges(according.index), above)
            cue_range = according.start, parse.tokens[to].end
            if content:
                yield Saying(_ACCORDING, according.index, cue_range, parse.noun_phrase(source), content)


def _behind_comma(parse: Parse, according: Token) -> tuple[Range, ...]:
    """The rest of the sentence, where the parser made all of it hang on "according"."""
    last = parse.sentence_tokens(according.sentence)[-1].index
    for index in range(according.index, last):
        if parse.tokens[index].text == ",":
            return ranges_of(parse, [(index + 1, last)])
    return ()


def _clause_above(parse: Parse, index: int) -> int:
    """The verb of the clause that ``index`` modifies, or the top of the sentence."""
    above = index
    for above in parse.ancestors(index):
        if parse.tokens[above].pos in {"VERB", "AUX"} and parse.tokens[above].dep not in {
            "acl",
            "relcl",
            "pcomp",
        }:
            break
    return above


def by_adjective(parse: Parse, verb: Token) -> Iterator[Saying]:
    """What a form of "be" says with an adjective: "is confident that ..."."""
    for index in parse.dependents(verb.index, "acomp", "oprd"):
        adjective = parse.tokens[index]
        cue = adjective_cues().get(adjective.lemma)
        source = source_of(parse, verb.index)
        if cue is None or source is None or parse.tokens[source.head].lemma == "it":
            continue
        clauses = parse.dependents(index, "ccomp", "xcomp") + parse.dependents(verb.index, "ccomp")
        prepositions = [p for p in parse.dependents(index, "prep") if parse.tokens[p].lemma in cue.prepositions]
        content = ranges_of(parse, (parse.edges(c) for c in clauses)) or below(parse, prepositions)
        if content:
            cue_range = verb_group(parse, verb.index)[0], adjective.end
            yield Saying(cue, index, cue_range, source, content, is_unsaid(parse, verb.index))


def by_noun(parse: Parse, noun: Token) -> Iterator[Saying]:
    """What a noun of saying holds: "Oru's claim that ..."."""
    cue = noun_cues().get(noun.lemma)
    if cue is None:
        return
    source, cue_range = _noun_source(parse, noun)
    clauses = [c for c in parse.dependents(noun.index, "acl", "ccomp", "relcl", "advcl") if is_that_clause(parse, c)]
    clauses += [c for c in parse.dependents(noun.index, "acl", "xcomp") if source and _is_infinitive(parse, c)]
    named = [p for p in parse.dependents(noun.index, "prep") if source and parse.tokens[p].lemma in cue.prepositions]
    named = [p for p in named if source not in [parse.noun_phrase(o) for o in parse.dependents(p, "pobj")]]
    content = ranges_of(parse, (parse.edges(c) for c in clauses)) or below(parse, named)
    content = tuple(_before_source(parse, place, source) for place in content)
    if content:
        yield Saying(cue, noun.index, cue_range, source, content)


def _before_source(parse: Parse, place: Range, source: Phrase | None) -> Range:
    """Of "the plan from Oru" in "criticism of the plan from Oru" only the plan."""
    if source is None or source.end != place[1] or source.start <= place[0]:
        return place
    before = [token for token in parse.tokens_in(place[0], source.start) if token.text not in {"from", "by"}]
    return (place[0], before[-1].end) if before else place


def is_that_clause(parse: Parse, clause: int) -> bool:
    """Whether "that" or "whether" leads the clause in."""
    return any(parse.tokens[m].lemma in {"that", "whether"} for m in parse.dependents(clause, "mark"))


def _is_infinitive(parse: Parse, clause: int) -> bool:
    return any(parse.tokens[m].tag == "TO" for m in parse.dependents(clause, "aux"))


def _noun_source(parse: Parse, noun: Token) -> tuple[Phrase | None, Range]:
    """Who holds what the noun names, and the cue: "Oru's demand", "voiced fears", "praise from Oru"."""
    whole = noun.start, noun.end
    for owner in parse.dependents(noun.index, "poss"):
        return parse.noun_phrase(owner), whole
    near = parse.dependents(noun.index, "prep", "agent")
    objects = [o for preposition in near for o in parse.dependents(preposition, "pobj")]
    for by in (*near, *(p for o in objects for p in parse.dependents(o, "prep"))):
        if parse.tokens[by].lemma in {"by", "from", "among"}:
            for owner in parse.dependents(by, "pobj"):
                return parse.noun_phrase(owner), whole
    reporters = [parse.tokens[c] for c in parse.dependents(noun.index, "compound", "nmod")]
    named = [token for token in reporters if token.pos == "PROPN" and token.index < noun.index]
    if named:  # "despite Council reports that ...", "a Courier report that ..."
        first = parse.edges(named[0].index)[0]
        return Phrase(named[-1].index, parse.tokens[first].start, named[-1].end), whole
    verb = parse.tokens[noun.head]
    if noun.dep == "dobj" and verb.lemma in LIGHT_VERBS - RECEIVING:  # who receives assurances does not give them
        return source_of(parse, verb.index), (verb.start, noun.end)
    return None, whole


def by_adverb(parse: Parse, adverb: Token) -> Iterator[Saying]:
    """What "reportedly" and its like give to nobody in particular."""
    cue = Cue(adverb.lemma, hearsay_adverbs[adverb.lemma], speech=False)
    content = around(parse, (adverb.index, adverb.index), _clause_above(parse, adverb.index))
    if content:
        yield Saying(cue, adverb.index, (adverb.start, adverb.end), None, content)
