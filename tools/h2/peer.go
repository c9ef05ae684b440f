package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/http2"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"
)

const exportMethod = "/opentelemetry.proto.collector.trace.v1.TraceService/Export"

// asIs takes messages for what they are, so that no generated code is needed.
type asIs struct{}

func (asIs) Name() string { return "proto" }

func (asIs) Marshal(value any) ([]byte, error) { return *value.(*[]byte), nil }

func (asIs) Unmarshal(data []byte, value any) error {
	*value.(*[]byte) = append([]byte(nil), data...)
	return nil
}

var _ encoding.Codec = asIs{}

// sendAll sends each line of a file, a message in hexadecimal, and prints how many were answered OK.
func sendAll(args []string) error {
	flags := flag.NewFlagSet("send", flag.ExitOnError)
	to := flags.String("to", "", "address")
	from := flags.String("file", "", "messages")
	secret := flags.Bool("tls", false, "by TLS, whoever the server is")
	frames := flags.Bool("framed", false, "by frames as small and as odd as they may be")
	if err := flags.Parse(args); err != nil {
		return err
	}
	messages, err := messagesIn(*from)
	if err != nil {
		return err
	}
	if *frames {
		return sendFramed(*to, messages)
	}
	secrets := insecure.NewCredentials()
	if *secret {
		secrets = credentials.NewTLS(&tls.Config{InsecureSkipVerify: true})
	}
	connection, err := grpc.NewClient("passthrough:///"+*to, grpc.WithTransportCredentials(secrets))
	if err != nil {
		return err
	}
	defer connection.Close()
	var answered atomic.Int64
	places := make(chan struct{}, 64)
	var all sync.WaitGroup
	for _, message := range messages {
		places <- struct{}{}
		all.Add(1)
		go func() {
			defer all.Done()
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			var answer []byte
			err := connection.Invoke(ctx, exportMethod, &message, &answer, grpc.ForceCodec(asIs{}))
			if err == nil {
				answered.Add(1)
			} else {
				fmt.Fprintln(os.Stderr, err)
			}
			<-places
		}()
	}
	all.Wait()
	fmt.Println(answered.Load())
	return nil
}

func messagesIn(path string) ([][]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	var messages [][]byte
	for lines.Scan() {
		message, err := hex.DecodeString(lines.Text())
		if err != nil {
			return nil, err
		}
		messages = append(messages, message)
	}
	return messages, lines.Err()
}

// backend answers calls, and has written each message that it answers OK before it does.
type backend struct {
	mutex       sync.Mutex
	file        *os.File
	calls       atomic.Int64
	refuseEvery int64
	delay       time.Duration
}

func (b *backend) take(message []byte) error {
	line := hex.AppendEncode(nil, message)
	b.mutex.Lock()
	defer b.mutex.Unlock()
	_, err := b.file.Write(append(line, '\n'))
	return err
}

func (b *backend) isOne(every int64) bool { return every > 0 && b.calls.Add(1)%every == 0 }

func (b *backend) handle(_ any, stream grpc.ServerStream) error {
	// Before the request is read: its rest is on the way still.
	if b.isOne(b.refuseEvery) {
		return status.Error(codes.Unavailable, "not this one")
	}
	var message, answer []byte
	if err := stream.RecvMsg(&message); err != nil {
		return err
	}
	time.Sleep(b.delay)
	if err := b.take(message); err != nil {
		return err
	}
	return stream.SendMsg(&answer)
}

// serve prints its port, and takes calls until it is ended.
func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	to := flags.String("file", "", "what is taken, a line of hexadecimal each")
	certificate := flags.String("cert", "", "of TLS; with -key")
	key := flags.String("key", "", "of TLS")
	streams := flags.Uint("streams", 0, "MAX_CONCURRENT_STREAMS")
	table := flags.Int("table", -1, "HEADER_TABLE_SIZE")
	age := flags.Duration("age", 0, "MaxConnectionAge of gRPC")
	window := flags.Int("window", 0, "INITIAL_WINDOW_SIZE, for net/http")
	goaway := flags.Int64("goaway", 0, "for net/http: a GOAWAY at every so manieth call")
	reset := flags.Int64("reset", 0, "for net/http: every so manieth call is reset behind the headers of its answer")
	byHTTP := flags.Bool("http", false, "by the server of net/http instead of gRPC's own")
	own := &backend{}
	flags.Int64Var(&own.refuseEvery, "refuse", 0, "every so manieth call is refused by trailers alone")
	flags.DurationVar(&own.delay, "delay", 0, "before each answer")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if own.file, err = os.OpenFile(*to, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	options := []grpc.ServerOption{
		grpc.UnknownServiceHandler(own.handle), grpc.ForceServerCodec(asIs{}), grpc.MaxRecvMsgSize(1 << 24),
		grpc.KeepaliveParams(keepalive.ServerParameters{MaxConnectionAge: *age}),
	}
	if *streams > 0 {
		options = append(options, grpc.MaxConcurrentStreams(uint32(*streams)))
	}
	if *table >= 0 {
		options = append(options, grpc.HeaderTableSize(uint32(*table)))
	}
	var secrets *tls.Config
	if *certificate != "" {
		pair, err := tls.LoadX509KeyPair(*certificate, *key)
		if err != nil {
			return err
		}
		secrets = &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: []string{"h2"}}
	}
	if !*byHTTP {
		if secrets != nil {
			options = append(options, grpc.Creds(credentials.NewTLS(secrets)))
		}
		return grpc.NewServer(options...).Serve(listener)
	}
	server := &http2.Server{
		MaxConcurrentStreams: uint32(*streams), MaxUploadBufferPerStream: int32(*window), MaxReadFrameSize: 1 << 14,
		MaxDecoderHeaderTableSize: uint32(max(*table, 0)),
	}
	return serveHTTP(listener, secrets, server, own.over(grpc.NewServer(options...), *goaway, *reset))
}

// over makes gRPC's own answers those of net/http, some of them with a GOAWAY or a reset.
func (b *backend) over(calls http.Handler, goaway, reset int64) http.Handler {
	var count atomic.Int64
	return http.HandlerFunc(func(answer http.ResponseWriter, asked *http.Request) {
		number := count.Add(1)
		if reset > 0 && number%reset == 0 {
			answer.Header().Set("Content-Type", "application/grpc")
			answer.WriteHeader(http.StatusOK)
			answer.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}
		if goaway > 0 && number%goaway == 0 {
			answer.Header().Set("Connection", "close")
		}
		calls.ServeHTTP(answer, asked)
	})
}

func serveHTTP(listener net.Listener, secrets *tls.Config, server *http2.Server, handler http.Handler) error {
	for {
		connection, err := listener.Accept()
		if errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		go func() {
			if secrets != nil {
				secret := tls.Server(connection, secrets)
				if err := secret.Handshake(); err != nil {
					connection.Close()
					return
				}
				connection = secret
			}
			server.ServeConn(connection, &http2.ServeConnOpts{Handler: handler})
		}()
	}
}
