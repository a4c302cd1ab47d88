"""A noun in a title or a description -> what kind of entity it stands for, how many, and of which sex, if it shows.

Closed word lists of the language of news about politics and bargaining; an unknown noun is judged by its ending.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from communique.types import EntityType


class Number(StrEnum):
    SINGULAR = "singular"
    PLURAL = "plural"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"


@lru_cache(maxsize=4096)
def classify_noun(noun: str) -> tuple[EntityType | None, Number]:
    """What a noun in lower case stands for, and its number; the type is None where nothing tells."""
    for kind, nouns in _NOUNS.items():
        if noun in nouns:
            return kind, Number.SINGULAR
        if singular(noun) in nouns and noun != singular(noun):
            is_many = kind in (EntityType.PERSON, EntityType.ORGANIZATION)
            return (EntityType.GROUP if is_many else kind), Number.PLURAL
    if "-" in noun and any(part in _PERSONS for part in noun.split("-")):  # "secretary-general"
        return EntityType.PERSON, Number.SINGULAR
    if noun in _COLLECTIVES or is_plural(noun):
        return EntityType.GROUP, Number.PLURAL
    if noun.endswith(_PERSON_ENDINGS):
        return EntityType.PERSON, Number.SINGULAR
    return None, Number.SINGULAR


def is_office(noun: str) -> bool:
    """Whether a noun in lower case can be a title before a name: "envoy", but not "son", a name as well."""
    return noun in TITLES or (noun in _PERSONS and noun not in _NEVER_TITLES)


@lru_cache(maxsize=4096)
def is_person_noun(noun: str) -> bool:
    """Whether a noun in lower case names one person or one office: "minister", "spokeswoman"."""
    return noun in _PERSONS or noun.endswith(("man", "woman")) or classify_noun(noun) == _ONE_PERSON


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case looks plural."""
    return noun in _PLURALS or (noun.endswith("s") and not noun.endswith(("ss", "us", "sis", "'s")))


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """The singular of a plural in lower case; any other word as it is."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) else noun


def gender_of_noun(noun: str) -> Gender | None:
    """The sex a noun in lower case tells: "spokeswoman", "father"; None for most."""
    if noun in _FEMALE or noun.endswith("woman"):
        return Gender.FEMALE
    if noun in _MALE or (noun.endswith("man") and noun not in ("woman", "human", "german", "roman", "chairman")):
        return Gender.MALE
    return None


def same_office(noun: str, office: str) -> bool:
    """Whether a noun may stand for somebody of an office: "leader" for a president, no president for a premier."""
    return noun == office or office in _LOOSE_OFFICES.get(noun, frozenset())


TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame sen sens rep reps gov lt gen col maj capt sgt adm cmdr "
    "president premier chancellor king queen prince princess pope emperor senator congressman congresswoman "
    "representative governor mayor minister secretary ambassador general colonel admiral judge justice "
    "speaker chairman chairwoman chief".split()
)
"""Words that stand right before a person's name and are not part of it."""

MODIFIERS = frozenset(
    "former acting deputy vice foreign prime senior chief special national security incoming outgoing top "
    "assistant associate executive first second junior long-time longtime then co lead interim press "
    "opposition majority minority defense defence interior finance trade justice health education energy "
    "labor labour state white house supreme military army navy political policy economic staff team board "
    "school union party spokes under general".split()
)
"""Words in lower case that may belong to a title before a name: "deputy foreign minister Ilse Marn"."""

STATE_LEADERS = frozenset("president leader premier chancellor dictator ruler king queen chairman strongman".split())

