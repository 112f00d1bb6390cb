"""What the makers of pages call their elements: what is set apart from the text, and what holds it.

Tags and roles come from the HTML and ARIA standards. The words that classes and ids are made of are those of the large
publishing systems (WordPress, Drupal, Joomla, TYPO3, Blogger, Ghost) and of common add-ons.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.formats.html.tree import Element

NOT_SHOWN = "a part that isn't shown"
_TAGS = {
    "nav": "a menu",
    "aside": "an aside",
    "footer": "a foot",
    "menu": "a menu",
    "dialog": "a dialog",
    "button": "a button",
    "select": "a choice",
    "form": "a form",
    "fieldset": "a form",
}
_ROLES = {
    "navigation": "a menu",
    "complementary": "an aside",
    "contentinfo": "a foot",
    "search": "a search form",
    "dialog": "a dialog",
    "alertdialog": "a dialog",
    "alert": "a notice",
    "menu": "a menu",
    "menubar": "a menu",
    "button": "a button",
    "toolbar": "a toolbar",
}
#: whole words between hyphens, underscores, digits and humps
_SET_APART = frozenset(
    """
    nav navbar navi navigation menu menus submenu breadcrumb breadcrumbs crumb crumbs sidebar footer foot
    related recirc recommended recommendation recommendations recommends outbrain taboola plista
    share shares sharing sharer sharebar sharedaddy shariff addthis addtoany social socials socialmedia
    newsletter newsletters subscribe subscription subscriptions optin mailchimp
    cookie cookies consent gdpr promo promos promotion promotions promobox advert adverts
    advertisement advertisements advertising ad ads adsense adslot adbox sponsor sponsored sponsors affiliate werbung
    anzeige publicidad publicite
    comment comments commentlist commenting kommentare kommentar commentaires comentarios respond disqus reply replies
    popular trending mostread mostpopular topstories
    tag tags taglist tagcloud pagination pager pagenav paging postnav
    modal popup pum popmake popover overlay lightbox toolbar tooltip login signin signup register
    search searchform suche authorbox bio biography aboutauthor rating ratings
    skip skiplink sitemap metanav topbar offcanvas hamburger donate donation spende
    feedback copyright imprint impressum noprint printonly newletter
    """.split()  # noqa: SIM905
)
#: words that say it of a part which is full of links, or has no running text
_PERHAPS = frozenset(
    """
    widget widgets teaser teasers teaserlist banner banners latest similar toc pin header masthead carousel slider
    print more further card cards box infobox list callout notice cta disclaimer
    """.split()  # noqa: SIM905
)
#: what WordPress puts before the labels of a story, any word may follow
_LABELS = ("tag-", "category-", "cat-", "tags-", "status-", "post-tag-", "type-", "format-")
#: words before one of these that turn it round: "has-sidebar" is said of what stands beside one
_TURNED = frozenset(["has", "no", "not", "with", "without", "is", "mit", "ohne", "con", "sin", "avec", "sans", "js"])
#: words before "sidebar" that make it the name of both
_BESIDE = frozenset(["content"])
#: several words of one name that say it together
_SET_APART_PAIRS = re.compile(
    r"(?:author|post|entry|article)(?:box|bio|info?box|footer|foot|nav|navigation|tags|share|utility|links|actions|tools)"
    r"|(?:read|see|also|next|prev|previous|other|further)(?:also|next|more|from|like|posts?|articles?|stories|links)"
    r"|more(?:from|on|in|posts?|articles?|stories|links|news)"
    r"|aboutthe?author|mightlike|mayalso|jprelatedposts|yarpp|jumpto|backto(?:top)?|screenreader|visuallyhidden"
    r"|sronly|tableofcontents|lastmodified|metafooter|cattags|catlinks|postcategories|editsection|navbox|mwjumplink"
    r"|siteinfo|siteheader|siteslogan|sitedescription|callto(?:action)?|ctabox"
)
_BODY = re.compile(
    r"(?:article|artikel|beitrag|entry|post|story|news|blog|node|page|single|recipe|td)(?:s|page|full|main|item|detail)?"
    r"(?:body|content|text|inner|copy|inhalt)|bodycopy|bodytext|maintext|mainbody|maincontent(?!wrap)"
    r"|contentbody|contentmain|contenttext|textcontent|articlebody|storytext|richtext|wysiwyg|fieldnamebody|postbody"
    r"|fliesstext|texte?article|articletexte?|cuerpo|corpo(?:texto)?"
)
_BYLINES = frozenset(
    ["byline", "author", "authors", "autor", "autoren", "auteur", "autore", "redactor", "verfasser", "vcard"]
)
_DATES = frozenset(
    [
        "date",
        "datum",
        "fecha",
        "data",
        "published",
        "publish",
        "pubdate",
        "timestamp",
        "time",
        "dateline",
        "updated",
        "modified",
    ]
)
_CREDITS = (
    _BYLINES
    | _DATES
    | frozenset(
        """
    posted submitted meta postmeta entrymeta dachzeile kicker overline credit credits postinfo articleinfo infoline
    """.split()  # noqa: SIM905
    )
)
_STORIES = frozenset(
    """
    article artikel articulo story post hentry beitrag newsdetail single news entry blogpost
    """.split()  # noqa: SIM905
)
_CAPTIONS = frozenset(
    ["caption", "captions", "bildunterschrift", "legende", "bildnachweis", "photocredit", "imagecredit"]
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: "component_1ad269af0d": what was counted out by a machine says nothing, though words stand in it
_HASH = re.compile(r"(?<![A-Za-z0-9])(?=[A-Fa-f]*\d[A-Fa-f]*\d)[0-9A-Fa-f]{6,16}(?![A-Za-z0-9])")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NAMED = frozenset(
    """
    div section ul ol li dl table tbody tr td header p span figure details article blockquote h2 h3 h4 h5 h6 center
    summary
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=16384)
def words_of(names: str) -> tuple[str, ...]:
    """The words that classes and ids are made of, in small letters."""
    return tuple(word.lower() for word in _WORD.findall(_HASH.sub("", names)))


