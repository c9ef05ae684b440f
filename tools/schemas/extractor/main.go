// Command extractor writes the JSON Schemas of a Collector version, by asking its component factories: the program is
// built from the Collector's own generated sources with only main replaced, so components() is exactly what the
// Collector has.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/otelcol"
)

// toolVersion changes when the same Collector would give other schemas.
const toolVersion = "1"

func main() {
	out := flag.String("out", "", "folder to write")
	version := flag.String("version", "", "Collector version")
	packages := flag.String("packages", "", "file with one 'import path<TAB>folder' a line, for reading string literals")
	probes := flag.String("probes", "", "file to write the decoder's verdicts to")
	flag.Parse()
	if err := run(*out, *version, *packages, *probes); err != nil {
		fmt.Fprintln(os.Stderr, "extractor:", err)
		os.Exit(1)
	}
}

func run(out, version, packages, probes string) error {
	factories, err := components()
	if err != nil {
		return err
	}
	literals, err := newLiterals(packages)
	if err != nil {
		return err
	}
	parts := collect(factories)
	walker := &walker{literals: literals, enums: map[string][]string{}}
	prober := newProber(probes)
	for i := range parts {
		part := &parts[i]
		walker.component = part.kind + "/" + part.typeName
		part.node = walker.root(part.defaultConfig())
		applyOverlays(walker, version, part)
		prober.markIgnoredKeys(part)
		prober.record(part)
	}
	if err := prober.close(); err != nil {
		return err
	}
	if len(walker.problems) > 0 {
		return fmt.Errorf("cannot describe:\n  %s", strings.Join(walker.problems, "\n  "))
	}
	if err := writeAll(out, parts); err != nil {
		return err
	}
	if err := writeJSON(filepath.Join(out, "enums.json"), walker.enums); err != nil {
		return err
	}
	return writeJSON(filepath.Join(out, "manifest.json"), manifest(version, parts, factories))
}

// part is one component: its factory's answers and, once walked, its schema.
type part struct {
	kind          string
	typeName      string
	aliases       []string
	module        string
	signals       []any
	defaultConfig func() component.Config
	node          *node
}

func manifest(version string, parts []part, factories otelcol.Factories) object {
	var list []any
	for _, p := range parts {
		if p.kind == "service" {
			continue
		}
		entry := object{"kind": p.kind, "type": p.typeName, "module": p.module}
		if len(p.aliases) > 0 {
			entry["aliases"] = p.aliases
		}
		if p.signals != nil {
			entry["signals"] = p.signals
		}
		list = append(list, entry)
	}
	return object{
		"collectorVersion": version,
		"tool":             object{"name": "fairlead-schemas", "version": toolVersion},
		"modules":          modules(factories),
		"components":       list,
	}
}

func modules(f otelcol.Factories) []string {
	seen := map[string]bool{}
	for _, m := range []map[component.Type]string{f.ReceiverModules, f.ProcessorModules, f.ExporterModules, f.ExtensionModules, f.ConnectorModules} {
		for _, module := range m {
			seen[module] = true
		}
	}
	var list []string
	for module := range seen {
		list = append(list, module)
	}
	sort.Strings(list)
	return list
}

func writeAll(out string, parts []part) error {
	for _, p := range parts {
		folder := filepath.Join(out, p.kind, p.typeName)
		title := p.kind + "/" + p.typeName
		views := map[string]any{
			"exact.json":     document(title, p.node.exact),
			"authoring.json": document(title, p.node.authoring),
			"default.json":   p.node.value,
		}
		for name, content := range views {
			if err := writeJSON(filepath.Join(folder, name), content); err != nil {
				return err
			}
		}
	}
	return nil
}

func document(title string, schema object) object {
	return merged(schema, object{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title})
}

func writeJSON(path string, content any) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	encoder := json.NewEncoder(file)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(content)
}
