"""What somebody does when asked, told in one sentence with the asking."""

from llm_brief.extract.answers import ALONE, Answer
from llm_brief.extract.naming import actors_in
from llm_brief.records.acts import agents, is_told
from llm_brief.records.lexicon import REFUSALS
from llm_brief.records.vocabulary import DemandStatus
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.parse import Parse

__all__ = ["answer_when_asked"]

_ANSWERING = ALONE | frozenset({"acquiesce", "consent", "oblige", "relent", "balk", "accede", "concur"})
"""What somebody does "when Oru asked him to ...", so that it answers her."""


def answer_when_asked(document: Document, known: Analysis, parse: Parse, asking: Clause) -> Answer | None:
    """As in "Oru agreed at once when Marr asked her to go": what stands before "when" is the answer."""
    verb = parse.tokens[asking.predicate]
    marks = [w for w in parse.dependents(verb.index, "advmod", "mark") if parse.tokens[w].lemma in {"when", "after"}]
    main = next((c for c in known.clauses if c.predicate == verb.head and not c.nominal), None)
    if verb.dep != "advcl" or not marks or main is None or main.lemma not in _ANSWERING:
        return None
    asked = [phrase.head for phrase in asking.objects]
    asked += parse.dependents(asking.complement.head, "nsubj") if asking.complement is not None else ()
    if any(parse.tokens[head].pos != "PRON" for head in asked):
        return None  # "agreed when Marr asked the port to pay": it is the port that answers, or not
    begins = parse.edges(verb.index)[0]
    first = parse.edges(main.subject.head)[0] if main.subject is not None else begins
    is_short = is_told(main) and main.modal is None and not main.objects and not main.complement
    if not first < main.predicate < begins or not is_short:
        return None
    named = [span for phrase in agents(main) for span in actors_in(parse, phrase, document)]
    is_refused = main.lemma in REFUSALS and not main.negated
    words = document.span(parse.tokens[first].start, parse.tokens[begins - 1].end)
    return Answer(words, named[0] if len(named) == 1 else None, DemandStatus.REJECTED if is_refused else None)
