"""What the FCT rules cost an article, and what dateparser's search alone costs on the same articles.

    python benchmarks/facts.py articles.jsonl.gz [N]

Each record has `title`, `text` and `published`. Times are processor time on one core; dateparser is measured if it is
installed, on the first 50 articles.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

from newslint.model import Document, Fields, Page, RecordRef
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings


def pages(path: Path, most: int) -> list[Page]:
    """The first articles of a file of records, segmented."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if number > most:
                break
            row = json.loads(line)
            fields = Fields(title=row["title"], published=row["published"])
            text = f"{row['title']}\n{row['text']}"
            found.append(
                segment(Document("-", text, record=RecordRef(str(number), number), fields=fields, first_line=0))
            )
    return found


def milliseconds(examiner: Checker, articles: list[Page]) -> float:
    """Processor milliseconds an article."""
    for page in articles[:20]:
        examiner.check_page(page)
    began = time.process_time()
    for page in articles:
        examiner.check_page(page)
    return (time.process_time() - began) / len(articles) * 1000


def main() -> None:
    """Print a table."""
    articles = pages(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    rules = load_rules(Settings(select=("FCT",)))
    print(
        f"{len(articles)} articles, {sum(len(p.document.text) for p in articles) / len(articles):,.0f} characters each"
    )
    print(f"all {len(rules)} FCT rules  {milliseconds(Checker(rules), articles):8.3f} ms")
    for rule in rules:
        print(f"  {rule.code} alone      {milliseconds(Checker([rule]), articles):8.3f} ms")
    examiner = Checker(rules)
    found = Counter((f.code, f.severity.label) for page in articles for f in examiner.check_page(page).findings)
    print("findings", dict(found))
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser isn't installed")
        return
    some = articles[:50]
    began = time.process_time()
    for page in some:
        search_dates(page.document.text, languages=["en"])
    print(f"dateparser.search    {(time.process_time() - began) / len(some) * 1000:8.3f} ms")


if __name__ == "__main__":
    main()
