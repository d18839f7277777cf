"""Check 3 for closed fields: which value do the cue words of the cited sentences give?"""

import re
from collections.abc import Callable, Iterator, Mapping

from llm_brief.records.act_types import rules_out_fact
from llm_brief.records.acts import act_of, agents, force_of, heads, is_former, is_told, plays, status_of
from llm_brief.records.base import Label
from llm_brief.records.denials import takes_no_side
from llm_brief.records.grounded import AUTHOR, Claimed
from llm_brief.records.lexicon import REFUSALS, STANCES
from llm_brief.records.vocabulary import Basis, DemandStatus, EventType, Force, Sort, Stance
from llm_brief.text.attribution.accounts import teller_above
from llm_brief.text.attribution.attributions import Attribution, speaker_of
from llm_brief.text.document import Span
from llm_brief.text.grammar.clauses import Clause
from llm_brief.text.grammar.cues import CueClass
from llm_brief.text.quotations import in_quotation
from llm_brief.verify.case import Case, Said
from llm_brief.verify.speakers import is_source
from llm_brief.verify.the_act import is_the_act
from llm_brief.verify.told import has_parties

__all__ = ["cue"]

_ULTIMATUM = re.compile(r"\bultimatum\b|\bor (?:else|face)\b|\bfinal (?:message|warning|demand)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:again|repeatedly|reiterat\w+|repeat\w*|renew\w+|once more)\b", re.IGNORECASE)
_MILD = frozenset({Force.REQUEST, Force.APPEAL})
_CAUSES = frozenset("case appeal lawsuit suit charge complaint petition motion indictment prosecution writ".split())
_COURTS = frozenset("court judge tribunal magistrate justice jury panel arbitrator".split())
_OPEN = Said(Label.NOT_CHECKED, "no cue word in the cited sentences decides it")


def cue(claim: Claimed, case: Case) -> Iterator[Said]:
    """The claimed value of a closed field is the one that the cues give, where they give one."""
    if claim.field.sort is Sort.CLOSED:
        yield _READERS[claim.field.name, case.grounded.kind.value](claim, case)


def _type(claim: Claimed, case: Case) -> Said:
    parse = case.parse
    if parse is None:
        return _OPEN
    if claim.value == EventType.OTHER:
        return _OPEN
    told = [clause for clause in case.clauses if is_the_act(clause, case, parse)]
    if any(has_parties(clause, case, parse) for clause in told):
        return Said(Label.SUPPORTED, f"a verb of the sentence tells of {claim.value}")
    return _OPEN


def _status(claim: Claimed, case: Case) -> Said:
    category = case.grounded.first("type")
    if case.parse is None:
        return _OPEN
    acts = [c for c in case.clauses if category is None or act_of(c, case.parse) == category.value]
    mine = [clause for clause in acts if has_parties(clause, case, case.parse)] or acts
    if not mine:
        return _OPEN
    told = {status_of(clause, case.parse, case.known.clauses) for clause in mine}
    if claim.value in told:
        return Said(Label.SUPPORTED, f"the sentence speaks of it as {claim.value}")
    known = sorted(status.value for status in told if status is not None)
    if known:
        return Said(Label.CONTRADICTED, f"the sentence speaks of it as {' or '.join(known)}, not {claim.value}")
    return _OPEN


def _acts(clause: Clause, case: Case, name: str) -> bool:
    """One of the record's actors is the doer of the clause."""
    parse = case.parse
    if parse is None:
        return False
    spans = [span for actor in case.grounded.of(name, "recipients") for span in actor.spans]
    return any(plays(parse, span.start, span.end, phrase) for span in spans for phrase in agents(clause))


def _force(claim: Claimed, case: Case) -> Said:
    told = {force_of(clause) for clause in case.clauses if _acts(clause, case, "demander")} - {None}
    if claim.value == Force.ULTIMATUM:
        is_last = Force.ULTIMATUM in told or _says(case, _ULTIMATUM)
        return Said(Label.SUPPORTED, "the sentence puts it as a last word") if is_last else _OPEN
    if claim.value in told:
        return Said(Label.SUPPORTED, f"the verb of asking is one of {claim.value}")
    if not told or (claim.value in _MILD and told <= _MILD):
        return _OPEN
    shown = " or ".join(sorted(force.value for force in told if force is not None))
    return Said(Label.CONTRADICTED, f"the verb of asking is one of {shown}")


