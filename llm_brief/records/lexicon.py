"""Which words tell of which act: verb lemmas (and their nouns) by PLOVER category, force and stance.

The categories and most verbs follow the PLOVER 0.8 manual; the lists are ours. A lemma that fits several categories is
in none of them, or in the one that it names without its object (``offer`` alone says nothing about ``accept``).
"""

from collections.abc import Mapping
from types import MappingProxyType

from llm_brief.records.vocabulary import EventType, Force, Stance

__all__ = [
    "ACTS",
    "ACT_NOUNS",
    "FORCES",
    "REFUSALS",
    "STANCES",
    "STATUS_VERBS",
]

_ACT_LISTS: Mapping[EventType, str] = {
    EventType.AGREE: "agree promise pledge vow commit accept undertake schedule arrange plan invite",
    EventType.CONSULT: (
        "meet visit talk discuss consult negotiate confer host convene hold attend gather travel "
        "mediate facilitate resume brief receive address organize organise coordinate co-host cohost"
    ),
    EventType.SUPPORT: (
        "praise welcome back support endorse commend congratulate hail thank defend recognize recognise applaud "
        "sympathize sympathise"
    ),
    EventType.CONCEDE: "concede relent yield compromise apologize apologise relax ease lift rescind",
    EventType.COOPERATE: "cooperate collaborate join sign ratify share ally partner upgrade restore revive launch",
    EventType.AID: "aid donate fund supply deliver provide grant assist shelter evacuate finance train",
    EventType.RETREAT: "withdraw release free surrender disarm retreat pull_out pull_back resign step_down vacate disband",
    EventType.REQUEST: (
        "ask demand request urge appeal call_on insist press petition plead seek order instruct summon require implore "
        "beg call_for push_for exhort"
    ),
    EventType.ACCUSE: (
        "accuse blame criticize criticise condemn denounce allege charge fault chide rebuke decry slam deplore "
        "lambast complain sue indict investigate characterize characterise lament scold"
    ),
    EventType.REJECT: (
        "reject refuse decline deny dismiss rebuff veto oppose resist defy ignore push_back rule_out turn_down balk "
        "spurn boycott"
    ),
    EventType.THREATEN: "threaten warn menace caution intimidate",
    EventType.PROTEST: "protest demonstrate march rally strike riot picket walk_out blockade",
    EventType.SANCTION: "sanction expel suspend sever recall ban halt cancel postpone fine convict sentence",
    EventType.MOBILIZE: "mobilize mobilise deploy mass amass reinforce station rearm patrol",
    EventType.COERCE: "seize detain arrest confiscate restrict censor deport jail impose close shut bar block raid imprison",
    EventType.ASSAULT: (
        "attack kill bomb shoot shell assault injure wound fire_on ambush abduct kidnap torture assassinate "
        "clash destroy beat stab"
    ),
}

ACTS: Mapping[str, EventType] = MappingProxyType(
    {verb: category for category, verbs in _ACT_LISTS.items() for verb in verbs.split()}
)
"""Verb lemma, particles joined by ``_``, to category."""

ACT_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "meeting": "meet",
        "talk": "talk",
        "visit": "visit",
        "conference": "host",
        "negotiation": "negotiate",
        "agreement": "agree",
        "refusal": "refuse",
        "rejection": "reject",
        "denial": "deny",
        "criticism": "criticize",
        "condemnation": "condemn",
        "accusation": "accuse",
        "allegation": "allege",
        "demand": "demand",
        "request": "request",
        "appeal": "appeal",
        "call": "call_for",
        "warning": "warn",
        "threat": "threaten",
        "ultimatum": "threaten",
        "attack": "attack",
        "strike": "strike",
        "protest": "protest",
        "march": "march",
        "arrest": "arrest",
        "withdrawal": "withdraw",
        "release": "release",
        "deployment": "deploy",
        "suspension": "suspend",
        "expulsion": "expel",
        "praise": "praise",
        "support": "support",
        "promise": "promise",
        "pledge": "pledge",
        "clash": "clash",
        "invitation": "invite",
        "assurance": "promise",
        "raid": "raid",
        "blockade": "blockade",
        "postponement": "postpone",
    }
)
"""Noun lemma to the verb lemma of its act."""

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
    ("reject", "refuse", "decline", "deny", "dismiss", "rebuff", "veto", "oppose", "resist", "push_back", "rule_out", "turn_down")
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

STATUS_VERBS: Mapping[str, str] = MappingProxyType(
    {"postpone": "postponed", "delay": "postponed", "cancel": "cancelled", "call_off": "cancelled", "scrap": "cancelled"}
)
"""Verb to the status that it gives its object."""
