"""Kept records as Parquet (extra `parquet`)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from newslint.formats.decoding import without_lone
from newslint.formats.parquet import BATCH, values_of
from newslint.formats.parquet import open_parquet as parquet
from newslint.formats.writers.lines import as_json, plain
from newslint.formats.writers.sources import Fields, Source

#: a group of rows holds about so many bytes
GROUP = 64 << 20


def write_batches(file: BinaryIO, sources: Sequence[Source]) -> int:
    """Write a row a record and return how many.

    Sources that are Parquet and have one schema are filtered as they are. Else the schema is one that all sources go
    into: types that can't be made one, and records of JSON whose values differ in type, become text.
    """
    import pyarrow
    import pyarrow.parquet

    schemas = {source.path: schema_of(source) for source in sources}
    schema = _common(list(schemas.values()))
    codecs = next(filter(None, map(_codecs, sources)), "snappy")
    count = size = 0
    waiting: list[Any] = []
    with pyarrow.parquet.ParquetWriter(file, schema, compression=codecs) as writer:
        for source in sources:
            same = source.format.columnar and schemas[source.path].equals(schema)
            for batch in record_batches(source) if same else _make(source, schema):
                waiting.append(batch)
                count, size = count + batch.num_rows, size + batch.nbytes
                if size >= GROUP:
                    writer.write_table(pyarrow.Table.from_batches(waiting, schema))
                    waiting, size = [], 0
        writer.write_table(pyarrow.Table.from_batches(waiting, schema))
    return count


def record_batches(source: Source) -> Iterator[Any]:
    """The rows of a Parquet file that are kept, with all their columns."""
    import pyarrow

    before = 0
    with _open(source) as file:
        for batch in file.iter_batches(BATCH):
            rows = range(before + 1, before + batch.num_rows + 1)
            before += batch.num_rows
            yield batch.filter(pyarrow.array([source.keeps(row) for row in rows], pyarrow.bool_()))


@contextlib.contextmanager
def _open(source: Source) -> Iterator[Any]:
    import pyarrow

    with source.opened() as stream:
        try:
            yield parquet(stream)
        except pyarrow.ArrowException as error:
            raise source.broken(error) from None


def _codecs(source: Source) -> dict[str, str] | None:
    """How the columns of a Parquet file are compressed."""
    if not source.format.columnar:
        return None
    with _open(source) as file:
        described = file.metadata
    if not described.num_row_groups:
        return None
    group = described.row_group(0)
    columns = (group.column(at) for at in range(group.num_columns))
    return {c.path_in_schema: c.compression.replace("UNCOMPRESSED", "NONE") for c in columns}


def schema_of(source: Source) -> Any:  # noqa: ANN401  (pyarrow is loaded late)
    """The names and types of the fields of what is kept of a source."""
    import pyarrow

    if source.format.columnar:
        with _open(source) as file:
            return file.schema_arrow
    if source.format.tabular:
        return pyarrow.schema([(name, pyarrow.string()) for name in dict.fromkeys(source.names())])
    types: dict[str, Any] = {}
    for records in _by_batch(source):
        for name in dict.fromkeys(name for record in records for name in record):
            told = _type_of([record.get(name) for record in records])
            types[name] = _one_type(types[name], told) if name in types else told
    return pyarrow.schema([(name, _writable(told)) for name, told in types.items()])


def _by_batch(source: Source) -> Iterator[list[dict[str, Any]]]:
    records = source.records()
    while batch := list(islice(records, BATCH)):
        yield batch


def _type_of(values: list[Any]) -> Any:  # noqa: ANN401
    """The type that holds the values; text if none does."""
    import pyarrow

    try:
        return _array_of(values).type
    except (pyarrow.ArrowException, ValueError, OverflowError, TypeError):
        return pyarrow.string()


def _one_type(left: Any, right: Any) -> Any:  # noqa: ANN401
    """The type that values of both types go into; text if there is no other."""
    import pyarrow

    try:
        both = [pyarrow.schema([("it", told)]) for told in (left, right)]
        return pyarrow.unify_schemas(both, promote_options="permissive").field(0).type
    except (pyarrow.ArrowException, ValueError):
        return pyarrow.string()


def _writable(told: Any) -> Any:  # noqa: ANN401
    """The type as Parquet can write it: text for what is always null, or holds an object that never has a field."""
    import pyarrow

    return pyarrow.string() if "struct<>" in str(told) else _without_null(told)


def _without_null(told: Any) -> Any:  # noqa: ANN401
    import pyarrow

    if pyarrow.types.is_list(told):
        return pyarrow.list_(_without_null(told.value_type))
    if pyarrow.types.is_struct(told):
        return pyarrow.struct([(field.name, _without_null(field.type)) for field in told])
    return pyarrow.string() if pyarrow.types.is_null(told) else told


def _common(schemas: Sequence[Any]) -> Any:  # noqa: ANN401
    """The schema that all of the sources go into, with the metadata of the first."""
    import pyarrow

    if all(schema.equals(schemas[0]) for schema in schemas[1:]):
        return schemas[0] if schemas else pyarrow.schema([])
    types: dict[str, Any] = {}
    for schema in schemas:
        for field in schema:
            types[field.name] = _one_type(types[field.name], field.type) if field.name in types else field.type
    metadata = next((schema.metadata for schema in schemas if schema.metadata), None)
    return pyarrow.schema(types.items(), metadata=metadata)


def _make(source: Source, schema: Any) -> Iterator[Any]:  # noqa: ANN401
    """What is kept of a source, with the columns and types of the schema."""
    import pyarrow

    if source.format.columnar:
        for batch in record_batches(source):
            yield pyarrow.RecordBatch.from_arrays([_column(batch, field) for field in schema], schema=schema)
        return
    for records in _by_batch(source):
        columns = [_array([record.get(field.name) for record in records], field.type) for field in schema]
        yield pyarrow.RecordBatch.from_arrays(columns, schema=schema)


def _column(batch: Any, field: Any) -> Any:  # noqa: ANN401
    import pyarrow

    at = batch.schema.get_field_index(field.name)
    if at < 0:
        return pyarrow.nulls(batch.num_rows, field.type)
    try:
        if not pyarrow.types.is_string(field.type):
            return batch.column(at).cast(field.type)
    except pyarrow.ArrowException:
        pass
    return _array(batch.column(at).to_pylist(), field.type)


def _array(values: Iterable[Any], told: Any) -> Any:  # noqa: ANN401
    import pyarrow

    if pyarrow.types.is_string(told):
        values = [value if value is None else _text(value) for value in values]
    return _array_of(list(values), told)


def _array_of(values: list[Any], told: Any = None) -> Any:  # noqa: ANN401
    import pyarrow

    try:
        return pyarrow.array(values, told)
    except UnicodeEncodeError:
        return pyarrow.array(_encodable(values), told)


def _text(value: object) -> str:
    if not isinstance(value, bool | int | float | list | tuple | dict):
        value = plain(value)
    return value if isinstance(value, str) else as_json(value)


def _encodable(value: Any) -> Any:  # noqa: ANN401
    """The value without lone surrogates in its strings."""
    if isinstance(value, str):
        return value if value.isascii() else without_lone(value)
    if isinstance(value, list):
        return [_encodable(item) for item in value]
    return {_encodable(k): _encodable(v) for k, v in value.items()} if isinstance(value, dict) else value


def fields_of_table(source: Source) -> Iterator[Fields]:
    """The fields of the kept rows of a Parquet file."""
    for batch in record_batches(source):
        for row in zip(*map(values_of, batch.columns)):
            # pandas writes NaN for what isn't there
            yield {name: None if value != value else value for name, value in zip(batch.schema.names, row)}


def names_of_table(source: Source) -> Iterator[str]:
    """The names of the columns of a Parquet file."""
    yield from schema_of(source).names
