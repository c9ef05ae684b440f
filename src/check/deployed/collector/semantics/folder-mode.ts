/** Which permissions a folder is made with, octal (contrib fileexporter and filestorage Validate, both versions). */

import { isReference } from "../reference.ts";
import { outOfRange, type Problems, type Settings } from "./setting-check.ts";

const modeMax = 0o777;

export function* modeProblems(settings: Settings): Problems {
  const mode = settings.text("directory_permissions");
  const isMode = /^\+?[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= modeMax;
  if (settings.effective("create_directory") !== true || isReference(mode) || isMode) return;
  if (mode !== "" || settings.written("directory_permissions") !== undefined)
    yield outOfRange("directory_permissions", `"${mode}" is not a mode of folders`, 'write "0755"');
}
