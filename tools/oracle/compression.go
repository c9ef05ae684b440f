package main

import (
	"bytes"
	"encoding/base64"
	"io"

	"github.com/golang/snappy"
	"github.com/pierrec/lz4/v4"
)

// decompress reads what a sender compressed as the Collector's receivers do (confighttp's compression.go, 0.129.0 and 0.161.0).
func decompress(encoding byte, content []byte) ([]byte, error) {
	if encoding == '8' {
		return io.ReadAll(lz4.NewReader(bytes.NewReader(content)))
	}
	if bytes.HasPrefix(content, []byte("\xff\x06\x00\x00sNaPpY")) {
		return io.ReadAll(snappy.NewReader(bytes.NewReader(content)))
	}
	return snappy.Decode(nil, content)
}

// compressionVerdict compares what was decompressed elsewhere, if anything, with what is decompressed here.
func compressionVerdict(encoding byte, buffers [][]byte) string {
	expected, err := decompress(encoding, buffers[0])
	switch {
	case err != nil:
		return "refused " + oneLine(err.Error())
	case len(buffers) == 1:
		return "accepted"
	case !bytes.Equal(expected, buffers[1]):
		return "accepted different"
	default:
		return "accepted same"
	}
}

// compressed gives the first buffer in base64 as the encoder that the second one names writes it.
func compressed(buffers [][]byte) string {
	var out bytes.Buffer
	switch name := string(buffers[1]); name {
	case "snappy":
		out.Write(snappy.Encode(nil, buffers[0]))
	case "x-snappy-framed":
		write(snappy.NewBufferedWriter(&out), buffers[0])
	default:
		writer := lz4.NewWriter(&out)
		options := map[string][]lz4.Option{
			"lz4":          nil,
			"lz4-checked":  {lz4.BlockChecksumOption(true), lz4.SizeOption(uint64(len(buffers[0])))},
			"lz4-high":     {lz4.CompressionLevelOption(lz4.Level9), lz4.BlockSizeOption(lz4.Block64Kb)},
			"lz4-unhashed": {lz4.ChecksumOption(false), lz4.BlockSizeOption(lz4.Block64Kb)},
		}
		if err := writer.Apply(options[name]...); err != nil {
			return "refused " + oneLine(err.Error())
		}
		write(writer, buffers[0])
	}
	return "compressed " + base64.StdEncoding.EncodeToString(out.Bytes())
}

func write(writer io.WriteCloser, content []byte) {
	writer.Write(content)
	writer.Close()
}
