"""Times red-dwarf on the shared conversations, one JSON line a figure: {figure, value_seconds, by}.

usage: opinion.py [--quick]; reads $COMMONWEAVE_SHARED/data/polis or ../shared; figures have the names that the Rust side gives them. Wall time, best of three (best of
one with --quick); reading the files is not counted on either side.
"""

import csv
import json
import os
import sys
import time
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")
from reddwarf.implementations.polis import run_pipeline  # noqa: E402

csv.field_size_limit(10**9)


def conversation(folder):
    with open(folder + "/participants-votes.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    first = rows[0].index("n-disagree") + 1
    votes = [
        dict(participant_id=int(row[0]), statement_id=int(name), vote=int(float(cell)), modified=0.0)
        for row in rows[1:]
        for name, cell in zip(rows[0][first:], row[first:])
        if cell != ""
    ]
    out = []
    if os.path.exists(folder + "/comments.csv"):
        with open(folder + "/comments.csv", encoding="utf-8-sig", newline="") as file:
            out = [int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"].strip() == "-1"]
    known = {vote["statement_id"] for vote in votes}
    return votes, [name for name in out if name in known]


def main():
    times = 1 if "--quick" in sys.argv else 3
    root = os.path.join(os.environ.get("COMMONWEAVE_SHARED", "../shared"), "data", "polis")
    for name in sorted(os.listdir(root)):
        folder = os.path.join(root, name)
        if not os.path.exists(folder + "/participants-votes.csv"):
            continue
        votes, out = conversation(folder)
        best = float("inf")
        for _ in range(times):
            begin = time.perf_counter()
            run_pipeline(votes=votes, mod_out_statement_ids=out, meta_statement_ids=[], random_state=0)
            best = min(best, time.perf_counter() - begin)
        by = "red-dwarf " + version("red-dwarf")
        print(json.dumps(dict(figure="opinion map " + name, value_seconds=round(best, 6), by=by)), flush=True)


main()
