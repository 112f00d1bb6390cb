"""An archive that several machines share on a Redis: stories, and datasketch's index of which may be near copies.

What is there of a story is msgpack, packed: nothing in it is code. A story that isn't whole is invisible: its sketches
come first, and the row that makes it known is written with those of its run in one transaction.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newslint.duplicates.sketches import BAND, PERMUTATIONS, SCHEME, SHINGLE, SketchIndex
from newslint.errors import NewslintError, UsageError, how_to_install
from newslint.store.comparison import ELSEWHERE
from newslint.store.stories import Story

#: raised with every change of what is written; a part of every key
VERSION = 2
FORMAT = f"{VERSION}:{SCHEME}:{PERMUTATIONS}:{BAND}:{SHINGLE}"
#: the row that says how the others are written
HEAD = "newslint:archive"
#: seconds to wait for the server, and characters of a story that are believed. Not measured
PATIENCE, LONGEST = 5.0, 64_000_000
#: stories that are asked for at once
AT_ONCE = 500


class SharedArchiveError(NewslintError):
    """The shared archive can't be asked, or what it answers isn't what was written."""


class Named(Struct, frozen=True):
    """A story, and what it is known by: its file in the archive and, in a file of records, the record's id."""

    name: str
    story: Story

    @property
    def key(self) -> bytes:
        """What stands for the story as it is."""
        told = f"{self.name}\0{self.story.member.story}\0{self.story.member.title}\0{self.story.member.text}"
        return _digest(told)


class SharedArchive:
    """The archive at an address, as `redis://host:port/number`; `$NAME` in it stands for a variable of the environment.

    Raises SharedArchiveError where the server can't be asked or was written in another way, UsageError without redis.
    """

    def __init__(self, url: str) -> None:
        try:
            import redis
        except ImportError:
            hint = how_to_install("redis")
            raise UsageError("a shared archive needs redis", hint=hint) from None
        self._errors = (redis.RedisError, OSError)
        self._mark = f"newslint:{FORMAT}:".encode()
        try:
            waits = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
            pool = redis.ConnectionPool.from_url(os.path.expandvars(url), **waits)
        except ValueError as error:
            raise SharedArchiveError(f"the address of the shared archive is none: {error}") from None
        at = pool.connection_kwargs
        self.where = f"{at.get('host', at.get('path', '?'))}:{at.get('port', 6379)}/{at.get('db') or 0}"
        self._redis: Any = redis.Redis(connection_pool=pool)
        with self._asking():
            self._redis.setnx(HEAD, FORMAT)
            head = self._redis.get(HEAD)
        found = head.decode("utf-8", "replace") if isinstance(head, bytes) else str(head)
        if found != FORMAT:
            hint = "let all machines use one version of newslint, or another database"
            raise SharedArchiveError(
                f"the shared archive at {self.where} is written as {found}, not {FORMAT}", hint=hint
            )
        self._index = SketchIndex(pool, self._mark + b"lsh")

    @contextlib.contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            hint = "is it there? without `[archive] url` a run compares with the local archive alone"
            raise SharedArchiveError(f"the shared archive can't be asked: {error}", hint=hint) from None

    def near(self, stories: Sequence[Named]) -> list[Named]:
        """The stories known by other names that may be exact or near copies of these."""
        own = {one.name for one in stories}
        with self._asking():
            found = self._index.candidates([one.story.member.text for one in stories])
        keys = sorted({key for some in found for key in some} - {one.key for one in stories})
        others = []
        for at in range(0, len(keys), AT_ONCE):
            with self._asking():
                rows = self._redis.mget([self._mark + b"story:" + key for key in keys[at : at + AT_ONCE]])
            others += [self._unpack(row) for row in rows if row]
        return [_elsewhere(one) for one in others if one.name not in own]

    def add(self, stories: Sequence[Named]) -> None:
        """Add stories; those that were known by their names, and aren't among them, are forgotten."""
        with self._asking():
            names = {one.name: self._mark + b"name:" + _digest(one.name) for one in stories}
            there = {name: self._redis.smembers(key) for name, key in names.items()}
            new = [one for one in {one.key: one for one in stories}.values() if one.key not in there[one.name]]
            keys = {one.key for one in stories}
            stale = sorted({key for known in there.values() for key in known} - keys)
            self._index.remove(one.key for one in new)
            self._index.add([one.key for one in new], [one.story.member.text for one in new])
            with self._redis.pipeline(transaction=True) as change:
                for one in new:
                    change.set(self._mark + b"story:" + one.key, zlib.compress(msgspec.msgpack.encode(one)))
                    change.sadd(names[one.name], one.key)
                for key in stale:
                    change.delete(self._mark + b"story:" + key)
                    for name in names.values():
                        change.srem(name, key)
                change.execute()
            self._index.remove(stale)

    def _unpack(self, packed: bytes) -> Named:
        unpacking = zlib.decompressobj()
        try:
            raw = unpacking.decompress(packed, LONGEST)
            if unpacking.unconsumed_tail:
                raise ValueError("a story is too long")
            return msgspec.msgpack.decode(raw, type=Named)
        except (zlib.error, msgspec.MsgspecError, ValueError) as error:
            what = f"the shared archive at {self.where} holds what newslint didn't write ({error})"
            raise SharedArchiveError(what, hint="give it a database of its own") from None


def _elsewhere(one: Named) -> Named:
    """A story with a path that no file of this machine has."""
    path = ELSEWHERE + one.story.member.path
    location, member = replace(one.story.location, path=path), replace(one.story.member, path=path)
    return Named(one.name, Story(location, member))


def _digest(told: str) -> bytes:
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest().encode()
