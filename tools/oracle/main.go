// Command oracle answers what the Collector's own decoder (pdata, the version in go.mod) thinks of OTLP requests.
//
// Input is a stream of records: the first letter of the signal (t, m, l), the number of buffers as four bytes, the lower
// first, and each buffer behind its length, written alike. The first buffer is a request, the others are its parts. One
// line a record comes back: "refused" and why, "accepted", "accepted same" if the parts hold the items of the request with
// all that stands above them, each once, or "accepted different" and how.
//
// With a capital letter the second buffer is the request as it was given resource attributes elsewhere, and the buffers after
// it are their keys and values: "accepted same" if the Collector's own change gives the same content.
//
// With the digits 1, 2, 3 for traces, metrics and logs the first buffer is OTLP/JSON, and the second, if there is one, the
// request in protobuf that was made of it elsewhere.
//
// With the digits 7 (snappy) and 8 (lz4) the first buffer is compressed, and the second, if there is one, what was made of it
// elsewhere. With 9 the first is compressed here, as the second says, and comes back in base64.
package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	input := bufio.NewReaderSize(os.Stdin, 1<<20)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for {
		signal, buffers, err := readRecord(input)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "oracle:", err)
			os.Exit(2)
		}
		fmt.Fprintln(output, verdict(signal, buffers))
		// Whoever waits for an answer before asking again gets it.
		if input.Buffered() == 0 {
			output.Flush()
		}
	}
}

func readRecord(input *bufio.Reader) (byte, [][]byte, error) {
	signal, err := input.ReadByte()
	if err != nil {
		return 0, nil, err
	}
	var count uint32
	if err := binary.Read(input, binary.LittleEndian, &count); err != nil {
		return 0, nil, fmt.Errorf("a record ends early: %v", err)
	}
	buffers := make([][]byte, count)
	for index := range buffers {
		var length uint32
		if err := binary.Read(input, binary.LittleEndian, &length); err != nil {
			return 0, nil, fmt.Errorf("a record ends early: %v", err)
		}
		buffers[index] = make([]byte, length)
		if _, err := io.ReadFull(input, buffers[index]); err != nil {
			return 0, nil, fmt.Errorf("a record ends early: %v", err)
		}
	}
	return signal, buffers, nil
}

func verdict(signal byte, buffers [][]byte) string {
	switch {
	case signal == '7' || signal == '8':
		return compressionVerdict(signal, buffers)
	case signal == '9':
		return compressed(buffers)
	case signal >= '1' && signal <= '3':
		return jsonVerdict("tml"[signal-'1'], buffers)
	case signal < 'a':
		return upsertVerdict(signal+'a'-'A', buffers)
	}
	whole, err := decode(signal, buffers[0])
	if err != nil {
		return "refused " + oneLine(err.Error())
	}
	if len(buffers) == 1 {
		return "accepted"
	}
	var parts []string
	for _, buffer := range buffers[1:] {
		items, err := decode(signal, buffer)
		if err != nil {
			return "accepted different: a part is refused: " + oneLine(err.Error())
		}
		parts = append(parts, items...)
	}
	return "accepted " + compare(whole, parts)
}
