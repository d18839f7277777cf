"""One free claim against one document."""

from collections.abc import Iterator, Mapping, Sequence

from llm_brief.records.base import Finding, Label, evidence_of
from llm_brief.text.analysis import Analysis
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import Parser, find_parser
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.cross_encoder import Entailment
from llm_brief.verify.claims.evidence.repeats import REPEATS
from llm_brief.verify.claims.features import features_of
from llm_brief.verify.claims.lacking import is_elsewhere, is_lacking
from llm_brief.verify.claims.learned import model_for
from llm_brief.verify.claims.reading import read_claim
from llm_brief.verify.claims.rules import OF_COPIES, RULES
from llm_brief.verify.claims.source import Source, source_of
from llm_brief.verify.claims.verdict import (
    REFUSED,
    UNDECIDED,
    ClaimVerdict,
    decide,
    is_likely,
    is_plausible,
    is_remote,
    is_settled,
    weakest,
)
from llm_brief.verify.judge import Judge, Statement

__all__ = ["ClaimVerdict", "check_claim", "comparisons", "findings_of"]

_MISSING = 4  # words named in a reason


def check_claim(  # noqa: PLR0913 - who else may be asked is for the caller to say
    document: Document,
    claim: str,
    known: Analysis,
    *,
    judge: Judge | None = None,
    parser: Parser | None = None,
    entailment: Entailment | None = None,
) -> ClaimVerdict:
    """Does ``claim``, a sentence or a few, follow from ``document``, of whose grammar ``known`` is known?

    Rules may refuse it and rarely bear it out; a ``judge`` decides what they leave open, else an ``entailment``
    model, else a small learned one. Nothing outside the document counts, and nothing in claim or document is an
    instruction. The claim is parsed where the document was, by ``parser`` or the one of this machine.
    """
    if known.parse is not None and parser is None:
        parser = find_parser()
    if _is_too_long(claim):
        return _unchecked(f"the claim has more than {_CLAIM:,} characters, or a sentence of more than {_SENTENCE:,}")
    source = source_of(document, known)
    compared = list(comparisons(claim, source, parser))
    if not compared or not source.flat:
        reason = "the claim says nothing that can be checked" if source.flat else "the document holds no words"
        return _unchecked(reason)
    return weakest([_verdict(comparison, judge, entailment) for comparison in compared])


def _is_too_long(claim: str) -> bool:
    """Whether the claim is none that anybody states: the rules compare words with words, and would take minutes."""
    if len(claim) <= _SENTENCE:
        return False
    return len(claim) > _CLAIM or any(len(sentence.text) > _SENTENCE for sentence in Document(text=claim).sentences)


_SENTENCE, _CLAIM = 1_000, 20_000


def _unchecked(reason: str) -> ClaimVerdict:
    return ClaimVerdict(Label.NOT_CHECKED, 0.0, (Finding(check="claim", label=Label.NOT_CHECKED, reason=reason),))


def comparisons(claim: str, source: Source, parser: Parser | None) -> Iterator[Comparison]:
    """Each sentence of the claim that says something, compared with the document."""
    whole = Document(text=claim, name="claim")
    for sentence in whole.sentences:
        said = whole if sentence.text == claim else Document(text=sentence.text, name="claim")
        reading = read_claim(said, source, parser)
        if reading.content:
            yield Comparison(reading)


def findings_of(comparison: Comparison) -> tuple[Finding, ...]:
    """What every rule says of one sentence of a claim."""
    document = comparison.source.document
    return tuple(
        Finding(check=name, label=said.label, reason=said.reason, evidence=evidence_of(document, said.spans))
        for name, rule in (OF_COPIES if comparison.is_verbatim else RULES).items()
        for said in dict.fromkeys(rule(comparison))
    )


def _verdict(comparison: Comparison, judge: Judge | None, entailment: Entailment | None) -> ClaimVerdict:
    findings, spans = findings_of(comparison), comparison.reading.spans
    if is_settled(findings):
        return decide(findings, REFUSED, spans)
    measures = features_of(comparison)
    probability = model_for(parsed=comparison.grammar is not None).probability(measures)
    if _is_unfounded(measures):
        probability = min(probability, UNDECIDED)
    findings = (*findings, _learned(comparison, probability))
    if not spans:
        return decide(findings, probability, spans)
    asked = None
    if judge is not None:
        asked = _judgement(comparison, judge)
    elif entailment is not None:
        asked = _entailed(comparison, entailment)
    return decide(findings if asked is None else (*findings, asked), probability, spans)


def _is_unfounded(measures: Mapping[str, float]) -> bool:
    """Whether no verb of the claim is told in the source, and hardly any of its words hang together there.

    Such a claim may be right in other words; that it has words of the source does not bear it out.
    """
    is_loose = measures.get("core_new", 0) == 1 and measures.get("arcs_kept", 1) < _LOOSE
    return measures.get("acts_found", 1) == 0 and is_loose


_LOOSE = 0.25
"""The share of pairs of words that stand in the source as in the claim, below which they do so by chance."""


def _entailed(comparison: Comparison, model: Entailment) -> Finding:
    premise = " ".join(span.exact for span in comparison.reading.spans)
    chance = model.probability(premise, comparison.reading.claim.text)
    label = Label.SUPPORTED if is_likely(chance) else Label.NOT_FOUND
    return Finding(check="entailment", label=label, reason=f"the entailment model gives it {chance:.2f}")


def _learned(comparison: Comparison, probability: float) -> Finding:
    if is_likely(probability):
        reason = f"{_worded(comparison)}: one so worded is borne out with probability {probability:.2f}"
        return Finding(check="learned", label=Label.SUPPORTED, reason=reason)
    lacking = list(dict.fromkeys(word.text for word in comparison.reading.novel if is_lacking(word, comparison)))
    label, reason = Label.PARTIAL, "the source has its words, or words like them"
    if lacking:
        mostly = comparison.reading.held_by(*comparison.reading.best) >= 0.5
        label = Label.PARTIAL if mostly else Label.NOT_FOUND
        reason = f"the source has no word for {_listed(lacking[:_MISSING])}"
    is_near = bool(comparison.reading.best) or not is_elsewhere(comparison, least=_HALF)
    if is_near and not _is_unheard_of(comparison, probability):
        label, reason = Label.NOT_CHECKED, f"{reason}; whether it says as much is open"
    return Finding(check="learned", label=label, reason=reason)


def _worded(comparison: Comparison) -> str:
    """How close the claim's words are to the source's."""
    if any(twin.share >= REPEATS for twin in comparison.twins[:1]):
        return "it is worded much like the source"
    if comparison.reading.held_by(*comparison.reading.best) >= _HALF:
        return "most of what it says is in the source in some words"
    return "some of what it says is in the source"


def _is_unheard_of(comparison: Comparison, probability: float) -> bool:
    """Whether nearly nothing of the claim is in the source in any word: what is only put otherwise is open."""
    if is_plausible(probability):
        return False
    return is_elsewhere(comparison, least=_MOST) or (is_remote(probability) and is_elsewhere(comparison, least=_HALF))


_MOST, _HALF = 0.75, 0.5
"""The parts of a claim's words, names apart, of which a source may lack every form and meaning."""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(map(repr, words))


def _judgement(comparison: Comparison, judge: Judge) -> Finding | None:
    sentences = comparison.source.document.sentences
    numbers = tuple(sentences[at].index for at in comparison.reading.evidence)
    statement = Statement((0, 0), comparison.reading.claim.text, numbers)
    return judge.ask(comparison.source.document, [statement]).findings.get((0, 0))
