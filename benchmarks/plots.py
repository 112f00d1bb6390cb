"""A plot of points with names as SVG, without a package for it."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 760, 420, 70, 70, 50, 150
OWN, OTHER = "#c0392b", "#34495e"


def plot(
    title: str,
    axes: tuple[str, str],
    points: Sequence[tuple[str, float, float]],
    note: str,
    *,
    logarithmic: bool = False,
) -> str:
    """An SVG of points (name, x, y from 0 to 1); with `logarithmic` x grows so, and less than .1 counts as .1."""
    xs = [scale(x, logarithmic=logarithmic) for _, x, _ in points]
    low, high = min(xs, default=0.0), max(xs, default=1.0)
    if logarithmic:
        low, high = math.floor(low), max(math.ceil(high), math.floor(low) + 1)

    def across(value: float) -> float:
        return LEFT + (value - low) / max(1e-9, high - low) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        return HEIGHT - BOTTOM - value * (HEIGHT - BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
        f' font-size="13">\n<title>{html.escape(title)}</title>\n<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{html.escape(title)}</text>',
        f'<text x="{LEFT}" y="42" fill="#666" font-size="11">{html.escape(note)}</text>',
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = up(tick)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    ticks = range(int(low), int(high) + 1) if logarithmic else [low, (low + high) / 2, high]
    for tick in ticks:
        x, told = across(tick), f"{10**tick:,g}" if logarithmic else f"{tick:,.3g}"
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#eee"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{told}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 24}" text-anchor="middle">{html.escape(axes[0])}</text>')
    turned = f'transform="rotate(-90 20 {HEIGHT / 2})" text-anchor="middle"'
    parts.append(f'<text x="20" y="{HEIGHT / 2}" {turned}>{html.escape(axes[1])}</text>')
    taken: list[tuple[float, float]] = []
    for (name, _, y), x in sorted(zip(points, xs, strict=True), key=lambda point: -point[0][2]):
        at, height = across(x), up(y)
        line = height + 4
        while any(abs(line - other) < 13 and abs(at - beside) < 150 for beside, other in taken):
            line += 13
        taken.append((at, line))
        colour = OWN if name.startswith("newslint") else OTHER
        parts.append(f'<circle cx="{at:.1f}" cy="{height:.1f}" r="5" fill="{colour}"/>')
        parts.append(f'<text x="{at + 9:.1f}" y="{line:.1f}" fill="{colour}">{html.escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def scale(value: float, *, logarithmic: bool) -> float:
    return math.log10(max(value, 0.1)) if logarithmic else value
