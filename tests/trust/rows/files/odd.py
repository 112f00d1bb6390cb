"""Odd files by name: `python3 odd.py KIND >FILE`. Each is something that nobody meant to make."""

import gzip
import io
import json
import struct
import sys
import tarfile
import zipfile
import zlib

SAILED = b"The boat sailed from Lowick on Monday, the owner said.\n"


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in members:
            file.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """A tar of members."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for info, data in members:
            info.size = info.size or len(data)
            file.addfile(info, io.BytesIO(data) if data else None)
    return out.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    """What a tar says of a member."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def overlapping() -> bytes:
    """A zip whose 2,000 entries are one and the same member of 4 MB."""
    data = b"The boat sailed.\n" * 250_000
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(data) + body.flush()
    crc = zlib.crc32(data)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), len(data), 5, 0) + b"a.txt" + packed
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, crc, len(packed), len(data), 9, 0, 0, 0, 0, 0, 0)
        + b"%05d.txt" % number
        for number in range(2_000)
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2_000, 2_000, len(entries), len(local), 0)
    return local + entries + end


def encrypted() -> bytes:
    """A zip whose second member says that it's encrypted."""
    raw = bytearray(zipped(("a.txt", SAILED), ("b.txt", SAILED)))
    for sign, flag in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.rfind(sign) + flag] |= 1
    return bytes(raw)


def strange_method() -> bytes:
    """A zip whose second member is packed in a way that nobody knows."""
    raw = bytearray(zipped(("a.txt", SAILED), ("b.txt", SAILED)))
    for sign, at in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        raw[raw.rfind(sign) + at] = 99
    return bytes(raw)


def wrong_sum() -> bytes:
    """A zip whose second member isn't what its checksum says."""
    raw = bytearray(zipped(("a.txt", SAILED), ("b.txt", SAILED), method=zipfile.ZIP_STORED))
    at = raw.rfind(b"sailed")
    raw[at : at + 6] = b"soiled"
    return bytes(raw)


def deep_zip() -> bytes:
    """A zip in a zip, ten deep."""
    data = zipped(("a.txt", SAILED))
    for number in range(10):
        data = zipped((f"{number}.zip", data))
    return data


def deep_gzip() -> bytes:
    """gzip in gzip, ten deep."""
    data = SAILED
    for _ in range(10):
        data = gzip.compress(data)
    return data


def sparse() -> bytes:
    """A tar whose member says that it's a terabyte."""
    info = member("a.txt")
    info.size = 1 << 40
    return info.tobuf(tarfile.GNU_FORMAT) + SAILED.ljust(512, b"\0")


def huge_header() -> bytes:
    """A tar whose extended header says that it's a terabyte."""
    info = member("x", tarfile.XHDTYPE)
    info.size = 1 << 40
    return info.tobuf(tarfile.GNU_FORMAT) + tarred((member("a.txt"), SAILED))


def odd_header() -> bytes:
    """A tar whose extended header holds lengths, sizes and names that can't be."""
    record = b"99999999999999999999 path=x\n-5 size=-1\n16 size=1e999999\n18 path=\xff\xfe\x00.txt\n"
    info = member("x", tarfile.XHDTYPE)
    info.size = len(record)
    return info.tobuf(tarfile.GNU_FORMAT) + record.ljust(512, b"\0") + tarred((member("a.txt"), SAILED))


def warc(length: object, body: bytes = b"", uri: bytes = b"https://example.org/a") -> bytes:
    """A record of a WARC file with a page, of whatever length it says."""
    page = body or b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The boat sailed from Lowick on Monday.</p>"
    told = len(page) if length is None else length
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
        + uri
        + b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
        + (told if isinstance(told, bytes) else str(told).encode())
        + b"\r\n\r\n"
        + page
        + b"\r\n\r\n"
    )


def answer(headers: bytes, body: bytes) -> bytes:
    """What a server sent."""
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body


