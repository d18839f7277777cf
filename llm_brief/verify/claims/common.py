"""Everyday words of English news: one of them that the document lacks is mostly a paraphrase, not an invention."""

from functools import cache

from llm_brief.text.stems import stem_of

__all__ = ["is_common"]

_VERBS = """
accept accuse achieve act add admit agree aim allow announce appear apply approve argue arrive ask attempt
attend avoid back beat become begin believe belong blame bring build buy call campaign cancel carry catch
cause challenge change charge claim close come comment compare complain complete concern condemn confirm
consider contain continue control cost cover create criticise criticize cut deal decide declare decline defeat
defend delay demand deny describe develop die discover discuss drive drop earn end enjoy ensure enter escape
expect experience explain express face fail fall feel fight fill find finish fly focus follow force form gain
gather get give go grow happen hear help hit hold hope hurt identify improve include increase inform insist
intend introduce invite involve issue join keep kill know land last launch lead learn leave let lie like limit
link listen live look lose love make manage mark mean meet mention miss move name need note offer open oppose
order organise organize own pay perform plan play point praise prepare present press prevent produce promise
protect prove provide publish pull push put question raise reach react read realise realize receive recognise
recognize recommend recover reduce refer refuse regard reject relate release remain remember remove repair
repeat replace reply report represent request require respond rest result return reveal ride rise risk rule
run save say see seek seem sell send serve set settle share show sign sit sound speak spend stand start state
stay step stop study suffer suggest support suppose survive take talk target teach tell tend think threaten
throw touch train travel treat try turn understand urge use visit vote wait walk want warn watch wear welcome
win wish work worry write accompany brand direct strike stage attack damage destroy injure save spare step
stress ban block fear seize resign quit reprise retire
"""
_NOUNS = """
ability access accident account action activity addition advice affair age agency agreement aid air amount
anger animal answer approach area arrest article attention author authority award baby bag ball bank base
battle bill bit blow board boat body book border boss box boy brother budget building business call candidate
car care career case cash cause centre center century chain chair chance change charge chief child children
choice church citizen city claim class clash clear club coach coast college comment commission committee
community company competition complaint concern condition conduct conference conflict contact contract control
council country county couple course court crash crew crime crisis critic crowd cup customer damage data date
daughter day dead deal death debate decade decision defence defense degree department design development
director discussion disease district doctor document door doubt draw dream drug duty east economy edge
education effect effort election emergency employee end energy event evidence example executive expert eye
face fact failure family fan father fear fee field figure film final finance fire firm floor focus food foot
football force form friend front fund funding future game gang girl goal government ground group guide gun
half hand head health heart heat help history hole home hope hospital hour house idea image impact incident
income industry information inquiry interest interview investigation investment island issue item jail job
journey judge kind king knowledge lack lady land language law lawyer lead leader leadership league letter
level life light line link list loan loss lot love machine major majority man manager manner march mark market
match matter mayor measure media member memory message method military million mind minister minute mistake
model moment money month morning mother movement murder music name nation nature need network news newspaper
night north note number offence offense offer office officer official operation opinion opportunity opposition
option order organisation organization owner page pain paper parent park parliament part participation partner
party past patient pay payment peace people percent performance period person phone photo picture piece place
plan plane planning plant player point police policy politician politics population position power pressure
price prime prison problem process product production professor profit program programme progress project
property protest public purpose quality queen question race range rate reaction reason record region relation
relationship religion report reporter request rescue research resident resource response rest result return
review right risk river road role room round row rule safety sale school science scientist score sea search
season seat second secretary section sector security sense series service session set sex share ship shop shot
show side sign site situation size skill society soldier son song sort source south space speech sport spot
staff stage star start statement station status step story street strength student study style success
suggestion summer support surprise suspect suspicion system talk tax teacher team technology teenager term
test thing thought threat time title top town trade traffic training treatment trial trip trouble truth type
union unit university use user value van vehicle version victim video view village visit voice vote voter war
water way weapon weather week weekend west wife wind window winner winter woman women word work worker world
year youth zone detail ordeal gunman attacker spokesman spokeswoman
"""
_OTHERS = """
able according across actual afraid ago ahead alive almost alone along already although always among amid
another anti apparent around available away bad based because behind best better big bigger biggest black blue
brief bright broad busy central certain chief clear close cold commercial common complete controversial
correct critical crucial cultural current daily dangerous dark de dead deep despite different difficult direct
due during early easy economic eight eighth either else enough entire especially even ever every exact
expensive extra fair false famous far fast federal fellow few fifth final financial fine first five foreign
formal former forward four fourth free fresh full further future general giant global good great green half
happy hard heavy high highest historic hot huge human illegal immediate important independent individual
industrial initial inside instead interested internal international involved joint junior key known large
largest last late later latest leading least left legal less likely little local lone long longer low main
major many married maximum medical mental mere middle military million minor modern moral national natural
nearby nearly necessary negative never new next nice nine ninth normal northern nuclear numerous obvious old
one ongoing open original outside overall own paid particular perhaps permanent personal physical plus
political poor popular positive possible potential powerful present previous primary prime private probable
professional prominent proper public quick quiet ready real recent red regional regular related relevant
remaining responsible rich rival royal safe same second secret senior separate serious seven seventh several
severe sexual sharp short significant similar simple single six sixth small social so-called soft southern
special specific standard strange strategic strong subject successful such sudden sure ten tenth third
thousands three together tonight total tough toward towards traditional true twice two unable under unknown
until unusual upon usual valuable various vast via violent visible vital warm weak well western whether white
whole wide within without wrong yesterday yet young younger
"""


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem_of(word) for word in f"{_VERBS}{_NOUNS}{_OTHERS}".split())


def is_common(stem: str) -> bool:
    """Whether a stem is that of an everyday word."""
    return stem in _stems()
