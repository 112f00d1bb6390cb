"""Pages of twelve templates in six languages, put together from html_stories.yaml.

Each page knows what belongs to it (`kept`), what doesn't (`removed`), and its stories' titles, days and bylines.
"""

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "fr", "de", "es", "uk", "ja")
SOURCE = Path(__file__).with_name("html_stories.yaml")


@dataclass(frozen=True)
class Page:
    """A page, with what a reader would say of it."""

    name: str
    html: str
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    stories: tuple[tuple[str, str, str], ...]  # title, day, byline; "" where the page doesn't say


def every_page() -> list[Page]:
    """All pages: each template in each language."""
    told = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return [
        make(f"{name}-{language}", language, told[language])
        for name, make in TEMPLATES.items()
        for language in LANGUAGES
    ]


def paragraphs(texts: list[str], tag: str = "p") -> str:
    """Each text in an element of its own."""
    return "\n".join(f"<{tag}>{escape(x, quote=False)}</{tag}>" for x in texts)


def links(texts: list[str], tag: str = "li") -> str:
    """Each text as a link, in an element of its own."""
    return "".join(f'<{tag}><a href="/{n}/">{escape(x, quote=False)}</a></{tag}>' for n, x in enumerate(texts))


def strings(told: dict[str, Any], *keys: str) -> tuple[str, ...]:
    """The page's own wording under these keys, one string each."""
    out: list[str] = []
    for key in keys:
        value = told["page"][key]
        out += value if isinstance(value, list) else [value]
    return tuple(out)


def signed(story: dict[str, Any]) -> tuple[str, str, str]:
    """What a page says of a story: title, day, byline."""
    return story["title"], str(story["date"]), story["byline"]


def wordpress(name: str, language: str, told: dict[str, Any]) -> Page:
    """A blog theme with a sidebar of widgets."""
    s, p = told["stories"][0], told["page"]
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(s["title"])} - {told["outlet"]}</title></head>
<body class="post-template-default single"><div id="page"><header id="masthead"><p class="site-title"><a href="/">{told["outlet"]}</a></p>
<nav id="site-navigation"><ul class="menu">{links(p["nav"])}</ul></nav></header>
<div id="content"><main><article class="post type-post"><header class="entry-header"><h1 class="entry-title">{s["title"]}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{s["date"]}T08:10:00+00:00">{s["shown"]}</time> <span class="author vcard"><a href="/author/x">{s["byline"]}</a></span></div></header>
<div class="entry-content">{paragraphs(s["text"])}<ul>{"".join(f"<li>{x}</li>" for x in s["items"])}</ul>
<div class="sharedaddy sd-sharing-enabled"><ul>{links(p["share"])}</ul></div></div></article>
<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><p>{p["comments"]}</p></li></ol></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">{p["read"]}</h2><ul>{links(p["related"])}</ul></section>
<section class="widget"><p>{p["newsletter"]}</p></section></aside></div>
<footer id="colophon"><div class="site-info">{p["footer"]}</div></footer></div></body></html>"""
    return Page(
        name,
        html,
        (*s["text"], *s["items"]),
        strings(told, "nav", "share", "related", "newsletter", "footer", "comments"),
        (signed(s),),
    )


def drupal(name: str, language: str, told: dict[str, Any]) -> Page:
    """Nested divs, regions by class name, no article element."""
    s, p = told["stories"][0], told["page"]
    html = f"""<!DOCTYPE html><html lang="{language}" dir="ltr"><head><meta charset="utf-8"/><link rel="canonical" href="https://example.org/node/4412"/><title>{escape(s["title"])} | {told["outlet"]}</title>
