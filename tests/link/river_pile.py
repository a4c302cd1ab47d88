"""Two neighbouring stories of the same people, each told by two outlets, and a third of somebody else."""

from __future__ import annotations

from communique.types import Article
from tests.link.river_readings import read

DAM_ONE = """Varda shuts the Lower Sile dam until Ostrel replies

Varda closed the sluices of the Lower Sile dam on Monday and said they would stay shut until Ostrel answered a letter
about the summer's water. Energy minister Osip Grell told reporters in Karsk that farmers below the dam would get no
water before the letter was answered. Ostrel denied that any letter about the sluices had arrived, and called the
closing of the dam a breach of the river treaty."""
DAM_TWO = """Farmers wait for water as Grell keeps sluices closed

The sluices of the dam on the Lower Sile stay shut, Osip Grell said on Tuesday. The energy minister of Varda wants an
answer to his letter about the water of this summer. Ostrel says no such letter came, and that to close the dam is a
breach of the river treaty. Farmers below the sluices said their barley would not last another week without water."""
TRAIN_ONE = """Vardan train drivers strike over night shifts

Train drivers walked out on Thursday over unpaid night shifts, and every express to the coast was cancelled. Passengers
slept in stations, and a hospital in the hills sent coaches for its nurses. Osip Grell, who runs the
railways too, said drivers were paid more than their union admitted. The union said its strike over the
night shifts would go on until wages were settled in writing, and asked signal workers to join the pickets."""
TRAIN_TWO = """No express to the coast as drivers' union rejects wage offer

The union of train drivers rejected an offer of wages for night shifts on Friday and said its strike would go on. Every
express to the coast stayed cancelled and passengers were told to look for coaches. The offer came from Grell, who
called the pickets reckless. Signal workers vote on Sunday whether to join them."""
BAKER = """A baker in Tamsin wins the prize for rye bread

Ilse Marok has baked rye loaves in Tamsin for thirty years. The jury of the harvest fair praised the crust and the sour
dough, and gave her a medal and a sack of flour."""

PILE = {"dam-1": DAM_ONE, "dam-2": DAM_TWO, "train-1": TRAIN_ONE, "train-2": TRAIN_TWO, "baker": BAKER}


def make_pile() -> list[Article]:
    """All five, by name."""
    return [read(name, text).article for name, text in PILE.items()]
