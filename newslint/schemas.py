"""JSON Schemas of what people and programs write for newslint and read from it, made of the types that hold it."""

from __future__ import annotations

from typing import Any

import msgspec

from newslint import checks
from newslint.model import Severity
from newslint.pipeline.deduplication import COPIES, KINDS
from newslint.reporting.contract import CheckReport, DedupReport
from newslint.rulebook.rule_file import RuleFile
from newslint.settings import LANGUAGE, REASONS, RecordFields, Settings

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
LEVELS = {"enum": [severity.label for severity in Severity]}
#: settings that only the program knows
_INNER = {"Settings": {"path", "root"}, "RecordFields": {"encoding"}}
#: what the types of settings don't say
_LIMITS: dict[tuple[str, str], Schema] = {
    ("Settings", "jobs"): {"minimum": 0},
    ("Settings", "language"): {"pattern": f"^(?:{LANGUAGE.pattern})$"},
    ("DedupSettings", "threshold"): {"exclusiveMinimum": 0, "maximum": 1},
    ("DedupSettings", "kinds"): {"items": {"enum": list(KINDS)}},
    ("DedupSettings", "keep"): {"items": {"enum": list(REASONS)}},
    ("CleanSettings", "repeats"): {"items": {"enum": [kind for kind in KINDS if kind in COPIES]}},
}


def settings_schema() -> Schema:
    """What `newslint.toml`, and `[tool.newslint]` in `pyproject.toml`, may hold."""
    made = _reworded(msgspec.json.schema(Settings))
    definitions = made["$defs"]
    definitions["Severity"] = LEVELS
    for name, definition in definitions.items():
        if "properties" in definition:
            definitions[name] = _as_table(name, definition)
    definitions["PathSettings"]["required"] = ["paths"]
    return _titled("newslint.toml", made)


def rule_schema() -> Schema:
    """What a rule file may hold; `with` is what its check takes."""
    made = msgspec.json.schema(RuleFile)
    definitions = made["$defs"]
    for name in checks.CHECKS:
        told = msgspec.json.schema(checks.load_check(name).Options)
        options = f"with-{name}"
        definitions |= told["$defs"]
        definitions[options] = _hyphenated(definitions.pop(told["$ref"].rpartition("/")[2]))
        rule: list[Schema] = definitions["RuleFile"].setdefault("allOf", [])
        takes = {"properties": {"with": {"$ref": f"#/$defs/{options}"}}}
        if definitions[options].get("required"):
            takes["required"] = ["with"]  # type: ignore[assignment]
        rule.append({"if": {"properties": {"check": {"const": name}}}, "then": takes})
    return _titled("a rule of newslint", made)


def report_schema() -> Schema:
    """What `check` and `dedup` write with `--output-format json`."""
    (check, dedup), definitions = msgspec.json.schema_components(
        [CheckReport, DedupReport], ref_template="#/$defs/{name}"
    )
    return _titled("a report of newslint", {"oneOf": [check, dedup], "$defs": definitions})


SCHEMAS = {"settings": settings_schema, "rule": rule_schema, "report": report_schema}


def _titled(title: str, made: Schema) -> Schema:
    return {"$schema": DIALECT, "title": title, **made}


def _as_table(name: str, definition: Schema) -> Schema:
    """The schema of a Struct of settings as that of its table: as keys are written there, and no others."""
    inner = _INNER.get(name, set())
    properties = {}
    for key, value in definition["properties"].items():
        if key not in inner:
            properties[_key(name, key)] = value | _LIMITS.get((name, key), {})
    return {**definition, "properties": properties, "required": [], "additionalProperties": False}


def _key(name: str, key: str) -> str:
    return f"{key}-field" if name == RecordFields.__name__ else key.replace("_", "-")


def _hyphenated(options: Schema) -> Schema:
    required = [key.replace("_", "-") for key in options.get("required", ())]
    properties = {key.replace("_", "-"): value for key, value in options["properties"].items()}
    return {**options, "properties": properties, "required": required, "additionalProperties": False}


def _reworded(value: Any) -> Any:  # noqa: ANN401  (any part of a schema)
    """A schema without its defaults and nulls, which TOML can't write; lists of pairs are tables there."""
    if isinstance(value, list):
        return [_reworded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "anyOf" in value:
        (told,) = [item for item in value["anyOf"] if item != {"type": "null"}]
        return _reworded(told)
    pair = value.get("items")
    if isinstance(pair, dict) and "prefixItems" in pair:
        return {"type": "object", "additionalProperties": _reworded(pair["prefixItems"][1])}
    return {key: _reworded(item) for key, item in value.items() if key != "default"}