<meta property="og:title" content="{escape(s["title"])}"/><meta property="article:published_time" content="{s["date"]}T05:00:00Z"/><meta name="author" content="{s["byline"]}"/></head>
<body class="html not-front node-type-article"><div id="page-wrapper"><div id="header" class="section clearfix"><div class="region region-header"><div class="block block-menu"><ul class="menu">{links(p["nav"])}</ul></div></div></div>
<div id="main-wrapper"><div id="main"><div id="content" class="column"><h1 class="title" id="page-title">{s["title"]}</h1>
<div class="region region-content"><div class="node node-article"><div class="submitted">{s["byline"]} – {s["shown"]}</div>
<div class="field field-name-body"><div class="field-items"><div class="field-item even">{paragraphs(s["text"])}</div></div></div>
<ul class="links inline">{links(p["share"])}</ul></div></div></div>
<div class="column sidebar"><div class="region region-sidebar-second"><div class="block block-views"><h2>{p["also"]}</h2><div class="view-content">{links(p["related"], "div")}</div></div></div></div></div></div>
<div id="footer"><div class="region region-footer"><p>{p["footer"]}</p></div></div></div></body></html>"""
    return Page(name, html, tuple(s["text"]), strings(told, "nav", "share", "related", "footer", "also"), (signed(s),))


def react(name: str, language: str, told: dict[str, Any]) -> Page:
    """A rendered application: hashed classes, JSON-LD, a dialogue about cookies, no line ends."""
    s, p = told["stories"][0], told["page"]
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "name": told["outlet"]},
            {
                "@type": "NewsArticle",
                "headline": s["title"],
                "datePublished": f"{s['date']}T06:30:00.000Z",
                "author": [{"@type": "Person", "name": s["byline"]}],
            },
        ],
    }
    html = f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(s["title"])}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script><style>.a1x{{color:red}}</style></head><body><div id="__next"><div class="css-1q0x"><div role="navigation" class="css-77a">{links(p["nav"], "span")}</div></div><div role="dialog" class="css-9k"><p>{p["cookie"]}</p><button>OK</button></div><main class="css-zz1"><h1 class="css-h1">{s["title"]}</h1><div class="css-meta"><span>{s["byline"]}</span><span> · </span><span>{s["shown"]}</span></div><div class="css-bar">{"".join(f"<button>{x}</button>" for x in p["share"])}</div>{"".join(f'<div class="css-par"><span>{x}</span></div>' for x in s["text"])}<section class="css-r"><h3>{p["also"]}</h3>{"".join(f'<div><a href="/s/{n}"><span>{x}</span></a></div>' for n, x in enumerate(p["related"]))}</section></main><div role="contentinfo"><p>{p["footer"]}</p></div></div><script>window.__DATA__={{"a":"<p>no</p>"}}</script></body></html>"""
    return Page(
        name, html, tuple(s["text"]), strings(told, "nav", "share", "related", "cookie", "footer", "also"), (signed(s),)
    )


def tables(name: str, language: str, told: dict[str, Any]) -> Page:
    """A page of the nineties: tables for the layout, upper-case tags, paragraphs parted by BR."""
    s, p = told["stories"][0], told["page"]
    menu = "".join(f'<TR><TD><A HREF="{n}.htm"><FONT SIZE=2>{x}</FONT></A></TD></TR>' for n, x in enumerate(p["nav"]))
    html = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>{told["outlet"]}: {s["title"]}</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><TABLE WIDTH=780 BORDER=0><TR><TD COLSPAN=3><IMG SRC=logo.gif ALT="{told["outlet"]}"></TD></TR>
<TR VALIGN=TOP><TD WIDTH=120><TABLE>{menu}</TABLE></TD>
<TD WIDTH=500><FONT SIZE=5><B>{s["title"]}</B></FONT><BR><FONT SIZE=2>{s["byline"]}, {s["shown"]}</FONT><P>
{"<BR><BR>".join(chr(10) + x for x in s["text"])}
</TD><TD WIDTH=160><FONT SIZE=2><B>{p["read"]}</B><BR>{"<BR>".join(f'<A HREF="r{n}.htm">{x}</A>' for n, x in enumerate(p["related"]))}</FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><HR><FONT SIZE=1>{p["footer"]}</FONT></TD></TR></TABLE></BODY></HTML>"""
    return Page(
        name, html, tuple(s["text"]), strings(told, "nav", "related", "footer", "read"), ((s["title"], "", ""),)
    )


def liveblog(name: str, language: str, told: dict[str, Any]) -> Page:
    """Entries with clock times under one headline; they are one story."""
    s, t, p = *told["stories"], told["page"]
    told_at = zip(
        ("18.42", "17.05", "16.31", "15.20", "14.02", "13.40", "12.15", "11.03"), (*s["text"], *t["text"]), strict=True
    )
    entries = "".join(
        f'<article class="block" id="b{n}"><time class="block-time" datetime="{s["date"]}T{c.replace(".", ":")}:00Z">{c}</time><div class="block-elements"><p>{x}</p></div></article>'
        for n, (c, x) in enumerate(told_at)
    )
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{s["title"]} – live</title></head><body><header role="banner"><nav><ul>{links(p["nav"])}</ul></nav></header>
<main><h1>{s["title"]}</h1><p class="standfirst-by">{s["byline"]}</p><div class="live-blog">{entries}</div></main>
<div class="more"><h2>{p["also"]}</h2><ul>{links(p["related"])}</ul></div><footer>{p["footer"]}</footer></body></html>"""
    return Page(
        name,
        html,
        (*s["text"], *t["text"]),
        strings(told, "nav", "related", "footer"),
        ((s["title"], str(s["date"]), ""),),
    )


