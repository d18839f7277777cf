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
    "DEEDS",
    "EVENT_NOUNS",
    "FORCES",
    "HAPPENINGS",
    "LIGHT_VERBS",
    "PHASES",
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
    EventType.AID: "aid donate evacuate shelter rescue airlift",
    EventType.RETREAT: (
        "withdraw release free surrender disarm retreat pull_out pull_back resign step_down disband demobilize "
        "demobilise"
    ),
    EventType.REQUEST: (
        "ask demand request urge appeal call_on insist petition plead order instruct implore beg call_for "
        "push_for press_for exhort seek"
    ),
    EventType.ACCUSE: (
        "accuse blame criticize criticise condemn denounce allege chide rebuke decry slam deplore lambast sue indict "
        "summon"
    ),
    EventType.REJECT: (
        "reject refuse decline dismiss rebuff veto oppose resist defy push_back rule_out turn_down spurn"
    ),
    EventType.THREATEN: "threaten menace give_until",
    EventType.PROTEST: "protest demonstrate march rally strike riot picket boycott",
    EventType.SANCTION: "sanction expel suspend sever convict find_guilty sentence ban fine blacklist outlaw",
    EventType.MOBILIZE: "mobilize mobilise deploy mass rearm redeploy",
    EventType.COERCE: (
        "seize detain arrest confiscate deport jail imprison impound evict besiege blockade extradite intern"
    ),
    EventType.ASSAULT: (
        "attack kill bomb shoot shell assault injure wound fire_on ambush abduct kidnap torture assassinate stab clash "
        "murder massacre behead gun_down blow_up shoot_down slaughter raid torch lynch rape"
    ),
}

ACTS: Mapping[str, EventType] = MappingProxyType(
    {verb: category for category, verbs in _ACT_LISTS.items() for verb in verbs.split()}
)
"""Verb lemma, particles joined by ``_``, to category."""

_NOUN_LISTS: Mapping[EventType | None, str] = {
    EventType.AGREE: "agreement deal accord truce ceasefire cease-fire pact treaty settlement understanding armistice",
    EventType.CONSULT: (
        "meeting talk talks conference summit dialogue session round hearing negotiation visit consultation forum "
        "discussion gathering symposium seminar workshop"
    ),
    EventType.PROTEST: (
        "protest demonstration strike walkout march rally riot sit-in blockade boycott unrest picket vigil stoppage "
        "uprising"
    ),
    EventType.ASSAULT: (
        "attack bombing shelling shooting ambush raid assault killing murder massacre assassination airstrike "
        "bombardment offensive clash kidnapping abduction stabbing beheading"
    ),
    EventType.COERCE: "arrest detention blockade crackdown curfew siege deportation eviction seizure",
    EventType.RETREAT: "withdrawal release resignation surrender evacuation pullout",
    EventType.MOBILIZE: "deployment mobilization mobilisation",
    EventType.SANCTION: "sanction embargo expulsion",
    EventType.AID: "aid relief",
    EventType.THREATEN: "ultimatum",
    None: (
        "vote election referendum ballot trial accident crash fire flood earthquake storm collapse outbreak war "
        "fighting conflict battle campaign ceremony operation investigation inquiry exercise project closure opening "
        "launch incident eruption hurricane tornado landslide drought epidemic pandemic coup invasion "
        "inauguration swap transfer handover ruling verdict appeal programme program event festival match "
        "race tour mission exhibition parade funeral burial explosion blast"
    ),
}
EVENT_NOUNS: Mapping[str, EventType | None] = MappingProxyType(
    {noun: category for category, nouns in reversed(tuple(_NOUN_LISTS.items())) for noun in nouns.split()}
)
"""Noun lemma of something that takes place to its category, None where it has none; of two categories the first."""

HAPPENINGS = frozenset(
    """
    die burn burn_down collapse explode crash sink capsize derail erupt drown perish disappear vanish lapse
    go_back return arrive flee leave fall_ill break_out catch_fire go_off spread close reopen shut_down survive escape
    overturn
    """.split()
)
"""Verbs without an object that tell of something that happened to their subject."""

PHASES = frozenset(
    """
    begin start open end conclude close resume continue collapse break_down take_place break_out follow fail stall
    hold postpone cancel call_off delay plan schedule slate expect suspend organize organise stage launch halt
    break_off interrupt adjourn expire extend erupt ensue kick_off wind_up go_ahead occur happen take_effect
    """.split()
)
"""Verbs that only say of a named event that it takes place, when, and whether it goes on."""