def arrow(kind: str) -> bytes:
    """An Arrow file with a column of an odd kind."""
    import pyarrow as pa

    text = ["The boat sailed from Lowick on Monday.", "The ferry sailed on Tuesday."]
    column = {
        "struct": lambda: pa.array([{"text": text[0]}, {"text": text[1]}]),
        "union": lambda: pa.UnionArray.from_dense(
            pa.array([0, 0], pa.int8()), pa.array([0, 1], pa.int32()), [pa.array(text), pa.array([1])]
        ),
        "encoded": lambda: pa.RunEndEncodedArray.from_arrays(pa.array([1, 2], pa.int32()), pa.array(text)),
        "view": lambda: pa.array(text, getattr(pa, "string_view", pa.large_string)()),
        "large": lambda: pa.array(text, pa.large_string()),
        "dictionary": lambda: pa.array(text).dictionary_encode(),
        "nothing": lambda: pa.nulls(2),
        "map": lambda: pa.array([[("a", text[0])], [("b", text[1])]], pa.map_(pa.string(), pa.string())),
        "bytes": lambda: pa.array([b"\xff\xfe\x00sailed", b"The boat sailed."]),
        "nested": lambda: pa.array([[[text]], [[text]]]),
    }[kind]()
    return _arrow_file(pa.table({"id": pa.array(["a", "b"]), "text": column}))


def _arrow_file(table: object) -> bytes:
    import pyarrow as pa

    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def lying_arrow(start: int, end: int) -> bytes:
    """An Arrow file whose offsets don't lie in its text."""
    import pyarrow as pa

    text = "The boat sailed from Lowick on Monday, we know."
    raw = _arrow_file(pa.table({"text": pa.array([text])}))
    at = raw.rindex(struct.pack("<2i", 0, len(text)))
    return raw[:at] + struct.pack("<2i", start, end) + raw[at + 8 :]


def badly_spelt_arrow() -> bytes:
    """An Arrow file whose text isn't UTF-8."""
    import pyarrow as pa

    raw = _arrow_file(pa.table({"text": pa.array(["The boat sailed from Lowick on Monday."])}))
    return raw.replace(b"boat", b"\xff\xfe\xed\xa0")


def entities(levels: int) -> bytes:
    """XML whose entity grows tenfold a level."""
    declared = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(levels))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "sailed ">{declared}]><rss><channel><item><title>a</title>'
        f"<description>The boat &e{levels}; on.</description></item></channel></rss>"
    ).encode()


def quadratic() -> bytes:
    """XML with an entity of 100 KB, 20,000 times."""
    return (
        b'<!DOCTYPE rss [<!ENTITY e "' + b"sailed " * 15_000 + b'">]><rss><channel><item><title>a</title><description>'
        + b"&e;" * 20_000 + b"</description></item></channel></rss>"
    )  # fmt: skip


def outside(declared: str) -> bytes:
    """XML that asks for a file or an address."""
    return (
        f"<!DOCTYPE rss [{declared}]><rss><channel><item><title>a</title>"
        "<description>The boat sailed on Monday. &x;</description></item></channel></rss>"
    ).encode()