def recipe(name: str, language: str, told: dict[str, Any]) -> Page:
    """Lists of ingredients and steps; they are the story."""
    s, p = told["stories"][0], told["page"]
    goods = {
        "en": ("200g plain flour", "3 eggs", "a pinch of salt"),
        "fr": ("200 g de farine", "3 œufs", "une pincée de sel"),
        "de": ("200 g Mehl", "3 Eier", "eine Prise Salz"),
        "es": ("200 g de harina", "3 huevos", "una pizca de sal"),
        "uk": ("200 г борошна", "3 яйця", "дрібка солі"),
        "ja": ("小麦粉 200g", "卵 3個", "塩 少々"),
    }[language]
    steps = {
        "en": ("Whisk the eggs.", "Fold in the flour and leave the batter for an hour."),
        "fr": ("Battez les œufs.", "Incorporez la farine et laissez reposer une heure."),
        "de": ("Die Eier verquirlen.", "Das Mehl unterheben und den Teig eine Stunde ruhen lassen."),
        "es": ("Bata los huevos.", "Añada la harina y deje reposar una hora."),
        "uk": ("Збийте яйця.", "Додайте борошно та залиште тісто на годину."),
        "ja": ("卵を混ぜる。", "小麦粉を加え、一時間休ませる。"),
    }[language]
    title = {
        "en": "Pancakes for a crowd",
        "fr": "Crêpes pour tous",
        "de": "Pfannkuchen für alle",
        "es": "Tortitas para todos",
        "uk": "Млинці для всіх",
        "ja": "みんなのパンケーキ",
    }[language]
    data = {
        "@context": "http://schema.org/",
        "@type": "Recipe",
        "name": title,
        "datePublished": str(s["date"]),
        "author": {"@type": "Person", "name": s["byline"]},
    }
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><nav>{links(p["nav"], "span")}</nav>
<div class="content"><h1>{title}</h1><p>{s["text"][3]}</p><div class="ingredients"><ul>{"".join(f"<li>{x}</li>" for x in goods)}</ul></div><div class="method"><ol>{"".join(f"<li>{x}</li>" for x in steps)}</ol></div></div>
<div class="social-share">{links(p["share"], "span")}</div><section class="related"><h3>{p["also"]}</h3><ul>{links(p["related"])}</ul></section><footer><p>{p["footer"]}</p></footer></body></html>"""
    return Page(
        name,
        html,
        (s["text"][3], *goods, *steps),
        strings(told, "nav", "share", "related", "footer"),
        ((title, str(s["date"]), s["byline"]),),
    )


def gallery(name: str, language: str, told: dict[str, Any]) -> Page:
    """Pictures whose captions are all the text there is."""
    s, p = told["stories"][0], told["page"]
    shots = "".join(
        f'<figure><img src="{n}.jpg" alt=""><figcaption>{x}</figcaption></figure>' for n, x in enumerate(s["text"])
    )
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{s["title"]}</title><meta property="og:title" content="{escape(s["title"])}"></head><body><header><ul>{links(p["nav"])}</ul></header>
<article><h1>{s["title"]}</h1><p class="dateline"><time datetime="{s["date"]}">{s["shown"]}</time></p>{shots}</article><aside><h2>{p["read"]}</h2><ol>{links(p["related"])}</ol></aside><footer>{p["footer"]}</footer></body></html>"""
    return Page(
        name,
        html,
        tuple(s["text"]),
        strings(told, "nav", "related", "footer", "read"),
        ((s["title"], str(s["date"]), ""),),
    )


