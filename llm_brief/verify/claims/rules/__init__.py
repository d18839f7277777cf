"""What a claim is asked, rule by rule; none of them depends on another's answer."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from llm_brief.verify.case import Said
from llm_brief.verify.claims.comparison import Comparison
from llm_brief.verify.claims.rules import (
    additions,
    exchanges,
    facts,
    figures,
    modality,
    nothing,
    own_voice,
    ranks,
    times,
    turns,
)
from llm_brief.verify.claims.rules.actors import roles
from llm_brief.verify.claims.rules.admissions import admitted
from llm_brief.verify.claims.rules.anchors import anchored
from llm_brief.verify.claims.rules.attachments import attached
from llm_brief.verify.claims.rules.blames import blamed
from llm_brief.verify.claims.rules.changes import changed
from llm_brief.verify.claims.rules.concessions import conceded
from llm_brief.verify.claims.rules.contrasts_turned import contrast_turned
from llm_brief.verify.claims.rules.copies import copied
from llm_brief.verify.claims.rules.corrections import corrected
from llm_brief.verify.claims.rules.crossings import crossed, misplaced
from llm_brief.verify.claims.rules.dated_figures import of_its_time
from llm_brief.verify.claims.rules.denied_acts import denied_act
from llm_brief.verify.claims.rules.former import former
from llm_brief.verify.claims.rules.former_plans import planned_before
from llm_brief.verify.claims.rules.halves import told_of_the_other_half
from llm_brief.verify.claims.rules.holders import held_by_another
from llm_brief.verify.claims.rules.hours import misclocked
from llm_brief.verify.claims.rules.interchange import interchanged
from llm_brief.verify.claims.rules.joined_events import joined
from llm_brief.verify.claims.rules.kin_turned import kin_turned
from llm_brief.verify.claims.rules.kinships import kindred
from llm_brief.verify.claims.rules.last_times import lasting
from llm_brief.verify.claims.rules.levels import measured
from llm_brief.verify.claims.rules.lives import survived
from llm_brief.verify.claims.rules.modifiers import redescribed
from llm_brief.verify.claims.rules.namesakes import mistaken
from llm_brief.verify.claims.rules.neighbours import overheard
from llm_brief.verify.claims.rules.noun_acts import noun_acts
from llm_brief.verify.claims.rules.offices import held, related
from llm_brief.verify.claims.rules.once_only import once_only
from llm_brief.verify.claims.rules.only_possible import only_possible
from llm_brief.verify.claims.rules.opposites import opposed
from llm_brief.verify.claims.rules.outranked import outranked
from llm_brief.verify.claims.rules.own_figures import misfigured
from llm_brief.verify.claims.rules.owners import owned
from llm_brief.verify.claims.rules.partners import partnered
from llm_brief.verify.claims.rules.parts_turned import conversed
from llm_brief.verify.claims.rules.polarity import polarity
from llm_brief.verify.claims.rules.pronouns import meant_otherwise
from llm_brief.verify.claims.rules.reasons import reasoned
from llm_brief.verify.claims.rules.recast import recast
from llm_brief.verify.claims.rules.reports import reported
from llm_brief.verify.claims.rules.scores import scores
from llm_brief.verify.claims.rules.sequences import sequence
from llm_brief.verify.claims.rules.shares import shares
from llm_brief.verify.claims.rules.shortening import shortening
from llm_brief.verify.claims.rules.some_of_them import some_of_them
from llm_brief.verify.claims.rules.speakers import speakers
from llm_brief.verify.claims.rules.splices import spliced
from llm_brief.verify.claims.rules.standing import standing
from llm_brief.verify.claims.rules.strangers import strange
from llm_brief.verify.claims.rules.suspicions import suspected
from llm_brief.verify.claims.rules.than import compared
from llm_brief.verify.claims.rules.told_figures import crossed_figures
from llm_brief.verify.claims.rules.turned_down import turned_down
from llm_brief.verify.claims.rules.undecided import undecided
from llm_brief.verify.claims.rules.unrealised import unrealised
from llm_brief.verify.claims.rules.unsaid import unsaid
from llm_brief.verify.claims.rules.votes import voted
from llm_brief.verify.claims.rules.wholes import whole
from llm_brief.verify.claims.rules.years import of_its_year

__all__ = ["OF_COPIES", "RULES"]

RULES: Mapping[str, Callable[[Comparison], Iterator[Said]]] = MappingProxyType(
    {
        # figures, dates and times
        "date": facts.dates,
        "number": figures.numbers,
        "share": shares,
        "change": changed,
        "level": measured,
        "crossed": crossed,
        "misplaced": misplaced,
        "counted": misfigured,
        "whole": whole,
        "some": some_of_them,
        "holder": held_by_another,
        "owner": owned,
        "ahead": outranked,
        "compared": compared,
        "sequence": sequence,
        "anchor": anchored,
        "last": lasting,
        "year": of_its_year,
        "dated": of_its_time,
        "former": former,
        "planned": planned_before,
        "rank": ranks.ranks,
        "once": once_only,
        "multiple": ranks.multiples,
        "clock": times.clock,
        "hour": misclocked,
        "weekday": times.weekdays,
        "score": scores,
        # names, offices and relations
        "name": facts.names,
        "office": facts.offices,
        "post": held,
        "kin": related,
        "kinship": kindred,
        "lineage": kin_turned,
        "namesake": mistaken,
        "joined": joined,
        "place": exchanges.unplaced,
        # who does what to whom, and who says it
        "role": roles,
        "actor": strange,
        "deed": recast,
        "interchange": interchanged,
        "contrast": contrast_turned,
        "figure": crossed_figures,
        "converse": conversed,
        "described": redescribed,
        "partner": partnered,
        "parts": noun_acts,
        "pronoun": meant_otherwise,
        "attached": attached,
        "splice": spliced,
        "speaker": speakers,
        "neighbour": overheard,
        "half": told_of_the_other_half,
        "unsaid": unsaid,
        "report": reported,
        "admission": admitted,
        "denial": own_voice.denied,
        "voice": own_voice.laundered,
        # whether it is so, or only wished, asked, conditional or denied
        "polarity": polarity,
        "modality": modality.modality,
        "condition": modality.condition,
        "concession": conceded,
        "possible": only_possible,
        "suspicion": suspected,
        "life": survived,
        "standing": standing,
        "opposite": opposed,
        "turned": turns.turned,
        "vote": voted,
        "undecided": undecided,
        "negation": turns.added_denial,
        "agreed": turns.agreed,
        "absence": nothing.absent,
        "undenied": nothing.undenied,
        "refused": turned_down,
        "corrected": corrected,
        "denied": denied_act,
        "blame": blamed,
        "reason": reasoned,
        "unrealised": unrealised,
        # the source's own words
        "quotation": facts.quotes,
        "exchange": exchanges.exchanged,
        "addition": additions.invented,
        "copy": copied,
        "shortening": shortening,
    }
)
"""Name to rule. The order is of no consequence."""

OF_COPIES = MappingProxyType({name: RULES[name] for name in ("voice", "shortening")})
"""What can be asked of a sentence that is the source's own, to the letter: whether somebody else speaks there."""