KINDS = {
    "zip-bomb": lambda: zipped(("a.txt", b"\n" * 400_000_000)),
    "zip-overlapping": overlapping,
    "zip-paths": lambda: zipped(
        ("/etc/newslint-evil.txt", SAILED), ("../../evil.txt", SAILED), ("C:\\evil.txt", SAILED), ("ok.txt", SAILED)
    ),
    "zip-encrypted": encrypted,
    "zip-method": strange_method,
    "zip-sum": wrong_sum,
    "zip-cut": lambda: zipped(("a.txt", SAILED), ("b.txt", SAILED))[:-30],
    "zip-twice": lambda: zipped(("a.txt", SAILED), ("a.txt", SAILED.replace(b"boat", b"ship"))),
    "zip-names": lambda: zipped(
        ("esc\x1b]0;x\x07.txt", SAILED), ("a\u202etxt.txt", SAILED), ("x" * 60_000 + ".txt", SAILED),
        ("a\nb.txt", SAILED),
    ),
    "zip-deep": deep_zip,
    "zip-comment": lambda: zipped(("a.txt", SAILED))[:-2] + b"\xff\xff" + b"x" * 65_535,
    "zip-folder": lambda: zipped(("d.txt/", b""), ("d.txt/a.txt", SAILED)),
    "tar-links": lambda: tarred(
        (member("etc.txt", tarfile.SYMTYPE, "/etc/passwd"), b""), (member("up.txt", tarfile.LNKTYPE, "../../x"), b""),
        (member("ok.txt"), SAILED),
    ),
    "tar-devices": lambda: tarred(
        (member("f.txt", tarfile.FIFOTYPE), b""), (member("c.txt", tarfile.CHRTYPE), b""),
        (member("b.txt", tarfile.BLKTYPE), b""), (member("ok.txt"), SAILED),
    ),
    "tar-sparse": sparse,
    "tar-huge-header": huge_header,
    "tar-odd-header": odd_header,
    "tar-empty": lambda: bytes(10_240),
    "gzip-deep": deep_gzip,
    "gzip-two": lambda: gzip.compress(SAILED) + gzip.compress(SAILED.replace(b"boat", b"ship")),
    "gzip-trailing": lambda: gzip.compress(SAILED) + b"and what isn't gzip",
    "gzip-sum": lambda: gzip.compress(SAILED)[:-8] + bytes(8),
    "gzip-nothing": lambda: gzip.compress(b""),
    "gzip-bomb": lambda: gzip.compress(b"\n" * 400_000_000, 9),
    "warc-long": lambda: warc(10**6),
    "warc-short": lambda: warc(20) + warc(None),
    "warc-negative": lambda: warc(-5),
    "warc-word": lambda: warc(b"many"),
    "warc-endless": lambda: warc(10**30),
    "warc-heads": lambda: b"WARC/1.0\r\n" + b"X-A: b\r\n" * 200_000,
    "warc-line": lambda: b"WARC/1.0\r\nX: " + b"a" * 3_000_000,
    "warc-uri": lambda: warc(None, uri=b"https://example.org/\x1b]0;x\x07\xe2\x80\xae<script>"),
    "warc-chunks": lambda: warc(None, answer(b"Transfer-Encoding: chunked\r\n", b"zz\r\n<p>The boat.</p>\r\n0\r\n")),
    "warc-chunk": lambda: warc(None, answer(b"Transfer-Encoding: chunked\r\n", b"FFFFFFFFFF\r\n<p>The boat.</p>")),
    "warc-packed": lambda: warc(None, answer(b"Content-Encoding: gzip\r\n", gzip.compress(b"<p> " * 100_000_000))),
    "warc-members": lambda: gzip.compress(warc(None)) + gzip.compress(warc(None))[:-20] + gzip.compress(warc(None)),
    **{f"arrow-{kind}": (lambda kind=kind: arrow(kind)) for kind in (
        "struct", "union", "encoded", "view", "large", "dictionary", "nothing", "map", "bytes", "nested",
    )},
    "arrow-spelt": badly_spelt_arrow,
    "arrow-beyond": lambda: lying_arrow(0, 1 << 30),
    "arrow-backwards": lambda: lying_arrow(40, 2),
    "arrow-before": lambda: lying_arrow(-4_000_000, 20),
    "xml-laughs": lambda: entities(9),
    "xml-quadratic": quadratic,
    "xml-file": lambda: outside('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "xml-address": lambda: outside('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
    "xml-parameter": lambda: outside('<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;'),
    "json-deep": lambda: b'{"id":"1","text":"The boat sailed.","more":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n",
    "json-ints": lambda: json.dumps({"id": "x", "text": "The boat sailed."}).replace('"x"', "9" * 100_000).encode(),
}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.buffer.write(KINDS[sys.argv[1]]())
