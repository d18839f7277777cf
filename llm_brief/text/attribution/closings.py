"""Sources that close a sentence or stand beside it: "..., according to Oru", "..., a new poll finds, ...".

The parser hangs them on whatever noun or verb comes before, so that whoever was spoken of seems to say them too. The
comma and the words tell more: all that stands before is the source's, and nobody else's words hold the source.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from llm_brief.text.grammar.cues import Cue, CueClass, verb_cues
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.saying import Range, Saying, ranges_of
from llm_brief.text.wordlists import word_set

__all__ = ["with_closings"]

_POLLS = word_set("poll survey study census barometer questionnaire referendum ballot analysis audit report")
_FINDING = word_set("find show suggest reveal indicate report conclude estimate")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST = 12
"""Words of "a new survey of farmers by Kantar"."""
_MARKS = frozenset({",", ";", ":", "—", "–", "-", "--"})
_ACCORDING = Cue("according to", CueClass.REPORT)


@dataclass(frozen=True, slots=True)
class _Closing:
    """A source behind a comma: its tokens from the comma on, those of its cue, and who it is."""

    cue: Cue
    first: int
    verb: int
    source: Phrase
    cue_range: Range

    def saying(self, parse: Parse) -> Saying:
        """It with all that stands before it in the sentence."""
        words = parse.sentence_tokens(parse.tokens[self.verb].sentence)
        root = next((token for token in words if token.head == token.index), words[0])
        pieces = [(words[0].index, self.first - 1)]
        if root.index > self.verb:  # "Farmers, a new poll finds, oppose it"
            pieces.append((self.verb + 1, words[-1].index))
        content = ranges_of(parse, pieces)
        return Saying(self.cue, self.verb, self.cue_range, self.source, content)


def with_closings(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """``sayings``, each cut off before a closing source of its sentence, and those of the closing sources."""
    closings = {parse.tokens[c.verb].sentence: c for c in _closings(parse)}
    if not closings:
        return tuple(sayings)
    own = {closing.verb for closing in closings.values()}
    kept = [_cut(parse, said, closings) for said in sayings if said.token not in own]
    kept += [closing.saying(parse) for closing in closings.values()]
    return tuple(sorted((said for said in kept if said.content), key=lambda said: said.token))


def _cut(parse: Parse, said: Saying, closings: dict[int, _Closing]) -> Saying:
    """What is said before the closing source, where that stands in the midst of it."""
    closing = closings.get(parse.tokens[said.token].sentence)
    if closing is None or said.token >= closing.first:
        return said
    end = parse.tokens[closing.first - 1].end
    content = tuple((start, min(stop, end)) for start, stop in said.content if start < end)
    return replace(said, content=content)


def _closings(parse: Parse) -> Iterator[_Closing]:
    for token in parse.tokens:
        if token.text.lower() == "according":
            yield from _according(parse, token)
        elif token.lemma in _FINDING and token.tag in _FINITE:
            yield from _finding(parse, token)


def _according(parse: Parse, token: Token) -> Iterator[_Closing]:
    """The last words of a sentence, behind its only "according" and with no comma of their own."""
    sentence = parse.sentence_tokens(token.sentence)
    behind = [other for other in sentence if other.index > token.index]
    before = parse.tokens[token.index - 1]
    is_only = sum(other.text.lower() == "according" for other in sentence) == 1
    is_last = bool(behind) and not any(_is_mark(parse, other) or other.tag in _FINITE for other in behind)
    if token.index == sentence[0].index or before.text != "," or not is_only or not is_last:
        return
    for to in parse.dependents(token.index, "prep"):
        for head in parse.dependents(to, "pobj"):
            cue = token.start, parse.tokens[to].end
            yield _Closing(_ACCORDING, before.index, token.index, parse.noun_phrase(head), cue)


def _is_mark(parse: Parse, token: Token) -> bool:
    """Whether the token parts the sentence; the hyphen of "Mira-Lee Tand" does not."""
    return token.text in _MARKS and (token.text != "-" or parse.tokens[token.index - 1].end < token.start)


def _finding(parse: Parse, verb: Token) -> Iterator[_Closing]:
    """A poll with its verb between commas, or between a comma and the stop."""
    sentence = parse.sentence_tokens(verb.sentence)
    commas = [t.index for t in sentence if t.text == "," and verb.index - _LONGEST <= t.index < verb.index]
    if not commas or not _is_closed(parse, verb, sentence[-1].index):
        return
    words = parse.tokens[commas[-1] + 1 : verb.index]
    polls = [token for token in words if token.lemma.lower() in _POLLS and token.tag in {"NN", "NNP"}]
    if polls and not any(token.pos == "VERB" and token.tag in _FINITE for token in words):
        phrase = Phrase(polls[-1].index, words[0].start, words[-1].end)
        yield _Closing(verb_cues()[verb.lemma], commas[-1], verb.index, phrase, (verb.start, verb.end))


def _is_closed(parse: Parse, verb: Token, last: int) -> bool:
    """Whether nothing that is found stands behind the verb: a mark does, or a day and a mark."""
    behind = parse.tokens[verb.index + 1 : last + 1]
    words = [
        token for token in behind if token.ent_type != "DATE" and token.text.lower() not in {"on", "in", "earlier"}
    ]
    return not words or words[0].pos == "PUNCT"
