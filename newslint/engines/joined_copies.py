"""The copies of an archive as joins of Spark's: postings, candidates, verification, components.

Each step is written down before the next begins (`Stages`). Columns are those of `duplicates.joining`; texts go by
their digests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newslint.duplicates.pairs import LEAST_WORDS, MOST_IN_BUCKET, THRESHOLD
from newslint.engines.components import label_components
from newslint.engines.stages import EDGE, HOLDER, MEMBER, STORY, Frame, Stages

if TYPE_CHECKING:
    from newslint.engines.batches import Furniture, Redate, Settle

_GROUP = (
    "component long, kind int, number long, digest long, minute long, heads int, capitals int, cut boolean,"
    " codes binary, member binary"
)


class Texts(Struct, frozen=True):
    """How many stories there are, how many of hardly any words that no other one has, and oversized buckets."""

    stories: int
    short: int
    oversized: int


class JoinedStages(Stages):
    """The stages that lead from the stage `stories` to clusters."""

    def settle_days(self, redate: Redate) -> tuple[int, int]:
        """Give stories the days that the other dates of their files settle; how many dates stay unread, and how many
        records have the address of another one.
        """
        from pyspark.sql import functions as f

        from newslint.engines.batches import redate_batches

        stories = self.get("stories")
        shared = stories.where("address is not null").groupBy("address").count().where("count > 1")
        sharing = shared.agg(f.sum("count")).first()[0] or 0
        waiting = stories.where("waiting").select("path").distinct()
        told = stories.where("day_order is not null").join(waiting, "path").groupBy("path")
        found = told.agg(f.collect_set("day_order").alias("orders")).where("size(orders) = 1").collect()
        if found:
            orders = {path: order for path, (order,) in found}

            def run(batches: Iterable[Any]) -> Iterator[Any]:
                return redate_batches(batches, orders, redate)

            stories = self.replace("stories", stories.mapInArrow(run, STORY))
        return stories.where("undated").count(), sharing

    def find_components(self, furniture: Furniture, *, compare: bool, threshold: float, plain: bool) -> Texts:
        """Write the stage `groups`: what is in each component.

        With `compare` texts are compared, else only stories of the same words go together. `furniture` tells the lines
        of a story that don't count.
        """
        from pyspark.sql import functions as f

        stories = self.get("stories")
        texts = self.put("texts", _texts(stories))
        short = f.when(f.col("words") < LEAST_WORDS, f.col("stories")).otherwise(0)
        twice = f.when((f.col("words") > 0) & (f.col("stories") > 1), short).otherwise(0)
        told = texts.agg(f.sum("stories"), f.sum(short) - f.sum(twice)).first()
        labels, edges, oversized = None, None, 0
        if compare:
            edges, oversized = _edges(self, texts, furniture, min(threshold, THRESHOLD), plain=plain)
            labels = self.put("labels", label_components(self, edges.select("left", "right")))
        self.put("groups", _groups(stories, texts, edges, labels, plain=plain))
        return Texts(told[0] or 0, told[1] or 0, oversized)

    def settle_components(self, name: str, settle: Settle, *, plain: bool) -> None:
        """Write the stage `name`: what `settle` makes of each component."""

        from newslint.engines.batches import settle_table

        def run(table: Any) -> Any:  # noqa: ANN401  (Arrow's)
            return settle_table(table, settle, plain=plain)

        self.put(name, self.get("groups").groupBy("component").applyInArrow(run, "value binary"))

    def values_of(self, name: str) -> Iterator[bytes]:
        """What was made of the components, one after the other."""
        return self.column(name, "value")

    def pages(self) -> Iterator[bytes]:
        """The stories that are no records, packed."""
        return self.column("stories", "member", only="page")


def _texts(stories: Frame) -> Frame:
    """What is kept of each text, of the story that stands for it."""
    from pyspark.sql import functions as f

    first = f.min(f.struct("minute", "capitals", "heads", "number")).alias("first")
    found = stories.groupBy("digest").agg(
        first, f.count("*").alias("stories"), f.max("words").alias("words"), f.max("cut").alias("cut")
    )
    found = found.select(f.col("first.number").alias("number"), "stories", f.col("cut").alias("text_cut"))
    kept = ("number", "digest", "minute", "words", "heads", "capitals", "given", "samples", "codes")
    return stories.select(*kept).join(found, "number").withColumnRenamed("text_cut", "cut")


def _edges(stages: Stages, texts: Frame, furniture: Furniture, threshold: float, *, plain: bool) -> tuple[Frame, int]:
    """The pairs of texts that may join (`Verifier.bound`), and how many buckets were oversized."""
    from pyspark.sql import functions as f

    from newslint.engines.batches import bound_batches, pair_batches

    postings = _postings(texts.where("given > 0").select("digest", "samples"))
    sorted_ones = postings.repartition("shingle").sortWithinPartitions("shingle", "digest")
    pairs = stages.put("pairs", sorted_ones.mapInArrow(pair_batches, "left long, right long, shared long"))
    oversized = pairs.where("left = right").agg(f.sum("shared")).first()[0] or 0
    given = texts.select("digest", "given")
    summed = pairs.where("left < right").groupBy("left", "right").agg(f.sum("shared").alias("shared"))
    for side in ("left", "right"):
        summed = summed.join(given.toDF(side, f"given_{side}"), side)
    small = f.least("given_left", "given_right")
    few = f.greatest(f.lit(1), f.least(f.lit(2), f.floor(small / 3)))
    worth = (f.col("shared") >= few) & (f.col("shared") * 10 >= small)
    candidates = stages.put("candidates", summed.where(worth).select("left", "right"))
    stages.drop("pairs")
    kept = ("digest", "minute", "heads", "cut", "codes")
    form = "left long, right long, doubtful boolean"

    def bound(batches: Iterable[Any]) -> Iterator[Any]:
        return bound_batches(batches, threshold, plain=plain)

    edges = stages.put("bounded", _beside(candidates, texts.select(*kept)).mapInArrow(bound, form))
    if plain:
        return edges, oversized

    def read(batches: Iterable[Any]) -> Iterator[Any]:
        return bound_batches(batches, threshold, plain=plain, furniture=furniture)

    # what two texts share may be furniture, which takes the stories themselves to know
    stories = texts.select(*kept, "number").join(stages.get("stories").select("number", "member"), "number")
    doubtful = _beside(edges.where("doubtful").select("left", "right"), stories.drop("number"))
    found = edges.where("not doubtful").union(doubtful.mapInArrow(read, form))
    return stages.put("edges", found), oversized


def _beside(pairs: Frame, texts: Frame) -> Frame:
    """Pairs of texts with what is kept of both."""
    for side in ("left", "right"):
        pairs = pairs.join(texts.toDF(side, *(f"{name}_{side}" for name in texts.columns[1:])), side)
    return pairs


def _postings(texts: Frame) -> Frame:
    """A row for each sampled shingle (`samples`) of each text, with its other columns."""
    from newslint.engines.batches import explode_samples

    columns = [column for column in texts.columns if column != "samples"]
    told = ", ".join([*(f"{column} long" for column in columns), "shingle int"])
    return texts.mapInArrow(explode_samples, told)


def _groups(
    stories: Frame,
    texts: Frame,
    edges: Frame,
    labels: Frame,
    *,
    plain: bool,
) -> Frame:
    """The rows of all components: members, pairs that may join them, and who holds their shingles."""
    from pyspark.sql import functions as f

    def rows(frame: Frame, kind: int) -> Frame:
        there = {"kind": f.lit(kind)} | {name: f.col(name) for name in frame.columns}
        columns = [one.split() for one in _GROUP.split(", ")]
        return frame.select(*(there.get(name, f.lit(None)).cast(form).alias(name) for name, form in columns))

    known = texts.where("words > 0").select("digest", "stories")
    if labels is None:
        members = known.where("stories > 1").select("digest", f.col("digest").alias("component"))
        return rows(stories.join(members, "digest"), MEMBER)
    known = known.join(labels.toDF("digest", "component"), "digest", "left")
    members = known.where("stories > 1 or component is not null").select(
        "digest", f.coalesce("component", "digest").alias("component")
    )
    found = rows(stories.join(members, "digest"), MEMBER)
    inside = edges.join(labels.toDF("left", "component"), "left")
    pairs = inside.select("component", f.col("left").alias("number"), f.col("right").alias("digest"))
    found = found.union(rows(pairs, EDGE))
    if plain:
        return found
    # pairs of one firm pair are known; others may be asked for, and furniture be learnt from the archive
    asked = inside.groupBy("component").agg(f.count("*").alias("pairs"), f.max("doubtful").alias("doubtful"))
    asked = asked.where("pairs > 1 or doubtful").select("component")
    own = labels.toDF("digest", "component").join(asked, "component").join(texts.select("digest", "samples"), "digest")
    needed = _postings(own.select("component", "samples")).groupBy("component", "shingle").count().where("count > 1")
    holders = _first_holders(texts, needed).join(texts.select("digest", "samples"), "digest")
    shown = holders.select("component", f.col("shingle").alias("number"), "digest", f.col("samples").alias("codes"))
    return found.union(rows(shown, HOLDER))


def _first_holders(texts: Frame, needed: Frame) -> Frame:
    """The first texts that hold the shingles that components need (component, shingle, digest)."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    postings = _postings(texts.where("given > 0").select("digest", "samples"))
    postings = postings.join(needed.select("shingle").distinct(), "shingle", "semi")
    place = f.row_number().over(Window.partitionBy("shingle").orderBy("digest"))
    first = postings.select("shingle", "digest", place.alias("place")).where(f.col("place") <= MOST_IN_BUCKET)
    return needed.select("component", "shingle").join(first.drop("place"), "shingle")
