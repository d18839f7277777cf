"""Check 3 for copied words: what stands around them in the sentence does not turn what they say."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from llm_brief.records.base import Label
from llm_brief.records.grounded import AUTHOR, Claimed
from llm_brief.records.vocabulary import Sort
from llm_brief.text.attribution.attributions import Attribution, speaker_of
from llm_brief.text.document import Span
from llm_brief.text.grammar.arguments import is_passive
from llm_brief.text.grammar.clipping import condition_after, cut_before, cut_behind
from llm_brief.text.grammar.cues import noun_cues, verb_cues
from llm_brief.text.grammar.parse import Parse, Token
from llm_brief.text.grammar.turning import Turn, Turned, Voice, turns
from llm_brief.text.quotations import enclosing
from llm_brief.verify.case import Case, Said
from llm_brief.verify.speakers import is_authors, is_source, names_another

__all__ = ["context"]

_HOLDERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"statement": ("stakeholder", "speaker"), "response": ("responder",), "content": ("demander",)}
)
_CONTRAST = re.compile(r"\W*(?:however|but|yet|nevertheless|nonetheless)\b", re.IGNORECASE)
_MARKS = " \t\n\"'“”‘’«».,;:–—-"


def context(claim: Claimed, case: Case) -> Iterator[Said]:
    """Verbatim words are not cut out of a negation, a condition, a question or another's words."""
    if claim.field.sort is not Sort.VERBATIM or not claim.spans:
        return
    found = tuple(_Reader(claim, case).read())
    yield from found
    if not found:
        yield Said(Label.SUPPORTED, "nothing around the words turns what they say")


