"""When, who and where, as the credits of a page or its fields tell it: each function draws how, and gives back that."""

from __future__ import annotations

import random

from tools.page_elements import Element, Style, Told
from tools.page_vocabulary import (
    BODY,
    BY,
    COMMENTS,
    CREDIT_LABELS,
    DESK,
    FIELDS,
    IN,
    PAGE,
    PHOTO,
    POSTED,
    POSTED_ON,
    READ,
    UPDATED,
)


def draw_credits(style: Style) -> list[Element]:
    """The lines that say when, who and where: their pieces dealt to up to three, each with its own punctuation."""
    rng, words = style.rng, style.words
    pieces = [*_draw_author(style)] if rng.random() < 0.6 else []
    pieces += [*_draw_day(style)] if rng.random() < 0.8 else []
    extras: list[Element] = [
        lambda story: f"{1 + story.code % 9} {words[READ]}",
        lambda story: f"{story.code % 40} {words[COMMENTS]}",
        lambda story: story.section,
        lambda story: story.place,
        lambda story: story.place.upper(),
        lambda story: f"{words[PAGE]} {1 + story.code % 30}",
        lambda story: style.paper,
        lambda story: f"{words[IN]} {story.section}",
        lambda story: f"ID {1000 + story.code}",
        lambda story: f"{story.code} words",
    ]
    pieces += rng.sample(extras, rng.choice([0, 0, 0, 1, 1, 2, 3]))
    rng.shuffle(pieces)
    dealt: list[list[Element]] = [[] for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
    for piece in pieces:
        rng.choice(dealt).append(piece)
    return [_draw_credit_line(rng, group) for group in dealt if group]


def _draw_author(style: Style) -> list[Element]:
    rng, words = style.rng, style.words
    introductions = [words[BY], words[BY].upper(), words[BY].lower(), "", "", "✍", "–", f"{words[BODY]}:"]
    by = rng.choice([*introductions, f"{words[BODY]} & {words[PHOTO]}:"])
    forms = ["{}", "{}", "{}", "({})", "*{}*", "_{}_", "{}, " + words[DESK], "{}, {place}", "@{}", "{} / Tor", "[{}]"]
    form, is_upper, missing = rng.choice(forms), rng.random() < 0.12, rng.choice([0.0, 0.0, 0.2, 0.5])

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        said = form.format(words[DESK] if rng.random() < 0.08 else story.name, place=story.place)
        return f"{by} {said.upper() if is_upper else said}".strip()

    return [write]


def _draw_day(style: Style) -> list[Element]:
    words = style.words
    posted = style.rng.choice(
        ["", "", "", words[POSTED], words[POSTED_ON], words[UPDATED], f"{words[POSTED]}:", "🗓", "("]
    )

    def write(story: Told) -> str:
        said = style.date(story.day)
        return f"({said})" if posted == "(" else f"{posted} {said}".strip()

    return [write]


def _draw_credit_line(rng: random.Random, group: list[Element]) -> Element:
    partings = [" | ", " · ", " • ", ", ", " - ", " – ", " / ", " — ", " ", " // ", "  ", " :: ", "; "]
    frames = [
        "{}",
        "{}",
        "{}",
        "{}",
        "{}",
        "({})",
        "[{}]",
        "— {}",
        "*{}*",
        "– {} –",
        "_{}_",
        "{}.",
        "> {}",
        "{}:",
        "<{}>",
    ]
    parting, frame = rng.choice(partings), rng.choice(frames)
    labels = rng.choices(CREDIT_LABELS, k=len(group)) if rng.random() < 0.12 else None

    def write(story: Told) -> str:
        told = [piece(story) for piece in group]
        if labels:
            told = [f"{label}: {said}" if said else "" for label, said in zip(labels, told)]
        said = parting.join(filter(None, told))
        return frame.format(said) if said else ""

    return write


def draw_letter(style: Style) -> tuple[str, Element]:
    """How readers write to a paper: what they begin with, and the lines that they sign with."""
    rng = style.rng
    openings = {
        "en": ["Sir, – ", "SIR – ", "Dear Editor, ", "Sir: ", "Madam, — "], "de": ["Sehr geehrte Redaktion, "],
        "fr": ["Monsieur le directeur, "], "es": ["Señor director: "], "it": ["Caro direttore, "],
    }  # fmt: skip
    opening = rng.choice([*openings.get(style.language, []), ""])
    form = rng.choice(
        ["{name}\n{place}", "{name}, {place}", "{name},\n{place}.", "{name}\n{place}\n{section}", "{up}\n{place}"]
    )

    def write(story: Told) -> str:
        return form.format(name=story.name, up=story.name.upper(), place=story.place, section=story.section)

    return opening, write


def draw_fields(style: Style) -> list[Element]:
    """A block of fields, a line each."""
    rng = style.rng
    names = rng.sample(FIELDS.get(style.language, FIELDS["en"]).split(), rng.randint(2, 5))
    forms = ["{}: {}", "{}: {}", "{} : {}", "{}:    {}", "{}= {}", "<{}> {}", "{}    {}", "[{}] {}", "**{}:** {}"]
    form, is_upper = rng.choice(forms), rng.random() < 0.2

    def element(name: str) -> Element:
        def write(story: Told) -> str:
            first = name[0]
            value = style.date(story.day) if first in "DFД" else story.name if first in "AА" else story.place
            value = str(story.code) if first in "PNIW" else story.section if first in "SRР" else value
            return form.format(name.upper() if is_upper else name, "" if first in "TТB" else value).strip()

        return write

    return [element(name) for name in names]
