"""JSON Schemas of what people and programs write for newslint and read from it, made of the types that hold it."""

from __future__ import annotations

from typing import Any

import msgspec

from newslint import checks
from newslint.reporting.contract import CheckReport, DedupReport
from newslint.rulebook.rule_file import RuleFile
from newslint.settings_tables import SettingsTable

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def settings_schema() -> Schema:
    """What `newslint.toml`, and `[tool.newslint]` in `pyproject.toml`, may hold."""
    return _title("newslint.toml", _without_defaults(msgspec.json.schema(SettingsTable)))


def rule_schema() -> Schema:
    """What a rule file may hold; `with` is what its check takes."""
    made = msgspec.json.schema(RuleFile)
    definitions = made["$defs"]
    for name in checks.CHECKS:
        told = msgspec.json.schema(checks.load_check(name).Options)
        options = f"with-{name}"
        definitions |= told["$defs"]
        definitions[options] = _hyphenate(definitions.pop(told["$ref"].rpartition("/")[2]))
        rule: list[Schema] = definitions["RuleFile"].setdefault("allOf", [])
        takes = {"properties": {"with": {"$ref": f"#/$defs/{options}"}}}
        if definitions[options].get("required"):
            takes["required"] = ["with"]  # type: ignore[assignment]
        rule.append({"if": {"properties": {"check": {"const": name}}}, "then": takes})
    return _title("a rule of newslint", made)


def report_schema() -> Schema:
    """What `check` and `dedup` write with `--output-format json`."""
    (check, dedup), definitions = msgspec.json.schema_components(
        [CheckReport, DedupReport], ref_template="#/$defs/{name}"
    )
    return _title("a report of newslint", {"oneOf": [check, dedup], "$defs": definitions})


SCHEMAS = {"settings": settings_schema, "rule": rule_schema, "report": report_schema}


def _title(title: str, made: Schema) -> Schema:
    return {"$schema": DIALECT, "title": title, **made}


def _hyphenate(options: Schema) -> Schema:
    required = [key.replace("_", "-") for key in options.get("required", ())]
    properties = {key.replace("_", "-"): value for key, value in options["properties"].items()}
    return {**options, "properties": properties, "required": required, "additionalProperties": False}


def _without_defaults(value: Any) -> Any:  # noqa: ANN401  (any part of a schema)
    """A schema without its defaults: those of the types of a file say only that nothing is set."""
    if isinstance(value, list):
        return [_without_defaults(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _without_defaults(item) for key, item in value.items() if key != "default"}
