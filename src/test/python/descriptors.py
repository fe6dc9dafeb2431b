"""Prints the messages of the service as the official Python package has them: a line for each field."""

from google.protobuf import descriptor_pb2
from livekit.protocol import agent, agent_worker, cloud_agent, models

Field = descriptor_pb2.FieldDescriptorProto


def single(field):
    if field.type_name:
        return field.type_name[1:]
    return Field.Type.Name(field.type)[len("TYPE_") :].lower()


def kind(field, nested):
    entry = nested.get(field.type_name.rsplit(".", 1)[-1])
    if entry is not None and entry.options.map_entry:
        return f"map<{single(entry.field[0])},{single(entry.field[1])}>"
    if field.label == Field.LABEL_REPEATED:
        return "repeated:" + single(field)
    return single(field)


def oneof(field, message):
    if field.proto3_optional:
        return "optional"
    if field.HasField("oneof_index"):
        return "oneof:" + message.oneof_decl[field.oneof_index].name
    return "-"


def enum(scope, described):
    for value in described.value:
        print("value", f"{scope}.{described.name}", value.number, value.name)


def message(scope, described):
    name = f"{scope}.{described.name}"
    nested = {inner.name: inner for inner in described.nested_type}
    print("message", name)
    for field in described.field:
        print("field", f"{name}.{field.name}", field.number, kind(field, nested), oneof(field, described))
    for inner in described.enum_type:
        enum(name, inner)
    for inner in described.nested_type:
        if not inner.options.map_entry:
            message(name, inner)


for module in (cloud_agent, agent, agent_worker, models):
    file = descriptor_pb2.FileDescriptorProto()
    module.DESCRIPTOR.CopyToProto(file)
    for described in file.enum_type:
        enum(file.package, described)
    for described in file.message_type:
        message(file.package, described)
    for service in file.service:
        for method in service.method:
            print("rpc", f"{file.package}.{service.name}.{method.name}", method.input_type[1:], method.output_type[1:])
