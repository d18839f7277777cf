"""What a relative pronoun stands for: "the envoy, who refused", "leaders, activists, and groups who call for it"."""

from llm_brief.text.grammar.parse import Parse
from llm_brief.text.grammar.people import is_body

__all__ = ["antecedent", "resolved"]

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def antecedent(parse: Parse, pronoun: int, verb: int) -> int | None:
    """What the relative pronoun ``pronoun`` in the clause of ``verb`` stands for."""
    for index in (verb, *parse.ancestors(verb)):
        if parse.tokens[index].dep in {"relcl", "acl"}:
            return parse.tokens[index].head
    # A clause about a whole phrase hangs loosely on some verb: the noun right before it is meant.
    before = pronoun - 1
    while before >= 0 and parse.tokens[before].text in {",", "-", "—", "–", "of", "to", "for", "in"}:
        before -= 1
    return before if before >= 0 and parse.tokens[before].pos in _NOUNS else None


def resolved(parse: Parse, subject: int, verb: int) -> int:
    """The noun that a relative pronoun in the clause of ``verb`` stands for; any other word itself."""
    token = parse.tokens[subject]
    is_relative = token.tag in _RELATIVE or (token.text.lower() == "that" and parse.tokens[verb].dep == "relcl")
    if not is_relative:
        return subject
    found = antecedent(parse, subject, verb)
    if found is not None:
        described = _described(parse, found)
        found = described if described != found else _listed(parse, found, subject)
    return subject if found is None or _is_open(parse, subject, found) else found


def _listed(parse: Parse, noun: int, pronoun: int) -> int:
    """The first of "leaders, activists, and groups who call for it", where the parser means those in the middle."""
    if parse.tokens[noun].dep != "conj" or not any(noun < at < pronoun for at in parse.dependents(noun, "conj")):
        return noun
    while parse.tokens[noun].dep == "conj" and parse.tokens[parse.tokens[noun].head].pos in _NOUNS:
        noun = parse.tokens[noun].head
    return noun


def _described(parse: Parse, noun: int) -> int:
    """Marr, of "Marr is a liar and a braggart who has pledged it": what describes somebody does not act itself."""
    top = noun
    while parse.tokens[top].dep == "conj" and parse.tokens[top].pos in {"NOUN", "ADJ"}:
        top = parse.tokens[top].head
    verb = parse.tokens[parse.tokens[top].head]
    if parse.tokens[top].dep != "attr" or verb.lemma != "be" or top == noun:
        return noun
    subjects = parse.dependents(verb.index, "nsubj")
    return subjects[0] if subjects and parse.tokens[subjects[0]].pos in _NOUNS else noun


def _is_open(parse: Parse, pronoun: int, noun: int) -> bool:
    """Whether "which" may mean more than the noun it follows: "a lack of means, which slowed them", "fled, which"."""
    token, word = parse.tokens[pronoun], parse.tokens[noun]
    if token.text.lower() not in {"which", "that"} or word.pos == "PROPN":
        return False
    is_apart = pronoun > 0 and parse.tokens[pronoun - 1].text == ","
    holder = parse.tokens[word.head]
    is_below = word.dep == "pobj" and parse.tokens[holder.head].pos in _NOUNS
    return is_below or (is_apart and word.dep != "nsubj" and not is_body(word))