def _demand_status(claim: Claimed, case: Case) -> Said:
    refused = [c for c in case.clauses if c.lemma in REFUSALS and _is_done(c) and not _acts(c, case, "demander")]
    asked = [c for c in case.clauses if force_of(c) is not None and _is_done(c) and _acts(c, case, "demander")]
    if claim.value == DemandStatus.REJECTED:
        return Said(Label.SUPPORTED, "the sentence tells of a refusal") if refused and asked else _OPEN
    if claim.value == DemandStatus.REITERATED:
        return (
            Said(Label.SUPPORTED, "the sentence says that it was repeated") if asked and _says(case, _AGAIN) else _OPEN
        )
    if claim.value == DemandStatus.MADE and asked:
        return _OPEN if refused else Said(Label.SUPPORTED, "the sentence tells that it was asked for")
    return _OPEN


def _says(case: Case, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(sentence.text) for sentence in case.grounded.sentences)


def _stance(claim: Claimed, case: Case) -> Said:
    holder = case.grounded.first("stakeholder")
    if holder is not None and holder.rule == AUTHOR:
        return _OPEN  # the verbs of the article's sentences are those of whom it writes about
    taking = [c for c in case.clauses if _is_done(c) and (_acts(c, case, "stakeholder") or _is_holders(c, case))]
    taking = [c for c in taking if not (case.parse and is_former(case.parse, c))]
    told = {stance for c in taking if not _rules(c, case) and (stance := _stance_of(c)) is not None}
    if len(told) != 1:
        return _OPEN
    stance = next(iter(told))
    if claim.value == stance:
        return Said(Label.SUPPORTED, f"the verb of the sentence is one of being {stance}")
    return Said(Label.CONTRADICTED, f"the verb of the sentence is one of being {stance}, not {claim.value}")


def _is_holders(clause: Clause, case: Case) -> bool:
    """As in "..., and she praised Oru": the attribution that has this verb knows whom "she" means."""
    holder, parse = case.grounded.first("stakeholder"), case.parse
    if holder is None or parse is None or clause.passive:
        return False
    verb = parse.tokens[clause.predicate]
    own = [told for told in case.attributions if told.cue.start <= verb.start < told.cue.end]
    return any(is_source(case, told, span) for told in own for span in holder.spans)


def _stance_of(clause: Clause) -> Stance | None:
    return Stance.AGAINST if clause.lemma in REFUSALS else STANCES.get(clause.lemma)


def _rules(clause: Clause, case: Case) -> bool:
    """A case or an appeal is dismissed, a judge rejects a motion: a ruling, no stance towards what it is about.

    So is a finding, "ruled out foul play", and what denies a fact or refuses no more than to do something.
    """
    parse = case.parse
    if parse is None or clause.lemma not in REFUSALS:
        return False
    if rules_out_fact(clause, parse) or takes_no_side(clause, parse):
        return True
    of = {parse.tokens[head].lemma.lower() for phrase in clause.objects for head in heads(parse, phrase)}
    by = {parse.tokens[head].lemma.lower() for phrase in agents(clause) for head in heads(parse, phrase)}
    return bool(of & _CAUSES) and (clause.lemma == "dismiss" or bool(by & _COURTS))


def _is_done(clause: Clause) -> bool:
    """Told as something that is so: not denied, asked, supposed, planned or only possible."""
    return is_told(clause) and not clause.negated and clause.modal is None and clause.tense != "future"


