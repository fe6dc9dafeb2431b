// Command peer is the official generated server of CloudAgent without an emulator behind it: a line on standard input
// is a request and the message to answer it with, the line on standard output says what the server understood and
// what it answered. Tests compare the emulator's own reading and writing with it.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"log"
	"net/http/httptest"
	"os"

	"github.com/livekit/protocol/livekit"
	"github.com/twitchtv/twirp"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// A call: the request as it is sent, and the message that answers it, in protobuf.
type call struct {
	Method string `json:"method"`
	Type   string `json:"type"`
	Body   []byte `json:"body"`
	Answer []byte `json:"answer"`
}

// What came of it: the request as JSON when it was understood, and the answer.
type outcome struct {
	Understood bool   `json:"understood"`
	Request    []byte `json:"request"`
	Status     int    `json:"status"`
	Type       string `json:"type"`
	Body       []byte `json:"body"`
}

// No method of it is ever called: the interceptor answers.
type nothing struct{ livekit.CloudAgent }

var methods = livekit.File_livekit_cloud_agent_proto.Services().ByName("CloudAgent").Methods()

func serve(c call) outcome {
	var out outcome
	answer := func(context.Context, interface{}) (interface{}, error) {
		output := methods.ByName(protoreflect.Name(c.Method)).Output().FullName()
		kind, err := protoregistry.GlobalTypes.FindMessageByName(output)
		if err != nil {
			return nil, err
		}
		message := kind.New().Interface()
		return message, proto.Unmarshal(c.Answer, message)
	}
	note := func(twirp.Method) twirp.Method {
		return func(ctx context.Context, request interface{}) (interface{}, error) {
			out.Understood = true
			// Messages without a JSON form, such as a time without a date, leave it empty.
			out.Request, _ = protojson.MarshalOptions{UseProtoNames: true, EmitUnpopulated: true}.Marshal(
				request.(proto.Message))
			return answer(ctx, request)
		}
	}
	server := livekit.NewCloudAgentServer(nothing{}, twirp.WithServerInterceptors(note))
	request := httptest.NewRequest("POST", "/twirp/livekit.CloudAgent/"+c.Method, bytes.NewReader(c.Body))
	request.Header.Set("Content-Type", c.Type)
	response := httptest.NewRecorder()
	server.ServeHTTP(response, request)
	out.Status, out.Type, out.Body = response.Code, response.Header().Get("Content-Type"), response.Body.Bytes()
	return out
}

func main() {
	log.SetFlags(0)
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	for in.More() {
		var c call
		if err := in.Decode(&c); err != nil {
			log.Fatal(err)
		}
		if err := json.NewEncoder(out).Encode(serve(c)); err != nil {
			log.Fatal(err)
		}
		if err := out.Flush(); err != nil {
			log.Fatal(err)
		}
	}
}