def names_of(element: Element) -> str:
    """The classes and the id of an element."""
    if not element.written:
        return ""
    return f"{element.says('class')} {element.says('id')}"


def called(element: Element) -> tuple[str, bool]:
    """What the maker of the page calls an element, if that is no part of the text, and whether it surely is none."""
    if found := _TAGS.get(element.tag):
        return found, True
    if not element.written:
        return "", False
    if found := _ROLES.get(element.says("role")):
        return found, True
    if element.tag in _NAMED or "-" in element.tag:
        if _is_hidden(element):
            return NOT_SHOWN, True
        return _called(names_of(element))
    return "", False


@lru_cache(maxsize=16384)
def _called(names: str) -> tuple[str, bool]:
    perhaps = ""
    for name in names.split():
        if name.startswith(_LABELS):
            continue
        words = words_of(name)
        for at, word in enumerate(words):
            if at and words[at - 1] in _TURNED:
                continue
            if word == "sidebar" and at and words[at - 1] in _BESIDE:
                # "content-sidebar-wrap": a frame around both, or what stands beside the text
                perhaps = perhaps or f"a part called “{word}”"
            elif word in _SET_APART:
                return f"a part called “{word}”", True
            elif word in _PERHAPS:
                perhaps = perhaps or f"a part called “{word}”"
        if len(words) > 1 and (found := _SET_APART_PAIRS.search("".join(words))):
            return f"a part called “{found[0]}”", True
    return perhaps, False


def _is_hidden(element: Element) -> bool:
    style = element.says("style")
    if style and "none" in style and re.search(r"display\s*:\s*none", style):
        return True
    if element.says("aria-hidden") == "true":
        return True
    return "hidden" in element.written and element.said is not None and "hidden" in element.said


def is_body(element: Element) -> bool:
    """Whether the maker of the page says that an element holds the text of a story."""
    if not element.written or element.tag in ("p", "span", "a", "li"):
        return False
    if "articlebody" in element.says("itemprop").lower():
        return True
    return _is_body(names_of(element))


@lru_cache(maxsize=8192)
def _is_body(names: str) -> bool:
    return any(_BODY.search("".join(words_of(name))) for name in names.split())


def is_story(element: Element) -> bool:
    """Whether an element is called what stories are."""
    return bool(element.written) and not _STORIES.isdisjoint(words_of(names_of(element)))


def is_credit(element: Element) -> bool:
    """Whether an element is called what bylines and dates are."""
    return bool(element.written) and not _CREDITS.isdisjoint(
        words_of(names_of(element) + " " + element.says("itemprop"))
    )


def is_byline(element: Element) -> bool:
    """Whether an element is called what tells who wrote a story."""
    if not element.written:
        return False
    if element.says("rel") == "author" or element.says("itemprop") == "author":
        return True
    return not _BYLINES.isdisjoint(words_of(names_of(element)))


def is_date(element: Element) -> bool:
    """Whether an element is called what tells when a story was published."""
    return element.tag == "time" or bool(element.written and not _DATES.isdisjoint(words_of(names_of(element))))


def stamp_of(element: Element) -> str:
    """The moment that an element tells machines, and people who point at it; empty if it tells none."""
    written = element.says("datetime") or element.says("content")
    if written or not is_date(element):
        return written
    told = element.says("title")
    return told if _YEAR.search(told) else ""


def is_caption(element: Element) -> bool:
    """Whether an element is called what the words under a picture are."""
    return bool(element.written) and not _CAPTIONS.isdisjoint(words_of(names_of(element)))
