"""Connected components of a graph that lies in a table, by randomised contraction.

Each round every vertex goes over to the one among itself and its neighbours that comes first in an order drawn for the
round; what is left of the edges is a smaller graph (Bögeholz, Brand, Todor: In-database connected component analysis,
ICDE 2020). Labels don't depend on how rows lie in partitions: an order is a hash of the vertex and the round.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.engines.stages import Frame, Stages

#: so many edges are joined by the driver, in its memory: a round of a table takes seconds, this a second at most
FEW = 1_000_000


def label_components(stages: Stages, edges: Frame, few: int | None = None) -> Frame:
    """The vertices of `edges` (left, right: long) and the label of the component of each (vertex, label).

    Rounds are stages. `few` edges or less (`FEW`) are left to the driver.
    """
    from pyspark.sql import functions as f

    few = FEW if few is None else few

    steps: list[Frame] = []
    left, number = edges.where("left != right"), 0
    count = left.count()
    while count > few:
        both = left.union(left.select("right", "left")).toDF("vertex", "other")
        drawn = f.struct(f.xxhash64("other", f.lit(number)).alias("drawn"), "other")
        own = f.struct(f.xxhash64("vertex", f.lit(number)).alias("drawn"), f.col("vertex").alias("other"))
        nearest = both.groupBy("vertex").agg(f.min(drawn).alias("nearest"))
        step = nearest.select("vertex", f.least("nearest", own).getField("other").alias("label"))
        steps.append(stages.put(f"step-{number}", step))
        for side in ("left", "right"):
            goes = steps[-1].toDF(side, f"{side}_label")
            left = left.join(goes, side).drop(side).withColumnRenamed(f"{side}_label", side)
        low, high = f.least("left", "right").alias("left"), f.greatest("left", "right").alias("right")
        left = stages.put(f"left-{number}", left.where("left != right").select(low, high).distinct())
        number, count = number + 1, left.count()
    table = left.select("left", "right").toArrow()
    labels = label_edges(zip(*(column.to_pylist() for column in table.columns), strict=True))
    found = stages.spark.createDataFrame([*labels.items()], "vertex long, label long")
    for step in reversed(steps):
        # what isn't in the smaller graph has no neighbours left: its label is its own
        later = found.toDF("label", "last")
        found = step.join(later, "label", "left").select("vertex", f.coalesce("last", "label").alias("label"))
    return found


def label_edges(edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The same of edges that are held: the label of a component is its least vertex."""
    lead: dict[int, int] = {}

    def top(vertex: int) -> int:
        while lead.setdefault(vertex, vertex) != vertex:
            lead[vertex] = vertex = lead[lead[vertex]]
        return vertex

    for left, right in edges:
        low, high = sorted((top(left), top(right)))
        lead[high] = low
    return {vertex: top(vertex) for vertex in lead}
