"""Denials in both directions: what is told by "denied", "refused", "kept from" or "has yet to" and what by "not".

Each article with what it says in other words, which no rule refuses, and what it does not say, which nothing supports.
"""

import pytest

from llm_brief.records.base import Label
from llm_brief.text.analysis import Analysis, analyse
from llm_brief.text.document import Document
from llm_brief.text.grammar.syntax import find_parser
from llm_brief.verify.claims import ClaimVerdict, check_claim

PARSER = find_parser()
pytestmark = pytest.mark.skipif(PARSER is None, reason="no syntactic parser is installed")

PORT = """\
Corvel port strike enters second week as talks break down

CORVEL, April 9 - Dock workers in Corvel refused to return to work on Monday, and the port authority said it had not asked the army to unload food ships.

The authority's director, Hanna Ruud, denied that the port had hired replacement crews. "We have hired nobody," she said. The dockers' union disputed a newspaper report that its leader, Paulo Steen, had met the transport minister in secret. Steen said he had never met the minister.

A storm prevented two tankers from docking on Sunday. The coast guard has yet to lift a warning for small boats. The shipping line Varda declined to pay a bonus that the union had asked for. Varda, which lost a contract with the navy in March, turned down a loan of 30 million crowns from a bank in Selby.

Transport Minister Elke Brandt was unable to bring the two sides together. Three of the seven members of the union's board voted against the strike. Board member Ina Moss abstained. The Seamen's League voted for the strike. The town council rejected a motion to close the harbour; it approved a second motion, put forward by Olav Kerr, to lower fees.

A court convicted the union's treasurer of fraud last year but acquitted his deputy, Lena Falk. The court's costs are not expected to exceed 40,000 crowns. No port in the country handles more grain than Corvel. If the strike goes on until May, the mills in Selby will run out of grain, the millers' association said.

Ruud refused to sack Jon Teller, who joined the authority from Varda in 2019. Teller does not belong to the union. Two of its five secretaries own boats.
"""
HOSPITAL = """\
Hospital clears surgeon after inquiry into lost samples

MARLOW, Nov. 3 (Wren News) - A panel at Marlow General Hospital cleared surgeon Edith Quade of negligence on Tuesday but criticised her assistant, Tom Birch.

Quade told the panel that she had not moved the samples. Birch denied having entered the cold store on the night of June 4. The hospital's lawyer, Ruth Okafor, rejected claims that the freezer had been broken for weeks. "It was never out of order," she said.

Nurse Peter Lund, who trained under Quade, stopped short of blaming Birch. A guard kept reporters from entering the building. The health ministry has not ruled on a request for compensation. The ministry's spokesman, Alan Drew, would not say whether it would pay.

An earlier report by a team at the university found that the alarm failed twice in May. The report, which was published in July, did not name anybody. According to the report, the samples were worth up to 90,000 pounds.

Birch may appeal. If he appeals, the case will go to the regional board. He should have called the technician, Drew said. The patients' group Open Ward said it would oppose a private hearing. Nobody denied that the samples were lost.
"""
REEF = """\
Tamsin islanders split over reef park as minister backs down

TAMSIN, Aug. 12 - Fisheries Minister Gwen Arlo declined on Thursday to name the boats that were seen inside the Orsay reef park, but denied that any of them belonged to the navy.

The park's warden, Felix Crane, said poachers had taken at least 40 turtles since June. Arlo's office disputed the figure. "Nobody has counted them," her spokesman, Idris Vale, said. Vale did not deny that patrols had been cut.

Fishing crews were banned from entering the lagoon in 2018, and the island council has yet to decide whether to reopen it. A bill to reopen it was rejected by 11 votes to 4. Councillor Maud Perrin abstained; her brother, Carl Perrin, voted against the bill. All four members of the Harbour List voted for it.

High winds kept a survey ship from leaving Port Lys on Wednesday. The ship's owner, Delmar Lines, which bought it from a Dutch firm in 2022, refused a request by the council to publish its log. Captain Rosa Winter said she had no knowledge of any spill. She is not expected to testify.

The dive school Blue Lantern said it would not oppose higher fees. Its founder, Noel Hart, turned down an invitation to join the park's board from Governor Ada Stone. No island in the chain has more visitors than Tamsin. Visitors pay up to 25 dollars.

If the rains fail again, the wells at Brack will run dry, the water board warned. A researcher from the marine institute, Theo Lund, found no trace of oil. Crane denied reports that he planned to resign. He criticised the governor, who cut the park's budget in May.

In 2020 a court dismissed a suit against Delmar Lines. The same court fined a rival, Kestrel Ferries.
"""
MINE = """\
Regulator halts Brenna mine after workers raise alarm

BRENNA, Feb. 3 - The mines inspectorate on Tuesday prohibited Kolvik Mining from reopening its Brenna shaft, saying the company had never tested the new pumps.

Kolvik's chief executive, Aksel Thorne, denied the accusation. "Every pump was tested," he said. He said he did not believe that the shaft was unsafe. Thorne refused to comment on a lawsuit by the widow of a miner who died in 2023.

Safety officer Birgit Moen, who left Kolvik in December after a quarrel with Thorne, denied leaking documents to the press. Moen said nobody at the company had listened to her. The miners' union stopped short of calling for a strike, but its chairman, Rolf Eik, did not exclude one.

Governor Signe Aas has yet to visit the shaft. She vetoed a bill to ease inspections last year and dismissed a proposal to sell the state's shares. Two of the five members of the state assembly's mining committee opposed her veto; Lars Bro abstained.

No mine in the region employs more people than Brenna. Repairs are not expected to cost more than 9 million crowns. Unless the pumps pass a second test, Kolvik will lose its licence, the inspectorate said. The inspectorate rejected claims that it had acted under pressure from the governor.

Investor Pell Holdings, which bought a tenth of Kolvik in 2021, blamed Thorne for the delay. Pell had opposed his appointment. The bank Norda failed to win a seat on the board. A study by the technical university had found cracks in the shaft wall in 2022.
"""
TEXTS = {"mine": MINE, "port": PORT, "hospital": HOSPITAL, "reef": REEF}
REFUSALS = {Label.CONTRADICTED, Label.MISATTRIBUTED, Label.NOT_FOUND, Label.PARTIAL}


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Document, Analysis]]:
    documents = {name: Document(text=text, name=name) for name, text in TEXTS.items()}
    return {name: (document, analyse(document, PARSER)) for name, document in documents.items()}


