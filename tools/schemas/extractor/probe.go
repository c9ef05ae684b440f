package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"go.opentelemetry.io/collector/confmap"
)

// prober puts values through the real decoder, at every path of every component: once to find sections that ignore
// unknown keys, once to record verdicts that the exact schemas are then compared with.
type prober struct {
	file *os.File
	out  *bufio.Writer
	err  error
}

func newProber(path string) *prober {
	if path == "" {
		return &prober{}
	}
	file, err := os.Create(path)
	return &prober{file: file, out: bufio.NewWriter(file), err: err}
}

func (p *prober) close() error {
	if p.out != nil && p.err == nil {
		p.err = p.out.Flush()
		_ = p.file.Close()
	}
	return p.err
}

const unknownKey = "zz_unknown"

// markIgnoredKeys: the object stays closed, and says that this version drops what it does not know.
func (p *prober) markIgnoredKeys(part *part) {
	visit(part.node, func(n *node) {
		if n.exact["additionalProperties"] != false {
			return
		}
		if decode(part, nest(n.path, map[string]any{unknownKey: 1})) == nil && decode(part, nest(n.path, map[string]any{})) == nil {
			n.exact["x-unknown-keys"] = "ignored"
		}
	})
}

// values probed at every place; chosen to tell apart everything the type table tells apart.
var probeValues = []any{
	nil, true, 0, 5, -5, 2.5, -0.5, "", "foo", "5", "5s", "1d", "true", "otlp", "otlp/a",
	[]any{}, []any{"a"}, []any{1}, map[string]any{}, map[string]any{"zz": 1}, map[string]any{"zz": "a"},
}

type verdict struct {
	Component string `json:"component"`
	Path      string `json:"path"`
	Config    any    `json:"config"`
	Accepted  bool   `json:"accepted"`
	Error     string `json:"error,omitempty"`
}

func (p *prober) record(part *part) {
	if p.out == nil {
		return
	}
	encoder := json.NewEncoder(p.out)
	encoder.SetEscapeHTML(false)
	visit(part.node, func(n *node) {
		for _, value := range probeValues {
			config := nest(n.path, value)
			err := decode(part, config)
			found := verdict{Component: part.kind + "/" + part.typeName, Path: fmt.Sprint(n.path), Config: config, Accepted: err == nil}
			if err != nil {
				found.Error = err.Error()
			}
			if failed := encoder.Encode(found); failed != nil {
				p.err = failed
			}
		}
	})
}

func visit(n *node, see func(*node)) {
	see(n)
	names := make([]string, 0, len(n.children))
	for name := range n.children {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		visit(n.children[name], see)
	}
}

// nest builds the smallest configuration that leads to a path.
func nest(path []string, value any) any {
	for i := len(path) - 1; i >= 0; i-- {
		switch path[i] {
		case "[]":
			value = []any{value}
		case "*":
			value = map[string]any{"otlp": value}
		default:
			value = map[string]any{path[i]: value}
		}
	}
	return value
}

// decode goes through a parent and Sub, as the Collector's loader does; a panic is a refusal.
func decode(part *part, config any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	parent := confmap.NewFromStringMap(map[string]any{"section": config})
	sub, err := parent.Sub("section")
	if err != nil {
		return err
	}
	cfg := part.defaultConfig()
	return sub.Unmarshal(&cfg)
}
