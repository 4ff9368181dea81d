"""How the contract tells of our shapes: by their own docstrings, under plain names, with an example each.

An example is put together from the examples of its fields, which are made by hand, so that it is stated once and is true
wherever a shape appears. Where a shape refuses its fields together, the example holds the required ones alone.
"""

import inspect
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final, cast, get_args

import msgspec
from litestar._openapi.datastructures import SchemaRegistry
from litestar._openapi.schema_generation import SchemaCreator
from litestar._openapi.schema_generation.plugins.struct import StructSchemaPlugin
from litestar.openapi.spec import OpenAPIType, Reference, Schema
from litestar.params import ParameterKwarg
from litestar.typing import FieldDefinition

_SUFFIX: Final = "View"


class Shapes(StructSchemaPlugin):
    """Describes Structs and enums as components, each by what it says of itself and never by how a field uses it."""

    def is_plugin_supported_field(self, field_definition: FieldDefinition) -> bool:
        """Whether this is one of our shapes."""
        return super().is_plugin_supported_field(field_definition) or field_definition.is_subclass_of(StrEnum)

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        """A reference to the shape's component, which is made when it is first met."""
        name = component_name(field_definition.annotation)
        shape = FieldDefinition.from_annotation(
            field_definition.annotation, kwarg_definition=ParameterKwarg(schema_component_key=name)
        )
        registry = schema_creator.schema_registry
        reference = registry.get_reference_for_field_definition(shape)
        if reference is None:
            schema = self._component(shape, schema_creator)
            schema.title = name
            schema.description = description_of(shape.origin or shape.annotation)
            reference = registry.get_reference_for_field_definition(shape)
        return cast("Schema", reference)  # the caller takes either, though its signature names one

    def _component(self, shape: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        registry = schema_creator.schema_registry
        if shape.is_subclass_of(StrEnum):
            schema = registry.get_schema_for_field_definition(shape)
            schema.type = OpenAPIType.STRING
            schema.enum = [each.value for each in shape.annotation]
            schema.examples = schema.enum[:1]
            return schema
        schema = super().to_openapi_schema(shape, schema_creator)
        if (shape.origin or shape.annotation).__struct_config__.forbid_unknown_fields:
            schema.additional_properties = False
        schema.properties = {name: told_truly(each) for name, each in (schema.properties or {}).items()}
        for field in cast("msgspec.inspect.StructType", msgspec.inspect.type_info(shape.annotation)).fields:
            if isinstance(told := schema.properties.get(field.encode_name), Schema):
                _bound_within(told, field.type)
        examples = {name: example_of(each, registry) for name, each in schema.properties.items()}
        example = {name: found[0] for name, found in examples.items() if found}
        if not _is_taken(example, shape.annotation):
            example = {name: each for name, each in example.items() if name in (schema.required or ())}
        schema.examples = _as_given([example])
        return schema


def _is_taken(example: dict[str, object], shape: Any) -> bool:  # noqa: ANN401 # a Struct
    """Whether a shape that checks its fields together takes this; others are taken as they are."""
    if not hasattr(shape, "__post_init__"):
        return True
    try:
        msgspec.convert(example, shape)
    except msgspec.ValidationError:
        return False
    return True


def component_name(shape: object) -> str:
    """What a shape is called in the contract: its own name, and `MemberPage` for a `Page[MemberView]`."""
    origin = getattr(shape, "__origin__", shape)
    held = "".join(each.__name__.removesuffix(_SUFFIX) for each in get_args(shape))
    return f"{held}{origin.__name__}"  # type: ignore[attr-defined] # a class


def description_of(shape: object) -> str:
    """What a shape's docstring says to callers; errors are for those who build one."""
    return (inspect.getdoc(shape) or "").partition("\n\nRaises:")[0]


def told_truly(schema: Schema | Reference) -> Schema | Reference:
    """A field's schema as Litestar makes it, mended where it would refuse what the field holds.

    Alternatives need not exclude each other (a whole number is a number as well), an alternative that allows everything
    stands for the dots of `tuple[X, ...]`, and a null within an example is part of it.
    """
    if isinstance(schema, Reference):
        return schema
    if schema.one_of is not None:
        schema.any_of = [told_truly(each) for each in schema.one_of if each != Schema()]
        schema.one_of = None
    if isinstance(schema.items, Schema | Reference):
        schema.items = told_truly(schema.items)
    if isinstance(schema.additional_properties, Schema | Reference):
        schema.additional_properties = told_truly(schema.additional_properties)
    schema.examples = schema.examples and _as_given(schema.examples)
    return schema


def _bound_within(told: Schema, kind: msgspec.inspect.Type) -> None:
    """Tell the bounds of what a list holds, which Litestar leaves out."""
    match kind:
        case msgspec.inspect.Metadata(type=inner):
            _bound_within(told, inner)
        case msgspec.inspect.UnionType(types=kinds):
            lists = [each for each in told.any_of or [told] if isinstance(each, Schema) and each.items]
            held = [each for each in kinds if hasattr(each, "item_type")]
            if len(lists) == len(held) == 1:
                _bound_within(lists[0], held[0])
        case msgspec.inspect.ListType(item_type=item) | msgspec.inspect.VarTupleType(item_type=item):
            if isinstance(told.items, Schema):
                _bound_item(told.items, item)


def _bound_item(told: Schema, kind: msgspec.inspect.Type) -> None:
    match kind:
        case msgspec.inspect.Metadata(type=inner):
            _bound_item(told, inner)
        case msgspec.inspect.StrType(min_length=shortest, max_length=longest, pattern=pattern):
            told.min_length, told.max_length, told.pattern = shortest, longest, pattern
        case msgspec.inspect.IntType(ge=least, le=most) | msgspec.inspect.FloatType(ge=least, le=most):
            told.minimum, told.maximum = least, most
        case _:
            _bound_within(told, kind)


def without_lone_choices(node: Any) -> Any:  # noqa: ANN401 # JSON
    """A document in which an `anyOf` of one is that one, as optional fields of changes are described otherwise."""
    match node:
        case {"anyOf": [dict(only)], **said}:
            return without_lone_choices(only | said)
        case dict():
            return {name: without_lone_choices(each) for name, each in node.items()}
        case list() | tuple():
            return [without_lone_choices(each) for each in node]
        case _:
            return node


def example_of(schema: Schema | Reference, registry: SchemaRegistry) -> list[object]:
    """The first example of a schema in a list, or nothing where none was given."""
    match schema:
        case Reference():
            return list(registry.from_reference(schema).schema.examples or ())[:1]
        case Schema(examples=[first, *_]):
            return [first]
        case Schema(all_of=[only]) | Schema(any_of=[only, *_]):
            return example_of(only, registry)
        case Schema(type=OpenAPIType.ARRAY, items=Schema() | Reference() as items):
            return [example_of(items, registry)]
        case _:
            return []


def _as_given(examples: Sequence[object]) -> list[object]:
    """Examples that keep their nulls: Litestar drops them from lists and dicts, and leaves a tuple alone."""
    return cast("list[object]", tuple(examples))
