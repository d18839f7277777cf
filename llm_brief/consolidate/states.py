"""States, their seats of government and their adjectives: "Islamabad" for the government of Pakistan.

The members and observers of the United Nations and a few others that the news speaks of as states. The table tells who
acts; it never tells where something is.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from llm_brief.text.fold import fold_words

__all__ = ["state_called", "state_of_adjective", "state_of_seat"]

_STATES = """
    Afghanistan: Kabul: Afghan
    Albania: Tirana: Albanian
    Algeria: Algiers: Algerian
    Andorra: Andorra la Vella: Andorran
    Angola: Luanda: Angolan
    Argentina: Buenos Aires: Argentine, Argentinian
    Armenia: Yerevan: Armenian
    Australia: Canberra: Australian
    Austria: Vienna: Austrian
    Azerbaijan: Baku: Azerbaijani, Azeri
    Bahamas: Nassau: Bahamian
    Bahrain: Manama: Bahraini
    Bangladesh: Dhaka: Bangladeshi
    Barbados: Bridgetown: Barbadian
    Belarus: Minsk: Belarusian
    Belgium: Brussels: Belgian
    Belize: Belmopan: Belizean
    Benin: Porto-Novo: Beninese
    Bhutan: Thimphu: Bhutanese
    Bolivia: La Paz: Bolivian
    Bosnia and Herzegovina: Sarajevo: Bosnian
    Botswana: Gaborone: Botswanan
    Brazil: Brasilia, Brasília: Brazilian
    Brunei: Bandar Seri Begawan: Bruneian
    Bulgaria: Sofia: Bulgarian
    Burkina Faso: Ouagadougou: Burkinabe, Burkinabè
    Burundi: Gitega: Burundian
    Cambodia: Phnom Penh: Cambodian
    Cameroon: Yaounde, Yaoundé: Cameroonian
    Canada: Ottawa: Canadian
    Cape Verde: Praia: Cape Verdean
    Central African Republic: Bangui:
    Chad: N'Djamena: Chadian
    Chile: Santiago: Chilean
    China: Beijing: Chinese
    Colombia: Bogota, Bogotá: Colombian
    Comoros: Moroni: Comorian
    Costa Rica: San Jose: Costa Rican
    Croatia: Zagreb: Croatian
    Cuba: Havana: Cuban
    Cyprus: Nicosia: Cypriot
    Czech Republic, Czechia: Prague: Czech
    Democratic Republic of the Congo, DR Congo: Kinshasa: Congolese
    Denmark: Copenhagen: Danish
    Djibouti: Djibouti City: Djiboutian
    Dominican Republic: Santo Domingo:
    East Timor, Timor-Leste: Dili: Timorese
    Ecuador: Quito: Ecuadorian
    Egypt: Cairo: Egyptian
    El Salvador: San Salvador: Salvadoran
    Equatorial Guinea: Malabo:
    Eritrea: Asmara: Eritrean
    Estonia: Tallinn: Estonian
    Eswatini: Mbabane: Swazi
    Ethiopia: Addis Ababa: Ethiopian
    Fiji: Suva: Fijian
    Finland: Helsinki: Finnish
    France: Paris: French
    Gabon: Libreville: Gabonese
    Gambia: Banjul: Gambian
    Georgia: Tbilisi: Georgian
    Germany: Berlin: German
    Ghana: Accra: Ghanaian
    Greece: Athens: Greek
    Guatemala: Guatemala City: Guatemalan
    Guinea: Conakry: Guinean
    Guinea-Bissau: Bissau:
    Guyana: Georgetown: Guyanese
    Haiti: Port-au-Prince: Haitian
    Honduras: Tegucigalpa: Honduran
    Hungary: Budapest: Hungarian
    Iceland: Reykjavik, Reykjavík: Icelandic
    India: New Delhi, Delhi: Indian
    Indonesia: Jakarta: Indonesian
    Iran: Tehran, Teheran: Iranian
    Iraq: Baghdad: Iraqi
    Ireland: Dublin: Irish
    Israel: Jerusalem: Israeli
    Italy: Rome: Italian
    Ivory Coast, Cote d'Ivoire, Côte d'Ivoire: Yamoussoukro: Ivorian
    Jamaica: Kingston: Jamaican
    Japan: Tokyo: Japanese
    Jordan: Amman: Jordanian
    Kazakhstan: Astana: Kazakh
    Kenya: Nairobi: Kenyan
    Kosovo: Pristina: Kosovar, Kosovan
    Kuwait: Kuwait City: Kuwaiti
    Kyrgyzstan: Bishkek: Kyrgyz
    Laos: Vientiane: Laotian
    Latvia: Riga: Latvian
    Lebanon: Beirut: Lebanese
    Lesotho: Maseru: Basotho
    Liberia: Monrovia: Liberian
    Libya: Tripoli: Libyan
    Liechtenstein: Vaduz:
    Lithuania: Vilnius: Lithuanian
    Luxembourg: Luxembourg City: Luxembourgish
    Madagascar: Antananarivo: Malagasy
    Malawi: Lilongwe: Malawian
    Malaysia: Kuala Lumpur, Putrajaya: Malaysian
    Maldives: Male, Malé: Maldivian
    Mali: Bamako: Malian
    Malta: Valletta: Maltese
    Mauritania: Nouakchott: Mauritanian
    Mauritius: Port Louis: Mauritian
    Mexico: Mexico City: Mexican
    Moldova: Chisinau, Chișinău: Moldovan
    Mongolia: Ulaanbaatar, Ulan Bator: Mongolian
    Montenegro: Podgorica: Montenegrin
    Morocco: Rabat: Moroccan
    Mozambique: Maputo: Mozambican
    Myanmar, Burma: Naypyidaw: Burmese
    Namibia: Windhoek: Namibian
    Nepal: Kathmandu: Nepali, Nepalese
    Netherlands: The Hague: Dutch
    New Zealand: Wellington:
    Nicaragua: Managua: Nicaraguan
    Niger: Niamey: Nigerien
    Nigeria: Abuja: Nigerian
    North Korea: Pyongyang: North Korean
    North Macedonia: Skopje: Macedonian
    Norway: Oslo: Norwegian
    Oman: Muscat: Omani
    Pakistan: Islamabad: Pakistani
    Palestine, Palestinian Authority: Ramallah: Palestinian
    Panama: Panama City: Panamanian
    Papua New Guinea: Port Moresby:
    Paraguay: Asuncion, Asunción: Paraguayan
    Peru: Lima: Peruvian
    Philippines: Manila: Philippine, Filipino
    Poland: Warsaw: Polish
    Portugal: Lisbon: Portuguese
    Qatar: Doha: Qatari
    Republic of the Congo: Brazzaville:
    Romania: Bucharest: Romanian
    Russia, Russian Federation: Moscow, Kremlin: Russian
    Rwanda: Kigali: Rwandan
    Saudi Arabia: Riyadh: Saudi
    Senegal: Dakar: Senegalese
    Serbia: Belgrade: Serbian
    Sierra Leone: Freetown: Sierra Leonean
    Singapore: : Singaporean
    Slovakia: Bratislava: Slovak
    Slovenia: Ljubljana: Slovenian
    Somalia: Mogadishu: Somali
    South Africa: Pretoria: South African
    South Korea: Seoul: South Korean
    South Sudan: Juba: South Sudanese
    Spain: Madrid: Spanish
    Sri Lanka: Colombo: Sri Lankan
    Sudan: Khartoum: Sudanese
    Suriname: Paramaribo: Surinamese
    Sweden: Stockholm: Swedish
    Switzerland: Bern, Berne: Swiss
    Syria: Damascus: Syrian
    Taiwan: Taipei: Taiwanese
    Tajikistan: Dushanbe: Tajik
    Tanzania: Dodoma: Tanzanian
    Thailand: Bangkok: Thai
    Togo: Lome, Lomé: Togolese
    Trinidad and Tobago: Port of Spain: Trinidadian
    Tunisia: Tunis: Tunisian
    Turkey, Turkiye, Türkiye: Ankara: Turkish
    Turkmenistan: Ashgabat: Turkmen
    Uganda: Kampala: Ugandan
    Ukraine: Kyiv, Kiev: Ukrainian
    United Arab Emirates, UAE: Abu Dhabi: Emirati
    United Kingdom, UK, U.K., Britain, Great Britain: London: British
    United States, US, U.S., USA, United States of America, America: Washington: American
    Uruguay: Montevideo: Uruguayan
    Uzbekistan: Tashkent: Uzbek
    Vatican, Holy See: Vatican City:
    Venezuela: Caracas: Venezuelan
    Vietnam: Hanoi: Vietnamese
    Yemen: Sanaa, Sana'a: Yemeni
    Zambia: Lusaka: Zambian
    Zimbabwe: Harare: Zimbabwean
    """
"""Names: seats of government: adjectives; commas part them, and the first name is the one that stands for all."""


def state_called(name: str) -> str | None:
    """The state of that name, folded; None for anything else. "U.S." and "Britain" are names of states."""
    return _column(0).get(fold_words(name))


def state_of_seat(name: str) -> str | None:
    """The state that is governed from the city of that name."""
    return _column(1).get(fold_words(name))


def state_of_adjective(name: str) -> str | None:
    """The state that "Pakistani" or "British" speaks of."""
    return _column(2).get(fold_words(name))


@cache
def _column(which: int) -> Mapping[str, str]:
    return MappingProxyType({form: rows[0][0] for rows in _rows() for form in rows[which]})


def _rows() -> Iterator[tuple[list[str], ...]]:
    for line in _STATES.strip().splitlines():
        yield tuple([fold_words(name) for name in part.split(",") if name.strip()] for part in line.split(":"))
