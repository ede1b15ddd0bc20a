"""What OpenAPI says of a response, and whether a response is like it: the part of JSON Schema that FastAPI writes."""

from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    *("$ref", "anyOf", "type", "enum", "const", "properties", "required", "additionalProperties", "items"),
    *(
        "minimum",
        "maximum",
        "title",
        "description",
        "examples",
        "format",
        "pattern",
        "maxLength",
        "maxItems",
        "default",
    ),
}


def mistakes(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], where: str = "$") -> Iterator[str]:
    """Where a value differs from its schema. A part of the schema that is not understood is a mistake, too."""
    yield from (f"{where}: unknown {word}" for word in schema.keys() - KNOWN)
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/components/schemas/")
        yield from mistakes(value, root["components"]["schemas"][name], root, where)
    elif "anyOf" in schema:
        if all(any(mistakes(value, one, root)) for one in schema["anyOf"]):
            yield f"{where}: none of anyOf"
    elif not _is(value, schema.get("type")):
        yield f"{where}: {value!r} is no {schema['type']}"
    elif value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{where}: {value!r} is not offered"
    elif isinstance(value, dict):
        yield from _mistakes_of_object(value, schema, root, where)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from mistakes(one, schema.get("items", {}), root, f"{where}[{number}]")
    elif isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{where}: {value} is too small"


def _is(value: Any, name: str | None) -> bool:
    if name == "integer" and isinstance(value, bool):
        return False
    return name is None or isinstance(value, TYPES[name])


def _mistakes_of_object(
    value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], where: str
) -> Iterator[str]:
    described = schema.get("properties", {})
    yield from (f"{where}: no {name}" for name in schema.get("required", ()) if name not in value)
    if schema.get("additionalProperties", True) is False:
        yield from (f"{where}: {name} is not described" for name in value.keys() - described.keys())
    for name in value.keys() & described.keys():
        yield from mistakes(value[name], described[name], root, f"{where}.{name}")
