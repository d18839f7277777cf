"""The words that attribute: verbs, nouns and adjectives of saying, asking, judging and intending.

Tables only. What a word takes as its content is part of the entry: a clause always, and where stated an
object ("rejected the plan"), an infinitive ("vowed to go"), or a preposition's object ("called for talks").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

__all__ = ["Cue", "CueClass", "adjective_cues", "hearsay_adverbs", "noun_cues", "verb_cues"]


class CueClass(StrEnum):
    """What sort of act a cue names."""

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    DEMAND = "demand"
    ASK = "ask"
    PROMISE = "promise"
    THREATEN = "threaten"
    CRITICISE = "criticise"
    PRAISE = "praise"
    REPORT = "report"
    BELIEVE = "believe"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Cue:
    """How one word attributes. ``speech`` is true where the word can introduce quoted words."""

    lemma: str
    cue_class: CueClass
    takes_object: bool = False
    takes_infinitive: bool = False
    prepositions: frozenset[str] = frozenset()
    speech: bool = True


# Lemmas, each with its frame in brackets: o an object, i an infinitive, - neither, a word that preposition.
_VERBS = {
    CueClass.SAY: """
        say(o) tell(i) add note(o) state(o) write(about) remark(on) comment(on) mention(o) observe
        explain(o) declare(o) announce(o,i) continue(-) reply respond(to,with) answer tweet(o)
        retweet(o) post(-) email text quip joke(about) recall(o) recount(o) recollect conclude
        reiterate(o) repeat(-) stress(o) emphasize(o) emphasise(o) underline(o) underscore(o)
        highlight(o) point(to) reveal(o) disclose(o) confirm(o) affirm(o) reaffirm(o) acknowledge(o)
        admit(o,to) concede(o) confess(to) clarify(o) signal(o) indicate(o) inform notify remind(i)
        assure reassure describe(o) characterize(o) characterise(o) call(o,for,on) dub(o) label(o)
        term(o) brand(o) refer(to) reference(o) speak(of,about,against) talk(about,of) discuss(o)
        testify(about,to) proclaim(o) pronounce(o) whisper shout yell scream cry chant(o) exclaim
        quote(o) cite(o) muse gush vent intone interject chime(-) deadpan volunteer(-) elaborate(on)
        opine weigh(-) sum(-) voice(o) express(o) articulate(o) echo(o) liken(o) compare(o) invoke(o)
        preach(o) publicize(o) narrate(o) blog message relay(o) convey(o) utter(o) advise(o,i,against)
        persuade(o,i) convince(o,i) lecture blurt recite(o) greet(-) touch(on) dwell(on) expound(on)
        unveil(o) outline(o) introduce(-) hint(at) go(-) put(-) begin(-) start(-) open(-) close(-)
        finish(-) end(-) laugh(-) sigh(-) smile(-) nod(-) snap(-) bark(-) growl(-) groan(-) murmur
        mutter sneer(-) crow(-) marvel(at) rejoice(in) reflect(on) reassert(o) restate(o) summarize(o)
        summarise(o) attest(to) decree(o) gloat(about) sob(-) roar(-) fire(-) shoot(-) hit(-) cable(-)
        brief(-) spell(-)
        """,
    CueClass.CLAIM: """
        claim(o,i) assert(o) argue(for,against,over) contend maintain(-) insist(on) allege(o) suggest(o)
        imply(o) insinuate boast(of,about) brag(about) posit counter(-) retort theorize
        speculate(about,on) hypothesize advocate(o,for) profess(o,i) purport(i) reason rationalize(o)
        exaggerate(o) overstate(o) caricature(o) portray(o) depict(o) paint(o) cast(-) frame(-) tout(o)
        dispute(o) debate(o) surmise hypothesise theorise contest(o)
        """,
    CueClass.DENY: """
        deny(o) reject(o) refute(o) dismiss(o) rebuff(o) repudiate(o) disavow(o) contradict(o)
        disclaim(o) rebut(o) refuse(o,i) decline(o,i) disagree(with) renounce(o) retract(o) rescind(-)
        downplay(o) balk(at) scoff(at) shrug(-) brush(-) debunk(o) disown(o) disclaim(o)
        """,
    CueClass.DEMAND: """
        demand(o,i) urge(o,i) order(o,i) require(-) command(o,i) instruct(o,i) direct(-) exhort(o,i)
        implore(o,i) press(o,i,for,on) push(for) lobby(o,i,for) mandate(-) stipulate compel(-)
        encourage(o,i) recommend(o) agitate(for) clamor(for) clamour(for) beseech(o,i) entreat(o,i)
        summon(-)
        """,
    CueClass.ASK: """
        ask(o,i,about,for,if) inquire(about) enquire(about) query(o) wonder(about) question(o)
        request(o,i) beg(o,i) plead(i,for,with) appeal(-,for,to) petition(o,i) quiz(o) grill(o)
        interview(-) pray(for)
        """,
    CueClass.PROMISE: """
        promise(o,i) pledge(o,i) vow(o,i) swear(i) commit(i,to) guarantee(o) agree(i,to,with,on)
        offer(i) undertake(i) consent(i,to) volunteer(i)
        """,
    CueClass.THREATEN: """
        threaten(o,i) warn(o,i,of,about,against) caution(o,i,against,about) forewarn
        """,
    CueClass.CRITICISE: """
        criticize(o) criticise(o) condemn(o) denounce(o) decry(o) deplore(o) slam(o) blast(o) attack(o)
        accuse(o,of) blame(o,on) fault(o) chide(o) rebuke(o) ridicule(o) mock(o) lambast(o) lambaste(o)
        assail(o) castigate(o) berate(o) bash(o) rip(-) deride(o) disparage(o) excoriate(o) lash(-)
        rail(against,at) complain(of,about) lament(o) bemoan(o) protest(o,against) object(to) oppose(o)
        scold(o) admonish(o) skewer(o) savage(o) scorn(o) malign(o) challenge(o) grumble(about)
        belittle(o) insult(o) demonize(o) vilify(o) chastise(o) reprimand(o) censure(o) taunt(o) pan(-)
        trash(o) bristle(at) fume(about) gripe(about) rant(about) disapprove(of) despise(o) resent(o)
        regret(o) apologize(for) apologise(for) tear(-) lampoon(o) reproach(o) discredit(o) hammer(-)
        pound(o) disparage(o) rubbish(o) flay(o)
        """,
    CueClass.PRAISE: """
        praise(o) laud(o) commend(o) applaud(o) hail(o) welcome(o) congratulate(o) thank(o)
        compliment(o) salute(o) endorse(o) support(o) back(o) favor(o) favour(o) champion(o) defend(o)
        admire(o) approve(of) credit(o) celebrate(-) trumpet(o) extol(o) glorify(o) embrace(o)
        promote(-) vouch(for) honor(-) second(-)
        """,
    CueClass.REPORT: """
        report(o,on) show(o) find(-) estimate(o) predict(o) forecast(o) project(-) calculate document(o)
        chronicle(o) detail(o) demonstrate(o) publish(-) read(-) rate(o) rank(-) establish(-) uncover(-)
        expose(-) broadcast(-) rule(-) certify(-) illustrate(-) specify(o) verify(-) list(-)
        """,
    CueClass.BELIEVE: """
        believe(o,in) think(of,about) feel(-) know(-) see(-) view(o) consider(o) regard(o) expect(o,i)
        hope(i,for) fear(o) worry(about) suspect(o) doubt(o) assume(o) understand(-) guess realize(-)
        realise(-) recognize(o) recognise(o) want(o,i) wish(i,for) prefer(o,i) like(-) love(-) hate(-)
        dislike(o) desire(o,i) judge(-) deem(o) anticipate(o) foresee(o) envision(o) interpret(o) reckon
        presume(o) figure(-) remember(-) appreciate(-) perceive(o) sense(-) fret(about) dream(of)
        ponder(o) mull(o) contemplate(o) trust(-) decide(i,on,against) oppose(o) concur(-)
        sympathize(with) care(about) fathom(o) acknowledge(o) identify(-) misunderstand(-) conceive(of)
        accept(o)
        """,
    CueClass.PLAN: """
        plan(o,i) intend(o,i) aim(i) propose(o,i) seek(-,i) prepare(i) resolve(i) opt(i,for) vow(o,i)
        scheme(i) pursue(-) strive(i)
        """,
}
_QUIET = frozenset({CueClass.BELIEVE, CueClass.PLAN})

_NOUNS = {
    CueClass.SAY: """
        statement(on,about) comment(on,about) remark(on,about) announcement(of) admission(of)
        acknowledgment(of) acknowledgement(of) confirmation(of) description(of) message declaration(of)
        testimony(about) reminder(of) explanation(for,of) revelation(of) word response(to) answer(to)
        reply(to) speech(on,about) emphasis(on) pronouncement(on) signal assurance(of) observation
        recommendation(for) suggestion(of) advice(on) tweet(about)
        """,
    CueClass.CLAIM: """
        claim(of) assertion(of) allegation(of) argument(for,against) contention insistence(on)
        theory(of)
        """,
    CueClass.DENY: "denial(of) rejection(of) refusal dismissal(of) disavowal(of) repudiation(of)",
    CueClass.DEMAND: """
        demand(for) call(for) order(for) insistence(on) ultimatum(to) push(for) instruction(to)
        """,
    CueClass.ASK: """
        request(for) appeal(for) plea(for) question(about,on) petition(for) inquiry(about)
        invitation(to)
        """,
    CueClass.PROMISE: """
        promise(of) pledge(of) vow(of) commitment(to) guarantee(of) offer(of) agreement(on)
        assurance(of)
        """,
    CueClass.THREATEN: "threat(of) warning(of,about,against) caution(about)",
    CueClass.CRITICISE: """
        criticism(of,over,for) condemnation(of) accusation(of,against) attack(on,against)
        complaint(about,of) rebuke(of) opposition(to) objection(to) denunciation(of) charge(of)
        outrage(over,at) protest(against,over) disapproval(of) regret(over,for) censure(of)
        anger(over,at) frustration(over,with,at)
        """,
    CueClass.PRAISE: """
        praise(for,of) support(for,of) endorsement(of) approval(of) backing(for,of) admiration(for,of)
        """,
    CueClass.REPORT: """
        report(of,on) estimate(of) prediction(of) forecast(of,for) projection(of,for) finding
        assessment(of)
        """,
    CueClass.BELIEVE: """
        belief(in) view(of,on) opinion(of,on,about) fear(of,about) concern(about,over) worry(about,over)
        hope(of,for) expectation(of,for) doubt(about) suspicion(of,about) desire(for) conviction
        understanding(of) feeling(about) skepticism(about,of) confidence(in) perception(of) notion
        thought(on,about) wish(for) preference(for)
        """,
    CueClass.PLAN: "plan(for) decision intention(of) proposal(for) determination willingness",
}

_ADJECTIVES = {
    CueClass.SAY: """
        clear(about,on) explicit(about) adamant(about) blunt(about) emphatic(about) vocal(about)
        silent(on)
        """,
    CueClass.CRITICISE: """
        critical(of) dismissive(of) scornful(of) angry(about,at,over) furious(about,at) upset(about)
        """,
    CueClass.PRAISE: """
        supportive(of) proud(of) glad(about) happy(about,with) pleased(about,with) grateful(for)
        """,
    CueClass.BELIEVE: """
        confident(of,about) sure(of,about) certain(of,about) convinced(of) concerned(about)
        worried(about) afraid(of) fearful(of) hopeful(about) skeptical(of,about) sceptical(of,about)
        doubtful(about) aware(of) optimistic(about) pessimistic(about) wary(of) unsure(of,about)
        uncertain(about) suspicious(of) nervous(about) disappointed(with) unaware(of) opposed(to)
        mindful(of) sorry(about,for) excited(about)
        """,
    CueClass.PLAN: "willing ready eager determined reluctant unwilling prepared open(to)",
}

hearsay_adverbs: Mapping[str, CueClass] = MappingProxyType(
    {
        "reportedly": CueClass.REPORT,
        "allegedly": CueClass.CLAIM,
        "supposedly": CueClass.CLAIM,
        "purportedly": CueClass.CLAIM,
    }
)
"""Adverbs that hand a statement to somebody unnamed."""


@cache
def verb_cues() -> Mapping[str, Cue]:
    """Every attributing verb by its lemma."""
    return _table(_VERBS)


@cache
def noun_cues() -> Mapping[str, Cue]:
    """Every attributing noun by its lemma; all take a that-clause and an infinitive."""
    return _table(_NOUNS)


@cache
def adjective_cues() -> Mapping[str, Cue]:
    """Every attributing adjective by its lemma, as in "was critical of"; all take a that-clause."""
    return _table(_ADJECTIVES)


def _table(groups: Mapping[CueClass, str]) -> Mapping[str, Cue]:
    cues: dict[str, Cue] = {}
    for cue_class, words in groups.items():
        for cue in _entries(cue_class, words):
            cues.setdefault(cue.lemma, cue)
    return MappingProxyType(cues)


def _entries(cue_class: CueClass, words: str) -> Iterator[Cue]:
    for word in words.split():
        lemma, _, frame = word.rstrip(")").partition("(")
        frames = frozenset(frame.split(",")) - {""}
        yield Cue(
            lemma=lemma,
            cue_class=cue_class,
            takes_object="o" in frames,
            takes_infinitive="i" in frames,
            prepositions=frames - {"o", "i", "-"},
            speech=cue_class not in _QUIET,
        )
