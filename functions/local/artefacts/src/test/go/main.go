// Baseline is a function on Lambda that makes the same calls to DynamoDB as a function of Merit, without Merit's
// checks. Its cold start and its speed are what Merit's are compared with.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

// An operation answers an event. The first event of a process is cold.
type operation func(db *database, event *event, cold bool) (any, error)

var operations = map[string]operation{
	"members":     registration,
	"activities":  purchase,
	"coupons":     redemption,
	"segments":    segmentCreation,
	"totals":      purchases,
	"aggregation": run,
}

// An event as an HTTP API sends it, payload format 2.0.
type event struct {
	RawPath        string            `json:"rawPath"`
	RawQueryString string            `json:"rawQueryString"`
	Headers        map[string]string `json:"headers"`
	Body           string            `json:"body"`
}

type response struct {
	StatusCode int               `json:"statusCode"`
	Headers    map[string]string `json:"headers"`
	Body       string            `json:"body"`
}

func main() {
	operation, ok := operations[os.Getenv("AWS_LAMBDA_FUNCTION_NAME")]
	if !ok {
		fail(fmt.Errorf("no operation for %s", os.Getenv("AWS_LAMBDA_FUNCTION_NAME")))
	}
	db := newDatabase()
	invocation := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for cold := true; ; cold = false {
		next, err := http.Get(invocation + "next")
		if err != nil {
			fail(err)
		}
		answer, err := handle(db, operation, next.Body, cold)
		next.Body.Close()
		if err != nil {
			fail(err)
		}
		id := next.Header.Get("Lambda-Runtime-Aws-Request-Id")
		sent, err := http.Post(invocation+id+"/response", "application/json", bytes.NewReader(answer))
		if err != nil {
			fail(err)
		}
		io.Copy(io.Discard, sent.Body)
		sent.Body.Close()
	}
}

func handle(db *database, operation operation, body io.Reader, cold bool) ([]byte, error) {
	bytes, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	var event event
	if err := json.Unmarshal(bytes, &event); err != nil {
		return nil, err
	}
	answer, err := operation(db, &event, cold)
	if err != nil {
		return nil, err
	}
	return json.Marshal(answer)
}

// ok is an answer over HTTP.
func ok(status int, body any) (any, error) {
	bytes, err := json.Marshal(body)
	return okBytes(status, bytes), err
}

func okBytes(status int, body []byte) any {
	return response{status, map[string]string{"Content-Type": "application/json"}, string(body)}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
