import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { fileUri, withSlashes } from "../../src/diagnostics/file-uri.ts";

/** Characters of a URI, each percent sign before two digits (RFC 3986, appendix A). */
const reference = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/;

const names = [
  "a b.yaml",
  "a#b?c.yaml",
  "100%.yaml",
  "%20.yaml",
  "größe/設定.yaml",
  "a:b.yaml",
  "[x]^`{}|.yaml",
  "👍.yaml",
];

test.each([...names, "a\\b.yaml", "../outside.yaml", "deploy/./x.yaml"])(
  "%s is a reference that leads to the file",
  (name) => {
    const uri = fileUri(name, "/");
    expect(uri).toMatch(reference);
    expect(fileURLToPath(new URL(uri, "file:///clone/here/"))).toBe(
      fileURLToPath(new URL(`file:///clone/here/${name.split("/").map(encodeURIComponent).join("/")}`)),
    );
  },
);

test.each([
  ["./././a.yaml", "a.yaml"],
  ["/etc/otel/a b.yaml", "file:///etc/otel/a%20b.yaml"],
  ["//etc//a.yaml", "file:///etc//a.yaml"],
  ["C:/a.yaml", "C%3A/a.yaml"],
  ["stdin", "stdin"],
])("%s is %s where slashes part folders", (file, uri) => {
  expect(fileUri(file, "/")).toBe(uri);
});

test.each([
  ["deploy\\a b.yaml", "deploy/a%20b.yaml"],
  [".\\deploy\\a.yaml", "deploy/a.yaml"],
  ["C:\\Users\\me\\#1\\a.yaml", "file:///C:/Users/me/%231/a.yaml"],
  ["\\\\server\\share\\a.yaml", "file://server/share/a.yaml"],
  ["..\\a.yaml", "../a.yaml"],
])("%s is %s where backslashes do", (file, uri) => {
  expect(fileUri(file, "\\")).toBe(uri);
  expect(fileUri(file, "\\")).toMatch(reference);
});

test("half a character does not end the check", () => {
  expect(fileUri("a\ud800.yaml", "\\")).toBe("a%EF%BF%BD.yaml");
});

test("a backslash stays where it is a letter of a name", () => {
  expect(withSlashes("a\\b", "/")).toBe("a\\b");
  expect(withSlashes("a\\b", "\\")).toBe("a/b");
});
