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
from llm_brief.verify.claims.rules.changes import changed
from llm_brief.verify.claims.rules.contrasts import corrected
from llm_brief.verify.claims.rules.copies import copied
from llm_brief.verify.claims.rules.crossings import crossed, misplaced
from llm_brief.verify.claims.rules.denied_acts import denied_act
from llm_brief.verify.claims.rules.former import former
from llm_brief.verify.claims.rules.interchange import interchanged
from llm_brief.verify.claims.rules.last_times import lasting
from llm_brief.verify.claims.rules.namesakes import mistaken
from llm_brief.verify.claims.rules.neighbours import overheard
from llm_brief.verify.claims.rules.offices import held, related
from llm_brief.verify.claims.rules.partners import partnered
from llm_brief.verify.claims.rules.polarity import polarity
from llm_brief.verify.claims.rules.reports import reported
from llm_brief.verify.claims.rules.retold import recast
from llm_brief.verify.claims.rules.sequences import sequence
from llm_brief.verify.claims.rules.shares import shares
from llm_brief.verify.claims.rules.shortening import shortening
from llm_brief.verify.claims.rules.speakers import speakers
from llm_brief.verify.claims.rules.splices import spliced
from llm_brief.verify.claims.rules.standing import standing
from llm_brief.verify.claims.rules.strangers import strange
from llm_brief.verify.claims.rules.than import compared
from llm_brief.verify.claims.rules.turned_down import turned_down
from llm_brief.verify.claims.rules.unrealised import unrealised
from llm_brief.verify.claims.rules.wholes import whole

__all__ = ["OF_COPIES", "RULES"]

RULES: Mapping[str, Callable[[Comparison], Iterator[Said]]] = MappingProxyType(
    {
        # figures, dates and times
        "date": facts.dates,
        "number": figures.numbers,
        "share": shares,
        "change": changed,
        "crossed": crossed,
        "misplaced": misplaced,
        "whole": whole,
        "compared": compared,
        "sequence": sequence,
        "last": lasting,
        "former": former,
        "rank": ranks.ranks,
        "multiple": ranks.multiples,
        "clock": times.clock,
        "weekday": times.weekdays,
        "score": figures.scores,
        # names, offices and relations
        "name": facts.names,
        "office": facts.offices,
        "post": held,
        "kin": related,
        "namesake": mistaken,
        "place": exchanges.unplaced,
        # who does what to whom, and who says it
        "role": roles,
        "actor": strange,
        "deed": recast,
        "interchange": interchanged,
        "partner": partnered,
        "splice": spliced,
        "speaker": speakers,
        "neighbour": overheard,
        "report": reported,
        "denial": own_voice.denied,
        "voice": own_voice.laundered,
        # whether it is so, or only wished, asked, conditional or denied
        "polarity": polarity,
        "modality": modality.modality,
        "condition": modality.condition,
        "standing": standing,
        "opposite": turns.opposed,
        "turned": turns.turned,
        "negation": turns.added_denial,
        "agreed": turns.agreed,
        "absence": nothing.absent,
        "undenied": nothing.undenied,
        "refused": turned_down,
        "corrected": corrected,
        "denied": denied_act,
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