_MEETING = (
    "meeting talk talks conference summit dialogue session round hearing negotiation consultation discussion gathering"
)
_VIOLENCE = "attack raid bombing ambush assault offensive airstrike shelling bombardment massacre killing"
_RALLY = "protest demonstration march rally strike walkout sit-in vigil boycott riot picket"
_PACT = "agreement deal accord treaty pact understanding truce ceasefire cease-fire settlement compromise"
_LIGHT: tuple[tuple[str, str, EventType], ...] = (
    (
        "hold convene open attend resume organize organise coordinate have chair host begin start conclude end",
        _MEETING,
        EventType.CONSULT,
    ),
    ("pay make begin conclude end", "visit", EventType.CONSULT),
    ("hold stage organize organise begin start launch end join call mount", _RALLY, EventType.PROTEST),
    ("carry_out launch stage mount conduct commit", _VIOLENCE, EventType.ASSAULT),
    ("open", "fire", EventType.ASSAULT),
    ("issue give deliver set make", "ultimatum threat", EventType.THREATEN),
    ("make issue launch voice repeat reiterate renew", "appeal plea request demand call", EventType.REQUEST),
    ("make give", "promise pledge commitment", EventType.AGREE),
    ("reach strike conclude sign seal", _PACT, EventType.AGREE),
    ("sign initial", "memorandum protocol contract declaration", EventType.COOPERATE),
    ("impose slap", "sanction sanctions embargo fine penalty ban", EventType.SANCTION),
    ("recall expel withdraw", "ambassador diplomat envoy attache attaché", EventType.SANCTION),
    ("cut cut_off sever break break_off suspend", "tie ties relation relations", EventType.SANCTION),
    ("break_off cut_off scuttle torpedo abandon quit", "talk talks negotiation dialogue", EventType.SANCTION),
    ("impose declare", "curfew blockade siege restriction emergency", EventType.COERCE),
    ("take", "hostage hostages", EventType.COERCE),
    ("lift ease drop", "sanction sanctions embargo ban blockade curfew restriction", EventType.CONCEDE),
    ("provide deliver send give supply", "aid relief food shelter tent medicine assistance", EventType.AID),
    ("submit tender hand_in announce", "resignation", EventType.RETREAT),
    ("file", "lawsuit complaint suit charge", EventType.ACCUSE),
)
LIGHT_VERBS: Mapping[tuple[str, str], EventType] = MappingProxyType(
    {
        (verb, noun): category
        for verbs, nouns, category in reversed(_LIGHT)
        for verb in verbs.split()
        for noun in nouns.split()
    }
)
"""Verb and the noun that it carries ("hold", "talks") to the category of both together."""

FORCES: Mapping[str, Force] = MappingProxyType(
    {
        **dict.fromkeys(("ask", "request", "seek", "petition", "require", "call_for", "press_for"), Force.REQUEST),
        **dict.fromkeys(("urge", "appeal", "call_on", "call_upon", "plead", "implore", "beg", "exhort"), Force.APPEAL),
        **dict.fromkeys(("demand", "insist", "press", "push_for"), Force.DEMAND),
        **dict.fromkeys("order instruct command direct".split(), Force.ORDER),
        **dict.fromkeys(("give_until", "ultimatum"), Force.ULTIMATUM),
        "want": Force.REQUEST,
    }
)
"""Verb of asking to its force."""

DEEDS = frozenset(
    """
    compensation damages extradition approval permission clarification assurance guarantee explanation answer apology
    resignation release return investigation inquiry mandate injunction ban support help protection dismissal removal
    withdrawal ceasefire talk negotiation meeting review concession payment refund cut increase rise action transfer
    handover establishment creation end halt reform recognition inclusion access step commitment surrender closure
    reopening lifting pardon amnesty clemency security pledge undertaking justice accountability measure repeal
    repatriation disarmament delivery stop curb freeze pause seat say role change abolition renewal extension
    """.split()
)
"""Nouns of what is asked of somebody where it is sought; a way, a prize or a job is only looked for."""

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
            "object resist protest refuse decline deny push_back turn_down rule_out rebuff veto".split(),
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
    be have do say tell add note state write ask seem appear remain include involve contain comprise mean
    make take get give let keep go come stand lie sit follow depend hope fear think believe know feel want need
    like love hate see look show suggest indicate reflect represent concern require continue begin start
    stop end try use live expect consider call describe regard view interpret emphasize emphasise stress
    highlight point acknowledge confirm announce report claim argue insist deny warn caution explain mention
    declare reveal speak reply respond quote cite own lack enjoy face constitute coincide come_as amount belong
    differ matter tend pose raise mark put play hold doubt govern rule run lead head employ border surround cover
    house cost measure weigh last resemble share favour favor prefer trust respect admire worry wonder doubt
    understand remember forget realize realise recognize recognise notice find learn discover assume suppose guess
    imagine dream wish intend plan aim seek strive hesitate fail manage afford deserve owe possess maintain retain
    exist persist consist relate apply suit fit match exceed equal total average affect influence determine define
    characterize characterise symbolize symbolise signify signal imply demonstrate illustrate prove underline
    underscore echo voice express convey comment remark observe assert contend affirm reiterate repeat admit
    concede joke recall recount testify cause help allow enable permit prevent serve act work function seek
    cease proceed prompt mirror cast contrast compare link associate connect tie attribute base focus
    center centre revolve hinge rest rely count bank bear carry locate situate frequent inhabit populate
    design entitle title equip surround
    """.split()
)
"""Verbs that tell of no event by themselves: states, thoughts, and speech (which is a position)."""

STATUS_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "postpone": "postponed",
        "put_off": "postponed",
        "delay": "postponed",
        "cancel": "cancelled",
        "call_off": "cancelled",
        "scrap": "cancelled",
    }
)
"""Verb to the status that it gives its object."""
