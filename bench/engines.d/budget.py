"""Times pabutools (exact fractions) on the elections that crates/budget/examples/bench_budget.rs counts.

Prints one JSON object a line: {"figure", "value_seconds"}; the figures carry the same names. Takes --quick.
Installs nothing: run it with a Python that has pabutools and gmpy2.
"""

import json
import os
import pathlib
import sys
import time

from pabutools.election import Additive_Borda_Sat, Additive_Cardinal_Sat, Cost_Sat, parse_pabulib
from pabutools.election.profile import AbstractApprovalProfile, AbstractCardinalProfile
from pabutools.rules import (
    completion_by_rule_combination,
    greedy_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)

sys.setrecursionlimit(100_000)
QUICK = [("Netherlands_Assen_2024", True), ("Poland_Swiecie_2023", True), ("Switzerland_Zurich_S5R", True)]
LONG = [("Netherlands_Amsterdam_332", True), ("France_Toulouse_2022", False), ("Poland_Lodz_2024", False)]
FOLDER = pathlib.Path(os.environ.get("COMMONWEAVE_SHARED", "../shared")) / "data" / "pb"


def timed(figure, work):
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    print(json.dumps({"figure": figure, "value_seconds": seconds}), flush=True)
    return result


def measure(name, add_one):
    file = FOLDER / f"{name}.pb"
    if not file.exists():
        return
    figure = f"budget {name}"
    instance, profile = timed(f"{figure} read", lambda: parse_pabulib(str(file)))
    approval = isinstance(profile, AbstractApprovalProfile)
    points = isinstance(profile, AbstractCardinalProfile)
    worth = Cost_Sat if approval else Additive_Cardinal_Sat if points else Additive_Borda_Sat
    # Both sides begin with single ballots and put equal ones together themselves, as part of the time.
    together = profile.as_multiprofile
    timed(f"{figure} greedy", lambda: greedy_utilitarian_welfare(instance, together(), sat_class=worth))
    timed(f"{figure} mes", lambda: method_of_equal_shares(instance, together(), sat_class=worth))
    both = [method_of_equal_shares, greedy_utilitarian_welfare]
    options = [{"sat_class": worth}, {"sat_class": worth}]
    timed(f"{figure} mes_then_greedy", lambda: completion_by_rule_combination(instance, together(), both, options))
    if approval:
        timed(f"{figure} phragmen", lambda: sequential_phragmen(instance, together()))
    if add_one:
        shares = {"sat_class": worth, "voter_budget_increment": 1}
        timed(f"{figure} mes_add1", lambda: method_of_equal_shares(instance, together(), **shares))


for election, with_add_one in QUICK + ([] if "--quick" in sys.argv else LONG):
    measure(election, with_add_one)
