// Command descriptors prints the messages of the service as the official Go module has them: a line for each field.
package main

import (
	"fmt"

	"github.com/livekit/protocol/livekit"
	"google.golang.org/protobuf/reflect/protoreflect"
)

func main() {
	for _, file := range []protoreflect.FileDescriptor{
		livekit.File_livekit_cloud_agent_proto,
		livekit.File_livekit_agent_proto,
		livekit.File_livekit_agent_worker_proto,
		livekit.File_livekit_models_proto,
	} {
		enums(file.Enums())
		messages(file.Messages())
		for i := range file.Services().Len() {
			service := file.Services().Get(i)
			for j := range service.Methods().Len() {
				m := service.Methods().Get(j)
				fmt.Println("rpc", m.FullName(), m.Input().FullName(), m.Output().FullName())
			}
		}
	}
}

func messages(list protoreflect.MessageDescriptors) {
	for i := range list.Len() {
		message := list.Get(i)
		if message.IsMapEntry() {
			continue
		}
		fmt.Println("message", message.FullName())
		for j := range message.Fields().Len() {
			field := message.Fields().Get(j)
			fmt.Printf("field %s %d %s %s\n", field.FullName(), field.Number(), kind(field), oneof(field))
		}
		enums(message.Enums())
		messages(message.Messages())
	}
}

func enums(list protoreflect.EnumDescriptors) {
	for i := range list.Len() {
		values := list.Get(i).Values()
		for j := range values.Len() {
			fmt.Println("value", list.Get(i).FullName(), values.Get(j).Number(), values.Get(j).Name())
		}
	}
}

func kind(field protoreflect.FieldDescriptor) string {
	if field.IsMap() {
		return "map<" + single(field.MapKey()) + "," + single(field.MapValue()) + ">"
	}
	if field.IsList() {
		return "repeated:" + single(field)
	}
	return single(field)
}

func single(field protoreflect.FieldDescriptor) string {
	if field.Message() != nil {
		return string(field.Message().FullName())
	}
	if field.Enum() != nil {
		return string(field.Enum().FullName())
	}
	return field.Kind().String()
}

// The name of the oneof, "optional" for a scalar that knows whether it is set, else "-".
func oneof(field protoreflect.FieldDescriptor) string {
	if field.HasOptionalKeyword() {
		return "optional"
	}
	if field.ContainingOneof() != nil {
		return "oneof:" + string(field.ContainingOneof().Name())
	}
	return "-"
}
