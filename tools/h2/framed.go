package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net"
	"sync"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

const (
	// What is sent at once of a message, and of a header block: its frames are no more than 16.
	pieceBytes      = 100
	blockPieceBytes = 40
	framedCallsMax  = 32
)

// framedClient sends what RFC 9113 allows and few clients do: DATA of a hundred bytes, some padded and some empty, header blocks
// in CONTINUATION frames without any table, PRIORITY and unknown frames between, and a window of three bytes for answers of five.
type framedClient struct {
	framer  *http2.Framer
	mutex   sync.Mutex
	changed *sync.Cond
	// What may be sent: on the connection, on a stream that begins, and on those that have.
	room    int64
	initial int64
	streams map[uint32]*framedCall
	err     error
}

type framedCall struct {
	room   int64
	isOver bool
	isOK   bool
}

func sendFramed(to string, messages [][]byte) error {
	connection, err := net.Dial("tcp", to)
	if err != nil {
		return err
	}
	defer connection.Close()
	if _, err := connection.Write([]byte(http2.ClientPreface)); err != nil {
		return err
	}
	client := &framedClient{
		framer: http2.NewFramer(connection, connection), room: 65_535, initial: 65_535, streams: map[uint32]*framedCall{},
	}
	client.changed = sync.NewCond(&client.mutex)
	client.framer.ReadMetaHeaders = hpack.NewDecoder(0, nil)
	if err := client.framer.WriteSettings(
		http2.Setting{ID: http2.SettingHeaderTableSize, Val: 0},
		http2.Setting{ID: http2.SettingInitialWindowSize, Val: 3},
		http2.Setting{ID: http2.SettingEnablePush, Val: 0},
		http2.Setting{ID: 0xfe, Val: 1},
	); err != nil {
		return err
	}
	go client.read()
	answered := 0
	open := map[uint32]*framedCall{}
	// Whatever is over leaves its place.
	settle := func(most int) error {
		client.mutex.Lock()
		defer client.mutex.Unlock()
		for {
			for id, call := range open {
				if call.isOver {
					if call.isOK {
						answered++
					}
					delete(open, id)
					delete(client.streams, id)
				}
			}
			if client.err != nil || len(open) <= most {
				return client.err
			}
			client.changed.Wait()
		}
	}
	for index, message := range messages {
		if err := settle(framedCallsMax - 1); err != nil {
			return err
		}
		id := uint32(2*index + 1)
		call, err := client.begin(id, index)
		if err != nil {
			return err
		}
		open[id] = call
		if err := client.body(id, call, message); err != nil {
			return err
		}
	}
	if err := settle(0); err != nil {
		return err
	}
	fmt.Println(answered)
	return nil
}

func (c *framedClient) begin(id uint32, index int) (*framedCall, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	call := &framedCall{room: c.initial}
	c.streams[id] = call
	var block bytes.Buffer
	encoder := hpack.NewEncoder(&block)
	encoder.SetMaxDynamicTableSize(0)
	for _, field := range [][2]string{
		{":method", "POST"}, {":scheme", "http"}, {":path", exportMethod}, {":authority", "localhost"},
		{"content-type", "application/grpc"}, {"te", "trailers"}, {"x-number", fmt.Sprint(index)}, {"cookie", "a=b"}, {"cookie", "c=d"},
	} {
		if err := encoder.WriteField(hpack.HeaderField{Name: field[0], Value: field[1], Sensitive: index%2 == 0}); err != nil {
			return nil, err
		}
	}
	rest := block.Bytes()
	first := rest[:min(blockPieceBytes, len(rest))]
	rest = rest[len(first):]
	if err := c.framer.WriteHeaders(http2.HeadersFrameParam{
		StreamID: id, BlockFragment: first, EndHeaders: len(rest) == 0, PadLength: uint8(index % 256),
		Priority: http2.PriorityParam{StreamDep: 0, Weight: uint8(index % 256)},
	}); err != nil {
		return nil, err
	}
	for len(rest) > 0 {
		piece := rest[:min(blockPieceBytes, len(rest))]
		rest = rest[len(piece):]
		if err := c.framer.WriteContinuation(id, len(rest) == 0, piece); err != nil {
			return nil, err
		}
	}
	if index%10 == 0 {
		if err := c.framer.WriteRawFrame(0xbe, 0, id, []byte("unknown")); err != nil {
			return nil, err
		}
	}
	return call, nil
}

func (c *framedClient) body(id uint32, call *framedCall, message []byte) error {
	rest := make([]byte, 5, 5+len(message))
	binary.BigEndian.PutUint32(rest[1:], uint32(len(message)))
	rest = append(rest, message...)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for number := 0; len(rest) > 0; number++ {
		var pad []byte
		if number%7 == 0 {
			pad = make([]byte, number%256)
		}
		piece := min(pieceBytes, len(rest))
		size := int64(piece)
		if pad != nil {
			size += int64(len(pad)) + 1
		}
		for c.err == nil && !call.isOver && (c.room < size || call.room < size) {
			c.changed.Wait()
		}
		if c.err != nil || call.isOver {
			return c.err
		}
		c.room -= size
		call.room -= size
		isLast := piece == len(rest)
		// The end of some is an empty frame of its own.
		isApart := isLast && id%5 == 0
		var err error
		if pad == nil {
			err = c.framer.WriteData(id, isLast && !isApart, rest[:piece])
		} else {
			err = c.framer.WriteDataPadded(id, isLast && !isApart, rest[:piece], pad)
		}
		if err == nil && isApart {
			err = c.framer.WriteData(id, true, nil)
		}
		if err != nil {
			return err
		}
		rest = rest[piece:]
	}
	return nil
}

func (c *framedClient) read() {
	for {
		frame, err := c.framer.ReadFrame()
		c.mutex.Lock()
		if err == nil {
			err = c.heard(frame)
		}
		if err != nil {
			c.err = err
		}
		c.changed.Broadcast()
		c.mutex.Unlock()
		if err != nil {
			return
		}
	}
}

func (c *framedClient) heard(frame http2.Frame) error {
	id := frame.Header().StreamID
	switch frame := frame.(type) {
	case *http2.SettingsFrame:
		if frame.IsAck() {
			return nil
		}
		if window, ok := frame.Value(http2.SettingInitialWindowSize); ok {
			for _, call := range c.streams {
				call.room += int64(window) - c.initial
			}
			c.initial = int64(window)
		}
		return c.framer.WriteSettingsAck()
	case *http2.WindowUpdateFrame:
		if id == 0 {
			c.room += int64(frame.Increment)
		} else if call := c.streams[id]; call != nil {
			call.room += int64(frame.Increment)
		}
	case *http2.DataFrame:
		if length := frame.Header().Length; length > 0 {
			if err := c.framer.WriteWindowUpdate(0, length); err != nil {
				return err
			}
			return c.framer.WriteWindowUpdate(id, length)
		}
	case *http2.PingFrame:
		if !frame.IsAck() {
			return c.framer.WritePing(true, frame.Data)
		}
	case *http2.MetaHeadersFrame:
		call := c.streams[id]
		for _, field := range frame.Fields {
			if field.Name == "grpc-status" && call != nil {
				call.isOK = field.Value == "0"
			}
		}
		if frame.StreamEnded() && call != nil {
			call.isOver = true
		}
	case *http2.RSTStreamFrame:
		if call := c.streams[id]; call != nil {
			call.isOver, call.isOK = true, false
		}
	case *http2.GoAwayFrame:
		return fmt.Errorf("GOAWAY: %v %s", frame.ErrCode, frame.DebugData())
	}
	return nil
}