def archive(name: str, language: str, told: dict[str, Any]) -> Page:
    """Two articles on a page, each whole."""
    p = told["page"]
    parts = "".join(
        f'<article><h2><a href="/{n}">{s["title"]}</a></h2><p class="meta"><time datetime="{s["date"]}">{s["shown"]}</time> <span rel="author">{s["byline"]}</span></p>{paragraphs(s["text"])}<footer class="entry-footer">{links(p["share"], "span")}</footer></article>'
        for n, s in enumerate(told["stories"])
    )
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{told["outlet"]}</title></head><body><header><h1>{told["outlet"]}</h1><nav><ul>{links(p["nav"])}</ul></nav></header><main>{parts}</main>
<div class="sidebar"><h3>{p["read"]}</h3><ul>{links(p["related"])}</ul></div><footer>{p["footer"]}</footer></body></html>"""
    kept = tuple(x for s in told["stories"] for x in s["text"])
    return Page(
        name,
        html,
        kept,
        strings(told, "nav", "share", "related", "footer", "read"),
        tuple(signed(s) for s in told["stories"]),
    )


def headings(name: str, language: str, told: dict[str, Any]) -> Page:
    """Two stories under headings of one level, with no article element."""
    p = told["page"]
    parts = "<hr>".join(
        f"<h3>{s['title']}</h3><p><i>{s['byline']}, {s['shown']}</i></p>{paragraphs(s['text'])}"
        for s in told["stories"]
    )
    html = f"""<html><head><meta charset="utf-8"><title>{told["outlet"]}</title></head><body><div class="nav">{links(p["nav"], "span")}</div><div id="main">{parts}</div><div class="footer"><p>{p["footer"]}</p></div></body></html>"""
    kept = tuple(x for s in told["stories"] for x in s["text"])
    return Page(name, html, kept, strings(told, "nav", "footer"), tuple((s["title"], "", "") for s in told["stories"]))


def listing(name: str, language: str, told: dict[str, Any]) -> Page:
    """A list of the kind "ten things": headings and items are the text."""
    s, p = told["stories"][0], told["page"]
    items = "".join(
        f"<li><h3>{n}. {x}</h3><p>{t}</p></li>" for n, (x, t) in enumerate(zip(s["items"], s["text"], strict=False), 1)
    )
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in s["table"])
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{s["title"]}</title></head><body><div class="topbar">{links(p["nav"], "span")}</div><div class="story"><h1>{s["title"]}</h1><ol>{items}</ol><table>{rows}</table></div>
<div class="promo"><p>{p["newsletter"]}</p><form><input type=email><button>OK</button></form></div><div id="comments"><p>{p["comments"]}</p></div><footer>{p["footer"]}</footer></body></html>"""
    kept = (*s["items"], *s["text"][:3], *(str(c) for row in s["table"] for c in row))
    return Page(name, html, kept, strings(told, "nav", "newsletter", "comments", "footer"), ((s["title"], "", ""),))


def broken(name: str, language: str, told: dict[str, Any]) -> Page:
    """Unclosed svg, paragraphs and list items; HTML5 says what they mean."""
    s, p = told["stories"][0], told["page"]
    html = f"""<!DOCTYPE html><html lang={language}><meta charset=utf-8><title>{s["title"]}</title><body><nav><ul>{"".join(f"<li><a href=/{n}>{x}</a>" for n, x in enumerate(p["nav"]))}</ul></nav>
<div class=article><h1>{s["title"]}</h1><svg viewBox="0 0 10 10"><path d="M0 0"><p>{s["text"][0]}<p>{s["text"][1]}
<p>{s["text"][2]}<ul><li>{s["items"][0]}<li>{s["items"][1]}</ul><p>{s["text"][3]}<template><p>{p["comments"]}</p></template><p>{s["text"][4]}</div>
<div class="footer"><p>{p["footer"]}</div>"""
    return Page(name, html, (*s["text"], *s["items"][:2]), strings(told, "nav", "footer"), ((s["title"], "", ""),))


def results(name: str, language: str, told: dict[str, Any]) -> Page:
    """A results page: a table, short lines, one paragraph."""
    s, p = told["stories"][0], told["page"]
    scores = (("Hale", "2", "Colne", "1"), ("Rex", "0", "Opale", "0"), ("Oder", "3", "Werbig", "2"))
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in scores)
    html = f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{s["title"]}</title><meta name="author" content="{s["byline"]}"><meta name="date" content="{s["date"]}"></head><body><div class="menu">{links(p["nav"], "span")}</div>
<div class="main-content"><h1>{s["title"]}</h1><p>{s["text"][0]}</p><table class="results">{rows}</table><p>{s["text"][3]}</p></div>
<ul class="breadcrumb">{links(p["nav"][:2])}</ul><div class="cookie-banner">{p["cookie"]}</div><footer><small>{p["footer"]}</small></footer></body></html>"""
    kept = (s["text"][0], s["text"][3], *(c for row in scores for c in row if not c.isdigit()))
    return Page(
        name, html, kept, strings(told, "nav", "cookie", "footer"), ((s["title"], str(s["date"]), s["byline"]),)
    )


TEMPLATES = {
    "wordpress": wordpress,
    "drupal": drupal,
    "react": react,
    "tables": tables,
    "liveblog": liveblog,
    "recipe": recipe,
    "gallery": gallery,
    "archive": archive,
    "headings": headings,
    "listing": listing,
    "broken": broken,
    "results": results,
}
