"""Which words tell of which act: verb lemmas (and their nouns) by PLOVER category, force and stance.

The categories and most verbs follow the PLOVER 0.8 manual; the lists are ours. A verb whose category hangs on its
object ("provide evidence", "provide shelter"; "warn of rain", "warn them off") is in none of them: such an event has no
type.
"""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.records.vocabulary import EventType, Force, Stance

__all__ = [
    "ACTS",
    "FORCES",
    "REFUSALS",
    "SILENT",
    "STANCES",
    "STATUS_VERBS",
]

_ACT_LISTS: Mapping[EventType, str] = {
    EventType.AGREE: "agree promise pledge vow accept undertake",
    EventType.CONSULT: (
        "meet visit talk discuss consult negotiate confer host convene mediate facilitate co-host cohost co-organize "
        "co-organise"
    ),
    EventType.SUPPORT: "praise welcome support endorse commend congratulate hail thank applaud sympathize sympathise",
    EventType.CONCEDE: "concede relent yield apologize apologise back_down give_in give_way rescind",
    EventType.COOPERATE: "cooperate collaborate sign ratify",
    EventType.AID: "aid donate evacuate shelter",
    EventType.RETREAT: "withdraw release free surrender disarm retreat pull_out pull_back resign step_down disband",
    EventType.REQUEST: (
        "ask demand request urge appeal call_on insist petition plead order instruct summon implore beg call_for "
        "push_for press_for exhort seek"
    ),
    EventType.ACCUSE: (
        "accuse blame criticize criticise condemn denounce allege chide rebuke decry slam deplore lambast sue indict"
    ),
    EventType.REJECT: (
        "reject refuse decline dismiss rebuff veto oppose resist defy push_back rule_out turn_down spurn boycott"
    ),
    EventType.THREATEN: "threaten menace",
    EventType.PROTEST: "protest demonstrate march rally strike riot picket walk_out blockade",
    EventType.SANCTION: "sanction expel suspend sever convict sentence ban",
    EventType.MOBILIZE: "mobilize mobilise deploy mass rearm",
    EventType.COERCE: "seize detain arrest confiscate deport jail imprison impound",
    EventType.ASSAULT: (
        "attack kill bomb shoot shell assault injure wound fire_on ambush abduct kidnap torture assassinate stab clash"
    ),
}

ACTS: Mapping[str, EventType] = MappingProxyType(
    {verb: category for category, verbs in _ACT_LISTS.items() for verb in verbs.split()}
)
"""Verb lemma, particles joined by ``_``, to category."""

FORCES: Mapping[str, Force] = MappingProxyType(
    {
        **dict.fromkeys(("ask", "request", "seek", "petition", "require", "call_for", "press_for"), Force.REQUEST),
        **dict.fromkeys(("urge", "appeal", "call_on", "call_upon", "plead", "implore", "beg", "exhort"), Force.APPEAL),
        **dict.fromkeys(("demand", "insist", "press", "push_for"), Force.DEMAND),
        **dict.fromkeys("order instruct command direct".split(), Force.ORDER),
    }
)
"""Verb of asking to its force."""

REFUSALS = frozenset(
    (
        "reject",
        "refuse",
        "decline",
        "deny",
        "dismiss",
        "rebuff",
        "veto",
        "oppose",
        "resist",
        "push_back",
        "rule_out",
        "turn_down",
    )
)
"""Verbs whose subject says no."""

STANCES: Mapping[str, Stance] = MappingProxyType(
    {
        **dict.fromkeys(
            "condemn criticize criticise denounce oppose reject deplore decry slam rebuke dismiss lambast blame accuse "
            "object resist protest refuse decline".split(),
            Stance.AGAINST,
        ),
        **dict.fromkeys(
            "support welcome back praise endorse favor favour commend applaud hail defend advocate champion".split(),
            Stance.FAVOR,
        ),
    }
)
"""Verb to the stance of its subject towards its object."""

SILENT = frozenset(
    """
    be have do say tell add note state write ask become seem appear remain include involve contain comprise mean
    make take get give let keep go come stand lie sit follow depend hope fear think believe know feel want need
    like love hate see hear look show suggest indicate reflect represent concern require continue begin start
    stop end try use live expect consider call describe regard view interpret emphasize emphasise stress
    highlight point acknowledge confirm announce report claim argue insist deny warn caution explain mention
    declare reveal speak reply respond quote cite own lack enjoy face constitute coincide come_as amount belong
    differ matter tend pose raise mark put play hold
    """.split()
)
"""Verbs that tell of no event by themselves: states, thoughts, and speech (which is a position)."""

STATUS_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "postpone": "postponed",
        "delay": "postponed",
        "cancel": "cancelled",
        "call_off": "cancelled",
        "scrap": "cancelled",
    }
)
"""Verb to the status that it gives its object."""
