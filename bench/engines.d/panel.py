"""Times the lottery of the Sortition Foundation on the pools of crates/panel/examples/bench_panel.rs, one JSON line a figure:
{figure, value_seconds, smallest_chance, by}.

usage: panel.py [--quick]; reads $COMMONWEAVE_SHARED/data/sortition or ../shared. Its leximin needs a solver that is not free, so what
is timed is its maximin (HiGHS), which settles the smallest chance alone; ours goes on to the next smallest until all are settled.
Wall time of one run; reading the files is not counted.
"""

import collections
import csv
import inspect
import json
import os
import time
from importlib.metadata import version

from sortition_algorithms.committee_generation import maximin
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings

POOLS = [("example_small_20", "respondents.csv", "categories.csv", 20), ("sf_fixture", "candidates.csv", "features.csv", 22)]


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def first(read):
    return read[0] if isinstance(read, tuple) else read


def main():
    root = os.path.join(os.environ.get("COMMONWEAVE_SHARED", "../shared"), "data", "sortition")
    for name, people, quotas, size in POOLS:
        if not os.path.exists(os.path.join(root, name, people)):
            continue
        limits, pool = rows(os.path.join(root, name, quotas)), rows(os.path.join(root, name, people))
        if "category" in limits[0]:
            limits = [dict(feature=row["category"], value=row["feature"], min=row["min"], max=row["max"]) for row in limits]
        for number, row in enumerate(pool):
            row["panel_id"] = f"p{number}"
        features = first(read_in_features(list(limits[0]), limits))
        settings = Settings(id_column="panel_id", columns_to_keep=[])
        candidates = first(read_in_people(list(pool[0]), pool, features, settings))
        find = maximin.find_distribution_maximin
        more = [[]] if "check_same_address_columns" in inspect.signature(find).parameters else []
        begin = time.perf_counter()
        committees, chances = find(features, candidates, size, *more)[:2]
        seconds = time.perf_counter() - begin
        total = collections.Counter()
        for committee, chance in zip(committees, chances):
            for person in committee:
                total[person] += chance
        figure = f"panel {name} leximin (reference: maximin alone)"
        smallest = min(total[row["panel_id"]] for row in pool)
        by = "sortition-algorithms " + version("sortition-algorithms")
        print(json.dumps(dict(figure=figure, value_seconds=seconds, smallest_chance=round(smallest, 6), by=by)), flush=True)


main()
