"""Which nouns are what is bargained over: those that name no issue, need another beside them, and the rest.

Stems, by `stem_word`. The words were set while looking at the names of the fourteen training stories, by kinds: what is
vague, said or felt, when and where it is said, whom it touches. The table `issue_nouns.tsv` is counted by
`training.issues.nouns`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from communique.compose.issue_words import stem_word


@cache
def load_nouns() -> Mapping[str, float]:
    """How much more often than others a noun is what is demanded, offered or ended: the log of the ratio, by stem."""
    table = files("communique.compose").joinpath("issue_nouns.tsv").read_text(encoding="utf-8").splitlines()
    return {noun: float(value) for noun, _, value in (line.partition("\t") for line in table)}


# Never the head of a name.
VAGUE_STEMS = frozenset(
    map(
        stem_word,
        "ability abuser account action activity address administrator advantage afternoon aim ally ambition amount "
        "anger announcement answer apartment approach approval area aspect assertion attempt attention authority "
        "autumn barrel base basis beginning billion bit blame bottom bread breakfast briefing building bunch bye-bye "
        "capability captive case cause ceremony chance change chapter chip choice circumstance citizen city civilian "
        "claim class club comment communique community company concern condition conference confusion consequence "
        "consideration consumer context conversation couple course criticism crowd customer dare date decade decision "
        "degree detail development difference difficulty direction disappointment disposal dollar door doubt dozen "
        "drop duty earth effect effort end euro evening event evidence example expense explanation extent eye face "
        "fact factor family favor favour fear feeling few firm flexibility folk form front fury future gallon "
        "gathering goal ground group guy half hand heart history home hook hope hotel hour household hundred hurdle "
        "idea illusion image impact importance improvement index information infrastructure instance intent intention "
        "interest interview island issue item job judgement key kid kilometre kind lack land lead letter level life "
        "light like line list liter litre lives look loser lot lunch mainland majority manner math matter meal mean "
        "means measure mess message metre middle mile milestone million mind minute mistake moment morning mouth move "
        "name nation nature need neighborhood news night noon note notion number objective obstacle occasion one "
        "opportunity opposition option order organ organization other outcome outrage paper part past path patience "
        "peninsula percent period person photo pic picture place point population position possibility power "
        "precedent presence present pressure priority problem process progress proposal prospect purpose question "
        "rage rally range rate reality reason record regard regime region relation remark report reputation request "
        "resident resolve resort respect response rest result rhetoric right risk role room ruin rule second sense "
        "series session set setback shape share shop shopper showdown side sideline sign situation skepticism "
        "skirmish soil sort source speech spirit spring square stage stance standard start state statement step stone "
        "story street strength stuff style subject success suggestion sum summer summit support system table tactic "
        "task taxpayer term territory theme thought thousand time tip ton tone tonne tool top topic total touch town "
        "track trip trouble truth try tweet type tyrant union use value version view village visit voice voter way "
        "website weekend while whole will willingness wing winner winter wish word work world".split(),
    )
)
# Leave open what of: alone they name no issue.
GENERIC_STEMS = frozenset(
    map(
        stem_word,
        "accord agreement army arrangement bargain bill breakthrough clash compromise concession conflict contract "
        "cut deal declaration dialogue discussion dismantlement easing economy ending extension fight freeze halt "
        "hike increase law legislation lifting market meet meeting military negotiation operation package pact plan "
        "pledge police policy posture practice production program promise provision raise reduction reform "
        "relationship relief removal restriction resumption settlement solution suspension talk talks threat ties "
        "trade treaty violence vote".split(),
    )
)
# Judge, count or date.
JUDGING = frozenset(
    "alternative another bad bigger billion broader certain credible current dangerous different each earlier "
    "entire every extreme fair final fresh full further future good great important key large larger late latest "
    "long main major massive mere mighty million next nonbinding other overall past possible potential previous "
    "proposed quick recent same second separate serious several short similar small so-called strong stronger such "
    "swift terrible third total tough unprecedented unrealistic various weak whole wide wild".split()
)
