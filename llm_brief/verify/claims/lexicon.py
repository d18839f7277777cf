"""Which words mean the same, and which the opposite: groups of WordNet 3.0, and turns that news is full of.

The data are made by ``benchmarks/lexicon.py``; their licence is ``WORDNET-LICENSE``. A word that stands in no group is
not known to mean anything else: what the lexicon does not say is open.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from llm_brief.text.stems import stem_of

__all__ = ["has_meaning_in", "means_the_opposite", "means_the_same", "opposites_of"]

_OPPOSITES = """
accept accepted agree agreed approve approved grant granted endorse endorsed welcome back consent
    / reject rejected refuse refused decline declined dismiss dismissed veto rebuff oppose deny
confirm admit acknowledge concede affirm / deny dispute refute contradict
support favour favor back endorse approve / oppose reject resist condemn
praise praised hail welcome applaud commend thank / criticise criticize condemn denounce blame fault dismiss
rise rose risen raise increase grow grew climb gain soar surge jump up higher gained doubled
    / fall fell fallen drop cut decrease reduce decline shrink shrank lower slump plunge slash down lost halved
open opened reopen unseal / close closed shut seal sealed
begin began begun start commence launch resume open / end ended finish halt stop cease suspend conclude close
free freed release released liberate / jail jailed arrest detain imprison seize hold held capture lock
win won victory winner / lose lost defeat loser
beat / lose lost loser
profit gain surplus / loss deficit shortfall
lawful legal legitimate / unlawful illegal illegitimate banned
withdraw withdrew withdrawn retreat / deploy advance enter invade send
impose tighten introduce / lift ease relax loosen scrap
create found establish form / dissolve abolish disband scrap
appoint hire recruit name install reinstate / dismiss sack fire remove oust suspend
join enter / leave left quit exit
buy bought purchase acquire / sell sold
allow permit let authorise authorize enable / ban bar prohibit forbid block prevent
include / exclude omit
succeed succeeded success / fail failed failure
survive survived alive / die died dead kill killed
guilty convict convicted / innocent acquit acquitted clear cleared
arrive arrived / depart departed leave left
strengthen bolster / weaken undermine
extend prolong lengthen / shorten curtail
expand enlarge widen / shrink contract narrow
before / after following since
more over above most / fewer less under below least
least / most
north northern / south southern
east eastern / west western
first / last
early earlier / late later
always / never
all every / no none
many / few
majority / minority
public / private
domestic internal / foreign external
increase / decrease
import / export
with / without
inside within / outside
morning / evening night
husband / wife
father / mother
son / daughter
brother / sister
man men boy / woman women girl
king / queen
pay paid / owe
meet met comply obey respect honour honor / breach violate defy break ignore
keep kept maintain retain / abandon drop scrap
true / false untrue
safe / unsafe dangerous
voluntary voluntarily / forced
peaceful peacefully / violent violently
temporary temporarily / permanent permanently
""".strip()


_ALIKE = """
demand want ask call insist urge request press
all every each
decide vote rule resolve
accord deal pact treaty agreement
row dispute argument quarrel controversy
truce ceasefire armistice
injure injured hurt wound wounded harmed
die died dead killed lives perished
arrest detain seize
gunman attacker assailant shooter
inquiry investigation probe
report review study survey
jailed imprisoned sentenced
quit resign resignation step
cost price expense
ban prohibit forbid outlaw
delay postpone defer
cancel scrap axe abandon
start begin launch commence
end finish conclude
buy purchase acquire
build construct erect
pull withdraw withdrawal retreat
say tell declare announce
doubt question
close shut
salary pay wage wages
workers staff employees
firm company business
car vehicle automobile
flat apartment
near close
roughly about around approximately nearly almost
further more additional another new
talks negotiations discussions
lawyer attorney solicitor
police officers
poll election vote ballot
storm hurricane cyclone
blaze fire
flood deluge
claim allege assert
drop fall decline decrease
rise increase climb grow
reject refuse decline
accept agree approve
blame accuse
promise pledge vow
warn caution alert
help aid assist assistance
children kids
people residents inhabitants
""".strip()


@cache
def _meanings() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Stem to the stems of its groups, and to its opposites."""
    alike: dict[str, set[str]] = defaultdict(set)
    opposites: dict[str, set[str]] = defaultdict(set)
    for one, other in _pairs():
        opposites[one].add(other)
    lines = files(__package__).joinpath("lexicon.txt").read_text("utf-8").splitlines()
    for line in (*lines, *_alike()):
        sign, *stems = line.split()
        if sign == "=":
            for stem in stems:
                alike[stem].update(stems)
        else:
            opposites[stems[0]].add(stems[1])
            opposites[stems[1]].add(stems[0])
    return (
        {stem: frozenset(others) - opposites.get(stem, set()) for stem, others in alike.items()},
        {stem: frozenset(others) for stem, others in opposites.items()},
    )


def _alike() -> Iterator[str]:
    return (" ".join(("=", *map(stem_of, line.split()))) for line in _ALIKE.splitlines())


def _pairs() -> Iterator[tuple[str, str]]:
    for line in _OPPOSITES.replace("\n    /", " /").splitlines():
        left, right = ([stem_of(word) for word in side.split()] for side in line.split(" / "))
        for one in left:
            for other in right:
                if one != other:
                    yield from ((one, other), (other, one))


def means_the_same(one: str, other: str) -> bool:
    """Whether two stems are equal or share a group; a pair of opposites does not mean the same."""
    return one == other or other in _meanings()[0].get(one, _NONE)


def has_meaning_in(stem: str, others: AbstractSet[str]) -> bool:
    """Whether a stem means the same as any of the others."""
    return stem in others or not _meanings()[0].get(stem, _NONE).isdisjoint(others)


def means_the_opposite(one: str, other: str) -> bool:
    """Whether two stems are known to be opposites."""
    return other in opposites_of(one)


def opposites_of(stem: str) -> frozenset[str]:
    """The stems that are known to be its opposites."""
    return _meanings()[1].get(stem, _NONE)


_NONE: frozenset[str] = frozenset()