_PERSONS = frozenset(
    "accountant activist actor actress adviser advisor agent aide ally ambassador analyst archbishop "
    "architect attorney author banker bishop boss broadcaster candidate captain caretaker celebrity chair "
    "chairman chairperson chairwoman chancellor chief citizen clerk colleague colonel columnist commander "
    "commentator commissioner congressman congresswoman consultant coordinator correspondent council "
    "councillor counsel counselor counterpart critic daughter defector delegate demonstrator deputy despot "
    "dictator diplomat director dissident doctor driver economist editor employee engineer envoy executive "
    "expert farmer father fellow fighter fisherman founder friend general governor head historian host "
    "husband individual insider investor journalist judge king lawmaker lawyer leader lecturer legislator "
    "lieutenant major manager mayor mediator member merchant militant miner minister monarch mother "
    "nationalist negotiator neighbor neighbour newsman nominee observer officer official operator opponent "
    "organizer owner parent participant partner passenger patriarch peer person physician pilot player "
    "policeman politician pope premier president prince princess principal producer professor prosecutor "
    "protester protestor publisher queen refugee rep reporter representative republican democrat researcher "
    "resident ruler scholar scientist secretary senator sheriff sister soldier son source speaker spokesman "
    "spokesperson spokeswoman staffer strategist strongman student successor superintendent supporter teacher "
    "trader treasurer trustee undersecretary veteran vice victim volunteer voter whip widow wife witness "
    "worker writer youth speechwriter chairwoman man woman boy girl child chieftain emperor envoy diplomat "
    "conservative liberal insurgent rebel shopkeeper tourist businessman businesswoman brother insider ceo "
    "cfo coo professor".split()
) - {"council", "vice", "major"}
_NEVER_TITLES = frozenset(
    "boy brother child critic daughter father friend girl head host husband insider individual king man "
    "mother neighbor neighbour parent partner person pope prince princess queen sister son source whip widow "
    "wife witness woman youth chair judge major miller porter tailor".split()
) - {"king", "pope", "prince", "princess", "queen", "judge", "major", "whip"}
_ORGANIZATIONS = frozenset(
    "administration agency alliance army assembly association authority bank board body bloc branch bureau "
    "cabinet camp campaign chamber charity church coalition commission committee company conference congress "
    "consulate corporation council court delegation department district embassy faction federation firm "
    "foundation fund group headquarters house institute institution intelligence judiciary legislature lobby "
    "media military militia mission movement navy network office organisation organization panel parliament "
    "party pentagon police program school secretariat senate service squad staff team think-tank treasury "
    "tribunal union university wing leadership force opposition city".split()
)
_GOVERNMENTS = frozenset("government regime administration state country nation authorities presidency kremlin".split())
_OUTLETS = frozenset(
    "newspaper paper daily weekly magazine broadcaster station channel website blog journal tabloid outlet publication "
    "newswire agency".split()
) - {"agency", "broadcaster"}
_DOCUMENTS = frozenset(
    "accord agreement announcement article bill book cable charter comment communique communiqué constitution "
    "contract convention data deal declaration decree dispatch document draft editorial estimate evidence "
    "figure file filing image interview law letter list memo memorandum message note notice order pact paper "
    "petition plan poll post posting proposal provision release remark report resolution rule ruling speech "
    "statement statistic study summary survey text tweet treaty video warning offer demand account".split()
)
_NOUNS: dict[EntityType, frozenset[str]] = {
    EntityType.PERSON: _PERSONS,
    EntityType.GOVERNMENT: _GOVERNMENTS,
    EntityType.ORGANIZATION: _ORGANIZATIONS,
    EntityType.OUTLET: _OUTLETS,
    EntityType.DOCUMENT: _DOCUMENTS,
}
_COLLECTIVES = frozenset(
    "both some many others several most few all neither either everyone dozens hundreds thousands millions "
    "those people majority public populace side sides staff personnel".split()
)
_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "spokespeople": "spokesperson",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
    "businessmen": "businessman",
    "lawmen": "lawman",
    "fishermen": "fisherman",
    "policemen": "policeman",
    "congressmen": "congressman",
    "wives": "wife",
    "data": "data",
    "media": "media",
    "police": "police",
}
_ONE_PERSON = (EntityType.PERSON, Number.SINGULAR)
_PERSON_ENDINGS = (
    "ee",
    "ist",
    "man",
    "woman",
    "person",
    "eer",
    "ician",
    "ologist",
    "maker",
    "holder",
    "worker",
    "crat",
)
_FEMALE = frozenset(
    "mrs ms miss lady dame queen princess mother daughter wife sister widow actress girl businesswoman".split()
)
_MALE = frozenset("mr sir lord king prince father son husband brother boy emperor pope patriarch".split())
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson".split())
_SCHOLARS = frozenset("analyst economist expert strategist fellow professor scholar academic lecturer".split())
_HEADS = frozenset("chairman chairwoman chair chairperson chief head director boss president leader".split())
_LOOSE_OFFICES: dict[str, frozenset[str]] = {
    "leader": frozenset("president chairman premier chancellor minister dictator ruler king strongman speaker".split()),
    "dictator": frozenset("president leader chairman ruler".split()),
    "ruler": frozenset("president leader king dictator".split()),
    "premier": frozenset(["minister"]),
    "lawmaker": frozenset("senator sen representative rep congressman congresswoman legislator leader speaker".split()),
    "senator": frozenset(["sen"]),
    "congressman": frozenset(["rep", "representative"]),
    "congresswoman": frozenset(["rep", "representative"]),
    "legislator": frozenset("senator sen representative rep lawmaker".split()),
    "republican": frozenset("senator sen representative rep speaker congressman lawmaker".split()),
    "democrat": frozenset("senator sen representative rep speaker congressman lawmaker".split()),
    "diplomat": frozenset("secretary ambassador envoy minister negotiator mediator".split()),
    "envoy": frozenset("representative ambassador negotiator diplomat".split()),
    "negotiator": frozenset("envoy representative minister secretary".split()),
    "commander": frozenset("general gen colonel col admiral".split()),
    "officer": frozenset("general gen colonel col lieutenant major captain".split()),
    "teacher": frozenset(["professor", "lecturer"]),
    "adviser": frozenset(["advisor", "aide"]),
    "advisor": frozenset(["adviser", "aide"]),
    **dict.fromkeys(_SPOKESMEN, _SPOKESMEN),
    **dict.fromkeys(_SCHOLARS, _SCHOLARS),
    **dict.fromkeys(("head", "chief", "boss", "chair"), _HEADS),
}
"""Nouns of looser meaning, each with the offices it may stand for."""
