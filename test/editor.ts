/** TypeScript's own language service over one file that is being written: what an author sees. */

import { resolve } from "node:path";
import ts from "typescript";

/** Stands for the cursor. */
export const cursor = "¦";

export interface Editor {
  /** The words that are offered at the cursor. */
  offered(text: string): readonly ts.CompletionEntry[];
  /** What hovering at the cursor shows: the comment, then its tags. */
  hover(text: string): string;
  complaints(text: string): readonly string[];
}

/** @param path of a file that need not exist, from the root of the project */
export function createEditor(path: string): Editor {
  const file = resolve(path);
  let written = { text: "", version: 0 };
  const service = ts.createLanguageService(
    host(file, () => written),
    ts.createDocumentRegistry(),
  );
  /** @returns where the cursor stands */
  const write = (text: string): number => {
    written = { text: text.replace(cursor, ""), version: written.version + 1 };
    return text.indexOf(cursor);
  };
  return {
    offered: (text) => service.getCompletionsAtPosition(file, write(text), undefined)?.entries ?? [],
    hover: (text) => {
      const shown = service.getQuickInfoAtPosition(file, write(text));
      const tags = (shown?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
      return [ts.displayPartsToString(shown?.documentation), ...tags].join("\n").trim();
    },
    complaints: (text) => {
      write(text);
      const found = service.getSemanticDiagnostics(file);
      return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  };
}

function host(file: string, written: () => { text: string; version: number }): ts.LanguageServiceHost {
  const options = ts.getParsedCommandLineOfConfigFile("tsconfig.json", undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    },
  })?.options;
  return {
    getCompilationSettings: () => options ?? {},
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(written().version) : "0"),
    getScriptSnapshot: (name) => {
      const text = name === file ? written().text : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
  };
}
