/** Why a file that was named cannot be read, in plain words. */

export function fileProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException; // what node:fs throws
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "no such file",
    EACCES: "no permission to read it",
    EPERM: "no permission to read it",
    ELOOP: "a link that leads back to itself",
    EISDIR: "is a folder",
    ENXIO: "a socket or a device, not a file",
    ENAMETOOLONG: "a name longer than any file has",
    ENOTDIR: "no such file",
  };
  return reasons[code ?? ""] ?? message;
}
