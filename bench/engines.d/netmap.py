"""Times networkx and igraph on the largest shared network, one JSON line a figure: {figure, value_seconds, by}.

usage: netmap.py [--quick]; reads $COMMONWEAVE_SHARED/data/networks or ../shared; figures have the names that the Rust side gives them. Wall time, best of three for
igraph, one run of networkx; building the graph is not counted on either side.
"""

import csv
import json
import os
import sys
import time
from importlib.metadata import version

import igraph
import networkx


def fastest(times, work):
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def line(figure, seconds, by):
    print(json.dumps(dict(figure=figure, value_seconds=round(seconds, 6), by=by)), flush=True)


def main():
    prefix = os.path.join(os.environ.get("COMMONWEAVE_SHARED", "../shared"), "data", "networks", "email_eu_core")
    graph = networkx.Graph()
    with open(prefix + ".nodes.csv", encoding="utf-8", newline="") as file:
        graph.add_nodes_from(row["id"] for row in csv.DictReader(file))
    with open(prefix + ".edges.csv", encoding="utf-8", newline="") as file:
        graph.add_edges_from((row["source"], row["target"]) for row in csv.DictReader(file))
    graph.remove_edges_from(list(networkx.selfloop_edges(graph)))
    other = igraph.Graph.from_networkx(graph)
    nx, ig = "networkx " + version("networkx"), "igraph " + version("igraph")
    line("netmap betweenness email_eu_core (igraph)", fastest(3, other.betweenness), ig)
    leiden = lambda: other.community_leiden(objective_function="modularity", n_iterations=-1)  # noqa: E731
    line("netmap leiden (1 run) email_eu_core", fastest(3, leiden), ig)
    line("netmap betweenness email_eu_core (networkx)", fastest(1, lambda: networkx.betweenness_centrality(graph)), nx)
    line("netmap paths email_eu_core", fastest(1, lambda: networkx.closeness_centrality(graph)), nx)
    if "--quick" not in sys.argv:
        line("netmap constraint email_eu_core", fastest(1, lambda: networkx.constraint(graph)), nx)


main()
