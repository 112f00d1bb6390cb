"""Forests of boosted trees as newslint reads them: nested lists of plain numbers."""

from __future__ import annotations

from typing import Any

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier


def to_plain(model: HistGradientBoostingClassifier) -> list[Any]:
    """A forest as newslint reads it: where the sum begins, then each tree as nested lists."""
    forest: list[Any] = [float(f"{float(numpy.ravel(model._baseline_prediction)[0]):.5g}")]
    for (tree,) in model._predictors:
        forest.append(nested(tree.nodes, 0))
    return forest


def nested(nodes: numpy.ndarray, at: int) -> list[Any] | float:
    """A node as `[feature, threshold, at most, more]`, a leaf as its log-odds."""
    node = nodes[at]
    if node["is_leaf"]:
        return float(f"{float(node['value']):.4g}")
    threshold = float(node["num_threshold"])
    # many thresholds are values that lines have: rounding, and single precision, must not put these on the other side
    threshold = float(f"{threshold + abs(threshold) * 2e-6 + 1e-9:.7g}")
    return [int(node["feature_idx"]), threshold, nested(nodes, int(node["left"])), nested(nodes, int(node["right"]))]
