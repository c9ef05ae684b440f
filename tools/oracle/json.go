package main

import (
	"fmt"

	"go.opentelemetry.io/collector/pdata/plog/plogotlp"
	"go.opentelemetry.io/collector/pdata/pmetric/pmetricotlp"
	"go.opentelemetry.io/collector/pdata/ptrace/ptraceotlp"
)

// fromJSON gives the protobuf of a request in OTLP/JSON, as the Collector's receiver reads it.
func fromJSON(signal byte, text []byte) ([]byte, error) {
	switch signal {
	case 't':
		request := ptraceotlp.NewExportRequest()
		if err := request.UnmarshalJSON(text); err != nil {
			return nil, err
		}
		return request.MarshalProto()
	case 'm':
		request := pmetricotlp.NewExportRequest()
		if err := request.UnmarshalJSON(text); err != nil {
			return nil, err
		}
		return request.MarshalProto()
	case 'l':
		request := plogotlp.NewExportRequest()
		if err := request.UnmarshalJSON(text); err != nil {
			return nil, err
		}
		return request.MarshalProto()
	default:
		return nil, fmt.Errorf("no signal begins with %q", signal)
	}
}

// jsonVerdict compares the protobuf that was made of a JSON text elsewhere, if any, with what is made of it here.
func jsonVerdict(signal byte, buffers [][]byte) string {
	expected, err := fromJSON(signal, buffers[0])
	if err != nil {
		return "refused " + oneLine(err.Error())
	}
	if len(buffers) == 1 {
		return "accepted"
	}
	return sameContent(signal, expected, buffers[1])
}

// sameContent compares two requests by all that they say.
func sameContent(signal byte, expected, given []byte) string {
	whole, err := decodeJSON(signal, expected)
	if err != nil {
		return "refused " + oneLine(err.Error())
	}
	other, err := decodeJSON(signal, given)
	if err != nil {
		return "accepted different: what was made of it is refused: " + oneLine(err.Error())
	}
	if string(whole) != string(other) {
		return fmt.Sprintf("accepted different: expected %s, got %s", oneLine(string(whole)), oneLine(string(other)))
	}
	return "accepted same"
}
