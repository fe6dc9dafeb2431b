package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/livekit/protocol/livekit"
)

// A source that any engine can take.
func source() []byte {
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	archive := tar.NewWriter(zip)
	text := []byte("FROM scratch\n")
	must(archive.WriteHeader(&tar.Header{Name: "Dockerfile", Mode: 0o644, Size: int64(len(text))}))
	_, err := archive.Write(text)
	must(err)
	must(archive.Close())
	must(zip.Close())
	return out.Bytes()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Uploads a source with the form and builds it.
func (c *check) build(agent, deployment string, form *livekit.PresignedPostRequest) {
	var body bytes.Buffer
	parts := multipart.NewWriter(&body)
	for name, value := range form.GetValues() {
		must(parts.WriteField(name, value))
	}
	file, err := parts.CreateFormFile("file", form.GetValues()["key"])
	must(err)
	_, err = file.Write(source())
	must(err)
	must(parts.Close())
	answer, err := http.Post(form.GetUrl(), parts.FormDataContentType(), &body)
	if !c.good("upload", err) {
		return
	}
	_ = answer.Body.Close()
	c.that(answer.StatusCode/100 == 2, "the upload is taken: %s", answer.Status)

	query := url.Values{"agent_id": {agent}}
	if deployment != "" {
		query.Set("deployment", deployment)
	}
	request, err := http.NewRequest("POST", c.base+"/build?"+query.Encode(), nil)
	must(err)
	request.Header.Set("Authorization", "Bearer "+token())
	stream, err := http.DefaultClient.Do(request)
	if !c.good("build", err) {
		return
	}
	defer stream.Body.Close()
	lines, err := io.ReadAll(stream.Body)
	c.good("the build's stream", err)
	c.that(stream.StatusCode == 200, "the build is begun: %s %s", stream.Status, lines)
	c.that(!strings.Contains(string(lines), "BUILD ERROR"), "the build succeeds: %s", lines)
}
