// Command h2 checks HTTP/2 made elsewhere. "h2 spec PORT" and perhaps "tls": the suites of h2spec, in its strict form, against a server
// on the loopback. "h2 hpack": reads header blocks by Go's own decoder. "h2 send" and "h2 serve": the ends of OTLP/gRPC, see peer.go.
//
// Input of "hpack": N and the size of a table as four bytes, the lower first, begins with an empty one; B, a length alike and a block
// is one of its blocks. One line a block comes back: "broken", or the number of its fields and a CRC-32 of their names and values,
// each behind its length.
package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/summerwind/h2spec"
	"github.com/summerwind/h2spec/config"
	"golang.org/x/net/http2/hpack"
)

func main() {
	var err error
	switch {
	case len(os.Args) > 1 && os.Args[1] == "hpack":
		err = decodeAll(os.Stdin, os.Stdout)
	case len(os.Args) > 1 && os.Args[1] == "send":
		err = sendAll(os.Args[2:])
	case len(os.Args) > 1 && os.Args[1] == "serve":
		err = serve(os.Args[2:])
	default:
		checkSpec()
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "h2:", err)
		os.Exit(2)
	}
}

func checkSpec() {
	port, err := strconv.Atoi(os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "h2:", err)
		os.Exit(2)
	}
	passed, err := h2spec.Run(&config.Config{
		Host: "127.0.0.1", Port: port, Path: "/", Timeout: 2 * time.Second, MaxHeaderLen: 4000, Strict: true,
		TLS: len(os.Args) > 3, Insecure: true,
	})
	if err != nil || !passed {
		fmt.Fprintln(os.Stderr, "h2:", err)
		os.Exit(1)
	}
}

func decodeAll(from io.Reader, to io.Writer) error {
	input := bufio.NewReaderSize(from, 1<<20)
	output := bufio.NewWriterSize(to, 1<<16)
	defer output.Flush()
	var decoder *hpack.Decoder
	fields := 0
	var sum uint32
	add := func(text string) {
		var length [4]byte
		binary.LittleEndian.PutUint32(length[:], uint32(len(text)))
		sum = crc32.Update(sum, crc32.IEEETable, length[:])
		sum = crc32.Update(sum, crc32.IEEETable, []byte(text))
	}
	emit := func(field hpack.HeaderField) {
		fields++
		add(field.Name)
		add(field.Value)
	}
	for {
		kind, err := input.ReadByte()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var number uint32
		if err := binary.Read(input, binary.LittleEndian, &number); err != nil {
			return err
		}
		if kind == 'N' {
			decoder = hpack.NewDecoder(number, emit)
			continue
		}
		block := make([]byte, number)
		if _, err := io.ReadFull(input, block); err != nil {
			return err
		}
		fields, sum = 0, 0
		_, err = decoder.Write(block)
		if err == nil {
			err = decoder.Close()
		}
		if err != nil {
			fmt.Fprintln(output, "broken")
		} else {
			fmt.Fprintf(output, "%d %08x\n", fields, sum)
		}
		if input.Buffered() == 0 {
			output.Flush()
		}
	}
}
