"""Times scipy's assignment on the weights of crates/matching/examples/bench_matching.rs, and prints the optimum.

Prints one JSON object a line: {"figure", "value_seconds", "optimum", "by"}; the figures carry the same names. Takes --quick.
Installs nothing: run it with a Python that has scipy.
"""

import json
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment


def weight(row, column):
    mixed = (row * 7_919 + column * 104_729 + row * column * 31) % 1_000_003
    return mixed * mixed % 1_000


for size in [200, 500] + ([] if "--quick" in sys.argv else [1_000]):
    weights = numpy.array([[weight(row, column) for column in range(size)] for row in range(size)])
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        rows, columns = linear_sum_assignment(weights, maximize=True)
        best = min(best, time.process_time() - start)
    optimum = int(weights[rows, columns].sum())
    figure = f"matching assign {size}x{size}"
    print(json.dumps({"figure": figure, "value_seconds": best, "optimum": optimum, "by": "scipy (C++)"}), flush=True)
