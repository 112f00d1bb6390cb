"""Parquet: the cleaned copy of a table, a batch of rows at a time (extra `parquet`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.cleaning.second_pass import decide_entry, needs_second_pass
from newslint.formats.edit_in_place import in_fields
from newslint.formats.parquet import BATCH
from newslint.formats.records import Picker, field_names, record_document
from newslint.model import Document
from newslint.model.text import apply_edits

if TYPE_CHECKING:
    from newslint.cleaning.copier import Copier, Teller
    from newslint.cleaning.plans import Entry


def write_table(copier: Copier, path: str, target: Path, teller: Teller) -> tuple[bool, int]:
    """Write the table without what goes: whether anything changed, and how many rows were dropped.

    Only the columns of titles and texts are written anew; the schema, its metadata and the row groups stay, and so does
    each column's compression.
    """
    import pyarrow
    import pyarrow.parquet

    source = pyarrow.parquet.ParquetFile(path)
    changed, dropped, before = False, 0, 0
    with pyarrow.parquet.ParquetWriter(target, source.schema_arrow, compression=_compression(source)) as writer:
        for group in range(source.num_row_groups):
            batches = []
            for batch in source.iter_batches(BATCH, row_groups=[group]):
                numbers = range(before + 1, before + batch.num_rows + 1)
                entries = [next(copier.entries(path, number), None) for number in numbers]
                before += batch.num_rows
                if any(entry and (entry.patch.edits or needs_second_pass(copier.found, entry)) for entry in entries):
                    cleaned = _clean(copier, batch, entries, teller)
                    changed, dropped, batch = True, dropped + batch.num_rows - cleaned.num_rows, cleaned
                batches.append(batch)
            table = pyarrow.Table.from_batches(batches, source.schema_arrow)
            writer.write_table(table, row_group_size=table.num_rows or None)
    return changed, dropped


def _clean(copier: Copier, batch: Any, entries: list[Entry | None], teller: Teller) -> Any:  # noqa: ANN401
    """The rows of a batch with what was decided about them."""
    import pyarrow

    names = copier.plan.settings.records
    picked = Picker(names)
    values = {name: batch.column(name).to_pylist() for name in picked.columns(batch.schema.names)}
    touched, stays = set(), []
    for row, entry in enumerate(entries):
        if entry is None:
            stays.append(True)
            continue
        record = {name: column[row] for name, column in values.items()}
        if needs_second_pass(copier.found, entry):
            read = record_document(entry.path, entry.patch.place, record, picked, sound=True)
            assert isinstance(read, Document)
            entry = decide_entry(copier.found, entry, read, copier.cleaner)
        for change in entry.changes:
            teller.change(change, entry.record)
        text_name, title_name = field_names(record, names)
        for name, edits in zip((title_name, text_name), in_fields(entry.patch), strict=True):
            if edits and isinstance(record.get(name), str):
                values[name][row] = apply_edits(record[name], edits)
                touched.add(name)
        stays.append(not entry.patch.dropped)
    for name in touched:
        place = batch.schema.get_field_index(name)
        field = batch.schema.field(place)
        batch = batch.set_column(place, field, pyarrow.array(values[name], field.type))
    return batch.filter(pyarrow.array(stays))


def _compression(source: Any) -> dict[str, str] | str:  # noqa: ANN401  (pyarrow has no types)
    if not source.num_row_groups:
        return "snappy"
    group = source.metadata.row_group(0)
    columns = [group.column(at) for at in range(group.num_columns)]
    return {column.path_in_schema: column.compression.lower().replace("uncompressed", "none") for column in columns}
