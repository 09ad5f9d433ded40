"""Times votekit (and pref_voting, where votekit has no such method) on the votes that crates/tally/examples/bench_tally.rs counts.

Prints one JSON object a line: {"figure", "value_seconds", "by"}; the figures carry the same names. Takes --quick.
Installs nothing: run it with a Python that has votekit and pref_voting.
"""

import json
import pathlib
import re
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import votekit.elections as elections
from pref_voting.margin_based_methods import beat_path, ranked_pairs, split_cycle
from pref_voting.profiles_with_ties import ProfileWithTies
from votekit import RankBallot, RankProfile

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "crates" / "tally" / "tests" / "data" / "ranked"
QUICK = [("glasgow.Govan-2007.blt", 4), ("glasgow.Hillhead-2007.blt", 4), ("debian_2007_leader.soi", 1)]
LONG = [("dublin_west_2002.soi", 3)]


def read(file):
    """Orders with their numbers of votes, and the number of candidates."""
    lines = [line.strip() for line in file.read_text().splitlines() if line.strip()]
    orders = {}
    if file.suffix == ".blt":
        candidates = int(lines[0].split()[0])
        ballots = [line.split() for line in lines[1 : lines.index("0")]]
        pairs = [(int(words[0]), tuple(int(word) for word in words[1:-1])) for words in ballots]
    else:
        candidates = int(re.search(r"NUMBER ALTERNATIVES: (\d+)", "\n".join(lines))[1])
        ballots = [line.split(":") for line in lines if not line.startswith("#")]
        pairs = [(int(votes), tuple(int(word) for word in order.split(","))) for votes, order in ballots]
    for votes, order in pairs:
        orders[order] = orders.get(order, 0) + votes
    return orders, candidates


def timed(figure, by, work, runs):
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if best > 2:
            break
    print(json.dumps({"figure": figure, "value_seconds": best, "by": by}), flush=True)


def measure(name, seats):
    orders, candidates = read(FOLDER / name)
    names = [str(number) for number in range(1, candidates + 1)]
    ballots = tuple(
        RankBallot(ranking=tuple(frozenset({str(c)}) for c in order), weight=votes) for order, votes in orders.items()
    )
    kit = RankProfile(ballots=ballots, candidates=tuple(names))
    runs = 3
    stv = {"n_seats": seats, "simultaneous": False, "tiebreak": "borda"}
    timed(f"tally {name} stv", "votekit STV", lambda: elections.STV(kit, **stv).get_elected(), runs)
    timed(f"tally {name} irv", "votekit IRV", lambda: elections.IRV(kit, tiebreak="borda").get_elected(), runs)
    timed(f"tally {name} borda", "votekit Borda", lambda: elections.Borda(kit, n_seats=1).get_elected(), runs)
    timed(f"tally {name} plurality", "votekit Plurality", lambda: elections.Plurality(kit, n_seats=1).get_elected(), runs)
    ranks = [{c: place for place, c in enumerate(order, 1)} for order in orders]

    def voting(method):
        profile = ProfileWithTies(ranks, rcounts=list(orders.values()), candidates=list(range(1, candidates + 1)))
        profile.use_extended_strict_preference()
        return method(profile)

    for word, method in [("schulze", beat_path), ("ranked-pairs", ranked_pairs), ("split-cycle", split_cycle)]:
        timed(f"tally {name} {word}", f"pref_voting {method.name}", lambda method=method: voting(method), runs)


for vote, places in QUICK + ([] if "--quick" in sys.argv else LONG):
    measure(vote, places)