def _quoted(claim: Claimed, case: Case) -> Said:
    words = _words(case)
    if words is None:
        return _OPEN
    found = case.document.quotations
    inside = in_quotation(found, words.start, words.end)
    if not inside and any(q.outer_start < words.end and words.start < q.outer_end for q in found):
        return Said(Label.NOT_CHECKED, "the words stand in quotation marks in part")
    if claim.value is inside:
        return Said(Label.SUPPORTED, "the words stand in quotation marks" if inside else "no quotation marks")
    return Said(Label.CONTRADICTED, f"the words {'stand' if inside else 'do not stand'} in quotation marks")


def _basis(claim: Claimed, case: Case) -> Said:
    words = _words(case)
    holder = case.grounded.first("stakeholder")
    if words is None or holder is None or not holder.spans:
        return _OPEN
    attribution = speaker_of(case.document, words.start, words.end, case.attributions) or _begun_by(case, words)
    if attribution is None or attribution.source is None:
        return _basis_of_author(claim, case, words) if holder.rule == AUTHOR else _stated_whole(claim, case, words)
    if holder.rule == AUTHOR:
        return Said(Label.CONTRADICTED, f"the words are given to {attribution.source.exact!r}", (attribution.source,))
    if not is_source(case, attribution, holder.spans[0]) and case.grounded.of("speaker"):
        return _OPEN
    is_own = is_source(case, attribution, holder.spans[0]) and not _is_retold(case, attribution, words)
    told = Basis.STATED if is_own else Basis.REPORTED_BY_OTHER
    if claim.value == told:
        return Said(Label.SUPPORTED, f"the words are given to {attribution.source.exact!r}")
    return Said(Label.CONTRADICTED, f"the words are given to {attribution.source.exact!r}", (attribution.source,))


def _stated_whole(claim: Claimed, case: Case, words: Span) -> Said:
    """Of words that tell who said it as well: "In 2009 Oru admitted that ..."."""
    holder = case.grounded.first("stakeholder")
    if claim.value != Basis.STATED or holder is None:
        return _OPEN
    for told in case.attributions:
        is_own = told.cue_class is not CueClass.BELIEVE and is_source(case, told, holder.spans[0])
        is_inside = all(words.start <= span.start and span.end <= words.end for span in (told.cue, *told.content))
        if is_own and is_inside and not _is_retold(case, told, words):
            return Said(Label.SUPPORTED, f"the words tell that {holder.spans[0].exact!r} said so")
    return _OPEN


def _is_retold(case: Case, attribution: Attribution, words: Span) -> bool:
    """Whether another tells that so much was said: "Oru said that Dorn admitted ..."."""
    return case.parse is not None and teller_above(case.parse, attribution, case.attributions, words) is not None


def _begun_by(case: Case, words: Span) -> Attribution | None:
    """The attribution whose verb the words begin with, or hold in their midst: "denied that ...".

    What is only hoped nobody need have said.
    """
    begun = (t for t in case.attributions if t.cue.start == words.start or _is_parted(t, words))
    return next((told for told in begun if told.cue_class is not CueClass.BELIEVE), None)


def _is_parted(told: Attribution, words: Span) -> bool:
    """Whether the words are all that is said, with "she added" in their midst."""
    inside = (told.cue, *told.content, *((told.source,) if told.source else ()))
    return len(told.content) > 1 and all(words.start <= span.start and span.end <= words.end for span in inside)


def _basis_of_author(claim: Claimed, case: Case, words: Span) -> Said:
    if in_quotation(case.document.quotations, words.start, words.end):
        return _OPEN
    label = Label.SUPPORTED if claim.value == Basis.AUTHOR_OPINION else Label.CONTRADICTED
    return Said(label, "the article gives these words to nobody: they are its own")


def _words(case: Case) -> Span | None:
    statement = case.grounded.first("statement")
    return statement.spans[0] if statement is not None and statement.spans else None


_READERS: Mapping[tuple[str, str], Callable[[Claimed, Case], Said]] = {
    ("type", "event"): _type,
    ("status", "event"): _status,
    ("force", "demand"): _force,
    ("status", "demand"): _demand_status,
    ("stance", "position"): _stance,
    ("quoted", "position"): _quoted,
    ("basis", "position"): _basis,
}
