"""Who speaks in quotation marks: joins quotations to the cues beside them, and long quotations to themselves.

The syntax of a sentence ends at its stop; a quotation does not. So contents grow to the marks of the
quotations they touch, a quotation that no clause claims looks for a cue beside it, and one without a cue goes
on with the last speaker.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from llm_brief.text.attribution.sources import source_of, verb_group
from llm_brief.text.document import Document
from llm_brief.text.grammar.cues import Cue, CueClass, verb_cues
from llm_brief.text.grammar.mood import is_unsaid
from llm_brief.text.grammar.parse import Parse, Phrase, Token
from llm_brief.text.grammar.saying import Saying
from llm_brief.text.quotations import Quotation, enclosing, touching
from llm_brief.text.sentences import Sentence
from llm_brief.text.wordlists import word_set

__all__ = ["grown", "with_quotations"]

_Range = tuple[int, int]

_OPEN_END = frozenset(",?!-–—…")  # a quotation that ends so may be followed by its cue
_LEADS_IN = frozenset({",", ":", "that", "–", "—", "-", "as"})
_SETTING_OFF = frozenset({",", "—", "–", "-", "--"})
_LOOSE = word_set("appos relcl acl prep advcl npadvmod")
_NAMING = word_set("call label dub term brand describe deem characterize characterise consider declare pronounce")
_OF_WORKS = word_set("read write sing publish post quote cite open")
_LONGEST_LABEL = 80
_ACCORDING = "according to"
_TURN = re.compile(r"(?:That|This)(?: all)? (?:being|having been) \w+,\s+")
_FAR = 30  # tokens between a quotation and its cue, titles and appositions included


def with_quotations(
    document: Document, parse: Parse, sayings: Iterable[Saying], found: Sequence[Quotation]
) -> tuple[Saying, ...]:
    """``sayings`` outside quotations, grown, and what only the marks show, in order of the cues."""
    outer = [quotation for quotation in found if quotation.depth == 0]
    joiner = _Joiner(document, parse, outer)
    for saying in sayings:
        inside = enclosing(outer, *saying.cue_range)
        if inside is None or inside.words == 1:
            joiner.add(saying)
    return joiner.join()


class _Joiner:
    """Sayings by the token of their cue, while quotations are given to them one after the other."""

    def __init__(self, document: Document, parse: Parse, quotations: Sequence[Quotation]) -> None:
        self._document = document
        self._parse = parse
        self._quotations = quotations
        self._sayings: dict[int, Saying] = {}
        self._holders: dict[Quotation, set[int]] = {}
        # The last quotation that has a speaker, and the token of that speaker's cue.
        self._last: tuple[Quotation, int] | None = None

    def add(self, saying: Saying) -> None:
        known = self._sayings.get(saying.token)
        content = saying.content if known is None else known.content + saying.content
        places = grown(content, self._quotations)
        places = tuple(self._behind_colon(saying.cue_range, place) for place in places)
        places = tuple(self._behind_turn(self._behind_narration(saying, place)) for place in places)
        places = tuple(place for place in places if len(places) == 1 or not self._is_turn(place))
        source = known.source if known else self._outside(saying)
        is_plain = known is None and places == saying.content and source is saying.source
        self._sayings[saying.token] = saying if is_plain else replace(known or saying, content=places, source=source)
        for quotation in (q for place in places for q in touching(self._quotations, *place)):
            self._holders.setdefault(quotation, set()).add(saying.token)

    def _outside(self, saying: Saying) -> Phrase | None:
        """The saying's source; the speaker before it where that lies in a quotation without the cue."""
        source = saying.source
        if source is None or not self._is_quoted(source.start, source.end):
            return source
        if self._is_quoted(*saying.cue_range):
            return source
        for token in reversed(self._parse.sentence_tokens(self._parse.tokens[saying.token].sentence)):
            is_verb = token.index < saying.token and token.pos == "VERB"
            if is_verb and not self._is_quoted(token.start, token.end):
                speaker = source_of(self._parse, token.index)
                if speaker and not self._is_quoted(speaker.start, speaker.end):
                    return speaker
        return None

    def _is_quoted(self, start: int, end: int) -> bool:
        return enclosing(self._quotations, start, end) is not None

    def _behind_colon(self, cue: _Range, place: _Range) -> _Range:
        """Only the quotation, where words and a colon lead up to it: It was over: “...,” she said."""
        start, end = place
        for quotation in touching(self._quotations, start, end):
            if start < quotation.outer_start and quotation.outer_end == end <= cue[0]:
                lead = self._document.text[start : quotation.outer_start]
                return (quotation.outer_start, end) if lead.rstrip().endswith(":") else place
        return place

    def _behind_narration(self, saying: Saying, place: _Range) -> _Range:
        """Only the quotation, where it hangs loosely on a clause of the article's: It shut, “a sad day,” she said."""
        start, end = place
        inside = [q for q in touching(self._quotations, start, end) if q.closed]
        is_before = saying.cue.speech and end <= saying.cue_range[0]
        if not is_before or len(inside) != 1 or inside[0].outer_end != end or inside[0].outer_start == start:
            return place
        is_loose = self._hangs_loosely(inside[0], start)
        return (inside[0].outer_start, end) if is_loose else place

    def _is_turn(self, place: _Range) -> bool:
        return _TURN.fullmatch(f"{self._document.text[slice(*place)]}, ") is not None

    def _behind_turn(self, place: _Range) -> _Range:
        """Only the quotation, where the article turns to it: That being said, “...,” she said."""
        turn = _TURN.match(self._document.text, *place)
        inside = [q for q in touching(self._quotations, *place) if turn and q.outer_start == turn.end()]
        return (inside[0].outer_start, place[1]) if inside else place

    def _hangs_loosely(self, quotation: Quotation, start: int) -> bool:
        """Whether a comma sets off the part that the quotation is in, and that part is no clause of the main one."""
        tokens = self._parse.tokens_in(quotation.start, quotation.end)
        inside = {token.index for token in tokens}
        top = next((token for token in tokens if token.head not in inside), None)
        while top is not None and top.head != top.index and start <= top.start:
            first = self._parse.tokens[self._parse.edges(top.index)[0]]
            is_apart = first.index > 0 and self._parse.tokens[first.index - 1].text in _SETTING_OFF
            if top.dep in _LOOSE and is_apart and first.start > start:
                return True
            top = self._parse.tokens[top.head]
        return False

    def join(self) -> tuple[Saying, ...]:
        """Give every quotation that nobody has claimed to a cue beside it, else to the last speaker."""
        for number, quotation in enumerate(self._quotations):
            if self._is_labelled(quotation):
                self._last = None
                continue
            token = self._owner(quotation)
            if token is None:
                token = self._claimant(number, quotation)
            elif self._sayings[token].cue.lemma == _ACCORDING:
                token = self._first_teller(number, quotation, token)
            if token is not None:
                self._lend_source(token)
                self._last = quotation, token
                self._give_back(number, token)
        return tuple(self._sayings[token] for token in sorted(self._sayings))

    def _is_labelled(self, quotation: Quotation) -> bool:
        """Behind a name and a colon ("Captain Alex Lees: “..."): another speaks, whom no verb ties to the words."""
        start = self._document.text.rfind("\n", 0, quotation.outer_start) + 1
        label = self._document.text[start : quotation.outer_start].rstrip()
        if not label.endswith(":") or not label[0].isupper() or len(label) > _LONGEST_LABEL:
            return False
        tokens = self._parse.tokens_in(start, quotation.outer_start)
        is_name = any(token.pos == "PROPN" for token in tokens)
        return is_name and not any(token.pos in {"VERB", "AUX"} for token in tokens)

    def _first_teller(self, number: int, quotation: Quotation, relayer: int) -> int:
        """Who says it right behind the marks, where "according to" only passes on: “...,” Oru writes, according to."""
        token = self._cue_after(number, quotation)
        if token is None or token >= relayer or token in self._sayings:
            return relayer
        self.add(replace(self._new_saying(token), content=((quotation.outer_start, quotation.outer_end),)))
        return token

    def _lend_source(self, token: int) -> None:
        """The last speaker, to a cue that begins a sentence of its own: Adding, “...”"""
        saying, verb = self._sayings[token], self._parse.tokens[token]
        if saying.source is None and verb.tag == "VBG" and verb.dep == "ROOT" and self._last:
            self._sayings[token] = replace(saying, source=self._sayings[self._last[1]].source)

    def _give_back(self, number: int, token: int) -> None:
        """The earlier paragraphs of a long quotation, when only its last one names the speaker."""
        while number and self._quotations[number].continued:
            number -= 1
            if self._owner(self._quotations[number]) is not None:
                return
            place = self._quotations[number].outer_start, self._quotations[number].outer_end
            self.add(replace(self._sayings[token], content=(place,)))

    def _owner(self, quotation: Quotation) -> int | None:
        """The cue whose content holds most of the quotation; of several the nearest."""
        holders = [self._sayings[token] for token in sorted(self._holders.get(quotation, ()))]
        owners = [saying for saying in holders if _coverage(quotation, saying.content) >= 0.5]
        if not owners:
            return None
        return min(owners, key=lambda s: _distance(quotation, s.cue_range)).token

    def _claimant(self, number: int, quotation: Quotation) -> int | None:
        if quotation.continued and self._last:
            token: int | None = self._last[1]
        else:
            token = self._adjoining(quotation)
        if token is None:
            token = self._beside(number, quotation)
        if token is None:
            token = self._going_on(quotation)
        if token is not None:
            saying = self._sayings.get(token) or self._new_saying(token)
            self.add(replace(saying, content=((quotation.outer_start, quotation.outer_end),)))
        return token

    def _new_saying(self, token: int) -> Saying:
        verb = self._parse.tokens[token]
        cue = verb_cues().get(verb.lemma) or Cue(verb.lemma, CueClass.SAY)
        source = source_of(self._parse, token)
        negated = is_unsaid(self._parse, token)
        return Saying(cue, token, verb_group(self._parse, token), source, (), negated)

    def _adjoining(self, quotation: Quotation) -> int | None:
        """The cue whose object ends where the quotation begins: called the plan “absurd”."""
        sentence = self._document.sentence_at(quotation.outer_start)
        tokens = self._parse.tokens_in(sentence.start, quotation.outer_start) if sentence else ()
        for token in reversed(tokens):
            saying = self._sayings.get(token.index)
            if saying is not None and saying.cue.lemma in _NAMING:
                end = max(saying.content[-1][1], saying.cue_range[1])
                if self._document.text[end : quotation.outer_start] == " ":
                    return saying.token
        return None

    # --- a cue beside the quotation ---

    def _beside(self, number: int, quotation: Quotation) -> int | None:
        after = self._cue_after(number, quotation)
        return after if after is not None else self._cue_before(number, quotation)

    def _cue_after(self, number: int, quotation: Quotation) -> int | None:
        """The verb of “...,” she said, or “...?” asked the mayor of Orlen, who ..."""
        last = self._document.text[quotation.end - 1]
        end = self._region_end(number, quotation)
        if last not in _OPEN_END and not self._goes_on_in_sentence(quotation):
            return None
        tokens = self._parse.tokens_in(quotation.outer_end, end)[:_FAR]
        for token in _until_stop(tokens):
            if token.pos == "VERB" and self._may_speak(token, tokens, open_end=last in _OPEN_END):
                return token.index
        return None

    def _goes_on_in_sentence(self, quotation: Quotation) -> bool:
        sentence = self._document.sentence_at(quotation.outer_end - 1)
        return sentence is not None and sentence.end > quotation.outer_end + 1

    def _may_speak(self, verb: Token, window: Sequence[Token], *, open_end: bool) -> bool:
        if verb.dep in {"relcl", "acl", "aux", "auxpass", "amod"} or not window:
            return False
        cue = verb_cues().get(verb.lemma)
        source = source_of(self._parse, verb.index)
        if source is None or not window[0].index <= source.head <= window[-1].index:
            return False
        if verb.index in self._sayings and cue and not cue.speech:
            return False
        return bool(cue and cue.speech) or (open_end and abs(verb.index - source.head) <= 2)

    def _region_end(self, number: int, quotation: Quotation) -> int:
        following = self._quotations[number + 1 : number + 2]
        return min(
            self._paragraph_end(quotation),
            following[0].outer_start if following else len(self._document.text),
        )

    def _cue_before(self, number: int, quotation: Quotation) -> int | None:
        """The verb of: she said, “...”; she put it plainly: “...”"""
        start = self._quotations[number - 1].outer_end if number else 0
        sentence = self._leading_sentence(quotation)
        if sentence is None:
            return None
        tokens = self._parse.tokens_in(max(start, sentence.start), quotation.outer_start)
        if not tokens:
            return None
        is_work = tokens[-1].lemma in _OF_WORKS and self._is_title(quotation)
        is_lead = tokens[-1].text in _LEADS_IN or (tokens[-1].pos == "VERB" and not is_work)
        speaking = [t.index for t in reversed(tokens[-_FAR:]) if is_lead and self._can_speak(t)]
        free = [index for index in speaking if index not in self._sayings]
        if speaking:
            return (free or speaking)[0]
        return self._root_before_colon(tokens) if tokens[-1].text == ":" else None

    def _is_title(self, quotation: Quotation) -> bool:
        """Whether the words are capitalised like the name of a book: read “War and Peace”."""
        words = self._document.text[quotation.start : quotation.end].split()
        return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)

    @staticmethod
    def _can_speak(token: Token) -> bool:
        cue = verb_cues().get(token.lemma)
        return token.pos == "VERB" and cue is not None and cue.speech and token.dep != "amod"

    def _leading_sentence(self, quotation: Quotation) -> Sentence | None:
        """The sentence that the quotation stands in, or the one before it where that ends with a colon."""
        sentence = self._document.sentence_at(quotation.outer_start)
        if sentence is None or sentence.start < quotation.outer_start or sentence.index == 1:
            return sentence
        before = self._document.sentences[sentence.index - 2]
        return before if before.text.endswith(":") else sentence

    def _root_before_colon(self, tokens: Sequence[Token]) -> int | None:
        verbs = [t for t in tokens if t.pos in {"VERB", "AUX"} and source_of(self._parse, t.index)]
        return min(verbs, key=lambda t: sum(1 for _ in self._parse.ancestors(t.index))).index if verbs else None

    # --- no cue ---

    def _going_on(self, quotation: Quotation) -> int | None:
        """The last speaker, where the quotation is a sentence of its own behind that speaker's words."""
        sentence = self._document.sentence_at(quotation.outer_start)
        if sentence is None or sentence.start != quotation.outer_start:
            return None
        if self._last and self._follows(sentence, self._last[0], quotation):
            return self._last[1]
        return self._speaker_of_sentence_before(sentence)

    def _follows(self, sentence: Sentence, last: Quotation, quotation: Quotation) -> bool:
        before = self._document.sentence_at(last.outer_end - 1)
        if before is None:
            return False
        if before.paragraph == sentence.paragraph:
            return True
        return before.paragraph == sentence.paragraph - 1 and self._paragraph_end(quotation) <= quotation.outer_end + 1

    def _speaker_of_sentence_before(self, sentence: Sentence) -> int | None:
        if sentence.index == 1:
            return None
        before = self._document.sentences[sentence.index - 2]
        if before.paragraph < sentence.paragraph - 1 or before.heading:
            return None
        tokens = (token.index for token in self._parse.sentence_tokens(before.index))
        sayings = (self._sayings[index] for index in tokens if index in self._sayings)
        return next((saying.token for saying in sayings if saying.cue.speech and saying.source), None)

    def _paragraph_end(self, quotation: Quotation) -> int:
        sentence = self._document.sentence_at(quotation.outer_end - 1)
        if sentence is None:
            return quotation.outer_end
        end = sentence.end
        for later in self._document.sentences[sentence.index :]:
            if later.paragraph != sentence.paragraph:
                break
            end = later.end
        return end


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    """The tokens before the first full stop or opening quotation."""
    for place, token in enumerate(tokens):
        if token.text in {".", "!", "?", ";"}:
            return list(tokens[:place])
    return list(tokens)


def _coverage(quotation: Quotation, content: Iterable[_Range]) -> float:
    shared = sum(max(0, min(end, quotation.outer_end) - max(start, quotation.outer_start)) for start, end in content)
    return shared / (quotation.outer_end - quotation.outer_start)


def _distance(quotation: Quotation, cue: _Range) -> int:
    return max(quotation.outer_start - cue[1], cue[0] - quotation.outer_end)


def grown(content: Iterable[_Range], quotations: Sequence[Quotation]) -> tuple[_Range, ...]:
    """The ranges widened to the marks of the quotations that they touch, and joined where they meet."""
    places: list[_Range] = []
    for place in sorted(content):
        start, end = _widened(place, quotations)
        if places and start <= places[-1][1]:
            places[-1] = places[-1][0], max(end, places[-1][1])
        else:
            places.append((start, end))
    return tuple(places)


def _widened(place: _Range, quotations: Sequence[Quotation]) -> _Range:
    start, end = place
    for quotation in touching(quotations, start, end):
        start, end = min(start, quotation.outer_start), max(end, quotation.outer_end)
    return start, end