class _Reader:
    """Reads around one claim's words."""

    def __init__(self, claim: Claimed, case: Case) -> None:
        self._case = case
        self._name = claim.field.name
        self._words = claim.spans[0]
        self._holders = case.grounded.of(*_HOLDERS.get(self._name, ()))
        self._is_author = any(holder.rule == AUTHOR for holder in self._holders)
        self._outer = [quotation for quotation in case.document.quotations if quotation.depth == 0]
        self._quotation = enclosing(self._outer, self._words.start, self._words.end)

    @cached_property
    def _own(self) -> Attribution | None:
        """The innermost saying that holds the words, where it is the holder's."""
        words = self._words
        found = speaker_of(self._case.document, words.start, words.end, self._case.attributions)
        places = [span for holder in self._holders for span in holder.spans]
        if found is None or found.source is None or self._is_author:
            return None
        return found if any(is_source(self._case, found, span) for span in places) else None

    def read(self) -> Iterator[Said]:
        """What turns the words, once each."""
        turned = dict.fromkeys((*self._by_letters(), *self._by_syntax()))
        kept = [each for each in turned if not self._is_allowed(each)]
        yield from dict.fromkeys(_said(each, self._words) for each in kept)
        if self._case.parse is None and not kept and not self._is_whole():
            yield Said(Label.NOT_CHECKED, "no parser is installed to tell what the words are cut out of")

    def _by_letters(self) -> Iterator[Turned]:
        text, words = self._case.document.text, self._words
        after = condition_after(text, words.end)
        if after is not None:
            yield Turned(Turn.CONDITION, after)
        before, behind = cut_before(text, words.start), cut_behind(text, words.end)
        if before is not None:
            yield before
        if self._is_author and behind is not None:
            yield behind
        if self._is_author and (noun := self._noun_before()):
            yield Turned(Turn.OTHER_VOICE, noun)
        if self._is_asked():
            yield Turned(Turn.QUESTION, "?")

    def _by_syntax(self) -> Iterator[Turned]:
        parse = self._case.parse
        if parse is None:
            return
        # a whole quotation hangs on its cue, wherever the parser hung it
        read = self._own.cue if self._own is not None and self._is_whole_quotation() else self._words
        words = self._words.start, self._words.end
        yield from turns(parse, (read.start, read.end), lambda token: self._voice(token, parse), words)
        if self._name == "content":
            yield from self._headless(parse)

    def _headless(self, parse: Parse) -> Iterator[Turned]:
        """What undergoes the deed stands outside: "be released" without who, "wanted for raids" without the men."""
        tokens = parse.tokens_in(self._words.start, self._words.end)
        inside = {token.index for token in tokens}
        for token in tokens:
            if token.tag not in {"VBN", "VBD"} or token.head in inside or token.text.lower() == token.lemma:
                continue  # "that Oru set a date": the bare form, whatever the tagger calls it
            subjects = parse.dependents(token.index, "nsubj", "nsubjpass")
            described = subjects or ((token.head,) if token.dep == "acl" else ())
            if described and described[0] not in inside:
                phrase = parse.noun_phrase(described[0])
                yield Turned(Turn.HEADLESS, self._case.document.text[phrase.start : phrase.end])

    def _is_allowed(self, turned: Turned) -> bool:
        """What the field may be cut out of: a demand out of "must", a condition out of "if"."""
        match self._name:
            case "condition":
                return turned.turn is not Turn.NEGATION
            case "content" if turned.turn in {Turn.MODAL, Turn.PURPOSE, Turn.UNREAD}:
                return not turned.beyond
            case "content" if turned.turn is Turn.CONDITION:
                return turned.words.split()[0].lower() in {"unless", "until", "only"}
            case _:
                return turned.turn in {Turn.MODAL, Turn.PURPOSE, Turn.UNREAD} and self._is_whole_quotation()

    def _is_whole_quotation(self) -> bool:
        """The words are all that stands in the marks: what the source itself cut them out of is its own affair."""
        found = self._quotation
        if found is None:
            return False
        text = self._case.document.text
        return not (text[found.start : self._words.start] + text[self._words.end : found.end]).strip(_MARKS)

    def _is_whole(self) -> bool:
        """The words are whole sentences, or all of a quotation."""
        text, words = self._case.document.text, self._words
        touched = self._case.document.sentences_in(words.start, words.end)
        around = text[touched[0].start : words.start] + text[words.end : touched[-1].end] if touched else "x"
        return self._is_whole_quotation() or not around.strip(_MARKS)

    def _is_asked(self) -> bool:
        """A question mark closes the sentence that the words are cut out of, and they are cut off before it."""
        text, words = self._case.document.text, self._words
        end = self._quotation.end if self._quotation else None
        if end is None:
            sentence = self._case.document.sentence_at(words.end - 1)
            end = sentence.end if sentence else words.end
        stop = re.compile(r"[.!?;](?=[\s”\"’']|\Z)").search(text, words.end, end)
        if stop is None or stop[0] != "?":
            return False
        return self._quotation is not None or enclosing(self._outer, stop.start(), stop.end()) is None

    def _noun_before(self) -> str | None:
        """The claim, demand or idea that the words fill: "Northgate's demand that ..."."""
        found = re.search(r"\b(\w+?)(s?)\s+that\s+\Z", self._case.document.text[: self._words.start][-60:])
        if found is None or found[1].lower() not in noun_cues():
            return None
        return f"{found[1]}{found[2]} that"

    # --- whose word of saying it is ---

    def _voice(self, token: Token, parse: Parse) -> Voice:
        if self._own is not None and not any(c.start <= token.start < c.end for c in self._own.content):
            return Voice.OWN  # what stands above the holder's own saying, wherever the parser hung it
        for attribution in self._case.attributions:
            if attribution.cue.start <= token.start < attribution.cue.end:
                if self._is_parted_from(attribution):
                    return Voice.NONE
                return self._voice_of(attribution, is_noun=token.pos == "NOUN" or is_passive(parse, token.index))
        cues = noun_cues() if token.pos == "NOUN" else verb_cues()
        return self._voice_of_subject(token, parse) if token.lemma in cues else Voice.NONE

    def _is_parted_from(self, attribution: Attribution) -> bool:
        """As in "it denies this, however, reports confirm the deaths": each says its own, wherever it was hung."""
        between = self._case.document.text[self._words.end : attribution.cue.start]
        return bool(_CONTRAST.match(between)) and all(c.start > attribution.cue.start for c in attribution.content)

    def _voice_of(self, attribution: Attribution, *, is_noun: bool) -> Voice:
        if self._is_author:
            return Voice.OWN if is_authors(self._case, attribution) else Voice.OTHER
        if attribution.source is None:
            return Voice.OTHER if is_noun else Voice.OWN
        places = [span for holder in self._holders for span in holder.spans]
        if any(is_source(self._case, attribution, span) for span in places):
            return Voice.OWN
        if names_another(self._case, attribution, places):
            return Voice.OTHER
        return Voice.OWN if self._is_pronoun(attribution.source) else Voice.OPEN

    def _is_pronoun(self, source: Span) -> bool:
        parse = self._case.parse
        tokens = parse.tokens_in(source.start, source.end) if parse else ()
        return any(token.pos == "PRON" for token in tokens)

    def _voice_of_subject(self, token: Token, parse: Parse) -> Voice:
        """Of a word of saying that attributes nothing by itself, as inside quotation marks."""
        subjects = parse.dependents(token.index, "nsubj", "nsubjpass", "poss")
        if not subjects:
            return Voice.NONE
        subject = parse.tokens[subjects[0]]
        if subject.text.lower() in {"i", "we", "my", "our"}:
            return Voice.OWN
        phrase = parse.noun_phrase(subject.index)
        named = self._case.document.text[phrase.start : phrase.end]
        holders = [span.exact for holder in self._holders for span in holder.spans]
        is_same = any(self._case.are_same(named, holder) for holder in holders)
        return Voice.OWN if is_same else Voice.OTHER


_REASONS: Mapping[Turn, tuple[Label, str]] = MappingProxyType(
    {
        Turn.NEGATION: (Label.CONTRADICTED, "the source denies it: {!r} stands outside these words"),
        Turn.CONDITION: (Label.PARTIAL, "the words are cut out of a condition: {!r}"),
        Turn.QUESTION: (Label.PARTIAL, "the source asks this, it does not say it"),
        Turn.MODAL: (Label.PARTIAL, "the words are cut off from {!r}"),
        Turn.ALTERNATIVE: (Label.PARTIAL, "the words are one of two alternatives"),
        Turn.PURPOSE: (
            Label.PARTIAL,
            "the words tell of an aim or of another case, not of what is so: {!r} leads them in",
        ),
        Turn.DOUBT: (Label.PARTIAL, "the source is not sure of it: {!r} stands outside these words"),
        Turn.OTHER_VOICE: (
            Label.MISATTRIBUTED,
            "the source gives these words to somebody else: {!r}",
        ),
        Turn.HEADLESS: (Label.PARTIAL, "the words are cut off from what undergoes it: {!r}"),
        Turn.UNREAD: (Label.NOT_CHECKED, "no rule tells what {!r} makes of these words"),
    }
)


def _said(turned: Turned, words: Span) -> Said:
    label, reason = _REASONS[turned.turn]
    return Said(label, reason.format(turned.words), (words,) if turned.turn is Turn.CONDITION else ())