def verdict_on(claim: str, article: str, known: dict[str, tuple[Document, Analysis]]) -> ClaimVerdict:
    document, analysis = known[article]
    return check_claim(document, claim, analysis, parser=PARSER)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("port", "Dock workers did not return to work on Monday.", id="0"),
        pytest.param("port", "Dock workers declined to return to work.", id="Dock workers declined to return to work"),
        pytest.param("port", "The port authority denied that it had asked the army to unload food ships.", id="4"),
        pytest.param("port", "Ruud said the port had not hired replacement crews.", id="7"),
        pytest.param("port", "Steen denied that he had ever met the minister.", id="Steen denied that he had ever met"),
        pytest.param("port", "Steen denied having met the minister.", id="Steen denied having met the minister"),
        pytest.param("port", "The union denied that Steen had met the transport minister in secret.", id="14"),
        pytest.param("port", "Two tankers could not dock on Sunday because of a storm.", id="16"),
        pytest.param("port", "The coast guard has not lifted a warning for small boats.", id="19"),
        pytest.param("port", "Varda refused to pay a bonus.", id="Varda refused to pay a bonus"),
        pytest.param("port", "Varda did not pay a bonus that the union had asked for.", id="22"),
        pytest.param("port", "Varda rejected a loan of 30 million crowns.", id="Varda rejected a loan of 30 million"),
        pytest.param("port", "Brandt failed to bring the two sides together.", id="25"),
        pytest.param("port", "Ina Moss did not vote for the strike.", id="Ina Moss did not vote for the"),
        pytest.param("port", "The town council turned down a motion to close the harbour.", id="31"),
        pytest.param("port", "The council approved a motion put forward by Olav Kerr.", id="33"),
        pytest.param("port", "Lena Falk was acquitted.", id="Lena Falk was acquitted"),
        pytest.param("port", "The court's costs are expected to be at most 40,000 crowns.", id="35"),
        pytest.param("port", "The costs are expected to be no more than 40,000 crowns.", id="36"),
        pytest.param("port", "The mills in Selby will run out of grain if the strike goes on until May.", id="39"),
        pytest.param("port", "Jon Teller joined the authority from Varda in 2019.", id="41"),
        pytest.param("port", "Ruud did not sack Teller.", id="Ruud did not sack Teller"),
        pytest.param("port", "Varda lost a contract with the navy in March.", id="Varda lost a contract with the navy"),
        pytest.param("hospital", "Quade denied that she had moved the samples.", id="45"),
        pytest.param("hospital", "Birch said he had not entered the cold store.", id="48"),
        pytest.param("hospital", "Okafor said the freezer had not been broken for weeks.", id="50"),
        pytest.param("hospital", "Okafor denied that the freezer had ever been out of order.", id="52"),
        pytest.param("hospital", "Peter Lund trained under Quade.", id="Peter Lund trained under Quade"),
        pytest.param("hospital", "Reporters could not enter the building.", id="55"),
        pytest.param("hospital", "The health ministry has yet to rule on a request for compensation.", id="57"),
        pytest.param("hospital", "According to researchers, the alarm failed twice in May.", id="59"),
        pytest.param("hospital", "The report was published in July.", id="The report was published in July"),
        pytest.param("hospital", "The samples were worth no more than 90,000 pounds.", id="62"),
        pytest.param("hospital", "Birch ought to have called the technician.", id="64"),
        pytest.param("hospital", "Open Ward said it would not support a private hearing.", id="65"),
        pytest.param("hospital", "Drew declined to say whether the ministry would pay.", id="67"),
        pytest.param("hospital", "The samples were lost.", id="The samples were lost"),
        pytest.param("reef", "Arlo refused to name the boats.", id="Arlo refused to name the boats"),
        pytest.param("reef", "Arlo did not name the boats that were seen inside the reef park.", id="71"),
        pytest.param("reef", "Arlo said none of the boats belonged to the navy.", id="73"),
        pytest.param("reef", "Arlo said the boats did not belong to the navy.", id="74"),
        pytest.param("reef", "Boats were seen inside the Orsay reef park.", id="Boats were seen inside the Orsay reef"),
        pytest.param("reef", "Arlo's office rejected the figure.", id="Arlo's office rejected the figure"),
        pytest.param("reef", "Fishing crews have not been allowed to enter the lagoon since 2018.", id="81"),
        pytest.param("reef", "Fishing crews may not enter the lagoon.", id="Fishing crews may not enter the lagoon"),
        pytest.param("reef", "The island council has not decided whether to reopen the lagoon.", id="84"),
        pytest.param("reef", "Carl Perrin opposed the bill.", id="Carl Perrin opposed the bill"),
        pytest.param("reef", "Maud Perrin did not vote on the bill.", id="Maud Perrin did not vote on the"),
        pytest.param("reef", "The council turned down a bill to reopen the lagoon.", id="91"),
        pytest.param("reef", "A survey ship could not leave Port Lys on Wednesday.", id="93"),
        pytest.param("reef", "Strong winds prevented a survey ship from leaving Port Lys.", id="94"),
        pytest.param("reef", "Delmar Lines bought the ship from a Dutch firm in 2022.", id="96"),
        pytest.param("reef", "Delmar Lines did not publish the log.", id="Delmar Lines did not publish the log"),
        pytest.param("reef", "Rosa Winter denied having any knowledge of a spill.", id="99"),
        pytest.param("reef", "Winter is expected not to testify.", id="Winter is expected not to testify"),
        pytest.param("reef", "Blue Lantern said it would support higher fees.", id="103"),
        pytest.param("reef", "Noel Hart rejected an invitation from Governor Ada Stone.", id="106"),
        pytest.param("reef", "No other island in the chain has as many visitors as Tamsin.", id="107"),
        pytest.param("reef", "Visitors pay no more than 25 dollars.", id="Visitors pay no more than 25 dollars"),
        pytest.param("reef", "The wells at Brack will run dry if the rains fail again.", id="111"),
        pytest.param("reef", "Theo Lund did not find any trace of oil.", id="Theo Lund did not find any trace"),
        pytest.param("reef", "Crane said he did not plan to resign.", id="Crane said he did not plan to"),
        pytest.param("reef", "The governor cut the park's budget in May.", id="The governor cut the park's budget in"),
        pytest.param("reef", "Poachers have taken at least 40 turtles, according to Crane.", id="118"),
        pytest.param("reef", "Patrols were cut.", id="Patrols were cut"),
        pytest.param("mine", "Kolvik Mining may not reopen its Brenna shaft.", id="0"),
        pytest.param("mine", "The inspectorate did not allow Kolvik Mining to reopen its Brenna shaft.", id="1"),
        pytest.param("mine", "The inspectorate said Kolvik had not tested the new pumps.", id="3"),
        pytest.param("mine", "Thorne said every pump had been tested.", id="Thorne said every pump had been tested"),
        pytest.param("mine", "Thorne does not believe that the shaft is unsafe.", id="8"),
        pytest.param("mine", "Thorne did not comment on a lawsuit by a miner's widow.", id="10"),
        pytest.param("mine", "Thorne declined to comment on the lawsuit.", id="11"),
        pytest.param("mine", "A miner died in 2023.", id="A miner died in 2023"),
        pytest.param("mine", "Moen said she had not leaked documents to the press.", id="13"),
        pytest.param("mine", "Moen left Kolvik in December.", id="Moen left Kolvik in December"),
        pytest.param("mine", "Moen left Kolvik after a quarrel with Thorne.", id="17"),
        pytest.param("mine", "The miners' union did not call for a strike.", id="The miners' union did not call for"),
        pytest.param("mine", "Governor Signe Aas has not visited the shaft.", id="21"),
        pytest.param("mine", "Aas rejected a bill to ease inspections.", id="Aas rejected a bill to ease inspections"),
        pytest.param("mine", "Aas did not sell the state's shares.", id="Aas did not sell the state's shares"),
        pytest.param("mine", "Brenna employs more people than any other mine in the region.", id="28"),
        pytest.param("mine", "Kolvik will lose its licence unless the pumps pass a second test.", id="31"),
        pytest.param("mine", "The inspectorate said it had not acted under pressure from the governor.", id="32"),
        pytest.param("mine", "The inspectorate denied that it had acted under pressure.", id="33"),
        pytest.param("mine", "Pell Holdings bought a tenth of Kolvik in 2021.", id="36"),
        pytest.param("mine", "Pell did not support his appointment.", id="Pell did not support his appointment"),
        pytest.param("mine", "Norda did not win a seat on the board.", id="Norda did not win a seat on"),
        pytest.param("mine", "According to researchers, there were cracks in the shaft wall.", id="41"),
        pytest.param("mine", "Researchers found cracks in the shaft wall in 2022.", id="42"),
    ],
)
def test_the_same_is_not_refused(article: str, claim: str, known: dict[str, tuple[Document, Analysis]]) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label not in REFUSALS, [(f.check, f.reason) for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("port", "Dock workers returned to work on Monday.", id="Dock workers returned to work on Monday"),
        pytest.param("port", "Dock workers agreed to return to work on Monday.", id="3"),
        pytest.param("port", "The port authority said it had asked the army to unload food ships.", id="5"),
        pytest.param("port", "The port authority denied that it had not asked the army to unload food ships.", id="6"),
        pytest.param("port", "Ruud said the port had hired replacement crews.", id="8"),
        pytest.param("port", "The port has hired replacement crews.", id="The port has hired replacement crews"),
        pytest.param("port", "Ruud denied that the port had not hired replacement crews.", id="10"),
        pytest.param("port", "Steen denied that he had never met the minister.", id="13"),
        pytest.param("port", "Paulo Steen met the transport minister in secret.", id="15"),
        pytest.param("port", "Two tankers docked on Sunday.", id="Two tankers docked on Sunday"),
        pytest.param("port", "A storm did not prevent two tankers from docking on Sunday.", id="18"),
        pytest.param("port", "The coast guard has lifted a warning for small boats.", id="20"),
        pytest.param("port", "Varda paid a bonus that the union had asked for.", id="23"),
        pytest.param("port", "Brandt brought the two sides together.", id="Brandt brought the two sides together"),
        pytest.param("port", "Board member Ina Moss voted against the strike.", id="27"),
        pytest.param("port", "All members of the union's board voted for the strike.", id="29"),
        pytest.param("port", "The Seamen's League voted against the strike.", id="30"),
        pytest.param("port", "The town council approved a motion to close the harbour.", id="32"),
        pytest.param("port", "The court's costs are expected to exceed 40,000 crowns.", id="37"),
        pytest.param("port", "The mills in Selby will run out of grain.", id="The mills in Selby will run out"),
        pytest.param("port", "Ruud sacked Jon Teller.", id="Ruud sacked Jon Teller"),
        pytest.param("port", "Jon Teller belongs to the union.", id="Jon Teller belongs to the union"),
        pytest.param("hospital", "Quade admitted that she had moved the samples.", id="46"),
        pytest.param("hospital", "Quade told the panel that she had moved the samples.", id="47"),
        pytest.param("hospital", "Birch said he had entered the cold store on the night of June 4.", id="49"),
        pytest.param("hospital", "Okafor said the freezer had been broken for weeks.", id="51"),
        pytest.param("hospital", "Okafor denied that the freezer had never been out of order.", id="53"),
        pytest.param("hospital", "Reporters entered the building.", id="Reporters entered the building"),
        pytest.param("hospital", "The health ministry has ruled on a request for compensation.", id="58"),
        pytest.param("hospital", "The report named Birch.", id="The report named Birch"),
        pytest.param("hospital", "The case will go to the regional board.", id="The case will go to the regional"),
        pytest.param("hospital", "Open Ward said it would support a private hearing.", id="66"),
        pytest.param("hospital", "The samples were not lost.", id="The samples were not lost"),
        pytest.param("reef", "Arlo named the boats that were seen inside the Orsay reef park.", id="72"),
        pytest.param("reef", "Arlo said some of the boats belonged to the navy.", id="75"),
        pytest.param("reef", "Arlo confirmed that the boats belonged to the navy.", id="76"),
        pytest.param("reef", "Vale denied that patrols had been cut.", id="Vale denied that patrols had been cut"),
        pytest.param("reef", "Vale said patrols had not been cut.", id="Vale said patrols had not been cut"),
        pytest.param("reef", "Fishing crews entered the lagoon in 2018.", id="83"),
        pytest.param("reef", "The island council has decided to reopen the lagoon.", id="85"),
        pytest.param("reef", "Maud Perrin voted for the bill.", id="Maud Perrin voted for the bill"),
        pytest.param("reef", "Carl Perrin voted for the bill.", id="Carl Perrin voted for the bill"),
        pytest.param("reef", "The Harbour List voted against the bill.", id="The Harbour List voted against the bill"),
        pytest.param("reef", "The council approved a bill to reopen the lagoon.", id="92"),
        pytest.param("reef", "A survey ship left Port Lys on Wednesday.", id="A survey ship left Port Lys on"),
        pytest.param("reef", "Delmar Lines published the ship's log.", id="Delmar Lines published the ship's log"),
        pytest.param("reef", "Rosa Winter said she had knowledge of a spill.", id="100"),
        pytest.param("reef", "Winter is expected to testify.", id="Winter is expected to testify"),
        pytest.param("reef", "Blue Lantern said it would oppose higher fees.", id="104"),
        pytest.param("reef", "Noel Hart joined the park's board.", id="Noel Hart joined the park's board"),
        pytest.param("reef", "Visitors pay at least 25 dollars.", id="Visitors pay at least 25 dollars"),
        pytest.param("reef", "The wells at Brack will run dry.", id="The wells at Brack will run dry"),
        pytest.param("reef", "Theo Lund found traces of oil.", id="Theo Lund found traces of oil"),
        pytest.param("reef", "Crane said he planned to resign.", id="Crane said he planned to resign"),
        pytest.param("reef", "Crane plans to resign.", id="Crane plans to resign"),
        pytest.param("mine", "Kolvik Mining reopened its Brenna shaft on Tuesday.", id="2"),
        pytest.param("mine", "The inspectorate said Kolvik had tested the new pumps.", id="4"),
        pytest.param("mine", "Thorne admitted that the company had never tested the new pumps.", id="6"),
        pytest.param("mine", "Thorne said the shaft was unsafe.", id="Thorne said the shaft was unsafe"),
        pytest.param("mine", "Thorne commented on a lawsuit by the widow of a miner.", id="9"),
        pytest.param("mine", "Moen said she had leaked documents to the press.", id="14"),
        pytest.param("mine", "Birgit Moen leaked documents to the press.", id="15"),
        pytest.param("mine", "Moen said the company had listened to her.", id="Moen said the company had listened to"),
        pytest.param("mine", "The miners' union called for a strike.", id="The miners' union called for a strike"),
        pytest.param("mine", "Governor Signe Aas has visited the shaft.", id="22"),
        pytest.param("mine", "Aas approved a bill to ease inspections last year.", id="24"),
        pytest.param("mine", "Aas sold the state's shares.", id="Aas sold the state's shares"),
        pytest.param("mine", "All members of the mining committee supported her veto.", id="27"),
        pytest.param("mine", "Repairs are expected to cost more than 9 million crowns.", id="29"),
        pytest.param("mine", "Kolvik will lose its licence.", id="Kolvik will lose its licence"),
        pytest.param("mine", "The inspectorate acted under pressure from the governor.", id="34"),
        pytest.param("mine", "The inspectorate said it had acted under pressure from the governor.", id="35"),
        pytest.param("mine", "Pell Holdings supported Thorne's appointment.", id="37"),
        pytest.param("mine", "Norda won a seat on the board.", id="Norda won a seat on the board"),
        pytest.param("mine", "A study found no cracks in the shaft wall.", id="A study found no cracks in the"),
    ],
)
def test_the_reverse_is_refused(article: str, claim: str, known: dict[str, tuple[Document, Analysis]]) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label in REFUSALS, [(f.check, f.reason) for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        pytest.param("port", "Varda borrowed 30 million crowns from a bank in Selby.", id="24"),
        pytest.param("port", "Lena Falk was convicted of fraud.", id="Lena Falk was convicted of fraud"),
        pytest.param("hospital", "Edith Quade was convicted of negligence.", id="67"),
        pytest.param("hospital", "The panel found Quade guilty of negligence.", id="67"),
        pytest.param("mine", "Rolf Eik ruled out a strike.", id="Rolf Eik ruled out a strike"),
        pytest.param("mine", "Lars Bro opposed the veto.", id="Lars Bro opposed the veto"),
    ],
)
def test_what_may_be_otherwise_is_left_open(
    article: str, claim: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    verdict = verdict_on(claim, article, known)
    assert verdict.label is Label.NOT_CHECKED, [(f.check, f.reason) for f in verdict.checks]


@pytest.mark.parametrize(
    ("article", "claim", "reason"),
    [
        pytest.param("port", "Ruud said the port had hired replacement crews.", "denied that the port", id="denied"),
        pytest.param("port", "Ina Moss voted for the strike.", "Ina Moss abstained", id="abstained"),
        pytest.param("port", "The mills in Selby will run out of grain.", "If the strike goes on until May", id="if"),
        pytest.param("reef", "Arlo named the boats.", "declined on Thursday to name", id="declined"),
    ],
)
def test_a_reason_quotes_what_denies_it(
    article: str, claim: str, reason: str, known: dict[str, tuple[Document, Analysis]]
) -> None:
    assert any(reason in finding.reason for finding in verdict_on(claim, article, known).checks)


@pytest.mark.parametrize(
    ("claim", "lacking"),
    [
        pytest.param("Crane sang on behalf of the ferrymen.", {"'sang'", "'ferrymen'", "'behalf'"}, id="what it lacks"),
        pytest.param("Although poachers took turtles, patrols were cut.", set(), id="small words are none"),
        pytest.param("Poachers stole turtles by the dozen.", {"'stole'"}, id="not the small ones"),
    ],
)
def test_only_words_that_say_something_are_missed(
    claim: str, lacking: set[str], known: dict[str, tuple[Document, Analysis]]
) -> None:
    reasons = [f.reason for f in verdict_on(claim, "reef", known).checks if f.reason.startswith("the source has no")]
    words = {word.strip(",;") for reason in reasons for word in reason.split() if word.startswith("'")}
    assert words <= lacking
