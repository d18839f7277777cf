"""Whether people act, and not prices, storms or teams: conditions on verbs of protest, threat and retreat."""

from collections.abc import Iterator

from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.listed import co_nouns
from llm_brief.text.grammar.parse import Parse, Phrase
from llm_brief.text.grammar.people import is_actor, is_body, is_person_word
from llm_brief.text.wordlists import word_set

__all__ = ["are_people", "goes_out", "heads_of", "is_people", "marches", "retreats", "threatens", "walks_out"]

_COUNTED = word_set("thousand hundred dozen score crowd million majority ten handful number")
"""Of people, where nothing else is said: "thousands marched"."""
_AGAINST = word_set("against outside before over for near through")
_SIDING = word_set("behind around round from past back")
"""As in "rallied behind Oru", "rallied from two goals down": support, or a game."""
_CAUSES = word_set("support protest solidarity favour favor defence defense opposition street streets front")
_STRIKERS = word_set("union worker workforce staff personnel crew")


def heads_of(parse: Parse, phrases: tuple[Phrase, ...]) -> Iterator[int]:
    """The nouns that head the phrases, with those coordinated with them."""
    for phrase in phrases:
        yield phrase.head
        yield from co_nouns(parse, phrase.head)


def is_people(parse: Parse, head: int) -> bool:
    """Whether the noun is a name or a word for people, a number of them, or a pronoun."""
    noun = parse.tokens[head]
    if noun.pos in {"PRON", "NUM", "DET"} or noun.lemma.lower() in _COUNTED:
        return True
    return is_actor(parse, head) or is_person_word(noun)


def are_people(clause: Clause, parse: Parse) -> bool:
    """Whether people do what the clause tells, or nobody is said to do it."""
    return clause.subject is None or is_people(parse, clause.subject.head)


def goes_out(clause: Clause, parse: Parse) -> bool:
    """People demonstrate; a result demonstrates a trend, and who shows how a thing works demonstrates it."""
    is_shown = clause.lemma in {"demonstrate", "riot"} and bool(clause.objects or clause.complement)
    return not is_shown and are_people(clause, parse)


def marches(clause: Clause, parse: Parse) -> bool:
    """People march and rally, in a street or for a cause; shares rally, teams rally, and voters rally behind Oru."""
    if clause.objects or clause.subject is None or not are_people(clause, parse):
        return False
    towards = {preposition for preposition, _ in clause.obliques}
    if clause.lemma == "rally" and towards & _SIDING:
        return False
    is_named = parse.tokens[clause.subject.head].pos == "PROPN"
    helpers = {parse.tokens[helper].text.lower() for helper in parse.dependents(clause.predicate, "aux")}
    is_one = bool(helpers & {"has", "is", "was"})
    return not is_named or (_is_crowd(parse, clause.subject.head) and not is_one) or _is_for_cause(clause, parse)


def _is_crowd(parse: Parse, head: int) -> bool:
    """As in "Orlanders", "the Tessaly Miners' Union"; "the Nexa" may be an index or a team."""
    token = parse.tokens[head]
    return token.ent_type == "NORP" or is_person_word(token) or is_body(token)


def _is_for_cause(clause: Clause, parse: Parse) -> bool:
    for preposition, phrase in clause.obliques:
        noun = parse.tokens[phrase.head]
        if noun.lemma in _CAUSES or (preposition in _AGAINST and noun.ent_type not in {"DATE", "TIME"}):
            return True
    return False


def walks_out(clause: Clause, parse: Parse) -> bool:
    """Workers strike, or somebody does over pay; storms, fighters and forwards strike too."""
    if clause.objects or clause.passive or clause.subject is None:
        return False
    nouns = [parse.tokens[head] for head in heads_of(parse, (clause.subject,))]
    works = any(noun.lemma.lower() in _STRIKERS or (noun.tag == "NNS" and is_person_word(noun)) for noun in nouns)
    is_paid_for = any(preposition in {"over", "for"} for preposition, _ in clause.obliques)
    return works or (is_paid_for and are_people(clause, parse))


def threatens(clause: Clause, parse: Parse) -> bool:
    """Somebody threatens; a storm or a cut that threatens jobs is a danger."""
    return are_people(clause, parse)


def retreats(clause: Clause, parse: Parse) -> bool:
    """People go back; so do shares, on the exchange."""
    return clause.subject is not None and are_people(clause, parse)
