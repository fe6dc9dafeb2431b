// Command client drives every method of CloudAgent with the official generated clients, protobuf first, then JSON,
// against the service that the environment names, and checks what it answers.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/livekit/protocol/livekit"
	"github.com/twitchtv/twirp"
)

// Everything that a check needs: a client in one encoding, and what it found wrong.
type check struct {
	ctx      context.Context
	api      livekit.CloudAgent
	encoding string
	base     string
	called   map[string]bool
	problems int
}

func main() {
	base := os.Getenv("LK_AGENTS_URL")
	clients := map[string]func(string, livekit.HTTPClient, ...twirp.ClientOption) livekit.CloudAgent{
		"protobuf": livekit.NewCloudAgentProtobufClient,
		"json":     livekit.NewCloudAgentJSONClient,
	}
	problems := 0
	for _, encoding := range []string{"protobuf", "json"} {
		c := &check{ctx: context.Background(), encoding: encoding, base: base, called: map[string]bool{}}
		hooks := twirp.WithClientHooks(&twirp.ClientHooks{
			RequestPrepared: func(ctx context.Context, request *http.Request) (context.Context, error) {
				request.Header.Set("Authorization", "Bearer "+token())
				name, _ := twirp.MethodName(ctx)
				c.called[name] = true
				return ctx, nil
			},
		})
		c.api = clients[encoding](base, http.DefaultClient, hooks)
		c.all()
		methods := livekit.File_livekit_cloud_agent_proto.Services().ByName("CloudAgent").Methods()
		for i := range methods.Len() {
			c.that(c.called[string(methods.Get(i).Name())], "%s is called", methods.Get(i).Name())
		}
		fmt.Printf("%s: %d methods called, %d problems\n", encoding, len(c.called), c.problems)
		problems += c.problems
	}
	if problems > 0 {
		os.Exit(1)
	}
}

func token() string {
	now := time.Now()
	signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
		"iss":   os.Getenv("LIVEKIT_API_KEY"),
		"nbf":   now.Unix(),
		"iat":   now.Unix(),
		"exp":   now.Add(time.Hour).Unix(),
		"agent": map[string]bool{"admin": true},
	}).SignedString([]byte(os.Getenv("LIVEKIT_API_SECRET")))
	if err != nil {
		panic(err)
	}
	return signed
}

// Notes a problem unless it is true.
func (c *check) that(good bool, text string, args ...any) {
	if !good {
		c.problems++
		fmt.Printf("%s: not so: %s\n", c.encoding, fmt.Sprintf(text, args...))
	}
}

// Notes a problem unless the call succeeded.
func (c *check) good(call string, err error) bool {
	c.that(err == nil, "%s succeeds: %v", call, err)
	return err == nil
}

// Notes a problem unless the call was refused with one of the codes.
func (c *check) refused(call string, err error, codes ...twirp.ErrorCode) {
	got, is := err.(twirp.Error)
	for _, code := range codes {
		if is && got.Code() == code {
			return
		}
	}
	c.that(false, "%s is refused with %v: %v", call, codes, err)
}

// Waits for something that the service does by itself.
func (c *check) until(what string, true_ func() bool) {
	for range 300 {
		if true_() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	c.that(false, "%s within 30 s", what)
}
